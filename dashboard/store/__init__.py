"""The store: ledger, revisions, replay, seed data, build, snapshots, stored texts, history."""

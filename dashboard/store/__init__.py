"""The store: ledger, revisions, replay, seed data, build, snapshots, kept texts, history."""

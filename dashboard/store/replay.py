"""Fold revisions into rows, read facts from them, and compare them with an import. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.errors import InputError
from dashboard.facts.fact import Fact
from dashboard.facts.tables import FACT_TYPES, TABLES
from dashboard.store.revision import Activity, Revision, TextRow


@dataclass(frozen=True)
class Recorded:
    """A row's latest state, with the revision that recorded it."""

    row: TextRow
    revision: int
    recorded_at: str
    activity: Activity


StoreState = dict[str, dict[str, Recorded]]
"""Table → key → row after a prefix of the ledger."""


def key_of(table: str, row: TextRow) -> str:
    """Return a recorded row's key, by the key fields of its table."""
    return "/".join(str(row[name]) for name in TABLES[table].key_fields)


def replay(revisions: Iterable[Revision]) -> StoreState:
    """Fold revisions, oldest first, into the final rows."""
    state: StoreState = {table: {} for table in TABLES}
    for change in revisions:
        for table, keys in change.drop.items():
            for key in keys:
                state[table].pop(key, None)
        for table, rows in change.put.items():
            for row in rows:
                state[table][key_of(table, row)] = Recorded(
                    row, change.revision, change.recorded_at, change.activity
                )
    return state


def recorded_fact(state: StoreState, fact_id: str) -> tuple[str, Recorded]:
    """Return a fact's type and its row; raise InputError for an unknown id."""
    for fact_type, cls in FACT_TYPES.items():
        if fact_id in state[cls.table]:
            return fact_type, state[cls.table][fact_id]
    raise InputError(f"No fact is called {fact_id}.", "List them with: pledgewatch facts.")


def recorded_facts(state: StoreState) -> list[Fact]:
    """Return the facts of every type and status, candidates and rejected ones included."""
    return [
        cls.from_text(recorded.row, f"fact {key}")
        for cls in FACT_TYPES.values()
        for key, recorded in state[cls.table].items()
    ]


def difference(
    state: StoreState, shipped: dict[str, list[TextRow]]
) -> tuple[dict[str, list[TextRow]], dict[str, list[str]]]:
    """Return the rows to put and the keys to drop so that `state` matches the seed data.

    Rows of a user or of a review stay: only rows of an earlier import are replaced or dropped.
    """
    put: dict[str, list[TextRow]] = {}
    drop: dict[str, list[str]] = {}
    for table in TABLES:
        now = state[table]
        rows = {key_of(table, row): row for row in shipped.get(table, [])}
        changed = [
            row
            for key, row in rows.items()
            if key not in now
            or (
                now[key].activity == "import"
                and _without_empty(now[key].row) != _without_empty(row)
            )
        ]
        gone = [key for key, old in now.items() if old.activity == "import" and key not in rows]
        if changed:
            put[table] = changed
        if gone:
            drop[table] = gone
    return put, drop


def _without_empty(row: TextRow) -> TextRow:
    """Omit empty columns, so that a column added later does not change older rows."""
    return {name: value for name, value in row.items() if value is not None}

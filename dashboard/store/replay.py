"""From revisions to rows: a pure fold, and the difference that one more import would make."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.facts.tables import TABLES
from dashboard.store.revision import Activity, Revision, TextRow


@dataclass(frozen=True)
class Recorded:
    """A row as it stands, with the revision that put it there."""

    row: TextRow
    revision: int
    recorded_at: str
    activity: Activity


State = dict[str, dict[str, Recorded]]
"""Table → key → row as it stands after a prefix of the ledger."""


def key_of(table: str, row: TextRow) -> str:
    """Return a recorded row's key, by the key fields of its table."""
    return "/".join(str(row[name]) for name in TABLES[table].key_fields)


def replay(revisions: Iterable[Revision]) -> State:
    """Fold revisions, oldest first, into the rows that stand at the end."""
    state: State = {table: {} for table in TABLES}
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


def difference(
    state: State, shipped: dict[str, list[TextRow]]
) -> tuple[dict[str, list[TextRow]], dict[str, list[str]]]:
    """Return what to put and drop so that `state` holds what ships.

    Rows that a user added or a review decided are left alone: only what an earlier import
    brought is replaced or dropped.
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
            or (now[key].activity == "import" and _known(now[key].row) != _known(row))
        ]
        gone = [key for key, old in now.items() if old.activity == "import" and key not in rows]
        if changed:
            put[table] = changed
        if gone:
            drop[table] = gone
    return put, drop


def _known(row: TextRow) -> TextRow:
    """Leave out what is not known, so that a column added later changes no row that lacks it."""
    return {name: value for name, value in row.items() if value is not None}

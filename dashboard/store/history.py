"""What the revisions of a store did to one row. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.facts.tables import TABLES
from dashboard.store.replay import key_of
from dashboard.store.revision import Revision, TextRow

TABLE_OF = {
    "figure": "figures",
    "member": "members",
    "count": "counts",
    "membership_event": "membership_events",
    "reaction": "reactions",
}
"""First part of an evidence id → the table whose key is the rest of it."""

_DOES = {
    "import": "with the shipped data",
    "add": "with its article",
    "review": "by a review",
    "release": "with its release",
}


@dataclass(frozen=True)
class ColumnChange:
    """One column of the row, before and after; None is not known."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Touch:
    """One revision that put, changed or dropped the row: when, by whom, and what is different."""

    revision: int
    recorded_at: str
    recorded_by: str
    message: str
    says: str
    changes: tuple[ColumnChange, ...]


def history(fact_id: str, revisions: Iterable[Revision]) -> list[Touch]:
    """Return what happened to the row behind an evidence id, oldest first; nothing for no such row."""
    kind, _, key = fact_id.partition("/")
    table = TABLE_OF.get(kind)
    if table is None or table not in TABLES:
        return []
    found: list[Touch] = []
    held: TextRow | None = None
    for one in revisions:
        before = held
        if key in one.drop.get(table, ()):
            held = None
        for row in one.put.get(table, ()):
            if key_of(table, row) == key:
                held = row
        if held is not before:
            found.append(_touch(one, before, held))
    return found


def _touch(one: Revision, before: TextRow | None, after: TextRow | None) -> Touch:
    changes: tuple[ColumnChange, ...] = ()
    if before is None:
        says = f"recorded {_DOES[one.activity]}"
    elif after is None:
        says = f"withdrawn {_DOES[one.activity]}"
    else:
        names = dict.fromkeys([*before, *after])
        changes = tuple(
            ColumnChange(name.replace("_", " "), before.get(name), after.get(name))
            for name in names
            if (before.get(name) or None) != (after.get(name) or None)
        )
        says = f"changed {_DOES[one.activity]}"
    return Touch(one.revision, one.recorded_at, one.recorded_by, one.message, says, changes)

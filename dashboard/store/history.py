"""History of one row: the revisions that touched it, with their changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.facts.figure import Figure
from dashboard.facts.member import Member
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.replay import key_of, recorded_fact
from dashboard.store.revision import Activity, Revision, TextRow
from dashboard.store.store import Store

_TABLES = {
    "figure": Figure.table,
    "member": Member.table,
    **{fact_type: cls.table for fact_type, cls in FACT_TYPES.items()},
}
"""First part of an evidence id → the table; the rest of the id is the key."""

_CAUSES = {
    "import": "with the shipped data",
    "add": "with its article",
    "review": "by a review",
    "release": "with its release",
}


@dataclass(frozen=True)
class RowRevision:
    """One revision that added, changed or dropped the row; None is an absent row."""

    revision: int
    activity: Activity
    recorded_at: str
    recorded_by: str
    message: str
    before: TextRow | None
    after: TextRow | None

    @property
    def columns(self) -> dict[str, tuple[str | None, str | None]]:
        """Column → text before and after, for the columns that differ; an empty text is None."""
        before, after = self.before or {}, self.after or {}
        pairs = {
            name: (before.get(name) or None, after.get(name) or None)
            for name in dict.fromkeys([*before, *after])
        }
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    @property
    def sentence(self) -> str:
        """The effect of the revision on the row: ``changed by a review``."""
        verb = (
            "recorded" if self.before is None else "withdrawn" if self.after is None else "changed"
        )
        return f"{verb} {_CAUSES[self.activity]}"

    def to_json(self) -> dict[str, object]:
        """Return the revision for the fact page and its JSON; columns only if it changed the row."""
        is_change = self.before is not None and self.after is not None
        return {
            "revision": self.revision,
            "recorded_at": self.recorded_at,
            "recorded_by": self.recorded_by,
            "message": self.message,
            "says": self.sentence,
            "changes": [
                {"name": name.replace("_", " "), "before": before, "after": after}
                for name, (before, after) in (self.columns if is_change else {}).items()
            ],
        }


def history(evidence_id: str, revisions: Iterable[Revision]) -> list[RowRevision]:
    """Return the revisions that touched the row of an evidence id, oldest first.

    The list is empty for an unknown id.
    """
    kind, _, key = evidence_id.partition("/")
    table = _TABLES.get(kind)
    if table is None:
        return []
    touched: list[RowRevision] = []
    current: TextRow | None = None
    for change in revisions:
        before = current
        if key in change.drop.get(table, ()):
            current = None
        for row in change.put.get(table, ()):
            if key_of(table, row) == key:
                current = row
        if current is not before:
            touched.append(
                RowRevision(
                    change.revision,
                    change.activity,
                    change.recorded_at,
                    change.recorded_by,
                    change.message,
                    before,
                    current,
                )
            )
    return touched


def fact_history(store: Store, fact_id: str) -> list[RowRevision]:
    """Return the history of a recorded fact; raise InputError for an unknown id."""
    revisions = store.ledger.revisions()
    fact_type, _ = recorded_fact(store.state(), fact_id)
    return history(f"{fact_type}/{fact_id}", revisions)

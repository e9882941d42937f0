"""Tells what became of a fact, and takes a review back: nothing is erased, a revision supersedes."""

from dataclasses import dataclass

from dashboard.errors import InputError
from dashboard.review.deciding import recorded_fact
from dashboard.store.replay import key_of, replay
from dashboard.store.revision import Activity, Revision, TextRow
from dashboard.store.store import Store


@dataclass(frozen=True)
class RevisionChange:
    """What one revision made of one fact: column → text before and after."""

    revision: int
    activity: Activity
    recorded_at: str
    recorded_by: str
    columns: dict[str, tuple[str | None, str | None]]


def history(store: Store, fact_id: str) -> list[RevisionChange]:
    """Return the revisions that touched a fact, oldest first; raises InputError for no fact."""
    recorded_fact(store.state(), fact_id)
    found: list[RevisionChange] = []
    before: TextRow = {}
    for change in store.ledger.revisions():
        for rows in change.put.values():
            for row in rows:
                if row.get("fact_id") == fact_id:
                    found.append(
                        RevisionChange(
                            change.revision,
                            change.activity,
                            change.recorded_at,
                            change.recorded_by,
                            _differences(before, row),
                        )
                    )
                    before = row
    return found


def undo(store: Store, number: int, reviewer: str) -> Revision:
    """Record what stood before the review of revision `number` as one more revision.

    Raises InputError where that revision is not a review, or one of its facts was decided on
    again since.
    """
    with store.ledger.writing():
        revisions = store.ledger.revisions()
        if not 1 <= number <= len(revisions):
            raise InputError(
                f"Revision {number} is not in this store, which ends at {len(revisions)}.",
                "Name a review: pledgewatch history FACT lists them.",
            )
        target = revisions[number - 1]
        if target.activity != "review":
            raise InputError(
                f"Revision {number} is no review but: {target.activity}.",
                "Only decisions on facts can be taken back.",
            )
        before, now = replay(revisions[: number - 1]), replay(revisions)
        put: dict[str, list[TextRow]] = {}
        for table, rows in target.put.items():
            for row in rows:
                key = key_of(table, row)
                if now[table][key].revision != number:
                    raise InputError(
                        f"{key} was decided on again in revision {now[table][key].revision}.",
                        "Take that one back first.",
                    )
                put.setdefault(table, []).append(before[table][key].row)
        store.rehearse(put)
        message = f"undo of revision {number}: {target.message}"
        revision = store.ledger.append("review", reviewer, message, put, {})
        store.publish()
        return revision


def _differences(before: TextRow, after: TextRow) -> dict[str, tuple[str | None, str | None]]:
    return {
        name: (before.get(name), after.get(name))
        for name in sorted(set(before) | set(after))
        if before.get(name) != after.get(name)
    }

"""Undo a review: another revision restores the rows before it, and nothing is erased."""

from dashboard.errors import InputError
from dashboard.store.replay import key_of, replay
from dashboard.store.revision import Revision, TextRow
from dashboard.store.store import Store


def undo(store: Store, number: int, reviewer: str) -> Revision:
    """Record the rows before the review of revision `number` as another revision.

    Raises InputError if that revision is not a review, or one of its facts was decided on again.
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

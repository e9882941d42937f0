"""Record a review: all decisions become one revision, or none is recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dashboard.errors import DecidedSinceError, InputError
from dashboard.facts.evidence import Evidence
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.replay import StoreState, recorded_fact
from dashboard.store.revision import Revision, TextRow
from dashboard.store.store import Store
from dashboard.store.texts import text_of_fact

_FIXED = frozenset(
    """fact_id source_id second_source_id verification status extractor confidence decided_by
    decided_on text_sha256 start end passage_sha256 exact exact_start orphaned_in named_at
    cued_at said_at""".split()
)
"""Columns that a review cannot correct: the fact's identity and its evidence."""


@dataclass(frozen=True)
class Decision:
    """A reviewer's decision on one candidate: rejected, accepted, or accepted with corrections."""

    fact_id: str
    accept: bool
    corrections: Mapping[str, str] = field(default_factory=dict)
    """Column → text."""
    passage: tuple[int, int] | None = None
    """The new passage of the evidence: code points of the stored text, end exclusive."""

    @property
    def status(self) -> str:
        """``rejected``, ``accepted``, or ``corrected`` with any correction."""
        if not self.accept:
            return "rejected"
        return "corrected" if self.corrections or self.passage else "accepted"


def correctable(fact_type: str) -> list[str]:
    """Return the columns of a fact type that a review may correct, in the schema's order."""
    return [name for name in FACT_TYPES[fact_type].model_fields if name not in _FIXED]


def decide(
    store: Store,
    fact_ids: Sequence[str],
    accept: bool,
    corrections: Mapping[str, str],
    reviewer: str,
) -> Revision:
    """Record the same decision on several candidates as one revision: see `decide_all`."""
    decisions = [Decision(fact_id, accept, corrections) for fact_id in fact_ids]
    return decide_all(store, decisions, reviewer)


def decide_all(
    store: Store, decisions: Sequence[Decision], reviewer: str, *, seen_revision: int | None = None
) -> Revision:
    """Record decisions as one revision and publish it.

    `seen_revision` is the revision on the reviewer's screen: a later decision on one of these facts raises
    DecidedSinceError, and nothing is recorded. Raises InputError for an unknown fact id, DataError
    for a correction that breaks the schema, EvidenceError for a passage outside the text,
    CheckError if the result does not pass the checks.
    """
    if not decisions:
        raise InputError("There is nothing to record.", "Accept or reject a candidate first.")
    with store.ledger.writing():
        state = store.state()
        if seen_revision is not None:
            _refuse_stale(store, state, decisions, seen_revision)
        put = decided_rows(store, state, decisions, reviewer)
        store.rehearse(put)
        revision = store.ledger.append("review", reviewer, _message(decisions), put, {})
        store.publish()
        return revision


def decided_rows(
    store: Store, state: StoreState, decisions: Iterable[Decision], reviewer: str
) -> dict[str, list[TextRow]]:
    """Return table → rows with the decisions applied; raise the errors of `decide_all`."""
    today = datetime.now(UTC).date().isoformat()
    put: dict[str, list[TextRow]] = {}
    for decision in decisions:
        fact_type, recorded = recorded_fact(state, decision.fact_id)
        _refuse_corrections(fact_type, decision.corrections)
        row = recorded.row
        if row.get("status") == decision.status and decision.status != "corrected":
            raise InputError(f"{decision.fact_id} is {decision.status} already.", "Leave it out.")
        decided = {
            **row,
            **decision.corrections,
            **(_moved(store, row, decision.passage) if decision.passage else {}),
            "status": decision.status,
            "decided_by": reviewer,
            "decided_on": today,
        }
        fact = FACT_TYPES[fact_type].from_text(decided, decision.fact_id)
        put.setdefault(fact.table, []).append(fact.to_text())
    return put


def _moved(store: Store, row: TextRow, passage: tuple[int, int]) -> TextRow:
    text = text_of_fact(store, row)
    if text is None:
        raise InputError(
            f"The text of {row['fact_id']} is not in this store, so its evidence cannot move.",
            "Add the article again, then correct it.",
        )
    evidence = Evidence.of(text, *passage)
    return {name: str(value) for name, value in evidence.model_dump().items()}


def _refuse_stale(
    store: Store, state: StoreState, decisions: Sequence[Decision], seen_revision: int
) -> None:
    """Raise DecidedSinceError for decisions after `seen_revision`, with editor, decision and time."""
    stale = [
        (decision.fact_id, recorded)
        for decision in decisions
        for recorded in [recorded_fact(state, decision.fact_id)[1]]
        if recorded.revision > seen_revision
    ]
    if not stale:
        return
    by = {change.revision: change.recorded_by for change in store.ledger.revisions()}
    changes = "; ".join(
        f"{fact_id} is {recorded.row['status']} since revision {recorded.revision}, "
        f"by {by[recorded.revision]} at {recorded.recorded_at}"
        for fact_id, recorded in stale
    )
    raise DecidedSinceError(
        f"Nothing was saved, because it was decided on while you were reading: {changes}.",
        "Your other decisions are kept: look at these again, then save.",
        tuple(fact_id for fact_id, _ in stale),
    )


def _refuse_corrections(fact_type: str, corrections: Mapping[str, str]) -> None:
    allowed = sorted(correctable(fact_type))
    for name in corrections:
        if name not in allowed:
            raise InputError(f"{name} cannot be corrected.", f"These can be: {', '.join(allowed)}.")


def _message(decisions: Sequence[Decision]) -> str:
    parts = []
    for status in ("accepted", "corrected", "rejected"):
        fact_ids = [decision.fact_id for decision in decisions if decision.status == status]
        if fact_ids:
            parts.append(f"{status}: {', '.join(fact_ids)}")
    return "; ".join(parts)

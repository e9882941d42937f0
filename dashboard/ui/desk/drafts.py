"""Drafts of a review: decisions that are not saved, kept across pages, reruns and reloads."""

from dataclasses import dataclass, field, replace

from dashboard.facts.fact import Fact
from dashboard.review.deciding import Decision
from dashboard.ui.desk.desk_address import review, write_address
from dashboard.views.app_context import AppContext


@dataclass
class Drafts:
    """The unsaved decisions on one article, and the revision shown at the first one."""

    seen_revision: int
    decisions: dict[str, Decision] = field(default_factory=dict)


def drafts_of(app: AppContext, editor: str, source_id: str, revision: int) -> Drafts:
    """Return an editor's drafts of an article, or new ones begun at `revision`.

    The address names the review: after a reload the browser finds it, and other browsers have
    their own.
    """
    drafts: Drafts = app.caches.drafts.get((editor, review(), source_id), lambda: Drafts(revision))
    if not drafts.decisions:
        drafts.seen_revision = revision
    return drafts


def decide(drafts: Drafts, fact: Fact, accept: bool) -> None:
    """Draft a decision; corrections made before stay."""
    earlier = drafts.decisions.get(fact.fact_id, Decision(fact.fact_id, True))
    _put(drafts, replace(earlier, accept=accept))


def correct(drafts: Drafts, fact: Fact, column: str, text: str) -> None:
    """Draft a corrected column; the candidate is then accepted."""
    earlier = drafts.decisions.get(fact.fact_id, Decision(fact.fact_id, True))
    corrections = {**earlier.corrections, column: text}
    if (fact.to_text().get(column) or "") == text:
        del corrections[column]
    _put(drafts, replace(earlier, accept=True, corrections=corrections))


def move(drafts: Drafts, fact: Fact, passage: tuple[int, int]) -> None:
    """Draft another passage as the evidence; the candidate is then accepted."""
    earlier = drafts.decisions.get(fact.fact_id, Decision(fact.fact_id, True))
    own = passage == (fact.start, fact.end)
    _put(drafts, replace(earlier, accept=True, passage=None if own else passage))


def _put(drafts: Drafts, decision: Decision) -> None:
    drafts.decisions[decision.fact_id] = decision
    write_address()


def forget(drafts: Drafts, fact_id: str) -> None:
    """Drop the draft of one candidate."""
    drafts.decisions.pop(fact_id, None)

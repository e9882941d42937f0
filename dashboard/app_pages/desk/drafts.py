"""What a reviewer has decided and not saved yet: kept for the session, across pages and reruns."""

from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.facts.fact import Fact
from dashboard.recording.deciding import Decision

_KEY = "desk_drafts"


@dataclass
class Drafts:
    """The decisions on one article, and the revision that was on the screen at the first one."""

    seen: int
    decisions: dict[str, Decision] = field(default_factory=dict)


def drafts_of(source_id: str, revision: int) -> Drafts:
    """Return the drafts of an article, begun at `revision` where there are none."""
    everything: dict[str, Drafts] = st.session_state.setdefault(_KEY, {})
    found = everything.setdefault(source_id, Drafts(revision))
    if not found.decisions:
        found.seen = revision
    return found


def decide(drafts: Drafts, fact: Fact, accept: bool) -> None:
    """Draft a decision; corrections made before stay."""
    earlier = drafts.decisions.get(fact.fact_id, Decision(fact.fact_id, True))
    drafts.decisions[fact.fact_id] = replace(earlier, accept=accept)


def correct(drafts: Drafts, fact: Fact, column: str, text: str) -> None:
    """Draft a corrected column; the candidate is then accepted."""
    earlier = drafts.decisions.get(fact.fact_id, Decision(fact.fact_id, True))
    corrections = {**earlier.corrections, column: text}
    if (fact.to_text().get(column) or "") == text:
        del corrections[column]
    drafts.decisions[fact.fact_id] = replace(earlier, accept=True, corrections=corrections)


def move(drafts: Drafts, fact: Fact, passage: tuple[int, int]) -> None:
    """Draft another passage as the evidence; the candidate is then accepted."""
    earlier = drafts.decisions.get(fact.fact_id, Decision(fact.fact_id, True))
    own = passage == (fact.start, fact.end)
    drafts.decisions[fact.fact_id] = replace(earlier, accept=True, passage=None if own else passage)


def forget(drafts: Drafts, fact_id: str) -> None:
    """Drop what was drafted on one candidate."""
    drafts.decisions.pop(fact_id, None)

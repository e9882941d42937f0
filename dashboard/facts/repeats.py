"""Tells when a proposed fact repeats a recorded one; rows are never merged, a repeat says so.

A count repeats one of the same metric, value and year; a step, the same step of the same state on a
compatible day; a statement, the same words of the same speaker within two days.
"""

import re
from collections.abc import Iterable
from datetime import date

from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction

SHARED = 0.6
"""Share of the shorter one's runs of five words that must stand in the other."""
_RUN = 5
_DAYS = 2
_WORD = re.compile(r"\w+")


def repeated(candidate: Fact, recorded: Iterable[Fact]) -> Fact | None:
    """Return the accepted fact that `candidate` repeats, the first by id, or None.

    A fact that is itself a repeat is not offered, nor one from the same text.
    """
    return min(
        (
            fact
            for fact in recorded
            if type(fact) is type(candidate)
            and fact.status in ("accepted", "corrected")
            and fact.same_as is None
            and fact.fact_id != candidate.fact_id
            and (fact.text_sha256 is None or fact.text_sha256 != candidate.text_sha256)
            and _is_same(candidate, fact)
        ),
        key=lambda fact: fact.fact_id,
        default=None,
    )


def _is_same(one: Fact, other: Fact) -> bool:
    if isinstance(one, Count) and isinstance(other, Count):
        names = "metric value comparison guideline reference_year iso3 unit".split()
        same = all(getattr(one, name) == getattr(other, name) for name in names)
        return same and one.value is not None and one.reference_year is not None
    if isinstance(one, MembershipEvent) and isinstance(other, MembershipEvent):
        who = (one.iso3, one.event, one.ratified_by) == (other.iso3, other.event, other.ratified_by)
        return who and _compatible(one.happened_on, other.happened_on)
    if isinstance(one, Reaction) and isinstance(other, Reaction):
        return (
            _same_speaker(one, other)
            and _near(one.stated_on, other.stated_on)
            and share_of_runs(one.quoted or one.exact or "", other.quoted or other.exact or "")
            >= SHARED
        )
    return False


def share_of_runs(one: str, other: str) -> float:
    """Return which share of the shorter text's five-word runs the other holds, 0 to 1.

    Case and punctuation do not matter. A text of fewer words is one run; an empty one shares none.
    """
    runs, others = _runs(one), _runs(other)
    shorter = min(len(runs), len(others))
    return len(runs & others) / shorter if shorter else 0.0


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [found[0].lower() for found in _WORD.finditer(text)]
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def _same_speaker(one: Reaction, other: Reaction) -> bool:
    if one.official_id and other.official_id:
        return one.official_id == other.official_id
    return one.speaker.casefold() == other.speaker.casefold()


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates can be the same day: ``2023-04`` and ``2023-04-04``."""
    if one is None or other is None:
        return False
    width = min(len(one), len(other))
    return one[:width] == other[:width]


def _near(one: str | None, other: str | None) -> bool:
    """Whether two days are at most two apart; one that is not known is near any."""
    if one is None or other is None:
        return True
    if len(one) < 10 or len(other) < 10:
        return _compatible(one, other)
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS

"""Find the recorded fact that a proposed one repeats; rows are never merged.

A count repeats a count with the same metric, value and year; a step repeats the same step of the
same state on a compatible day; a statement repeats the same words of the same speaker within two
days. In a text that already has accepted facts, a candidate repeats the fact with the same words.
"""

import re
from collections.abc import Iterable
from datetime import date

from rapidfuzz.fuzz import token_set_ratio

from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction

SHARED = 0.6
"""Minimum share of the shorter statement's five-word runs in the other one."""
ALIKE = 85
"""Minimum similarity of two statements' word sets, 0 to 100, for a reviewer's comparison."""
_RUN = 5
_FEWEST_WORDS = 4
"""Minimum words for a comparison: a shorter statement resembles too many others."""
_DAYS = 2
_WORD = re.compile(r"\w+")

Runs = frozenset[tuple[str, ...]]


def find_repeat(candidate: Fact, recorded: Iterable[Fact]) -> Fact | None:
    """Return the accepted fact that `candidate` repeats, the first by id, or None.

    If that fact is itself a repeat, its original is returned.
    """
    by_id = {fact.fact_id: fact for fact in recorded}
    repeats = [
        by_id.get(fact.same_as or "", fact)
        for fact in by_id.values()
        if _may_repeat(candidate, fact)
        and (_is_reread if _same_text(candidate, fact) else _is_same)(candidate, fact)
    ]
    return min(repeats, key=lambda fact: fact.fact_id, default=None)


def similar_statements(candidate: Fact, recorded: Iterable[Fact]) -> list[tuple[Fact, float]]:
    """Return accepted statements to compare with `candidate`, the most similar first.

    They have the same speaker, days at most two apart, and a similarity of word sets of at least
    ALIKE. A reviewer, not the similarity, decides whether they are the same.
    """
    if not isinstance(candidate, Reaction):
        return []
    words = _words_of(candidate)
    if len(words.split()) < _FEWEST_WORDS:
        return []
    rated = [
        (fact, token_set_ratio(words, _words_of(fact)))
        for fact in recorded
        if isinstance(fact, Reaction)
        and _may_repeat(candidate, fact)
        and fact.same_as is None
        and not _same_text(candidate, fact)
        and len(_words_of(fact).split()) >= _FEWEST_WORDS
        and _same_speaker(candidate, fact)
        and _near(candidate.stated_on, fact.stated_on)
    ]
    close = [(fact, likeness) for fact, likeness in rated if likeness >= ALIKE]
    return sorted(close, key=lambda pair: (-pair[1], pair[0].fact_id))


def _may_repeat(candidate: Fact, fact: Fact) -> bool:
    return (
        type(fact) is type(candidate)
        and fact.status in ("accepted", "corrected")
        and candidate.fact_id not in (fact.fact_id, fact.same_as)
    )


def _same_text(fact: Fact, other: Fact) -> bool:
    return fact.text_sha256 is not None and fact.text_sha256 == other.text_sha256


def _is_reread(fact: Fact, other: Fact) -> bool:
    """Return whether two facts of one text agree and share words of their evidence."""
    if not _overlap(fact, other):
        return False
    if isinstance(fact, Count) and isinstance(other, Count):
        return (fact.metric, fact.value) == (other.metric, other.value)
    if isinstance(fact, MembershipEvent) and isinstance(other, MembershipEvent):
        return (fact.iso3, fact.event) == (other.iso3, other.event)
    return isinstance(fact, Reaction) and isinstance(other, Reaction) and _same_speaker(fact, other)


def _overlap(first: Fact, second: Fact) -> bool:
    """Return whether the exact words of two facts overlap."""
    ends = [
        (fact.exact_start or 0, (fact.exact_start or 0) + len(fact.exact or ""))
        for fact in (first, second)
    ]
    return max(start for start, _ in ends) < min(end for _, end in ends)


def _words_of(fact: Reaction) -> str:
    """Return the words of a statement in lower case, without punctuation."""
    return " ".join(word[0].lower() for word in _WORD.finditer(fact.quoted or fact.exact or ""))


def _is_same(fact: Fact, other: Fact) -> bool:
    if isinstance(fact, Count) and isinstance(other, Count):
        names = "metric value comparison guideline reference_year iso3 unit".split()
        same = all(getattr(fact, name) == getattr(other, name) for name in names)
        return same and fact.value is not None and fact.reference_year is not None
    if isinstance(fact, MembershipEvent) and isinstance(other, MembershipEvent):
        is_same_step = (fact.iso3, fact.event, fact.ratified_by) == (
            other.iso3,
            other.event,
            other.ratified_by,
        )
        return is_same_step and _compatible(fact.happened_on, other.happened_on)
    if isinstance(fact, Reaction) and isinstance(other, Reaction):
        return (
            _same_speaker(fact, other)
            and _near(fact.stated_on, other.stated_on)
            and shared_words(fact.quoted or fact.exact or "", other.quoted or other.exact or "")
            >= SHARED
        )
    return False


def shared_words(text: str, other: str) -> float:
    """Return the share of the shorter text's five-word runs in the other text, 0 to 1.

    Case and punctuation do not matter. A shorter text is one run; an empty text shares none.
    """
    return shared_part(word_runs(text), word_runs(other))


def shared_part(runs: Runs, others: Runs) -> float:
    """Return the share of the smaller set in the other, 0 to 1."""
    shorter = min(len(runs), len(others))
    return len(runs & others) / shorter if shorter else 0.0


def word_runs(text: str) -> Runs:
    """Return a text's five-word runs, in lower case and without punctuation."""
    words = [match[0].lower() for match in _WORD.finditer(text)]
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def _same_speaker(reaction: Reaction, other: Reaction) -> bool:
    if reaction.official_id and other.official_id:
        return reaction.official_id == other.official_id
    return reaction.speaker.casefold() == other.speaker.casefold()


def _compatible(day: str | None, other: str | None) -> bool:
    """Return whether two EDTF dates can be the same day: ``2023-04`` and ``2023-04-04``."""
    if day is None or other is None:
        return False
    width = min(len(day), len(other))
    return day[:width] == other[:width]


def _near(day: str | None, other: str | None) -> bool:
    """Return whether two days are at most two apart; an unknown day is near any other."""
    if day is None or other is None:
        return True
    if len(day) < 10 or len(other) < 10:
        return _compatible(day, other)
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= _DAYS

"""Find the recorded fact that a proposed one repeats; rows are never merged.

A count repeats one of the same metric, value and year; a step, the same step of the same state on a
compatible day; a statement, the same words of the same speaker within two days. Where an article
is read anew whose text has accepted facts, what stands on the words of one repeats it.
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
"""Share of the shorter one's runs of five words that must stand in the other."""
ALIKE = 85
"""Likeness of two statements' sets of words, 0 to 100, from which a reviewer is asked."""
_RUN = 5
_FEWEST_WORDS = 4
"""A shorter statement is like too many others."""
_DAYS = 2
_WORD = re.compile(r"\w+")

Runs = frozenset[tuple[str, ...]]


def find_repeat(candidate: Fact, recorded: Iterable[Fact]) -> Fact | None:
    """Return the accepted fact that `candidate` repeats, the first by id, or None.

    Of a fact that is itself a repeat, the one that it repeats is offered.
    """
    known = {fact.fact_id: fact for fact in recorded}
    found = [
        known.get(fact.same_as or "", fact)
        for fact in known.values()
        if _may_repeat(candidate, fact)
        and (_is_reread if _same_text(candidate, fact) else _is_same)(candidate, fact)
    ]
    return min(found, key=lambda fact: fact.fact_id, default=None)


def similar_statements(candidate: Fact, recorded: Iterable[Fact]) -> list[tuple[Fact, float]]:
    """Return the accepted statements that a reviewer should compare with `candidate`, likest first.

    Same speaker, days at most two apart, and ALIKE by the sets of their words (0 to 100). That is
    never enough to call them the same: a person does.
    """
    if not isinstance(candidate, Reaction):
        return []
    words = _words_of(candidate)
    if len(words.split()) < _FEWEST_WORDS:
        return []
    found = [
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
    close = [(fact, likeness) for fact, likeness in found if likeness >= ALIKE]
    return sorted(close, key=lambda pair: (-pair[1], pair[0].fact_id))


def _may_repeat(candidate: Fact, fact: Fact) -> bool:
    return (
        type(fact) is type(candidate)
        and fact.status in ("accepted", "corrected")
        and candidate.fact_id not in (fact.fact_id, fact.same_as)
    )


def _same_text(one: Fact, other: Fact) -> bool:
    return one.text_sha256 is not None and one.text_sha256 == other.text_sha256


def _is_reread(one: Fact, other: Fact) -> bool:
    """Whether two facts of one text say the same of words that both rest on."""
    if not _overlap(one, other):
        return False
    if isinstance(one, Count) and isinstance(other, Count):
        return (one.metric, one.value) == (other.metric, other.value)
    if isinstance(one, MembershipEvent) and isinstance(other, MembershipEvent):
        return (one.iso3, one.event) == (other.iso3, other.event)
    return isinstance(one, Reaction) and isinstance(other, Reaction) and _same_speaker(one, other)


def _overlap(one: Fact, other: Fact) -> bool:
    """Whether the exact words of two facts have any in common."""
    ends = [
        (fact.exact_start or 0, (fact.exact_start or 0) + len(fact.exact or ""))
        for fact in (one, other)
    ]
    return max(start for start, _ in ends) < min(end for _, end in ends)


def _words_of(fact: Reaction) -> str:
    """Return the words of a statement in lower case, without punctuation."""
    return " ".join(word[0].lower() for word in _WORD.finditer(fact.quoted or fact.exact or ""))


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
            and shared_words(one.quoted or one.exact or "", other.quoted or other.exact or "")
            >= SHARED
        )
    return False


def shared_words(one: str, other: str) -> float:
    """Return which share of the shorter text's five-word runs the other holds, 0 to 1.

    Case and punctuation do not matter. A text of fewer words is one run; an empty one shares none.
    """
    return shared_part(word_runs(one), word_runs(other))


def shared_part(runs: Runs, others: Runs) -> float:
    """Return which share of the smaller set stands in the other, 0 to 1."""
    shorter = min(len(runs), len(others))
    return len(runs & others) / shorter if shorter else 0.0


def word_runs(text: str) -> Runs:
    """Return a text's runs of five words, in lower case and without punctuation."""
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

"""Reads how many members a sentence speaks of: "seven countries", "all but ten of the 32"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import MOST_MEMBERS, Clauses
from dashboard.extraction.rules.counts.group_words import (
    FEWEST_IN_ALL,
    MEETING,
    MEMBERS,
    MODIFYING,
    PASSING,
)
from dashboard.extraction.rules.words.numbers import number_of

_VERBS = frozenset(
    """are were is was will would now had have has currently already do did should to may might
    could can allies""".split()
)
_SHARES_OF_ALL = {
    ("half",): 0.5,
    ("a", "third"): 1 / 3,
    ("one", "third"): 1 / 3,
    ("two", "thirds"): 2 / 3,
    ("two-thirds",): 2 / 3,
    ("a", "quarter"): 0.25,
    ("three", "quarters"): 0.75,
    ("three-quarters",): 0.75,
}
_SHARING = frozenset(words[0] for words in _SHARES_OF_ALL)
_VAGUE = frozenset("than about nearly almost roughly over around barely".split())


@dataclass(frozen=True)
class Group:
    """A number of members: how many, of how many in all, and the tokens that say so."""

    value: int
    in_all: int | None
    first: int
    at: int
    last: int


def groups_in(sentence: Clauses, carried: Carried) -> Iterator[Group]:
    """The numbers of members in a sentence; "of the 32 allies" alone is what others are part of."""
    in_all: int | None = None
    at = 0
    while at < len(sentence.tokens):
        if sentence.members_at(at) is None and sentence.lows[at] not in _SHARING | {"all"}:
            at += 1
            continue
        subject = (
            _all_but(sentence, at, in_all or carried.members)
            or _fraction(sentence, at, in_all or carried.members)
            or _numbered(sentence, at, in_all)
        )
        if subject is None:
            at += 1
            continue
        opener = sentence.lows[max(0, subject.first - 3) : subject.first]
        whole = bool(set(opener) & {"of", "among"}) and subject.in_all is None
        if whole and subject.value >= FEWEST_IN_ALL:
            in_all = subject.value
        elif subject.at == at or subject.value:
            yield subject
        at = subject.last


def _numbered(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read ``seven countries``, ``11 of the alliance's 31 members``, ``just eight`` (met it)."""
    value = sentence.members_at(at)
    if value is None:
        return None
    total, last = _counts_members(sentence, at)
    if last and total and value == 1 and sentence.lows[at - 1 : at] == ["every"]:
        # "every one of the 32 allies"
        value = total
    if last and total and value == 1 and sentence.lows[last : last + 1] in (["that"], ["who"]):
        # "Romania is one of 11 allies that meet it"
        return Group(total, in_all, at, at, last)
    if last:
        return Group(value, total or in_all, at, at, last)
    lows = sentence.lows
    after = lows[at + 1] if at + 1 < len(lows) else ""
    # "a third of the allies, eleven, met the target"
    aside = lows[at - 1 : at] == [","] == lows[at + 1 : at + 2] and sentence.has(
        at - 3, at, MEMBERS
    )
    if aside:
        return Group(value, in_all, at, at, at + 2)
    verbal = after in MEETING | _VERBS | PASSING or after in ("so", "managed", "made", "that")
    if (verbal and after != "to") or (after == "more" and lows[at + 2 : at + 3] == ["are"]):
        return Group(value, in_all, at, at, at + 1)
    return None


def _all_but(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read ``all but ten of the 32``; without the number of all it says nothing."""
    if sentence.lows[at : at + 2] != ["all", "but"] or at + 2 >= len(sentence.tokens):
        return None
    lacking = sentence.members_at(at + 2)
    if lacking is None:
        return None
    total, last = _counts_members(sentence, at + 2)
    total, last = total or in_all, last or at + 3
    if total is None or not total - lacking > 0:
        return Group(0, None, at, at, last)
    return Group(total - lacking, total, at, at, last)


def _fraction(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read ``half of the 32 allies``; "nearly half" and what does not come out even say nothing."""
    lows = sentence.lows
    if lows[at] not in _SHARING:
        return None
    for words, share in _SHARES_OF_ALL.items():
        if tuple(lows[at : at + len(words)]) != words:
            continue
        last = at + len(words)
        total = None
        for index in range(last, min(last + 6, len(lows))):
            total = total or (sentence.members_at(index) or None)
            if lows[index] in MEMBERS:
                last = index + 1
                break
        else:
            return None
        total = total or in_all
        if total is None or (at and lows[at - 1] in _VAGUE):
            return None
        value = total * share
        whole = abs(value - round(value)) < 1e-9
        return Group(round(value), total, at, at, last) if whole else None
    return None


def _counts_members(sentence: Clauses, at: int) -> tuple[int | None, int]:
    """The members in all that stand beside a number, and the end of what it counts; 0 for none.

    "11 of the alliance's 31 members" → 31; "seven countries" → None.
    """
    total, shared = None, False
    for index in range(at + 1, min(len(sentence.tokens), at + 9)):
        low = sentence.lows[index]
        number = number_of(sentence.tokens[index])
        if low in MEMBERS:
            return total, index + 1
        if low == "of":
            shared = True
        elif shared and low in ("them", "which", "whom", "those"):
            return total, index + 1
        elif shared and number is not None and total is None and number <= MOST_MEMBERS:
            total = int(number)
        elif low not in MODIFYING and low != "out":
            # "23 of 32 are expected to": what is counted goes without saying.
            return (total, index) if total and total > FEWEST_IN_ALL else (None, 0)
    return None, 0

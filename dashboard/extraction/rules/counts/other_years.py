"""Finds how many members met a guideline in other years: "up from four in 2017 and three in 2014"."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.group_words import (
    ONLY_GUIDELINE,
    ONLY_UNTIL,
)
from dashboard.extraction.rules.words.dates import FoundDate

_BEFORE_NUMBER = frozenset("just only a mere the about some nearly almost than to as few".split())
_LEADING_UP = frozenset(
    "it was were there the number just only a mere , had been will would be is are stood at".split()
)
_OPENING_EARLIER = frozenset("from with to against versus than and , or in".split())


def other_years(
    sentence: Clauses, found: Sequence[Counted], taken: set[int], carried: Carried
) -> Iterator[Counted]:
    """The numbers of other years: "up from four in 2017 and three in 2014", "to 23 in 2024"."""
    lows = sentence.lows
    for at in range(len(sentence.tokens)):
        if at in taken:
            continue
        ahead = date_before(sentence, at)
        if ahead is not None:
            yield _other_year(sentence, ahead.first, at, at + 1, ahead, found, carried)
            continue
        if not is_bare(sentence, at):
            continue
        start = at
        while start > 0 and lows[start - 1] in _BEFORE_NUMBER - {"than", "to"}:
            start -= 1
        opener = lows[start - 1] if start else ""
        if opener not in _OPENING_EARLIER:
            continue
        begin = start - 1 if opener in ("and", ",", "or", "to", "in") else max(0, start - 2)
        if (
            opener not in ("and", ",", "or")
            and begin < start - 1
            and lows[begin]
            not in (
                "up",
                "compared",
                "down",
            )
        ):
            begin = start - 1
        date = next(date for date in sentence.dates if date.first >= at + 1)
        first = begin if opener not in ("and", ",") else start
        yield _other_year(sentence, first, at, date.last, date, found, carried)


def date_before(sentence: Clauses, at: int) -> FoundDate | None:
    """The year right before a bare number: "by 2022 seven and last year 11", "in 2020 it was nine"."""
    if sentence.members_at(at) is None or at + 1 >= len(sentence.tokens):
        return None
    if sentence.lows[at + 1] not in (",", ".", ";", "and", "”"):
        return None
    first = at
    while first > max(0, at - 4) and sentence.lows[first - 1] in _LEADING_UP:
        first -= 1
    return next((date for date in sentence.dates if date.last == first), None)


def _other_year(
    sentence: Clauses,
    first: int,
    at: int,
    last: int,
    date: FoundDate,
    found: Sequence[Counted],
    carried: Carried,
) -> Counted:
    year = int(date.value[:4])
    return Counted(
        "members_meeting_guideline",
        float(sentence.members_at(at) or 0),
        *sentence.span(first, last),
        sentence.exact(first, last),
        guideline=found[0].guideline if found else guideline_of(year, carried),
        year=year,
        is_forecast=year > int((sentence.published_on or "9999")[:4]),
    )


def is_bare(sentence: Clauses, at: int) -> bool:
    """Whether a number of members stands alone before its year: "three in 2014"."""
    if sentence.members_at(at) is None or at + 2 >= len(sentence.tokens):
        return False
    after = sentence.lows[at + 1]
    dated = [date for date in sentence.dates if at + 1 <= date.first <= at + 2]
    return bool(dated) and (after in ("in", "by", "for") or dated[0].first == at + 1)


def guideline_of(year: int | None, carried: Carried) -> str | None:
    """The guideline that a number of members without one of its own is held against."""
    return ONLY_GUIDELINE if year and year <= ONLY_UNTIL else carried.guideline

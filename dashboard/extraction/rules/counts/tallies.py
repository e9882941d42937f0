"""Find the numbers that a tally of members comes to: "the number stood at ten", "from 3 to 11"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.extraction.rules.counts.counted import Clauses

_FARTHEST = 16
_CLUB = "<percent> club|group|camp"
_LINE = "<percent>|{guideline}|level"
_OF_MEMBERS = "{tally} .*4 {member} .*8 {meeting}|{passing}"


class Dated(NamedTuple):
    """A number of members, the tokens of its words, and its year."""

    first: int
    at: int
    last: int
    year: int | None


def tallied(sentence: Clauses, is_about: bool) -> list[Dated]:
    """Return the numbers that a tally comes to, none of those that miss a guideline.

    `is_about` says whether the text was counting members just before; if not, the sentence must
    name what it counts: "the number of allies that spend 2% has risen to 23 from three".
    """
    size = len(sentence.lows)
    for noun in range(size) if not sentence.within(0, size, "{missing}") else ():
        going = sentence.run_end(noun + 1, "!{going}|;*16 {going}") - 1
        if going <= noun or not _is_tally(sentence, noun, is_about):
            continue
        stop = min(sentence.run_end(going, "!;*"), going + _FARTHEST)
        numbers = [
            at
            for at in sentence.members
            if going <= at < stop and sentence.after(at + 1, "{tally-closing}|$")
            if sentence.before(at, "{tally-opening}|and {hedge}|now|still*")
            if not _dated_before(sentence, at)
        ]
        if numbers:
            years = _years(sentence, numbers)
            starts = [sentence.run_start(at, "{hedge}|now|still*") - 1 for at in numbers]
            rows = zip(starts, numbers, strict=True)
            return [Dated(first, at, at + 1, years.get(at)) for first, at in rows]
    return []


def counts_meeting(sentence: Clauses, knows_guideline: bool) -> bool:
    """Whether a sentence names a number of members that meet a guideline, or meet "it"."""
    it = f"{_OF_MEMBERS} it|that|this / " if knows_guideline else ""
    named = f"{_OF_MEMBERS} .*8 {_LINE} / {{tally}} .*2 {_LINE} .*4 {{member}} .*6 {{meeting}}"
    return sentence.within(0, len(sentence.lows), f"{it}{_CLUB} / {named}")


def _is_tally(sentence: Clauses, at: int, is_about: bool) -> bool:
    """Whether token `at` stands for a number of members: "the number", "it", "the 2% club"."""
    if sentence.before(at + 1, _CLUB) or (is_about and sentence.after(at, "it {going}")):
        return True
    # not "the number of recruits rose to 30"
    of = sentence.after(at, "{tally} !of / {tally} of .*3 {member}")
    named = of and sentence.before(at, "the|that|this|their|its")
    return named and (is_about or sentence.after(at, "number|tally"))


def _years(sentence: Clauses, numbers: Sequence[int]) -> dict[int, int]:
    """Return the year of each number: its own, or those of "from 3 to 11 between 2014 and 2023"."""
    years: dict[int, int] = {}
    for at, following in zip(numbers, [*numbers[1:], len(sentence.lows)], strict=False):
        end = min(following, sentence.clause_end(at))
        dates = [date for date in sentence.dates if at < date.first < end]
        if dates:
            years[at] = int(dates[0].value[:4])
    last = [date for date in sentence.dates if numbers[-1] < date.first]
    if len(numbers) == 2 and numbers[0] not in years and len(last) >= 2:
        return {at: int(date.value[:4]) for at, date in zip(numbers, last, strict=False)}
    return years


def bare_years(sentence: Clauses, taken: set[int]) -> Iterator[Dated]:
    """Yield the numbers of other years: "up from four in 2017 and three in 2014", "to 23 in 2024"."""
    for at in sentence.members:
        dated = _dated_before(sentence, at)
        start = sentence.run_start(at, "{hedge}|almost|nearly*")
        opened = sentence.run_start(start, "up|compared|down? {earlier}")
        date = next((date for date in sentence.dates if date.first > at), None)
        if at in taken:
            continue
        if dated:
            yield dated
        elif date and opened < start and sentence.after(at + 1, "in|by|for? <date>"):
            first = start if sentence.before(start, "and|,") else opened
            yield Dated(first, at, date.last, int(date.value[:4]))


def _dated_before(sentence: Clauses, at: int) -> Dated | None:
    """Return a bare number right behind its year: "by 2022 seven and last year 11"."""
    lead = sentence.run_start(at, "<date> {leading-up}*4")
    date = next((date for date in sentence.dates if date.first <= lead < date.last), None)
    if date is None or lead == at or not sentence.after(at + 1, ",|\\.|;|and|”"):
        return None
    return Dated(date.first, at, at + 1, int(date.value[:4]))

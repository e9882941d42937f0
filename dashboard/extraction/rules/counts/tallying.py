"""Finds the numbers that a tally of members comes to: "the number stood at ten", "from 3 to 11"."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.group_words import GUIDELINE, MEETING, MEMBERS, PASSING
from dashboard.extraction.rules.words.dates import FoundDate

_TALLIES = frozenset("number numbers tally figure count total ranks list group club".split())
_GOING = frozenset(
    """stood stands stand standing was is were reached reaches hit rose rises risen rising grew
    grown grows growing climbed climbs climbing jumped jumps jumping went gone fell dropped swelled
    swollen swell doubled tripled quadrupled increased increases increasing shrank numbered numbers
    number totalled totaled came become had has remained""".split()
)
"""What a tally does before its number."""
_OPENING = frozenset(
    "at to from was is were reached hit numbered totalled totaled of had has".split()
)
_VAGUE = frozenset("just only a mere the about some nearly almost still now as few".split())
_CLOSING = frozenset(
    """. , ; ) ” " in by last this today now from to and while after before when allies members
    countries nations states out or since but at between – —""".split()
)
_FARTHEST = 16

Tallied = tuple[int, int, int | None]
"""The token of a number, the first of the words that lead up to it, and its year."""


def tallied(sentence: Clauses, is_about: bool) -> Iterator[Tallied]:
    """Yield the numbers that a tally of members comes to, with their years.

    `is_about` tells whether the text was counting members just before; if not, the sentence must
    say what it counts: "the number of allies that spend 2% has risen to 23 from three".
    """
    lows = sentence.lows
    for noun in _nouns(sentence, is_about):
        going = next(
            (at for at in range(noun + 1, min(len(lows), noun + 18)) if lows[at] in _GOING), None
        )
        if going is None or ";" in lows[noun:going]:
            continue
        stop = min(len(lows), going + _FARTHEST)
        stop = lows.index(";", going, stop) if ";" in lows[going:stop] else stop
        numbers = [at for at in range(going, stop) if _is_number(sentence, at)]
        years = _years(sentence, numbers)
        for at in numbers:
            yield at, _start(sentence, at), years.get(at)
        if numbers:
            return


def counts_meeting(sentence: Clauses, knows_guideline: bool) -> bool:
    """Whether a sentence names a number of members that meet a guideline, or meet "it"."""
    lows = sentence.lows
    if not sentence.has(0, len(lows), _TALLIES | {"camp"}):
        return False
    for at, low in enumerate(lows):
        if _is_club(sentence, at):
            return True
        if low not in _TALLIES or not sentence.has(at, at + 6, MEMBERS):
            continue
        end = min(len(lows), at + 16)
        named = any(at <= percent.first < end for percent in sentence.percents)
        named = named or sentence.has(at, end, GUIDELINE)
        meeting = [i for i in range(at, min(end, at + 12)) if lows[i] in MEETING | PASSING]
        if not meeting:
            continue
        it = knows_guideline and lows[meeting[0] + 1 : meeting[0] + 2] in (
            ["it"],
            ["that"],
            ["this"],
        )
        if named or it:
            return True
    return False


def _is_club(sentence: Clauses, at: int) -> bool:
    """Whether members are named by the share they spend: "the 2% club"."""
    return sentence.lows[at] in ("club", "group", "camp") and any(
        percent.last == at for percent in sentence.percents
    )


def _nouns(sentence: Clauses, is_about: bool) -> Iterator[int]:
    """Where the words for a tally stand: "the number", and "it" where one was told before."""
    lows = sentence.lows
    for at, low in enumerate(lows):
        named = low in _TALLIES and at and lows[at - 1] in ("the", "that", "this", "their", "its")
        of = sentence.lows[at + 1 : at + 2] == ["of"]
        named = named and (is_about or low in ("number", "tally"))
        # "the number of recruits rose to 30"
        named = named and (not of or sentence.has(at + 2, at + 6, MEMBERS))
        named = named or _is_club(sentence, at)
        if named or (low == "it" and is_about and sentence.has(at + 1, at + 2, _GOING)):
            yield at


def _is_number(sentence: Clauses, at: int) -> bool:
    if sentence.members_at(at) is None:
        return False
    after = sentence.lows[at + 1 : at + 2]
    if after and after[0] not in _CLOSING:
        return False
    start = _start(sentence, at)
    return sentence.lows[start] in _OPENING or sentence.lows[start : start + 1] == ["and"]


def _start(sentence: Clauses, at: int) -> int:
    """The preposition or verb that leads up to a number: "to just" three."""
    while at > 0 and sentence.lows[at - 1] in _VAGUE:
        at -= 1
    return max(0, at - 1)


def _years(sentence: Clauses, numbers: Sequence[int]) -> dict[int, int]:
    """The year of each number: its own, or one of two in order: "from 3 to 11 between 2014 and 2023"."""
    own: dict[int, FoundDate] = {}
    for number, at in enumerate(numbers):
        stop = numbers[number + 1] if number + 1 < len(numbers) else len(sentence.lows)
        end = min(stop, sentence.clause_end(at))
        dates = [date for date in sentence.dates if at < date.first < end]
        if dates:
            own[at] = dates[0]
    last = [d for d in sentence.dates if numbers and numbers[-1] < d.first]
    if len(numbers) == 2 and numbers[0] not in own and len(last) >= 2:
        return {at: int(date.value[:4]) for at, date in zip(numbers, last, strict=False)}
    return {at: int(date.value[:4]) for at, date in own.items()}

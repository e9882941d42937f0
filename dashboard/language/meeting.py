"""Finds how many members meet a spending guideline: "seven countries reached the 2% target"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.language.counted import MOST_MEMBERS, Clauses, Counted
from dashboard.language.dates import FoundDate
from dashboard.language.numbers import number_of

MEMBERS = frozenset("countries country members allies nations states governments".split())
MODIFYING = frozenset(
    """nato nato's member european allied alliance alliance's the its our all other more further
    western eastern additional current full""".split()
)
GUIDELINE = frozenset(
    """target targets guideline guidelines goal goals benchmark threshold mark commitment pledge
    minimum floor requirement level""".split()
)
_MEETING = frozenset(
    """meet meets met meeting reach reaches reached reaching hit hits hitting achieve achieves
    achieved achieving attain attained exceed exceeds exceeded exceeding surpass surpassed
    surpassing satisfy satisfied fulfil fulfill fulfilled fulfilling comply complied""".split()
)
_PASSING = frozenset(
    """spend spends spent spending above over top topped topping pass passed passing clear cleared
    at""".split()
)
"""Words that need the guideline's number after them: to spend 2%, to be above 2%."""
_DONE_SO = frozenset({"do", "did", "done", "doing"})
_NEGATIVE = frozenset(
    """not fail fails failed failing below short miss missed missing under neither never don't
    didn't doesn't haven't hasn't won't without yet""".split()
)
_FORECAST = frozenset(
    "will expected expects projected forecast track due should plan plans aim set likely".split()
)
_EARLIER = (
    ("up", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("against",),
    ("from",),
    ("versus",),
    ("than",),
)
_REACH = 14
_FEWEST_IN_ALL = 12


def members_meeting(sentence: Clauses, guideline: str | None) -> Iterator[Counted]:
    """Yield the numbers of members that a sentence says meet `guideline`, a code as ``2``.

    Those that fail to meet it are not counted. An earlier number ("up from three in 2014") is one
    of its own.
    """
    earlier = earlier_numbers(sentence)
    claimed = [date for _, date, _ in earlier]
    main, passed = None, 0
    for at in range(len(sentence.tokens)):
        if at < passed or any(begin <= at < date.last for begin, date, _ in earlier):
            continue
        total, last = _counts_members(sentence, at)
        verb = _verb(sentence, at, last) if last else None
        if verb is not None:
            main = _made(sentence, at, max(sentence.clause_end(verb), last), claimed)
            share = _share(sentence, verb)
            main = replace(main, members_total=total, guideline=share or guideline)
            passed = last
            yield main
    if main is None:
        return
    for begin, date, at in earlier:
        span = sentence.span(begin, date.last)
        yield replace(
            main,
            value=float(sentence.members_at(at) or 0),
            start=span[0],
            end=span[1],
            exact=span,
            comparison="exactly",
            year=int(date.value[:4]),
            members_total=None,
            is_forecast=False,
        )


def _made(sentence: Clauses, at: int, end: int, claimed: Sequence[FoundDate]) -> Counted:
    date = sentence.date_of(at, end, claimed)
    year = int(date.value[:4]) if date else None
    first = max(0, date.first - 1) if date and date.last <= at else at
    start, stop = sentence.span(first, end)
    ahead = year is not None and year > int((sentence.published_on or "9999")[:4])
    return Counted(
        "members_meeting_guideline",
        float(sentence.members_at(at) or 0),
        start,
        stop,
        sentence.exact(at, end),
        sentence.comparison_at(at),
        year=year,
        is_forecast=ahead or sentence.has(at, end, _FORECAST),
    )


def _share(sentence: Clauses, verb: int) -> str | None:
    """The guideline's own number near the verb: "reach 3.5%", "the 2% target was met by"."""
    for percent in sentence.percents:
        if verb - 12 <= percent.first <= verb + 12:
            return f"{percent.value:g}"
    return None


def _counts_members(sentence: Clauses, at: int) -> tuple[int | None, int]:
    """The members in all that stand beside a number, and the end of what it counts; 0 for none.

    "11 of the alliance's 31 members" → 31; "seven countries" → None.
    """
    total, shared = None, False
    if sentence.members_at(at) is None:
        return None, 0
    for index in range(at + 1, min(len(sentence.tokens), at + 8)):
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
            return (total, index) if total and total > _FEWEST_IN_ALL else (None, 0)
    return None, 0


def _verb(sentence: Clauses, at: int, last: int) -> int | None:
    """The word by which the members counted at `at` meet a guideline; None if they do not."""
    for index in range(last, min(len(sentence.tokens), last + _REACH)):
        low = sentence.lows[index]
        if low in _NEGATIVE or low == ";":
            return None
        if low in _MEETING and _names_guideline(sentence, index, sentence.clause_end(index)):
            return index
        share = any(index < percent.first <= index + 5 for percent in sentence.percents)
        if low in _PASSING and share:
            return index
        if low == "so" and sentence.lows[index - 1] in _DONE_SO:
            return index
    passive = at > 0 and sentence.lows[at - 1] == "by" and sentence.has(at - 8, at, _MEETING)
    if passive and _names_guideline(sentence, max(0, at - 12), at):
        return at
    return None


def _names_guideline(sentence: Clauses, first: int, last: int) -> bool:
    if any(first <= percent.first < last for percent in sentence.percents):
        return True
    return sentence.has(first, last, GUIDELINE)


def earlier_numbers(sentence: Clauses) -> list[tuple[int, FoundDate, int]]:
    """Return each "up from three in 2014": where it begins, its date, and its number."""
    found = []
    for date in sentence.dates:
        at = date.first - 1
        if at > 0 and sentence.lows[at] in ("in", "by", "for"):
            at -= 1
        if at < 1 or sentence.members_at(at) is None:
            continue
        start = at
        while start > 0 and sentence.lows[start - 1] in ("just", "only", "the"):
            start -= 1
        for words in _EARLIER:
            begin = start - len(words)
            if begin >= 0 and tuple(sentence.lows[begin:start]) == words:
                found.append((begin, date, at))
                break
    return found

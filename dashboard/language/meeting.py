"""Finds how many members meet a spending guideline: "seven countries reached the 2% target"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.language.carried import Carried
from dashboard.language.counted import MOST_MEMBERS, Clauses, Counted
from dashboard.language.dates import FoundDate
from dashboard.language.group_words import (
    FEWEST_IN_ALL,
    GUIDELINE,
    MEETING,
    MEMBERS,
    MODIFYING,
    ONLY_GUIDELINE,
    ONLY_UNTIL,
)
from dashboard.language.numbers import number_of

_PASSING = frozenset(
    """spend spends spent spending above over top topped topping pass passed passing clear cleared
    at devote devoted devotes""".split()
)
"""Words that need the guideline's number after them: to spend 2%, to be above 2%."""
_DONE_SO = frozenset({"do", "did", "done", "doing", "managed", "made", "there"})
_SO_ALONE = frozenset("did do does will would managed made there".split())
"""What stands for the meeting that was told of before: "three did", "23 out of 32 will"."""
_ELSEWHERE = frozenset("in on to with for from about over after before around and".split())
"""Words behind "met" or "reached" after which a guideline is not what was met."""
_STANDING = frozenset({"at", "above", "over", "on"})
_LINES = GUIDELINE | {"line", "bar", "figure"}
_NEGATIVE = frozenset(
    """not fail fails failed failing below short miss missed missing under neither never don't
    didn't doesn't haven't hasn't won't without yet""".split()
)
_UNDERTAKING = frozenset(
    "agreed agree promised pledged committed vowed supposed obliged asked urged required".split()
)
"""Who agreed to spend 2% does not yet do so."""
_FORECAST = frozenset(
    """will would expected expects projected forecast track due should plan plans aim set likely
    course predicted estimated""".split()
)
_FACT = frozenset({"estimated"})
_VERBS = frozenset(
    """are were is was will would now had have has currently already do did should to may might
    could can allies""".split()
)
_BEFORE_NUMBER = frozenset("just only a mere the about some nearly almost than to as few".split())
_LEADING_UP = frozenset("it was were there the number just only a mere , had been".split())
_OPENING_EARLIER = frozenset("from with to against versus than and , or in".split())
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
_VAGUE = frozenset("than about nearly almost roughly over around barely".split())
_REACH = 18


@dataclass(frozen=True)
class _Subject:
    """A number of members: how many, of how many in all, and the tokens that say so."""

    value: int
    in_all: int | None
    first: int
    at: int
    last: int


def members_meeting(sentence: Clauses, carried: Carried) -> tuple[list[Counted], frozenset[int]]:
    """Return the numbers of members that a sentence says meet a guideline.

    Those that fail to meet it are not counted. An earlier number ("up from three in 2014") is one
    of its own. Beside them, the tokens at which the guideline's own percentages begin.
    """
    subjects = list(_subjects(sentence, carried))
    found: list[Counted] = []
    met: set[int] = set()
    for number, subject in enumerate(subjects):
        stop = subjects[number + 1].first if number + 1 < len(subjects) else len(sentence.tokens)
        verb = _verb(sentence, subject, stop, carried)
        if verb is None:
            continue
        share = _share(sentence, verb)
        if share is not None:
            met.add(share[1])
        found.append(_made(sentence, subject, verb, share[0] if share else None, carried))
    if found or carried.about_meeting or _counts_meeting(sentence):
        taken = {subject.at for subject in subjects}
        found.extend(_earlier(sentence, found, taken, carried))
    return found, frozenset(met)


def _made(
    sentence: Clauses, subject: _Subject, verb: int, share: str | None, carried: Carried
) -> Counted:
    end = max(_end_of(sentence, verb), subject.last)
    others = [at for at in range(len(sentence.tokens)) if _is_bare(sentence, at)]
    beside = [at for at in others if not subject.first <= at < subject.last]
    year = sentence.year_of(subject.first, subject.last, [at for at in beside if at > verb])
    if year is None:
        year = _year_behind(sentence, verb, beside)
    start, stop = sentence.span(subject.first, end)
    ahead = year is not None and year > int((sentence.published_on or "9999")[:4])
    return Counted(
        "members_meeting_guideline",
        float(subject.value),
        start,
        stop,
        sentence.exact(subject.first, end),
        sentence.comparison_at(subject.at) if subject.first == subject.at else "exactly",
        guideline=share or _guideline_of(year, carried),
        year=year,
        members_total=subject.in_all,
        is_forecast=ahead or sentence.has(subject.last, verb + 1, _FORECAST - _FACT),
    )


def _guideline_of(year: int | None, carried: Carried) -> str | None:
    """The guideline that a number of members without one of its own is held against."""
    return ONLY_GUIDELINE if year and year <= ONLY_UNTIL else carried.guideline


def _year_behind(sentence: Clauses, verb: int, beside: Sequence[int]) -> int | None:
    """The year behind what is met: "met the 2 percent mark, a NATO report says, in 2022"."""
    end = min([at for at in beside if at > verb], default=len(sentence.tokens))
    stop = sentence.lows.index(";", verb, end) if ";" in sentence.lows[verb:end] else end
    return sentence.year_of(verb, verb + 1, [stop])


def _end_of(sentence: Clauses, verb: int) -> int:
    end = sentence.clause_end(verb)
    for percent in sentence.percents:
        if percent.first <= end < percent.last:
            end = percent.last
    return end


def _share(sentence: Clauses, verb: int) -> tuple[str, int] | None:
    """The guideline's own number near the verb, and where it begins: "reach 3.5%", "the 2% mark"."""
    near = [p for p in sentence.percents if verb - 12 <= p.first <= verb + 12]
    best = min(near, key=lambda p: (p.first < verb, abs(p.first - verb)), default=None)
    return (f"{best.value:g}", best.first) if best else None


def _subjects(sentence: Clauses, carried: Carried) -> Iterator[_Subject]:
    """The numbers of members in a sentence; "of the 32 allies" alone is what others are part of."""
    in_all: int | None = None
    at = 0
    while at < len(sentence.tokens):
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


def _numbered(sentence: Clauses, at: int, in_all: int | None) -> _Subject | None:
    """Read ``seven countries``, ``11 of the alliance's 31 members``, ``just eight`` (met it)."""
    value = sentence.members_at(at)
    if value is None:
        return None
    total, last = _counts_members(sentence, at)
    if last:
        return _Subject(value, total or in_all, at, at, last)
    lows = sentence.lows
    after = lows[at + 1] if at + 1 < len(lows) else ""
    # "a third of the allies, eleven, met the target"
    aside = lows[at - 1 : at] == [","] == lows[at + 1 : at + 2] and sentence.has(
        at - 3, at, MEMBERS
    )
    if aside:
        return _Subject(value, in_all, at, at, at + 2)
    verbal = after in MEETING | _VERBS | _PASSING or after in ("so", "managed", "made")
    if (verbal and after != "to") or (after == "more" and lows[at + 2 : at + 3] == ["are"]):
        return _Subject(value, in_all, at, at, at + 1)
    return None


def _all_but(sentence: Clauses, at: int, in_all: int | None) -> _Subject | None:
    """Read ``all but ten of the 32``; without the number of all it says nothing."""
    if sentence.lows[at : at + 2] != ["all", "but"] or at + 2 >= len(sentence.tokens):
        return None
    lacking = sentence.members_at(at + 2)
    if lacking is None:
        return None
    total, last = _counts_members(sentence, at + 2)
    total, last = total or in_all, last or at + 3
    if total is None or not total - lacking > 0:
        return _Subject(0, None, at, at, last)
    return _Subject(total - lacking, total, at, at, last)


def _fraction(sentence: Clauses, at: int, in_all: int | None) -> _Subject | None:
    """Read ``half of the 32 allies``; "nearly half" and what does not come out even say nothing."""
    lows = sentence.lows
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
        return _Subject(round(value), total, at, at, last) if whole else None
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


def _verb(sentence: Clauses, subject: _Subject, stop: int, carried: Carried) -> int | None:
    """The word by which members meet a guideline; None if they do not."""
    lows = sentence.lows
    if not subject.value:
        return None
    if sentence.has(0, len(lows), frozenset({"eu", "eu's"})) and not sentence.about_alliance:
        return None
    for index in range(subject.last, min(stop, subject.last + _REACH)):
        low = lows[index]
        if low in _NEGATIVE or low == ";" or low in _UNDERTAKING:
            return None
        after = lows[index + 1 : index + 3]
        end = min(sentence.clause_end(index), stop)
        if low in MEETING and (
            _takes_guideline(sentence, index, end) or _means_it(sentence, index, carried)
        ):
            return index
        share = any(index < percent.first <= index + 5 for percent in sentence.percents)
        if low in _PASSING and share:
            return index
        if low in _STANDING and sentence.has(index, index + 7, _LINES):
            return index
        if low == "so" and lows[index - 1] in _DONE_SO:
            return index
        known = carried.knows_guideline or sentence.has(0, subject.first, _LINES)
        alone = not after or after[0] in (".", ",", ";", "”", '"', "and", "last", "this", "in")
        if low in _SO_ALONE and alone and known:
            return index
        if low in ("managed", "made") and after[:1] in (["it"], ["that"]) and known:
            return index
    first = subject.first
    passive = lows[first - 1 : first] == ["by"] and sentence.has(first - 8, first, MEETING)
    return first if passive and _names_guideline(sentence, max(0, first - 12), first) else None


def _means_it(sentence: Clauses, verb: int, carried: Carried) -> bool:
    """Whether what is met is the guideline that was named before: "just three allies met it"."""
    after = sentence.lows[verb + 1 : verb + 2]
    named = carried.knows_guideline or sentence.has(0, verb, _LINES)
    return named and after in (["it"], ["that"], ["this"])


def _takes_guideline(sentence: Clauses, verb: int, last: int) -> bool:
    """Whether a guideline is what is met: not "met in Brussels to discuss the 2% target"."""
    for at in range(verb + 1, last):
        percent = any(share.first == at for share in sentence.percents)
        if percent or sentence.lows[at] in _LINES:
            return True
        if sentence.lows[at] in _ELSEWHERE:
            return False
    return False


def _names_guideline(sentence: Clauses, first: int, last: int) -> bool:
    if any(first <= percent.first < last for percent in sentence.percents):
        return True
    return sentence.has(first, last, _LINES)


def _counts_meeting(sentence: Clauses) -> bool:
    """Whether a sentence is about the number of members that meet a guideline."""
    lows = sentence.lows
    for at, low in enumerate(lows):
        if low == "number" and sentence.has(at, at + 5, MEMBERS):
            return sentence.has(at, at + 12, MEETING | _PASSING) and _names_guideline(
                sentence, at, min(len(lows), at + 16)
            )
    return False


def _is_bare(sentence: Clauses, at: int) -> bool:
    """Whether a number of members stands alone before its year: "three in 2014"."""
    if sentence.members_at(at) is None or at + 2 >= len(sentence.tokens):
        return False
    after = sentence.lows[at + 1]
    dated = [date for date in sentence.dates if at + 1 <= date.first <= at + 2]
    return bool(dated) and (after in ("in", "by", "for") or dated[0].first == at + 1)


def _earlier(
    sentence: Clauses, found: Sequence[Counted], taken: set[int], carried: Carried
) -> Iterator[Counted]:
    """The numbers of other years: "up from four in 2017 and three in 2014", "to 23 in 2024"."""
    lows = sentence.lows
    for at in range(len(sentence.tokens)):
        if at in taken:
            continue
        ahead = _date_before(sentence, at)
        if ahead is not None:
            yield _other_year(sentence, ahead.first, at, at + 1, ahead, found, carried)
            continue
        if not _is_bare(sentence, at):
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


def _date_before(sentence: Clauses, at: int) -> FoundDate | None:
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
        guideline=found[0].guideline if found else _guideline_of(year, carried),
        year=year,
        is_forecast=year > int((sentence.published_on or "9999")[:4]),
    )

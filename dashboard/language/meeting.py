"""Finds how many members meet a spending guideline: "seven countries reached the 2% target"."""

from collections.abc import Sequence

from dashboard.language.carried import Carried
from dashboard.language.counted import Clauses, Counted
from dashboard.language.group_words import (
    GUIDELINE,
    MEETING,
    PASSING,
)
from dashboard.language.member_groups import Group, groups_in
from dashboard.language.other_years import (
    date_before,
    guideline_of,
    is_bare,
    other_years,
)
from dashboard.language.tallying import counts_meeting, tallied

_DONE_SO = frozenset({"do", "did", "done", "doing", "managed", "made", "there"})
_SO_ALONE = frozenset("did do does will would managed made there".split())
"""What stands for the meeting that was told of before: "three did", "23 out of 32 will"."""
_QUALIFYING = frozenset("qualify qualifies qualified qualifying comply complied complies".split())
_NOWADAYS = frozenset("already now currently".split())
_GRADES = frozenset({"grade", "cut"})
_GETTING = frozenset("get gets got getting come comes came go gone move rise be".split())
_ONLY = frozenset("just only a mere the about some as few all".split())
_ELSEWHERE = frozenset("in on to with for from about over after before around and".split())
"""Words behind "met" or "reached" after which a guideline is not what was met."""
_STANDING = frozenset("at above over on past beyond".split())
_SO_MUCH = frozenset("much share amount sum".split())
_LINES = GUIDELINE | {"line", "bar", "figure"}
_NEGATIVE = frozenset(
    """not fail fails failed failing below short miss missed missing under neither never don't
    didn't doesn't haven't hasn't won't without yet""".split()
)
_UNDERTAKING = frozenset(
    """agreed agree promised pledged committed vowed supposed obliged asked urged required plans
    commitments promises undertook undertake aim aims aimed signed hope hopes want""".split()
)
"""Who agreed to spend 2% does not yet do so."""
_ASKING = frozenset(
    """commits committed obliges obliged requires asks asked urges urged wants wanted demands
    demanded tells told bind binds""".split()
)
"""Who is asked to spend 2% does not yet do so; of whom it is expected, is counted."""
_FORECAST = frozenset(
    """will would expected expects projected forecast track due should plan plans aim set likely
    course predicted estimated""".split()
)
_FACT = frozenset({"estimated"})
_REACH = 18


def members_meeting(sentence: Clauses, carried: Carried) -> tuple[list[Counted], frozenset[int]]:
    """Return the numbers of members that a sentence says meet a guideline.

    Those that fail to meet it are not counted. An earlier number ("up from three in 2014") is one
    of its own. Beside them, the tokens at which the guideline's own percentages begin.
    """
    subjects = list(groups_in(sentence, carried))
    found: list[Counted] = []
    met: set[int] = set()
    told: set[int] = set()
    for number, subject in enumerate(subjects):
        stop = subjects[number + 1].first if number + 1 < len(subjects) else len(sentence.tokens)
        verb = _verb(sentence, subject, stop, carried)
        if verb is None:
            continue
        told.add(subject.at)
        share = _share(sentence, verb)
        if share is not None:
            met.add(share[1])
        others = [other.at for other in subjects if other is not subject]
        guideline = share[0] if share else None
        found.append(_made(sentence, subject, verb, guideline, carried, others))
    counting = bool(found) or counts_meeting(sentence, carried.knows_guideline)
    if counting or carried.about_meeting or carried.guideline_ago <= 1:
        taken = {subject.at for subject in subjects if subject.value}
        tallies = [
            one
            for one in tallied(sentence, counting or carried.about_meeting)
            if one[0] not in told and _may_be_met(sentence)
            if date_before(sentence, one[0]) is None
        ]
        found.extend(_tally(sentence, *one, found, carried) for one in tallies)
        taken |= {at for at, _, _ in tallies}
    if found or counting or carried.about_meeting:
        found.extend(other_years(sentence, found, taken, carried))
    return found, frozenset(met)


def _may_be_met(sentence: Clauses) -> bool:
    """Whether a tally is of those that meet a guideline, not of those that miss it."""
    return not sentence.has(0, len(sentence.lows), _NEGATIVE - {"not", "never", "yet"})


def _tally(
    sentence: Clauses,
    at: int,
    first: int,
    year: int | None,
    found: Sequence[Counted],
    carried: Carried,
) -> Counted:
    """A number that a tally came to: "the number stood at ten in 2023"."""
    return Counted(
        "members_meeting_guideline",
        float(sentence.members_at(at) or 0),
        *sentence.span(first, at + 1),
        sentence.exact(first, at + 1),
        guideline=found[0].guideline if found else guideline_of(year, carried),
        year=year,
        is_forecast=year is not None and year > int((sentence.published_on or "9999")[:4]),
    )


def _made(
    sentence: Clauses,
    subject: Group,
    verb: int,
    share: str | None,
    carried: Carried,
    around: Sequence[int],
) -> Counted:
    end = max(_end_of(sentence, verb), subject.last)
    others = [at for at in range(len(sentence.tokens)) if is_bare(sentence, at)]
    beside = [at for at in others if not subject.first <= at < subject.last]
    earlier = [at for at in (*beside, *around) if at < subject.first]
    later = [at for at in (*beside, *around) if at > verb]
    now = sentence.has(subject.first, verb + 1, _NOWADAYS)
    # "... in 2018, joining the five that already do": no year before is theirs.
    earlier += [subject.first - 1] if now else []
    year = sentence.year_of(subject.first, subject.last, earlier + later)
    if year is None:
        year = _year_behind(sentence, verb, [*beside, *earlier])
    start, stop = sentence.span(subject.first, end)
    ahead = year is not None and year > int((sentence.published_on or "9999")[:4])
    return Counted(
        "members_meeting_guideline",
        float(subject.value),
        start,
        stop,
        sentence.exact(subject.first, end),
        sentence.comparison_at(subject.at) if subject.first == subject.at else "exactly",
        guideline=share or guideline_of(year, carried),
        year=year,
        members_total=subject.in_all,
        is_forecast=ahead or sentence.has(subject.last, verb + 1, _FORECAST - _FACT),
    )


def _year_behind(sentence: Clauses, verb: int, beside: Sequence[int]) -> int | None:
    """The year behind what is met: "met the 2 percent mark, a NATO report says, in 2022"."""
    end = min([at for at in beside if at > verb], default=len(sentence.tokens))
    stop = sentence.lows.index(";", verb, end) if ";" in sentence.lows[verb:end] else end
    return sentence.year_of(verb, verb + 1, [stop, *(at for at in beside if at < verb)])


def _end_of(sentence: Clauses, verb: int) -> int:
    end = sentence.clause_end(verb)
    for percent in sentence.percents:
        if percent.first <= end < percent.last:
            end = percent.last
    return end


def _share(sentence: Clauses, verb: int) -> tuple[str, int] | None:
    """The guideline's own number near the verb, and where it begins: "reach 3.5%", "the 2% mark"."""
    near = [
        percent
        for percent in sentence.percents
        if verb - 12 <= percent.first <= verb + 12
        # "make the grade, Poland with 3.9 percent among them": that is Poland's.
        if not any(
            place.kind != "organisation" and verb < place.first < percent.first
            for place in sentence.places
        )
    ]
    best = min(near, key=lambda p: (p.first < verb, abs(p.first - verb)), default=None)
    return (f"{best.value:g}", best.first) if best else None


def _verb(sentence: Clauses, subject: Group, stop: int, carried: Carried) -> int | None:
    """The word by which members meet a guideline; None if they do not."""
    lows = sentence.lows
    if not subject.value or sentence.has(subject.first - 4, subject.first, _ASKING):
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
        if low in PASSING and share:
            return index
        known = carried.knows_guideline or _names_guideline(sentence, 0, subject.first)
        if low in _QUALIFYING and known:
            return index
        if low in _GETTING and after[:1] == ["to"] and share:
            return index
        much = after[:1] in (["that"], ["as"], ["so"], ["this"]) and set(after) & _SO_MUCH
        if low in PASSING and known and much:
            # "Only four of the members spent that much."
            return index
        if low in _STANDING and sentence.has(index, index + 7, _LINES):
            return index
        if low == "so" and lows[index - 1] in _DONE_SO:
            return index
        alone = not after or after[0] in (
            ".",
            ",",
            ";",
            "”",
            '"',
            "and",
            "last",
            "this",
            "in",
            "by",
        )
        if low in _SO_ALONE and alone and (known or _names_guideline(sentence, 0, len(lows))):
            return index
        if low == "to" and alone and known and lows[index - 1] in _FORECAST:
            # "and 18 are expected to in 2024"
            return index
        if low in ("make", "made", "makes") and after[:1] == ["the"] and set(after) & _GRADES:
            return index
        if low in ("managed", "made") and after[:1] in (["it"], ["that"]) and known:
            return index
    first = subject.first
    while first and lows[first - 1] in _ONLY:
        first -= 1
    passive = lows[first - 1 : first] == ["by"] and sentence.has(first - 8, first, MEETING)
    named = carried.knows_guideline or _names_guideline(sentence, max(0, first - 20), first)
    return first if passive and named else None


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

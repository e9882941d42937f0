"""Finds how many members meet a spending guideline: "seven countries reached the 2% target"."""

from collections.abc import Sequence

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.meeting_verbs import FORECAST, NEGATIVE, meeting_verb
from dashboard.extraction.rules.counts.member_groups import Group, groups_in
from dashboard.extraction.rules.counts.other_years import (
    date_before,
    guideline_of,
    is_bare,
    other_years,
)
from dashboard.extraction.rules.counts.tallying import counts_meeting, tallied

_NOWADAYS = frozenset("already now currently".split())
_FACT = frozenset({"estimated"})


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
        verb = meeting_verb(sentence, subject, stop, carried)
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
    return not sentence.has(0, len(sentence.lows), NEGATIVE - {"not", "never", "yet"})


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
        is_forecast=ahead or sentence.has(subject.last, verb + 1, FORECAST - _FACT),
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

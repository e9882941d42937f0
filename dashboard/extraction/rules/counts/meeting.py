"""Find how many members meet a spending guideline: "seven countries reached the 2% target"."""

from collections.abc import Sequence

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.members import Group, groups_in
from dashboard.extraction.rules.counts.tallies import bare_years, counts_meeting, tallied

_ONLY_GUIDELINE, _ONLY_UNTIL = "2", 2024
"""Until the summit of The Hague in 2025, members were held against no guideline but 2% of GDP."""
_REACH = 18
_LINE = "<percent>|{guideline}|level|figure"
_VERBS = (
    # not "met in Brussels to discuss the 2% target"
    (f"{{meeting}} !{{elsewhere}}|{{clause-mark}}*12 {_LINE}", ""),
    ("{meeting} it|that|this", "known"),
    ("{passing} .*4 <percent>", ""),
    ("{qualifying}", "known"),
    ("{getting} to .*3 <percent>", ""),
    ("{passing} that|as|so|this much|share|amount|sum", "known"),
    ("at|above|over|on|past|beyond .*6 {guideline}|level|figure", ""),
    ("{done-so} so", ""),
    # "three did", "23 out of 32 will"
    ('did|do|does|will|would|managed|made|there $|\\.|,|;|”|"|and|last|this|in|by', "named"),
    ("{forecast}|estimated to $|\\.|,|;|and|last|this|in|by", "known"),
    ("make|made|makes the grade|cut", ""),
    ("managed|made it|that", "known"),
)
"""How members meet a guideline, and whether it must be known before or named in the sentence."""


def members_meeting(sentence: Clauses, carried: Carried) -> tuple[list[Counted], frozenset[int]]:
    """Return the numbers of members that a sentence says meet a guideline.

    Those that fail to meet it are not counted. An earlier number ("up from three in 2014") is one
    of its own. Beside them, the tokens at which the guideline's own percentages begin.
    """
    groups = list(groups_in(sentence, carried))
    found: list[Counted] = []
    met: set[int] = set()
    counted: set[int] = set()
    stops = [*(group.first for group in groups[1:]), len(sentence.tokens)]
    for group, stop in zip(groups, stops, strict=False):
        verb = _verb(sentence, group, stop, carried)
        if verb is None:
            continue
        counted.add(group.at)
        share = _share(sentence, verb)
        if share is not None:
            met.add(share[1])
        others = [other.at for other in groups if other is not group]
        found.append(_made(sentence, group, verb, share[0] if share else None, carried, others))
    counting = bool(found) or counts_meeting(sentence, carried.knows_guideline)
    counting = counting or carried.about_meeting
    taken = {group.at for group in groups if group.value}
    missing = sentence.within(0, len(sentence.lows), "{missing}")
    if (counting or carried.guideline_ago <= 1) and not missing:
        for at, first, year in tallied(sentence, counting):
            if at not in counted:
                found.append(_with_year(sentence, (first, at, at + 1, year), found, carried))
                taken.add(at)
    if counting:
        for first, at, last, year in bare_years(sentence, taken):
            found.append(_with_year(sentence, (first, at, last, year), found, carried))
    return found, frozenset(met)


def _with_year(
    sentence: Clauses,
    place: tuple[int, int, int, int | None],
    found: Sequence[Counted],
    carried: Carried,
) -> Counted:
    """Return a number of a tally or of another year, at first token, number, end and year."""
    first, at, last, year = place
    return Counted(
        "members_meeting_guideline",
        float(sentence.members[at]),
        *sentence.span(first, last),
        sentence.exact(first, last),
        guideline=found[0].guideline if found else _guideline(year, carried),
        year=year,
        is_forecast=sentence.is_ahead(year),
    )


def _made(
    sentence: Clauses,
    group: Group,
    verb: int,
    share: str | None,
    carried: Carried,
    around: Sequence[int],
) -> Counted:
    end = sentence.clause_end(verb)
    end = max([end, group.last, *(p.last for p in sentence.percents if p.first <= end < p.last)])
    # Numbers with a year of their own: "three in 2014".
    bare = [at for at in sentence.members if sentence.after(at + 1, "in|by|for? <date>")]
    others = [at for at in bare if not group.first <= at < group.last]
    beside = [*others, *around]
    earlier = [at for at in beside if at < group.first]
    if sentence.within(group.first, verb + 1, "already|now|currently"):
        # "... in 2018, joining the five that already do": no year before is theirs.
        earlier.append(group.first - 1)
    later = [at for at in beside if at > verb]
    year = sentence.year_of(group.first, group.last, earlier + later)
    if year is None:
        # "met the 2 percent mark, a NATO report says, in 2022"
        stop = min([at for at in others if at > verb], default=len(sentence.tokens))
        stop = sentence.run_end(verb, "!;*") if ";" in sentence.lows[verb:stop] else stop
        year = sentence.year_of(verb, verb + 1, [stop, *earlier])
    return Counted(
        "members_meeting_guideline",
        float(group.value),
        *sentence.span(group.first, end),
        sentence.exact(group.first, end),
        sentence.comparison_at(group.at) if group.first == group.at else "exactly",
        guideline=share or _guideline(year, carried),
        year=year,
        members_total=group.in_all,
        is_forecast=sentence.is_ahead(year) or sentence.within(group.last, verb + 1, "{forecast}"),
    )


def _verb(sentence: Clauses, group: Group, stop: int, carried: Carried) -> int | None:
    """Return the word by which members meet a guideline; None if they do not."""
    if not group.value or sentence.before(group.first, "{obliging} .*3"):
        return None
    if sentence.within(0, len(sentence.lows), "eu|eu's") and not sentence.about_alliance:
        return None
    known = carried.knows_guideline
    named = known or sentence.within(0, len(sentence.lows), _LINE)
    for at in range(group.last, min(stop, group.last + _REACH)):
        if sentence.after(at, "{missing}|not|never|yet|;|{undertaking}"):
            return None
        known = known or sentence.within(0, at, _LINE)
        for pattern, needed in _VERBS:
            if {"known": known, "named": named}.get(needed, True):
                end = sentence.run_end(at, pattern)
                if at < end and (end <= stop or "{meeting}" not in pattern):
                    return at
    # "the target was met by just three allies"
    first = sentence.run_start(group.first, "{hedge}*")
    named = carried.knows_guideline or sentence.within(first - 20, first, _LINE)
    return first if named and sentence.before(first, "{meeting} .*6 by") else None


def _share(sentence: Clauses, verb: int) -> tuple[str, int] | None:
    """Return the guideline's own number near the verb, and where it begins: "reach 3.5%"."""
    near = [
        percent
        for percent in sentence.percents
        if abs(percent.first - verb) <= 12
        # "make the grade, Poland with 3.9 percent among them": that is Poland's.
        and not sentence.within(verb + 1, percent.first, "<state>")
    ]
    best = min(near, key=lambda p: (p.first < verb, abs(p.first - verb)), default=None)
    return (f"{best.value:g}", best.first) if best else None


def _guideline(year: int | None, carried: Carried) -> str | None:
    """Return the guideline that a number of members without one of its own is held against."""
    return _ONLY_GUIDELINE if year and year <= _ONLY_UNTIL else carried.guideline

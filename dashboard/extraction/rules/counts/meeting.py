"""Find how many members meet a spending guideline: "seven countries reached the 2% target"."""

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.members import Group, groups_in
from dashboard.extraction.rules.counts.tallies import Dated, bare_years, counts_meeting, tallied
from dashboard.extraction.rules.words.percents import Percent

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
    groups = list(groups_in(sentence))
    stops = [*(group.at for group in groups[1:]), len(sentence.tokens)]
    verbs = [_verb(sentence, *pair, carried) for pair in zip(groups, stops, strict=False)]
    doing = [(g, verb) for g, verb in zip(groups, verbs, strict=True) if verb is not None]
    shares = [_share(sentence, verb) for _, verb in doing]
    found = [
        _made(sentence, group, verb, share, carried, [g.at for g in groups if g is not group])
        for (group, verb), share in zip(doing, shares, strict=True)
    ]
    counting = bool(found) or counts_meeting(sentence, carried.knows_guideline)
    counting = counting or carried.about_meeting
    dated: list[Dated] = []
    if counting or carried.guideline_ago <= 1:
        counted = {group.at for group, _ in doing}
        dated = [tally for tally in tallied(sentence, counting) if tally.at not in counted]
    taken = {group.at for group in groups if group.value} | {tally.at for tally in dated}
    dated += bare_years(sentence, taken) if counting else []
    for first, at, last, year in dated:
        found.append(
            sentence.counted(
                "members_meeting_guideline",
                sentence.members[at],
                (first, last),
                guideline=found[0].guideline if found else _guideline(year, carried),
                year=year,
                is_forecast=sentence.is_ahead(year),
            )
        )
    return found, frozenset(share.first for share in shares if share)


def _made(
    sentence: Clauses,
    group: Group,
    verb: int,
    share: Percent | None,
    carried: Carried,
    others: list[int],
) -> Counted:
    end = sentence.clause_end(verb)
    end = max([end, group.last, *(p.last for p in sentence.percents if p.first <= end < p.last)])
    # Numbers with a year of their own: "three in 2014".
    bare = [at for at in sentence.members if sentence.after(at + 1, "in|by|for? <date>")]
    bare = [at for at in bare if not group.at <= at < group.last]
    earlier = [at for at in bare + others if at < group.at]
    if sentence.within(group.at, verb + 1, "already|now|currently"):
        # "... in 2018, joining the five that already do": no year before is theirs.
        earlier.append(group.at - 1)
    later = [at for at in bare + others if at > verb]
    year = sentence.year_of(group.at, group.last, earlier + later)
    if year is None:
        # "met the 2 percent mark, a NATO report says, in 2022"
        later = [at for at in bare if at > verb] + [sentence.run_end(verb, "!;*")]
        year = sentence.year_of(verb, verb + 1, [min(later), *earlier])
    forecast = sentence.within(group.last, verb + 1, "{forecast}")
    return sentence.counted(
        "members_meeting_guideline",
        group.value,
        (group.at, end),
        comparison=sentence.comparison_at(group.at),
        guideline=f"{share.value:g}" if share else _guideline(year, carried),
        year=year,
        members_total=group.in_all,
        is_forecast=forecast or sentence.is_ahead(year),
    )


def _verb(sentence: Clauses, group: Group, stop: int, carried: Carried) -> int | None:
    """Return the word by which members meet a guideline; None if they do not."""
    if not group.value or sentence.before(group.at, "{obliging} .*3"):
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
    first = sentence.run_start(group.at, "{hedge}*")
    named = carried.knows_guideline or sentence.within(first - 20, first, _LINE)
    return first if named and sentence.before(first, "{meeting} .*6 by") else None


def _share(sentence: Clauses, verb: int) -> Percent | None:
    """Return the guideline's own number near the verb: "reach 3.5%", "the 2% mark"."""
    near = [
        percent
        for percent in sentence.percents
        if abs(percent.first - verb) <= 12
        # "make the grade, Poland with 3.9 percent among them": that is Poland's.
        and not sentence.within(verb + 1, percent.first, "<state>")
    ]
    return min(near, key=lambda p: (p.first < verb, abs(p.first - verb)), default=None)


def _guideline(year: int | None, carried: Carried) -> str | None:
    """Return the guideline that a number of members without one of its own is held against."""
    return _ONLY_GUIDELINE if year and year <= _ONLY_UNTIL else carried.guideline

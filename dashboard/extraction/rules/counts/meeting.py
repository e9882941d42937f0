"""Find how many members meet a spending guideline: "seven countries reached the 2% target"."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import Counted, CountSentence
from dashboard.extraction.rules.counts.members import Group, groups_in
from dashboard.extraction.rules.words.percents import Percent

_ONLY_GUIDELINE, _ONLY_UNTIL = "2", 2024
"""Until the summit of The Hague in 2025, members were held against no guideline but 2% of GDP."""
_REACH = 18


def members_meeting(
    sentence: CountSentence, context: CountContext
) -> tuple[list[Counted], frozenset[int]]:
    """Return the numbers of members that a sentence says meet a guideline.

    Those that fail to meet it are not counted. An earlier number ("up from three in 2014") is one
    of its own. Beside them, the tokens at which the guideline's own percentages begin.
    """
    groups = list(groups_in(sentence))
    stops = [*(group.at for group in groups[1:]), len(sentence.tokens)]
    verbs = [_verb(sentence, *pair, context) for pair in zip(groups, stops, strict=False)]
    doing = [(g, verb) for g, verb in zip(groups, verbs, strict=True) if verb is not None]
    shares = [_share(sentence, verb) for _, verb in doing]
    counts = [
        _made(sentence, group, verb, share, context, [g.at for g in groups if g is not group])
        for (group, verb), share in zip(doing, shares, strict=True)
    ]
    counting = bool(counts) or context.about_meeting
    named = context.guideline_ago <= 1 or sentence.within(0, len(sentence.lows), "[line]")
    others = set(_tallied(sentence, counting)) if counting or named else set()
    others -= {at for group in groups for at in range(group.at, group.last)}
    for at in sorted(others):
        # "compared with three when the pledge was made" is of no year that stands before it.
        undated = sentence.before(at, "against|from|with") and not sentence.after(at + 1, "[dated]")
        # "by 2022 seven and last year 11"
        behind = [at + 1] if sentence.before(at, "<date>") else []
        year = None if undated else sentence.year_of(at, at + 1, [*(others - {at}), *behind])
        counts.append(
            sentence.counted(
                "members_meeting_guideline",
                sentence.members[at],
                (at, sentence.run_end(at + 1, "[dated]")),
                before=3,
                guideline=counts[0].guideline if counts else _guideline(sentence, year, context),
                year=year,
                is_forecast=sentence.is_ahead(year),
            )
        )
    return counts, frozenset(share.first for share in shares if share)


def _made(
    sentence: CountSentence,
    group: Group,
    verb: int,
    share: Percent | None,
    context: CountContext,
    others: list[int],
) -> Counted:
    end = max(sentence.clause_end(verb), group.last)
    if sentence.within(group.at, verb + 1, "already|now|currently"):
        # "... in 2018, joining the five that already do": no year before is theirs.
        others = [*others, group.at - 1]
    year = sentence.year_of(verb, verb + 1, others)
    forecast = sentence.within(group.last, verb + 1, "{forecast}")
    return sentence.counted(
        "members_meeting_guideline",
        group.value,
        (group.at, end),
        comparison=sentence.comparison_at(group.at),
        guideline=f"{share.value:g}" if share else _guideline(sentence, year, context),
        year=year,
        members_total=group.in_all,
        is_forecast=forecast or sentence.is_ahead(year),
    )


def _verb(sentence: CountSentence, group: Group, stop: int, context: CountContext) -> int | None:
    """Return the word by which members meet a guideline; None if they do not."""
    if sentence.before(group.at, "{obliging} .*3"):
        return None
    known = context.knows_guideline
    named = known or sentence.within(0, len(sentence.lows), "[line]")
    for at in range(group.last, min(stop, group.last + _REACH)):
        if sentence.after(at, "{missing}|not|never|yet|;|{undertaking}"):
            return None
        known = known or sentence.within(0, at, "[line]")
        met = sentence.after(at, "[meeting]") or (known and sentence.after(at, "[meeting-it]"))
        if met or (named and sentence.after(at, "[doing-so]")):
            return at
    # "the target was met by just three allies"
    first = sentence.run_start(group.at, "{hedge}*")
    return first if named and sentence.before(first, "{meeting} .*6 by") else None


def _share(sentence: CountSentence, verb: int) -> Percent | None:
    """Return the guideline's own number near the verb: "reach 3.5%", "the 2% mark"."""
    near = [
        percent
        for percent in sentence.percents
        # "make the grade, Poland with 3.9 percent among them": that is Poland's.
        if not sentence.within(verb + 1, percent.first, "<state>")
    ]
    return min(near, key=lambda p: (p.first < verb, abs(p.first - verb)), default=None)


def _guideline(sentence: CountSentence, year: int | None, context: CountContext) -> str | None:
    """Return the guideline that a number of members without one of its own is held against."""
    since = year or int((sentence.published_on or "9999")[:4])
    return _ONLY_GUIDELINE if since <= _ONLY_UNTIL else context.guideline


def _tallied(sentence: CountSentence, is_about: bool) -> Iterator[int]:
    """Yield the bare numbers of a count: "it stood at ten", "from 3 to 11", "and five in 2017".

    `is_about` says whether the text was counting members just before; if not, the sentence must
    name what it counts: "the number of allies that spend 2% has risen to 23 from three".
    """
    if sentence.within(0, len(sentence.lows), "{missing}"):
        return
    for at, value in sentence.members.items():
        # not "the number of recruits rose to 30"
        about = is_about or sentence.within(0, at, "[tally]")
        dated = sentence.after(at + 1, "[dated]") or sentence.before(at, "<date>")
        bare = value > 1 and (dated or not sentence.subjects.counts_noun(at))
        if (
            about
            and bare
            and not sentence.after(at + 1, "[no-tally]")
            and not sentence.before(at, "or")
        ):
            yield at

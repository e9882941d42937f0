"""Finds what states spend or plan to spend, and what members are asked to, in shares of GDP."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.anchors import anchors_in
from dashboard.extraction.rules.counts.asking import deadline
from dashboard.extraction.rules.counts.bare_shares import may_be_share
from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.owners import owner_of
from dashboard.extraction.rules.counts.plans import is_met, metric_of, year_of_share
from dashboard.extraction.rules.counts.proposed_guidelines import (
    adds_up,
    is_long_agreed,
    is_part,
    is_proposed,
    is_target,
)
from dashboard.extraction.rules.counts.share_links import link_of
from dashboard.extraction.rules.counts.share_words import (
    LINKS,
    PLANNED,
    TARGETS,
    gauge_of,
)
from dashboard.extraction.rules.counts.unmet import is_unmet
from dashboard.extraction.rules.words.percents import Percent
from dashboard.facts.vocabulary import Metric

_HIGHEST_SHARE = 60.0
_HIGHEST_BARE = 15.0
"""A larger number that does not say of what counts voters, seats or prices."""
_LONGEST_SPAN = 25
_SEVERAL = frozenset("allies members nato alliance each their combined together joint".split())
_LOOSE = frozenset(", ( of for with on or is was over above".split())


def shares(sentence: Clauses, carried: Carried, met: frozenset[int]) -> Iterator[Counted]:
    """Yield shares of GDP that states spend, plan or are asked to spend, and parts of guidelines.

    `met` are the percentages that members are counted by ("ten members reached 2%").
    """
    anchors: list[Anchor] | None = None
    metric: Metric | None
    earlier: tuple[Metric, int] | None = None
    for number, percent in enumerate(sentence.percents):
        gauge = gauge_of(sentence, percent)
        most = _HIGHEST_SHARE if gauge == "gdp" else _HIGHEST_BARE
        if not 0 < percent.value <= most or percent.first in met:
            continue
        told = gauge is not None or may_be_share(sentence, percent, carried, earlier)
        if gauge == "other" or not (told or adds_up(sentence, percent, carried.lines)):
            continue
        if is_part(sentence, percent, carried.lines):
            yield _made(sentence, "guideline_part_share_of_gdp", percent, None, ())
            continue
        anchors = anchors_in(sentence, carried) if anchors is None else anchors
        owner = owner_of(sentence, percent, anchors, sentence.percents)
        if is_proposed(sentence, percent, owner):
            proposed = not is_long_agreed(sentence, percent)
            metric = "proposed_guideline_share_of_gdp" if proposed else "guideline_share_of_gdp"
            yield _made(sentence, metric, percent, None, ())
            continue
        if _is_old_line(sentence, percent):
            continue
        if is_target(sentence, percent) and not is_met(sentence, percent, owner):
            continue
        codes = owner.codes if owner else _unnamed(sentence, percent, carried)
        if not codes or is_unmet(sentence, percent, owner):
            continue
        metric = metric_of(sentence, percent, owner, number, earlier)
        if metric is None:
            continue
        earlier = metric, percent.last
        for code in _paired(sentence, number, codes):
            yield _made(sentence, metric, percent, owner, (code,))


def _made(
    sentence: Clauses,
    metric: Metric,
    percent: Percent,
    owner: Anchor | None,
    codes: tuple[str, ...],
) -> Counted:
    _, first, last = percent
    lows = sentence.lows
    of_part = metric == "guideline_part_share_of_gdp"
    end = min(last + 2, len(lows)) if lows[last : last + 1] == ["of"] else last
    begin = owner.first if owner and owner.last <= first else first
    if first - begin > _LONGEST_SPAN:
        begin = first
    return Counted(
        metric,
        percent.value,
        *sentence.span(begin, end),
        sentence.exact(begin, end),
        sentence.comparison_at(first),
        year=year_of_share(sentence, percent) if codes or of_part else deadline(sentence, percent),
        is_forecast=metric == "planned_share_of_gdp",
        iso3=codes[0] if codes else None,
    )


def _is_old_line(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is the line that is to move: "lift its target from 2 to 3 percent"."""
    at = percent.first - 1
    return sentence.lows[at : at + 1] == ["from"] and sentence.has(at - 4, at, TARGETS)


def _paired(sentence: Clauses, number: int, codes: Sequence[str]) -> Sequence[str]:
    """Of several states the one whose number it is: "Latvia and Estonia, at 3.2 and 3.4 percent"."""
    if len(codes) == 1:
        return codes
    percents = sentence.percents
    first = last = number
    while first and _touch(sentence, percents[first - 1], percents[first]):
        first -= 1
    while last + 1 < len(percents) and _touch(sentence, percents[last], percents[last + 1]):
        last += 1
    return [codes[number - first]] if last - first + 1 == len(codes) else codes


def _touch(sentence: Clauses, one: Percent, other: Percent) -> bool:
    return set(sentence.lows[one.last : other.first]) <= {",", "and"}


def _unnamed(sentence: Clauses, percent: Percent, carried: Carried) -> tuple[str, ...]:
    """The state that a sentence without one goes on about: "Spending will reach 2% by 2024"."""
    lows, first = sentence.lows, percent.first
    verbs = link_of(sentence, percent) in LINKS - _LOOSE
    several = sentence.has(0, len(lows), _SEVERAL)
    code = carried.topic or carried.speaker or carried.home or carried.before
    future = sentence.has(0, first, PLANNED)
    return (code,) if code and (verbs or future) and not several else ()

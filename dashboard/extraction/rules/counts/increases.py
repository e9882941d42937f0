"""Finds for how many years in a row defence spending rose: "the ninth consecutive year"."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.anchors import anchors_in
from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.growth import FALLING, GROWTHS, RISING, TOGETHER, grower
from dashboard.extraction.rules.counts.share_words import FALSE_FRIENDS, SPENDING
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of
from dashboard.extraction.rules.words.percents import Percent

_LONGEST_RUN = 80
_SUCCESSIVE = frozenset("consecutive successive straight".split())
_RUNS = (
    ["running"],
    ["straight"],
    ["in", "a", "row"],
    ["in", "succession"],
    ["on", "end"],
    ["on", "the", "trot"],
    ["without", "interruption"],
    ["without", "a", "break"],
    ["without", "a", "pause"],
)
"""What follows "nine years" that came one after the other."""
_RUNNING = frozenset(word for run in _RUNS for word in run) - {"a", "in", "on", "the", "without"}
_RUNNING |= _SUCCESSIVE
"""A word of which any run of years has one."""


def years_of_increase(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield for how many years in a row a sentence says that spending rose."""
    lows = sentence.lows
    if not sentence.has(0, len(lows), _RUNNING):
        return
    for at, token in enumerate(sentence.tokens):
        value = number_of(token)
        rank = ordinal_of(token) if value is None else None
        count = value if value is not None else rank
        if count is None or count != int(count) or not 1 < count < _LONGEST_RUN:
            continue
        last = _run_end(lows, at)
        if last is None or not _rises(sentence, at, last, carried):
            continue
        first = at
        while first > 0 and lows[first - 1] in ("for", "the", "a", "in"):
            first -= 1
        others = [other.first for other in sentence.percents]
        stand_in = Percent(count, at, last)
        yield Counted(
            "consecutive_years_of_increase",
            float(count),
            *sentence.span(sentence.words_before(first, 8), last),
            sentence.exact(first, last),
            year=sentence.year_of(at, last, others),
            iso3=grower(sentence, stand_in, carried) or _spender(sentence, last, carried),
        )


def _spender(sentence: Clauses, last: int, carried: Carried) -> str | None:
    """The state named only behind a run of years: "the third year in a row that Norway spends more"."""
    anchors = anchors_in(sentence, carried)
    if any(one.last <= last for one in anchors) or sentence.has(0, last, TOGETHER):
        return None
    codes = anchors[0].codes if anchors and not anchors[0].is_weak else ()
    return (
        codes[0] if len(codes) == 1 and sentence.has(last, last + 2, frozenset({"that"})) else None
    )


def _run_end(lows: list[str], at: int) -> int | None:
    """The end of "nine consecutive years", "a fourth year in a row", "five years running"."""
    after = lows[at + 1 : at + 9]
    if after[:1] in (["year"], ["years"]) and after[1:2] == ["of"]:
        # "the fifth year of growth in a row"
        for skipped in range(3, 6):
            tail = after[skipped:]
            run = next((run for run in _RUNS[1:] if tail[: len(run)] == run), None)
            if run:
                return at + 1 + skipped + len(run)
    if after[:1] and after[0] in _SUCCESSIVE:
        noun = 2 if after[1:2] in (["annual"], ["yearly"]) else 1
        yearly = after[noun : noun + 1] in (["year"], ["years"])
        rise = bool(set(after[noun : noun + 1]) & (GROWTHS | {"increases", "rises"}))
        return at + 2 + noun if yearly or rise else None
    if after[:1] in (["annual"], ["yearly"]) and after[1:2] and after[1] in GROWTHS:
        after, at = after[1:], at + 1
    if after[:1] and after[0] in GROWTHS:
        # "the third annual rise in a row", "the third increase in a row"
        return next((at + 2 + len(run) for run in _RUNS if after[1 : 1 + len(run)] == run), None)
    if after[:1] in (["year"], ["years"]):
        return next((at + 2 + len(run) for run in _RUNS if after[1 : 1 + len(run)] == run), None)
    return None


def _rises(sentence: Clauses, at: int, last: int, carried: Carried) -> bool:
    """Whether it is spending that went on for those years, and upwards."""
    lows = sentence.lows
    near = range(max(0, at - 14), min(len(lows), last + 8))
    more = any(lows[index : index + 1] == ["more"] for index in near)
    if not more and not any(lows[index] in RISING for index in near):
        return False
    if not any(lows[index] in SPENDING for index in near):
        # "It was the ninth year of growth in a row", after a sentence about budgets
        told = carried.about_spending or carried.about_budgets
        if not told or any(lows[index] in FALSE_FRIENDS - {"growth"} for index in near):
            return False
    return not any(lows[index] in FALLING for index in near)

"""Finds by how much defence spending grew: "rose by 11 percent in real terms"."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.anchors import anchors_in
from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.owners import owner_of
from dashboard.extraction.rules.counts.share_words import (
    FALSE_FRIENDS,
    NEAR,
    SPENDING,
    TARGETS,
    gauge_of,
)
from dashboard.extraction.rules.words.percents import Percent

_HIGHEST_GROWTH = 400.0
RISING = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows grew grown
    growing growth jump jumps jumped jumping climb climbed climbs surge surged surging up higher
    boost boosts boosted boosting raise raises raised raising expanded swelled swell swelling
    soared soar gained leapt uplift""".split()
)
FALLING = frozenset(
    """fall fell fallen falling decline declined drop dropped cut cuts lower down shrank
    declines reduced""".split()
)
_BRINGING = frozenset(
    """by of up increased grew rose grown jumped climbed surged was risen soared gained rise grow
    increase climb jump rises grows swelled expanded leapt added""".split()
)
_LATER = frozenset("rise increase jump growth boost more higher surge year-on-year uplift".split())
_STRESS = frozenset("record whopping staggering hefty full stunning massive further real".split())
GROWTHS = frozenset("growth increase rise jump uplift surge".split())
_BUSINESS = frozenset(
    """firms firm companies company stocks stock industry makers sector contractors contractor
    orders exports giants group manufacturers shares startups""".split()
)
"""What earns by defence spending, and is not it."""
TOGETHER = frozenset(
    "allies europe europeans members nato alliance european eu bloc countries".split()
)


def growth(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield by how many percent a sentence says that spending grew: "rose by 11% in real terms"."""
    before: Percent | None = None
    for percent in sentence.percents:
        listed = before is not None and _goes_on(sentence, before, percent)
        if not 0 < percent.value <= _HIGHEST_GROWTH:
            continue
        if not listed and not _is_growth(sentence, percent, carried):
            continue
        before = percent
        value, first, last = percent
        floor = max((other.last for other in sentence.percents if other.last <= first), default=0)
        begin = max(floor, sentence.words_before(first, 6))
        others = [other.first for other in sentence.percents]
        yield Counted(
            "spending_growth",
            value,
            *sentence.span(begin, last),
            sentence.exact(begin, last),
            sentence.comparison_at(first),
            year=sentence.year_of(first, last, others),
            iso3=grower(sentence, percent, carried),
        )


def _goes_on(sentence: Clauses, before: Percent, percent: Percent) -> bool:
    """Whether a list of growth goes on: "it rose 2.7 percent in 2016 and 5.9 percent in 2017"."""
    dated = {at for date in sentence.dates for at in range(date.first - 1, date.last)}
    gap = {sentence.lows[at] for at in range(before.last, percent.first) if at not in dated}
    return bool(gap) and gap <= {",", "and", "by"} and gauge_of(sentence, percent) is None


def _is_growth(sentence: Clauses, percent: Percent, carried: Carried) -> bool:
    lows, (_, first, last) = sentence.lows, percent
    if gauge_of(sentence, percent) is not None or set(lows[last : last + 3]) & TARGETS:
        return False
    at = first - 1
    while at >= 0 and lows[at] in (NEAR | _STRESS) - {"up"}:
        at -= 1
    # "in a single year", "to 3%": the share that it reached is none.
    later = [low for low in lows[last : last + 3] if low not in ("annual", "real", "-", "nominal")]
    named = bool(later) and later[0] in _LATER
    brought = at >= 0 and lows[at] in _BRINGING
    if brought and lows[at] == "of":
        # "a rise of 5%", not "raise it to a goal of 5%"
        brought = at > 0 and lows[at - 1] in RISING
    grown = at >= 0 and _comes_to(lows, at)
    if not (brought or named or grown):
        return False
    near = range(max(0, first - 14), min(len(lows), last + 4))
    rising = [at for at in near if lows[at] in RISING or (named and at == last)]
    falling = [at for at in near if lows[at] in FALLING]
    if not rising:
        return False
    if falling and min(abs(first - at) for at in falling) < min(abs(first - at) for at in rising):
        return False
    return _is_of_spending(sentence, first, carried)


def _comes_to(lows: list[str], at: int) -> bool:
    """Whether a growth is what a verb at `at` gives the size of: "growth in spending came to 4%"."""
    verb = at - 1 if lows[at] == "to" else at
    if lows[verb] not in ("came", "amounted", "was", "reached", "is", "hit", "averaged", "at"):
        return False
    return any(low in GROWTHS for low in lows[max(0, verb - 8) : verb])


def _is_of_spending(sentence: Clauses, first: int, carried: Carried) -> bool:
    """Whether what grew is spending: of it and of inflation or wages, the nearest word decides."""
    lows = sentence.lows
    for index in range(first - 1, -1, -1):
        low = lows[index]
        if low in SPENDING and sentence.has(index + 1, index + 2, _BUSINESS):
            return False
        if low in SPENDING and not (index and lows[index - 1] in FALSE_FRIENDS):
            return True
        if low in FALSE_FRIENDS - {"growth", "approval", "support"}:
            return False
        if low == "growth" and sentence.has(index - 2, index, frozenset({"economic", "gdp"})):
            return False
    later = lows[first : first + 10]
    if set(later) & FALSE_FRIENDS - {"growth", "approval", "support"}:
        return False
    whole = set(lows) & SPENDING and not set(lows) & FALSE_FRIENDS - {"growth", "support"}
    return (
        bool(set(later) & SPENDING)
        or bool(whole)
        or carried.about_sums
        or (
            # "It rose by 3 percent", after a sentence about spending
            carried.about_budgets and lows[0] in ("it", "that", "they", "this", "these")
        )
    )


def grower(sentence: Clauses, percent: Percent, carried: Carried) -> str | None:
    """The one state whose spending grew, or None where it is that of several."""
    if sentence.has(0, percent.first, TOGETHER):
        return None
    owner = owner_of(sentence, percent, anchors_in(sentence, carried), sentence.percents)
    return owner.codes[0] if owner and len(owner.codes) == 1 else None

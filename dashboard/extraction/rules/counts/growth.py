"""Find by how much defence spending grew, and for how many years in a row."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.gauges import gauge_of, is_rival
from dashboard.extraction.rules.counts.owners import anchors_in, owner_of
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of
from dashboard.extraction.rules.words.percents import Percent

_HIGHEST_GROWTH = 400.0
_LONGEST_RUN = 80
_NO_RIVAL = "growth approval support"
"""Words that measure something else only beside a share of GDP: spending has a growth of its own."""
_RUNS = (
    "{successive} annual|yearly? year|years|increases|rises|{growths}",
    "annual|yearly? {growths} {run}",
    "year|years {run}",
    "year|years of . .*2 {run}",
)
"""What stands behind the number of years: "nine consecutive years", "a fourth year in a row"."""


def growth(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield by how many percent a sentence says that spending grew: "rose by 11% in real terms"."""
    others = [other.first for other in sentence.percents]
    before: Percent | None = None
    for percent in sentence.percents:
        value, first, last = percent
        gap = ",|and|by|in|<date>*"
        listed = before and sentence.run_end(before.last, gap) >= first
        listed = listed and gauge_of(sentence, percent) is None
        grows = listed or _is_growth(sentence, percent, carried)
        if not grows or not 0 < value <= _HIGHEST_GROWTH:
            continue
        floor = before.last if before else 0
        before = percent
        begin = max(floor, sentence.words_before(first, 6))
        yield sentence.counted(
            "spending_growth",
            value,
            (begin, last),
            comparison=sentence.comparison_at(first),
            year=sentence.year_of(first, last, others),
            iso3=_grower(sentence, percent, carried),
        )


def _is_growth(sentence: Clauses, percent: Percent, carried: Carried) -> bool:
    _, first, last = percent
    if gauge_of(sentence, percent) is not None or sentence.after(last, ".*2 {guideline}"):
        return False
    end = sentence.run_start(first, "{near}|{stress}*")
    named = sentence.after(last, "annual|real|-|nominal* {later}")
    # "up 11%", "a rise of 5%", "growth in spending came to 4%"
    brought = sentence.before(end, "{bringing}") or sentence.before(end, "{rising} of")
    grown = sentence.before(end, "{growths} .*7 {coming} to?")
    if not (named or brought or grown):
        return False
    # Not "spending fell by 3 percent": of a rise and a fall the nearer decides.
    up = named or sentence.within(first - 14, last + 4, "{rising}")
    if not up or (not named and sentence.before(first, "{falling} !{rising}*13")):
        return False
    return _is_of_spending(sentence, first, carried)


def _is_of_spending(sentence: Clauses, first: int, carried: Carried) -> bool:
    """Whether what grew is spending: of it and of inflation or wages, the nearest word decides."""
    size = len(sentence.lows)
    # Not "defence firms", which earn by defence spending.
    business = sentence.before(first, "{spending} {business} !{spending}*39")
    nearest = is_rival(sentence, range(first - 1, -1, -1), _NO_RIVAL)
    if nearest is not None or business:
        return not (nearest or business)
    if is_rival(sentence, range(first, min(size, first + 10)), _NO_RIVAL):
        return False
    # "It rose by 3 percent", after a sentence about spending
    goes_on = carried.about_budgets and sentence.after(0, "it|that|they|this|these")
    return sentence.within(0, size, "{spending}") or carried.about_sums or goes_on


def _grower(sentence: Clauses, percent: Percent, carried: Carried) -> str | None:
    """Return the state whose spending grew, or None where it is that of several."""
    if sentence.within(0, percent.first, "{together-growing}"):
        return None
    anchors = anchors_in(sentence, carried)
    owner = owner_of(sentence, percent, anchors, sentence.percents)
    if owner is None and anchors and sentence.after(percent.last, ".? that"):
        owner = anchors[0]  # "the third year in a row that Norway spends more"
    return owner.codes[0] if owner and len(owner.codes) == 1 else None


def years_of_increase(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield for how many years in a row a sentence says that spending rose."""
    if not sentence.within(0, len(sentence.lows), "{successive}|{run}"):
        return
    for at, token in enumerate(sentence.tokens):
        count = number_of(token) or ordinal_of(token)
        if count is None or count != int(count) or not 1 < count < _LONGEST_RUN:
            continue
        last = max(sentence.run_end(at + 1, run) for run in _RUNS)
        if last == at + 1 or not _rises(sentence, at, last, carried):
            continue
        first = sentence.run_start(at, "for|the|a|in*")
        yield sentence.counted(
            "consecutive_years_of_increase",
            count,
            (first, last),
            before=8,
            year=sentence.year_of(at, last, [other.first for other in sentence.percents]),
            iso3=_grower(sentence, Percent(count, at, last), carried),
        )


def _rises(sentence: Clauses, at: int, last: int, carried: Carried) -> bool:
    """Whether it is spending that went on for those years, and upwards."""
    begin, end = at - 14, last + 8
    up = sentence.within(begin, end, "{rising}|more")
    if not up or sentence.within(begin, end, "{falling}"):
        return False
    # "It was the ninth year of growth in a row", after a sentence about budgets
    known = carried.about_spending or carried.about_budgets
    return known or sentence.within(begin, end, "{spending}")

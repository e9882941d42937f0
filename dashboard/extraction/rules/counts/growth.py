"""Find by how much defence spending grew, and for how many years in a row."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import Counted, CountSentence
from dashboard.extraction.rules.counts.gauges import gauge_of, is_rival
from dashboard.extraction.rules.counts.owners import anchors_in, owner_of
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of
from dashboard.extraction.rules.words.percents import Percent

_HIGHEST_GROWTH = 400.0
_LONGEST_RUN = 80
_NO_RIVAL = "growth approval support"
"""Words that measure something else only beside a share of GDP: spending has a growth of its own."""
_RUN = (
    "{successive} annual|yearly? year|years|increases|rises|{growths}"
    " / annual|yearly? {growths} {run} / year|years {run} / year|years of . .*2 {run}"
)
"""What stands behind the number of years: "nine consecutive years", "a fourth year in a row"."""


def growth(sentence: CountSentence, context: CountContext) -> Iterator[Counted]:
    """Yield by how many percent a sentence says that spending grew: "rose by 11% in real terms"."""
    others = [other.first for other in sentence.percents]
    for percent in sentence.percents:
        value, first, last = percent
        if not (0 < value <= _HIGHEST_GROWTH and _is_growth(sentence, percent, context)):
            continue
        yield sentence.counted(
            "spending_growth",
            value,
            (first, last),
            before=6,
            comparison=sentence.comparison_at(first),
            year=sentence.year_of(first, last, others),
            iso3=_grower(sentence, percent, context),
        )


def _is_growth(sentence: CountSentence, percent: Percent, context: CountContext) -> bool:
    _, first, last = percent
    if gauge_of(sentence, percent) is not None or sentence.after(last, ".*2 {guideline}"):
        return False
    end = sentence.run_start(first, "{near}|{stress}*")
    # "18 percent higher", "up 11%", "a rise of 5%", "growth in spending came to 4%"
    named = sentence.after(last, "annual|real|-|nominal* {later}")
    brought = sentence.before(end, "{bringing} / {rising} of / {growths} .*7 {coming} to?")
    # Not "spending fell by 3 percent": of a rise and a fall the nearer decides.
    up = sentence.within(first - 14, last + 4, "{rising}")
    up = up and not sentence.before(first, "{falling} !{rising}*13")
    return (named or (brought and up)) and _is_of_spending(sentence, first, context)


def _is_of_spending(sentence: CountSentence, first: int, context: CountContext) -> bool:
    """Whether what grew is spending: of it and of inflation or wages, the nearest word decides."""
    nearest = is_rival(sentence, range(first - 1, -1, -1), _NO_RIVAL)
    # Not "defence firms", which earn by defence spending.
    if nearest or sentence.within(0, len(sentence.lows), "{spending} {business}"):
        return False
    behind = sentence.within(first, len(sentence.lows), "{spending}")
    # "It rose by 3 percent", after a sentence about spending
    goes_on = context.about_budgets and sentence.after(0, "it|that|they|this|these")
    return nearest is False or behind or context.about_sums or goes_on


def _grower(sentence: CountSentence, percent: Percent, context: CountContext) -> str | None:
    """Return the state whose spending grew, or None where it is that of several."""
    if sentence.within(0, percent.first, "{together-growing}"):
        return None
    owner = owner_of(sentence, percent, anchors_in(sentence, context), sentence.percents)
    return owner.codes[0] if owner and len(owner.codes) == 1 else None


def years_of_increase(sentence: CountSentence, context: CountContext) -> Iterator[Counted]:
    """Yield for how many years in a row a sentence says that spending rose."""
    if not sentence.within(0, len(sentence.lows), "{successive}|{run}"):
        return
    for at, token in enumerate(sentence.tokens):
        count = number_of(token) or ordinal_of(token)
        last = sentence.run_end(at + 1, _RUN)
        begin, end = at - 14, last + 8
        if count is None or not 1 < count < _LONGEST_RUN or last == at + 1:
            continue
        # "It was the ninth year of growth in a row", after a sentence about budgets
        known = context.about_spending or sentence.within(begin, end, "{spending}")
        up = sentence.within(begin, end, "{rising}|more")
        if known and up and not sentence.within(begin, end, "{falling}"):
            yield sentence.counted(
                "consecutive_years_of_increase",
                count,
                (sentence.run_start(at, "for|the|a|in*"), last),
                before=8,
                year=sentence.year_of(at, last, [other.first for other in sentence.percents]),
                iso3=_grower(sentence, Percent(count, at, last), context),
            )

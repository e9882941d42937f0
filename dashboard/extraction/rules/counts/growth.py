"""Tell by how much defence spending grew, and for how many years in a row."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import CountSentence, Quantity
from dashboard.extraction.rules.counts.shares import gauge_of, is_rival
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of

_HIGHEST_GROWTH = 400.0
_LONGEST_RUN = 80
_NO_RIVAL = "growth approval support"
"""Words that measure something else only beside a share of GDP: spending has a growth of its own."""


def is_growth(sentence: CountSentence, percent: Quantity, context: CountContext) -> bool:
    """Whether a percentage is that by which spending grew: "rose by 11% in real terms"."""
    value, first, last, _ = percent
    if not 0 < value <= _HIGHEST_GROWTH or gauge_of(sentence, percent) is not None:
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


def runs_in(sentence: CountSentence, context: CountContext) -> Iterator[Quantity]:
    """Yield for how many years in a row a sentence says that spending rose."""
    if not sentence.within(0, len(sentence.lows), "{successive}|{run}"):
        return
    for at, token in enumerate(sentence.tokens):
        count = number_of(token) or ordinal_of(token)
        last = sentence.run_end(at + 1, "[run]")
        begin, end = at - 14, last + 8
        if count is None or not 1 < count < _LONGEST_RUN or last == at + 1:
            continue
        # "It was the ninth year of growth in a row", after a sentence about budgets
        known = context.about_spending or sentence.within(begin, end, "{spending}")
        up = sentence.within(begin, end, "{rising}|more")
        if known and up and not sentence.within(begin, end, "{falling}"):
            yield Quantity(count, at, last)

"""Tells which four digits are a year: "in 2023", "the 2026 summit", not "2000 troops"."""

from collections.abc import Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token

_FIRST, _LAST = 1940, 2100
_OPENERS = words("before-year")
"""Words that a year follows and a number seldom does."""
_LOOSE = frozenset(", ( and or to than – - — after".split())
"""Words and marks that either may follow."""
_COUNTING = words("before-number")
_NAMED = frozenset("the a an its his her their our this that last old new whose".split())
_COUNTED = words("counted-noun")
_CLOSERS = words("after-year")


def year_number(tokens: Sequence[Token], at: int) -> int | None:
    """Return the number that token `at` is if it has four digits and may be a year of our time."""
    low = tokens[at].stem.removeprefix("mid-") if 0 <= at < len(tokens) else ""
    if len(low) != 4 or not low.isascii() or not low.isdigit():
        return None
    return int(low) if _FIRST <= int(low) <= _LAST else None


def year_at(tokens: Sequence[Token], at: int) -> int | None:
    """Return the year that stands alone at token `at`, or None if the digits count something."""
    year = year_number(tokens, at)
    if year is None:
        return None
    before = _low(tokens, at - 1)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.low in _COUNTED or after.text.isdigit()):
        return None
    if before in _OPENERS or (before == "than" and _low(tokens, at - 2) == "later"):
        return year
    digits = at > 0 and number_of(tokens[at - 1]) is not None
    if before in _COUNTING or (digits and year_number(tokens, at - 1) is None):
        return None
    if before in _NAMED:
        # "the 2026 summit", "its 2025 budget"; "the 2,000 troops" has a comma in it.
        return year if after is not None and after.text.isalpha() else None
    closed = after is None or after.low in _CLOSERS or after.text == ","
    if before in _LOOSE or before == "":
        return year if closed else None
    # "nobody believes 2035", "began 2019 with": the object of a verb, with no noun behind it.
    return year if closed and before.isalpha() and not tokens[at - 1].is_capital else None


def following_year(
    tokens: Sequence[Token], at: int, published_on: str | None, told: str | None
) -> tuple[int | None, int]:
    """Return the year that goes on with a month or day, and where it ends.

    "2023", "of that year", "last year".
    """
    at_year = at + 1 if _low(tokens, at) in (",", "of") else at
    year = year_number(tokens, at_year)
    if year is not None:
        return year, at_year + 1
    of = _low(tokens, at) == "of"
    if _low(tokens, at + of + 1) != "year":
        return None, at
    which = _low(tokens, at + of)
    step = {"this": 0, "last": -1, "next": 1}.get(which)
    if step is not None and published_on is not None:
        return int(published_on[:4]) + step, at + of + 2
    return (int(told[:4]), at + 3) if of and which == "that" and told else (None, at)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""

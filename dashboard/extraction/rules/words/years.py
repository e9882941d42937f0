"""Tell which four digits are a year: "in 2023", "the 2026 summit", not "2000 troops"."""

from collections.abc import Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token

_FIRST, _LAST = 1940, 2100
_NAMED = words("article") | words("possessive") - {"my", "your"}
_NAMED |= frozenset("this that last old new whose".split())


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
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.low in words("counted-noun") or after.text.isdigit()):
        return None
    if before in words("before-year") or [t.low for t in tokens[at - 2 : at]] == ["later", "than"]:
        return year
    digits = at > 0 and number_of(tokens[at - 1]) is not None
    if before in words("before-number") or (digits and year_number(tokens, at - 1) is None):
        return None
    if before in _NAMED:
        # "the 2026 summit", "its 2025 budget"; "the 2,000 troops" has a comma in it.
        return year if after is not None and after.text.isalpha() else None
    if after is not None and after.low not in words("after-year"):
        return None
    # "nobody believes 2035", "began 2019 with": the object of a verb, with no noun behind it.
    loose = before in words("around-year") or not before
    return year if loose or (before.isalpha() and not tokens[at - 1].is_capital) else None

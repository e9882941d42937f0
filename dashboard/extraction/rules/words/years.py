"""Tell which four digits are a year: "in 2023", "the 2026 summit", not "2000 troops"."""

from collections.abc import Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.sentences import Token

_FIRST, _LAST = 1940, 2100
_NAMED = words("article") | words("possessive") | frozenset("this that last old new whose".split())


def year_number(tokens: Sequence[Token], at: int) -> int | None:
    """Return the number that token `at` is if it has four digits and may be a year of our time."""
    low = tokens[at].stem.removeprefix("mid-")
    if len(low) != 4 or not low.isascii() or not low.isdigit():
        return None
    return int(low) if _FIRST <= int(low) <= _LAST else None


def year_at(tokens: Sequence[Token], at: int) -> int | None:
    """Return the year that stands alone at token `at`, or None if the digits count something."""
    year = year_number(tokens, at)
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    if year is None or after in words("counted-noun"):
        return None
    by_then = [token.low for token in tokens[max(0, at - 2) : at]] == ["later", "than"]
    if by_then or before in words("before-year"):
        return year
    if before in words("before-number"):
        return None
    if before in _NAMED:
        # "the 2026 summit", "its 2025 budget"; "the 2,000 troops" has a comma in it.
        return year if after.isalpha() else None
    # "nobody believes 2035", "began 2019 with": the object of a verb, with no noun behind it.
    object_of_verb = before.isalpha() and not tokens[at - 1].is_capital
    loose = not before or before in words("around-year") or object_of_verb
    return year if loose and after in words("after-year") else None

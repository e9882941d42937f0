"""Tell by the words around a date what it means: which year, in the past or still ahead.

"in 2023" and "the 2026 summit" are years, "2000 troops" are not; "votes on Monday" and "would meet in
May" look ahead of the article's day.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.sentences import Token

Tense = Literal["past", "ahead"]

_AHEAD = words("modal-or-plan") | words("scheduled-participle")
"""Modals, plans, and participles of what is still to come: "is set for", "the visit planned for"."""
_SCHEDULED = words("calendar-verb")
"""Verbs by which the present tense tells of what is in a calendar."""
_SUPPOSING = frozenset("be if once unless until".split())
_ENDS = frozenset(".!?;")
_FARTHEST = 30
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


def tense_at(tokens: Sequence[Token], first: int, last: int) -> Tense | None:
    """Return the tense of the verb that the date at tokens `first` to `last` belongs to.

    That is the nearest one before it, else the nearest one after it; None where no verb is known.
    """
    before = range(first - 1, max(-1, first - _FARTHEST), -1)
    after = range(last, min(len(tokens), last + _FARTHEST))
    # "He said that on Monday the two will meet": the verb before "that" is another clause's.
    opens = first > 1 and "that" in (tokens[first - 1].low, tokens[first - 2].low)
    return (None if opens else _nearest(tokens, before)) or _nearest(tokens, after)


def _nearest(tokens: Sequence[Token], order: Iterable[int]) -> Tense | None:
    for at in order:
        if tokens[at].text in _ENDS:
            return None
        tense = _of_verb(tokens, at)
        if tense is not None:
            return tense
    return None


def _of_verb(tokens: Sequence[Token], at: int) -> Tense | None:
    low = tokens[at].low
    if low in _AHEAD and not tokens[at].is_capital:
        return "ahead"
    if low in words("irregular-past") or (low.endswith("ed") and low not in words("no-past")):
        # "would be signed", "if the deal failed": not yet
        supposed = _SUPPOSING.intersection(token.low for token in tokens[max(0, at - 5) : at])
        return "ahead" if supposed else "past"
    return "ahead" if low in _SCHEDULED else None

"""Tells whether a clause looks ahead of its article's day: "votes on Monday", "would meet in May"."""

from collections.abc import Iterable, Sequence
from typing import Literal

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.sentences import Token

Tense = Literal["past", "ahead"]

_MODALS = words("modal-or-plan")
_PLANS = words("plan-noun")
_BOOKED = words("scheduled-participle")
"""Participles of what is still to come: "is set for", "are expected to", "the visit planned for"."""
_SCHEDULED = words("calendar-verb")
"""Verbs by which the present tense tells of what is in a calendar."""
_IRREGULAR = words("irregular-past")
_NOUN_OPENERS = frozenset("the a an its his her their of in with no by several many".split())
_NO_PAST = words("no-past")
_SUPPOSING = frozenset("if once unless until".split())
_ENDS = frozenset(".!?;")
_FARTHEST = 30


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
    before = tokens[at - 1].low if at else ""
    if tokens[at].is_capital and low in ("may", "will", "march"):
        return None
    if low in _BOOKED and before not in ("had", "have", "has", "he", "she", "they", "it"):
        return "ahead"
    # "By 77 votes in mid-December" and "a plan in June" name things.
    named = before in _NOUN_OPENERS or before[:1].isdigit()
    if low in _MODALS or low.endswith("'ll") or before == "being":
        return None if named and low in _PLANS else "ahead"
    regular = low.endswith("ed") and len(low) > 4 and low not in _NO_PAST
    if low in _IRREGULAR or regular:
        supposed = any(token.low in _SUPPOSING for token in tokens[max(0, at - 5) : at])
        still = before == "be" or supposed
        return "ahead" if still else "past"
    return "ahead" if low in _SCHEDULED and not named else None

"""Tells whether a clause looks ahead of its article's day: "votes on Monday", "would meet in May"."""

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

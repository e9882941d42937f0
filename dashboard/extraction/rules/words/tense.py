"""Tells whether a clause looks ahead of its article's day: "votes on Monday", "would meet in May"."""

from collections.abc import Iterable, Sequence
from typing import Literal

from dashboard.extraction.rules.words.sentences import Token

Tense = Literal["past", "ahead"]

_MODALS = frozenset(
    """will would may might could should shall must can won't wouldn't can't cannot shan't
    upcoming coming due slated hopes hope hoping plans plan planning wants want aims aim intends
    intend expects expect""".split()
)
_PLANS = frozenset("plan plans hope hopes aim aims wants intend".split())
_BOOKED = frozenset(
    "expected scheduled planned set due slated bound supposed prepared organised organized".split()
)
"""Participles of what is still to come: "is set for", "are expected to", "the visit planned for"."""
_SCHEDULED = frozenset(
    """goes go takes take comes come begins begin starts start opens open ends end meets meet
    votes reconvenes reconvene resumes resume convenes convene gathers gather holds hold hosts
    host visits travels travel flies fly heads returns return expires expire elects enters falls
    follows becomes launches marks turns leaves arrives retires reopens decides debates""".split()
)
"""Verbs by which the present tense tells of what is in a calendar."""
_IRREGULAR = frozenset(
    """said told was were had did took went came met held gave made sent began got won saw put left
    became brought bought built fought found fell felt flew grew heard kept knew led lost paid ran
    rose sat spoke spent stood struck swore thought threw understood withdrew wrote drew chose broke
    shot sold sought set hit cut quit read let laid""".split()
)
_NOUN_OPENERS = frozenset("the a an its his her their of in with no by several many".split())
_NO_PAST = frozenset(
    "need indeed speed hundred united exceed proceed succeed feed agreed-on".split()
)
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

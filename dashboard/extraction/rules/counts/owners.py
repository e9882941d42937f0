"""Finds whose spending a number is: the nearest owner, or the subject of its verb."""

from collections.abc import Sequence

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.share_words import LEADING
from dashboard.extraction.rules.words.percents import Percent

_BESIDE = frozenset("at on with , ( - – — : has had is was spends spent stands devotes".split())
_CLOSE = 1
"""An owner so close to a number has no verb of another between."""
_RELATIVES = frozenset("which who whose where when".split())
_ASIDES = _RELATIVES | frozenset("a an the once long still already now".split())
_COUNTED_IN = frozenset({"included", "excluded", "excepted"})
_OVERTAKING = frozenset(
    "overtook overtaken overtakes overtaking outspends outspent outspending surpassed trails".split()
)
_TELLING = frozenset("said says told added noted warned argued complained insisted".split())


def owner_of(
    sentence: Clauses, percent: Percent, found: Sequence[Anchor], others: Sequence[Percent]
) -> Anchor | None:
    """Return whose number `percent` is, or None where the sentence does not tell.

    An anchor without states is the answer where several own it together ("the allies").
    """
    before = [one for one in found if one.last <= percent.first]
    before = [one for one in before if not _is_rival(sentence, one)] or before
    strong = [one for one in before if not one.is_weak or _stands_beside(sentence, one, percent)]
    nearest = _nearest(sentence, percent, strong)
    floor = max((other.last for other in others if other.last <= percent.first), default=0)
    after = _after(sentence, percent, found)
    passed = nearest is not None and (nearest.first < floor or nearest.is_weak)
    if nearest is None or (after is not None and passed):
        # "1.2 percent in Belgium, 1.1 percent in Luxembourg"
        nearest = after or nearest
    if nearest is None and before:
        nearest = next((one for one in reversed(before) if one.codes), None)
    if nearest is not None and len(before) > 1 and nearest.last <= percent.first:
        nearest = _by_grammar(sentence, percent, before, nearest)
    return nearest


def _is_rival(sentence: Clauses, anchor: Anchor) -> bool:
    """Whether an owner is only what another is held against: "overtook the United States with 4%"."""
    at = anchor.first - 1
    while at > 0 and sentence.lows[at] == "the":
        at -= 1
    return at >= 0 and sentence.lows[at] in _OVERTAKING


def _by_grammar(
    sentence: Clauses, percent: Percent, before: Sequence[Anchor], nearest: Anchor
) -> Anchor:
    """The owner in the subject of the number's verb, where that is not the one nearest to it.

    "Germany has overtaken Britain and now spends 2.1 percent": it is Germany that spends.
    """
    gap = sentence.lows[nearest.last : percent.first]
    subject = sentence.subjects.of(percent.first) if sentence.subjects else None
    if subject is None or len(gap) <= _CLOSE or _stands_beside(sentence, nearest, percent):
        return nearest
    inside = [one for one in before if subject[0] <= one.first < subject[1] and one.codes]
    inside = [one for one in inside if not one.is_weak] or inside
    # Of "Latvia's neighbour Estonia" it is Estonia's.
    led = sentence.has(nearest.first - 1, nearest.first, LEADING)
    if led and sentence.lows[nearest.first] != "its":
        return nearest  # "has found the money to take his country to 2 percent"
    own = [one for one in inside if not sentence.tokens[one.last - 1].is_possessive]
    return (own or inside or [nearest])[0]


def _nearest(sentence: Clauses, percent: Percent, strong: list[Anchor]) -> Anchor | None:
    """The last anchor before a number that is not in an aside: "Poland, which borders X, spends"."""
    for at in range(len(strong) - 1, -1, -1):
        one = strong[at]
        aside = _aside_of(sentence, one)
        if aside is None or aside[1] > percent.first or not any(a.last <= aside[0] for a in strong):
            return one
    return strong[-1] if strong else None


def _aside_of(sentence: Clauses, anchor: Anchor) -> tuple[int, int] | None:
    """The commas between which an anchor stands in a relative clause, an apposition or a remark."""
    lows = sentence.lows
    opened = anchor.first - 1
    while opened >= 0 and lows[opened] not in (",", ";", "—", "–"):
        opened -= 1
    closed = anchor.last
    while closed < len(lows) and lows[closed] not in (",", ";", "—", "–"):
        closed += 1
    if opened < 1 or closed >= len(lows) or anchor.first == opened + 1:
        own = opened >= 1 and closed < len(lows) and bool(set(lows[opened:closed]) & _TELLING)
        return (opened, closed) if own else None
    inside = lows[opened + 1 : closed]
    apart = inside[0] in _ASIDES or set(inside) & (_TELLING | _COUNTED_IN)
    return (opened, closed) if apart else None


def _after(sentence: Clauses, percent: Percent, found: Sequence[Anchor]) -> Anchor | None:
    """The owner named behind a number: "4.1% in Poland", "4.1 percent of Poland's output"."""
    for one in found:
        if percent.last <= one.first <= percent.last + 5 and one.codes and one.is_weak:
            opener = sentence.lows[max(0, one.first - 2) : one.first]
            if set(opener) & {"in", "for", "by", "of"}:
                between = sentence.lows[percent.last : one.first]
                return one if not set(between) & {",", ";", "and", "but", "while"} else None
    return None


def _stands_beside(sentence: Clauses, anchor: Anchor, percent: Percent) -> bool:
    gap = sentence.lows[anchor.last : percent.first]
    return bool(anchor.codes) and len(gap) <= 3 and bool(gap) and gap[0] in _BESIDE

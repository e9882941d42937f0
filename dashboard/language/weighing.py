"""Weighs the words of a statement for and against, with what a "not" or a "cut" turns around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.language.leanings import is_negation, pair_weight, turning, weight_of
from dashboard.language.sentences import Token

_CLAUSES = frozenset(
    """but and because while although though when whereas since which who if unless so that yet
    until""".split()
)
_CONTRASTS = _CLAUSES - frozenset("and that who which if when until".split())
_FUTURE = frozenset("will would shall won't wouldn't we'll i'll they'll he'll she'll ready".split())
_OBLIGED = frozenset("must should ought need needs needed".split())
_NOT_QUITE = frozenset("only just merely simply".split())
_EXCEPT = frozenset("but except".split())
_GROWING = frozenset("increase increased increasing rising growing raise add adds more".split())
_SUPERLATIVE = frozenset("never couldn't cannot can't".split())
_MARKS = frozenset("\"“”'‘’«»")
_ENEMIES = frozenset("russia russian moscow kremlin putin enemy aggressor war occupation".split())
_REACH = 6


@dataclass
class Weighed:
    """What the words of a statement come to: above 0 they are for it, below 0 against it."""

    total: float = 0.0
    is_future: bool = False
    is_obliged: bool = False
    is_denied: bool = False
    """Whether the last clause denies something that itself weighs nothing."""


def weighed(words: Sequence[Token], by_enemy: bool = False) -> Weighed:
    """Return how `words` weigh.

    One negation turns one word: "will not defend themselves undermines" is twice against. A deed
    that turns what it is done to counts by that: "cut spending" against, "cut delays" for; "will
    not cut" is for. Unless `by_enemy` speaks, hard words about an enemy, as in "because Russia
    threatens us", are not about what the statement is towards.
    """
    found = Weighed()
    excused = not by_enemy and any(token.stem in _ENEMIES for token in words)
    turned_at, own = -99, 0.0

    def close() -> None:
        """End the reach of a "not" or a "cut": one that turned nothing counts for itself."""
        nonlocal turned_at, own
        if turned_at >= 0:
            found.total += own
            found.is_denied = found.is_denied or not own
        turned_at, own = -99, 0.0

    for at, token, after in _pairs(words):
        low = token.low
        found.is_future = found.is_future or low in _FUTURE
        found.is_obliged = found.is_obliged or low in _OBLIGED
        within = turned_at >= 0 and at - turned_at <= _REACH
        if is_negation(low) and pair_weight(low, after) is None:
            if after in _EXCEPT:
                # "nothing but new dividing lines"
                found.total -= 1
            elif after not in _NOT_QUITE:
                turned_at, own = at, 0.0
            continue
        if not token.is_word:
            if token.text not in _MARKS:
                close()
            continue
        if low in _CLAUSES:
            close()
            if low in _CONTRASTS:
                # "is expensive, but it is right": what comes after weighs more.
                found.is_denied = False
                found.total *= 0.5 if low == "but" else 1.0
            continue
        deed = 0.0 if excused and _is_by_enemy(words, at) else turning(low)
        if deed:
            if within:
                # "will not cut", "an end to delays"
                found.total, turned_at = found.total + 1, -99
            else:
                close()
                turned_at, own = at, deed
            continue
        weight = _weight(words, at, after)
        if not weight or (excused and -2 < weight < 0):
            continue
        if not within:
            close()
            found.total += weight
            continue
        found.total += _turned(words[turned_at].low, low, weight, own)
        # "not a shield or a promise": what is joined by "or" is turned as well.
        turned_at, own = (at + 1, own) if after in ("or", "nor") else (-99, 0.0)
    close()
    return found


def _pairs(words: Sequence[Token]) -> Iterator[tuple[int, Token, str]]:
    for at, token in enumerate(words):
        yield at, token, words[at + 1].low if at + 1 < len(words) else ""


def _weight(words: Sequence[Token], at: int, after: str) -> float:
    low = words[at].low
    together = pair_weight(low, after)
    if together is not None:
        return together
    if at and pair_weight(words[at - 1].low, low) is not None:
        return 0.0
    weight = weight_of(low)
    if weight > 0 and low in _GROWING and weight_of(after) < 0:
        # "increased risk"
        return 0.0
    return weight


def _is_by_enemy(words: Sequence[Token], at: int) -> bool:
    """Whether an enemy does it: "Russia threatens us"."""
    return any(token.stem in _ENEMIES for token in words[max(0, at - 3) : at])


def _turned(by: str, low: str, weight: float, own: float) -> float:
    """What a word weighs after one that turns it; `own` is 0 for a plain negation."""
    if own:
        # "cut spending" is against, "cut delays" for; "its refusal terrible" is against.
        return own if weight > 0 else weight if weight <= -2 else 1.0
    if by in _SUPERLATIVE and low.endswith("er") and weight > 0:
        # "has never been stronger"
        return weight
    return -0.8 * weight

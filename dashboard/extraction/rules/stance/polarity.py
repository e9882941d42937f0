"""Weighs the words of a statement for and against, with what a "not" or a "cut" turns around."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.rules.stance.idioms import idiom_at
from dashboard.extraction.rules.stance.lexicon import is_negation, turning, weight_of
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token

_CLAUSES = frozenset(
    """but and because while although though when whereas since which who if unless so that yet
    until""".split()
)
_CONTRASTS = _CLAUSES - frozenset("and that who which if when until".split())
FUTURE = frozenset("will would shall won't wouldn't we'll i'll they'll he'll she'll ready".split())
OBLIGED = frozenset("must should ought need needs needed".split())
_SUBJECTS = frozenset("we i he she it they this that".split())
_NOT_QUITE = frozenset("only just merely simply".split())
_EXCEPT = frozenset("but except".split())
_GROWING = frozenset("increase increased increasing rising growing raise add adds more".split())
_SUPERLATIVE = frozenset("never couldn't cannot can't".split())
_MARKS = frozenset("\"“”'‘’«»")
_ENEMIES = frozenset("russia russian moscow kremlin putin enemy aggressor war occupation".split())
_HAVING = frozenset("has have had having".split())
_NEGATING = frozenset({("yet", "to"), ("far", "from"), ("anything", "but")})
_CONCEDING = frozenset("although though while whereas despite".split())
_REACH = 6
_APART = 2
"""Characters between two tokens of one span, at most: more is the attribution between two spans."""
_OBJECT = 3
_ENDED = frozenset("over gone past history".split())
_BEING = frozenset("is are was were be being been".split())
_AFTER_END = frozenset({".", ",", ";", "!", "for", "and", "now", "”", '"'})
_NOWHERE = -99


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
    scale = _Scale(words, not by_enemy and any(token.stem in _ENEMIES for token in words))
    at = 0
    while at < len(words):
        at += scale.take(at)
    scale.close()
    return scale.found


class _Scale:
    """The words of one statement on their way through: what turns the next one, and the sum."""

    def __init__(self, words: Sequence[Token], excused: bool) -> None:
        self.words, self.excused, self.found = words, excused, Weighed()
        self.turned_at, self.own, self.object_until = _NOWHERE, 0.0, _NOWHERE
        self.conceding = bool(words) and words[0].low in _CONCEDING

    def take(self, at: int) -> int:
        """Weigh what begins at token `at`, and return of how many tokens it is."""
        token, found = self.words[at], self.found
        low, after = token.low, self.words[at + 1].low if at + 1 < len(self.words) else ""
        found.is_future = found.is_future or low in FUTURE
        found.is_obliged = found.is_obliged or low in OBLIGED or (low in _HAVING and after == "to")
        if self.conceding:
            self._concede(at)
        if low in _ENDED and self._is_over(at):
            # "the years of cheap security were over"
            self.found.total = -0.5 * self.found.total
        idiom = idiom_at(self.words, at)
        if idiom is not None and idiom.turns:
            self.close()
            self.turned_at, self.own = at + idiom.length - 1, idiom.weight
            return idiom.length
        if idiom is not None:
            self._weigh(at, idiom.weight, idiom.length)
            return idiom.length
        if is_negation(low) or (low, after) in _NEGATING:
            if after in _EXCEPT:
                # "nothing but new dividing lines"
                found.total -= 1
            elif after not in _NOT_QUITE:
                self.turned_at, self.own = at, 0.0
            return 2 if (low, after) in _NEGATING else 1
        if not token.is_word:
            if token.text not in _MARKS:
                self._part()
                # "We are not buying ribbons, we are buying time": the last clause denies nothing.
                found.is_denied = found.is_denied and after not in _SUBJECTS
        elif low in _CLAUSES:
            self._part()
            if low in _CONTRASTS:
                # "is expensive, but it is right": what comes after weighs more.
                found.is_denied = False
                found.total *= 0.5 if low == "but" else 1.0
        elif deed := self._deed(at):
            if self._is_turned(at):
                # "will not cut", "an end to delays"
                found.total, self.turned_at = found.total + 1, _NOWHERE
            else:
                self.close()
                self.turned_at, self.own = at, deed
        else:
            weight = weight_of(low)
            if weight > 0 and low in _GROWING and weight_of(after) < 0:
                # "increased risk"
                weight = 0.0
            self._weigh(at, weight)
        return 1

    def _is_over(self, at: int) -> bool:
        """Whether what was weighed is told to be at its end: "is over", "are gone"."""
        if not at or self.words[at - 1].low not in _BEING:
            return False
        return at + 1 == len(self.words) or self.words[at + 1].low in _AFTER_END

    def _deed(self, at: int) -> float:
        low, after = self.words[at].low, self.words[at + 1 : at + 2]
        if self.excused and _is_by_enemy(self.words, at):
            return 0.0
        if low == "against" and after and (after[0].low in _NOT_QUITE or number_of(after[0])):
            # "18 this year, against only three in 2014"
            return 0.0
        return turning(low)

    def close(self) -> None:
        """End the reach of a "not" or a "cut": one that turned nothing counts for itself."""
        if self.turned_at >= 0:
            self.found.total += self.own
            self.found.is_denied = self.found.is_denied or not self.own
        self.turned_at, self.own = _NOWHERE, 0.0

    def _part(self) -> None:
        """Begin a clause of its own."""
        self.close()
        self.object_until = _NOWHERE

    def _is_turned(self, at: int) -> bool:
        return self.turned_at >= 0 and at - self.turned_at <= _REACH

    def _weigh(self, at: int, weight: float, length: int = 1) -> None:
        if not weight or (self.excused and -2 < weight < 0):
            return
        if not self._is_turned(at):
            self.close()
            if weight < 0 or at > self.object_until:
                self.found.total += weight
            return
        by, low = self.words[self.turned_at].low, self.words[at].low
        between = self.words[self.turned_at + 1 : at]
        # "the refusal was terrible", "called its refusal terrible"
        judged = any(token.low in _BEING for token in between) or (
            not between and at + length == len(self.words)
        )
        self.found.total += _turned(by, low, weight, self.own, judged)
        # "not a shield or a promise": what is joined by "or" is turned as well.
        end = at + length
        joined = end < len(self.words) and self.words[end].low in ("or", "nor")
        if weight > 0:
            # "will not keep its promises": the object is of the same deed.
            self.object_until = end + _OBJECT
        self.turned_at, self.own = (end, self.own) if joined else (_NOWHERE, 0.0)

    def _concede(self, at: int) -> None:
        """Let what is granted weigh half: "Although it is expensive, it is right"."""
        if not at:
            return
        apart = self.words[at].start - self.words[at - 1].end > _APART
        if self.words[at].text == "," or apart:
            self.close()
            self.found.total *= 0.4
            self.found.is_denied = self.conceding = False


def _is_by_enemy(words: Sequence[Token], at: int) -> bool:
    """Whether an enemy does it: "Russia threatens us"."""
    return any(token.stem in _ENEMIES for token in words[max(0, at - 3) : at])


def _turned(by: str, low: str, weight: float, own: float, judged: bool) -> float:
    """What a word weighs after one that turns it; `own` is 0 for a plain negation."""
    if own:
        # "cut spending" is against, "cut delays" for; "the refusal was terrible" is against.
        return own if weight > 0 else weight if judged and weight <= -2 else 1.0
    if by in _SUPERLATIVE and low.endswith("er") and weight > 0:
        # "has never been stronger"
        return weight
    return -0.8 * weight

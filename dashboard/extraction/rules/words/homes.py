"""Finds of which state an office is that a text names without one: "its president", "the premier"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Token

_OF_STATES = frozenset("president chancellor premier minister secretary leader".split())
_COUNTRY = frozenset("country nation state".split())


@dataclass
class Homes:
    """What a paragraph has said so far, for the states that it names."""

    tokens: Sequence[Token] = ()
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def turn_page(self) -> None:
        """Begin a paragraph."""
        self.sentences.clear()

    def turn_to(self, tokens: Sequence[Token], first: int, last: int) -> None:
        """Begin a sentence."""
        self.tokens = tokens
        self.sentences.append((first, last))

    def is_owned(self, first: int) -> bool:
        """Whether an office is of a state spoken of: "its president", "the country's president"."""
        lows = [token.low for token in self.tokens[first : first + 2]]
        return lows[:1] in (["its"], ["their"]) or self.tokens[first].stem in _COUNTRY

    def owner(self, before: int) -> str | None:
        """Return the state that "its" means: the first of this sentence, or of the one before."""
        for first, last in reversed(self.sentences[-2:]):
            found = self._named(first, min(last, before))
            if found:
                return found[0]
        return None

    def only_one(self, head: str, before: int) -> str | None:
        """Return the state whose office "the president" is: the only one that was spoken of."""
        if head not in _OF_STATES or not self.sentences:
            return None
        found = set(self._named(self.sentences[0][0], before))
        return found.pop() if len(found) == 1 else None

    def _named(self, first: int, last: int) -> list[str]:
        return [
            place.code
            for place in places_in(self.tokens, first, last)
            if place.kind != "organisation"
        ]

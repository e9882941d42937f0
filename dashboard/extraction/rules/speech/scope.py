"""One sentence within its paragraph, as the rules on reported speech look at it."""

from typing import NamedTuple

from dashboard.extraction.rules.words.sentences import Paragraph, Token


class Scope(NamedTuple):
    """One sentence: tokens `first` to `last` of its paragraph, and which of them are dates."""

    paragraph: Paragraph
    first: int
    last: int
    dated: frozenset[int]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the whole paragraph."""
        return self.paragraph.tokens

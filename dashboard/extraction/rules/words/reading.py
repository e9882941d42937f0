"""One sentence as every kind of fact reads it: its words, its dates and the states it names, found once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.extraction.rules.words.dates import FoundDate, Told, dates_in, told_last
from dashboard.extraction.rules.words.numbers import may_count
from dashboard.extraction.rules.words.percents import Percent, percents_in
from dashboard.extraction.rules.words.places import Place, places_in
from dashboard.extraction.rules.words.sentences import Paragraph, Token


@dataclass(frozen=True, eq=False)
class Sentence:
    """The tokens of a sentence; what is found in them has their indices."""

    tokens: Sequence[Token]
    published_on: str | None
    """The article's EDTF date."""
    told: Told | None = None
    """The last date before it in its paragraph."""

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in lower case."""
        return [token.low for token in self.tokens]

    @cached_property
    def stems(self) -> list[str]:
        """The tokens in lower case, without possessive endings."""
        return [token.stem for token in self.tokens]

    @cached_property
    def has_numbers(self) -> bool:
        """Whether a word of it may count: digits, "seven", "eighth", "half", "a billion"."""
        return any(may_count(token.low) for token in self.tokens)

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates it gives, those among them that lean on the sentence before."""
        return dates_in(self.tokens, self.published_on, self.told)

    @cached_property
    def percents(self) -> list[Percent]:
        """The percentages it gives."""
        return percents_in(self.tokens)

    @cached_property
    def places(self) -> list[Place]:
        """The states and organisations it names."""
        return places_in(self.tokens)


def sentences_of(paragraph: Paragraph, published_on: str | None) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph; a date may lean on one of the sentence before."""
    found: list[Sentence] = []
    told: Told | None = None
    for first, last in paragraph.sentences:
        sentence = Sentence(paragraph.tokens[first:last], published_on, told)
        told = told_last(sentence.tokens, sentence.dates, told)
        found.append(sentence)
    return tuple(found)

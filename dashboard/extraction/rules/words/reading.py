"""One sentence as every kind of fact reads it: its words, its dates and the states it names, found once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.extraction.rules.words.dates import FoundDate, Told, dates_in, told_last
from dashboard.extraction.rules.words.numbers import may_count
from dashboard.extraction.rules.words.percents import Percent, percents_in
from dashboard.extraction.rules.words.places import Place, places_in
from dashboard.extraction.rules.words.sentences import Paragraph, Token
from dashboard.facts.evidence import LONGEST_EXACT


@dataclass(frozen=True, eq=False)
class Sentence:
    """The tokens of a sentence; what is found in them has their indices."""

    tokens: Sequence[Token]
    published_on: str | None
    """The article's EDTF date."""
    last_date: Told | None = None
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
        return dates_in(self.tokens, self.published_on, self.last_date)

    @cached_property
    def percents(self) -> list[Percent]:
        """The percentages it gives."""
        return percents_in(self.tokens)

    @cached_property
    def places(self) -> list[Place]:
        """The states and organisations it names."""
        return places_in(self.tokens)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of tokens `first` to `last`, marks at the end left out."""
        while last > first + 1 and not self.tokens[last - 1].is_word and self.lows[last - 1] != "%":
            last -= 1
        return self.tokens[first].start, self.tokens[last - 1].end

    def exact(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of as many of tokens `first` to `last` as 120 characters hold."""
        start = self.tokens[first].start
        end = first + 1
        while end < last and self.tokens[end].end - start <= LONGEST_EXACT:
            end += 1
        return start, min(self.span(first, end)[1], start + LONGEST_EXACT)


def sentences_of(paragraph: Paragraph, published_on: str | None) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph; a date may lean on one of the sentence before."""
    sentences: list[Sentence] = []
    last_date: Told | None = None
    for first, last in paragraph.sentences:
        sentence = Sentence(paragraph.tokens[first:last], published_on, last_date)
        last_date = told_last(sentence.tokens, sentence.dates, last_date)
        sentences.append(sentence)
    return tuple(sentences)

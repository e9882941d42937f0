"""Look up opinion words and phrases of a text in the lexicon, with the negations above them."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from vaderSentiment.vaderSentiment import (  # type: ignore[import-untyped]
    SentimentIntensityAnalyzer,
)

from dashboard.extraction.lexicon_data import weights, words
from dashboard.extraction.rules.words.sentences import Token

_REVERSALS = ("reversal", "harm")
"""Classes of deeds that reverse their object: "cut spending" is against, "cut delays" is for."""
_CLASSES = (*_REVERSALS, "praise", "progress", "doubt", "blame", "refusal", "no-opinion")
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", "", "e"),
    ("s", ""),
    ("ed", "", "e"),
    ("ing", "", "e"),
)
_SHORTEST = 3
_REACH = 6
"""Tokens that a negation or a reversal reaches, at most, within its clause."""
_REVERSED = -0.8
"""Share of its weight that a word keeps under a negation: "not strong" is less than "weak"."""
_NOWHERE = -1
_PASSED_OVER = frozenset("a an the its their his her our your my all any such".split())
_MARKS = frozenset("\"“”'‘’«»")
_CLEARLY = 1.5
"""How far from 0 the mean rating of a VADER word is at least, of -4 to 4."""


class Opinion(NamedTuple):
    """A lexicon entry in a text: class, scope ("", "not ", "end of ", "not end of "), weight.

    The weight has the sign that the scope gives it; `at` is its first token.
    """

    at: int
    name: str
    scope: str
    weight: float


class _Entry(NamedTuple):
    others: tuple[str, ...]
    name: str
    weight: float


@lru_cache(maxsize=20_000)
def roots_of(low: str) -> tuple[str, ...]:
    """Return the words that a word in lower case may be an inflection of, itself first."""
    roots = [low]
    for ending, *others in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem == low:
            continue
        # "owed" of "owe", but "red" is no form of "r".
        roots += [stem + other for other in others if len(stem + other) >= _SHORTEST]
        if len(stem) >= _SHORTEST and stem[-1] == stem[-2]:
            roots.append(stem[:-1])
    return tuple(roots)


def stem_of(low: str) -> str:
    """Return one stem for all inflections of a word: "rais" of "raise", "raised", "raising"."""
    return min(roots_of(low), key=len).removesuffix("e")


def is_negation(low: str) -> bool:
    """Return whether a word negates the words after it: "not", "won't", "nobody"."""
    return low in words("stance-negation") or low.endswith("n't")


def opinions_in(tokens: Sequence[Token]) -> Iterator[Opinion]:
    """Yield the lexicon entries of `tokens`, the longest phrase at each token.

    A negation or a reversal reaches the words after it in its clause; a negation that reaches none
    is an entry of its own.
    """
    negated = reversed_ = _NOWHERE
    at = 0
    while at < len(tokens):
        token, (end, entry) = tokens[at], _entry_at(tokens, at)
        opens = entry is None and token.low in words("stance-clause-opener")
        if opens or (not token.is_word and token.text not in _MARKS):
            if negated > _NOWHERE:
                yield Opinion(at, "negation", "", 0.0)
            negated = reversed_ = _NOWHERE
        elif entry is not None and entry.name != "no-opinion":
            is_not, is_end = at <= negated, at <= reversed_
            scope = ("not " if is_not else "") + ("end of " if is_end else "")
            yield Opinion(
                at, entry.name, scope, entry.weight * (_REVERSED if is_not != is_end else 1)
            )
            negated = at + _REACH if entry.name == "refusal" else _NOWHERE
            if entry.name in _REVERSALS and not is_not:
                reversed_ = at + _REACH
        elif is_negation(token.low):
            negated = at + _REACH
        at = max(end, at + 1)
    if negated > _NOWHERE:
        yield Opinion(len(tokens), "negation", "", 0.0)


@cache
def _by_first_word() -> dict[str, list[_Entry]]:
    table: dict[str, list[_Entry]] = {}
    for name in _CLASSES:
        for phrase, weight in weights(f"stance-{name}").items():
            first, *others = phrase.split()
            table.setdefault(first, []).append(_Entry(tuple(others), name, weight))
    return table


@lru_cache(maxsize=20_000)
def _opened_by(low: str) -> tuple[_Entry, ...]:
    """Return the entries that may begin with a word, entries of one word by its first root."""
    found = [entry for root in roots_of(low) for entry in _by_first_word().get(root, ())]
    phrases = tuple(entry for entry in found if entry.others)
    if low in words("stance-not-inflected"):
        return phrases
    single = tuple(entry for entry in found if not entry.others)[:1]
    rating = _ratings().get(low, 0.0)
    if not single and abs(rating) >= _CLEARLY:
        return (*phrases, _Entry((), "general", rating / 4))
    return phrases + single


@cache
def _ratings() -> dict[str, float]:
    """Return word → mean rating of VADER, a lexicon of general English (Hutto and Gilbert 2014)."""
    lexicon: dict[str, float] = SentimentIntensityAnalyzer().lexicon
    return lexicon


def _entry_at(tokens: Sequence[Token], at: int) -> tuple[int, _Entry | None]:
    """Return the longest entry at a token and where it ends, or None."""
    ends = [(_end_of(tokens, at + 1, entry.others), entry) for entry in _opened_by(tokens[at].low)]
    end, entry = max(ends, key=itemgetter(0), default=(0, None))
    return (end, entry) if end else (0, None)


def _end_of(tokens: Sequence[Token], at: int, others: tuple[str, ...]) -> int:
    """Return the end of a phrase, or 0; one article or possessive may stand between its words."""
    for other in others:
        if at < len(tokens) and tokens[at].low in _PASSED_OVER and tokens[at].low != other:
            at += 1
        if at >= len(tokens) or other not in roots_of(tokens[at].low):
            return 0
        at += 1
    return at

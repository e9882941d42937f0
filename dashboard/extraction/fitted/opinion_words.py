"""Look up opinion words and phrases of a text in the lexicon, with the negations above them."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
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
_LONGEST = 6
"""Tokens of a phrase, with the articles in it, at most."""
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
    name: str
    weight: float


@lru_cache(maxsize=20_000)
def stem_of(low: str) -> str:
    """Return one stem for all inflections of a word: "rais" of "raise", "raised", "raising"."""
    stems = [low]
    for ending, *others in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low:
            # "owed" of "owe", but "red" is no form of "r".
            stems += [stem + other for other in others if len(stem + other) >= _SHORTEST]
            stems += [stem[:-1]] if len(stem) >= _SHORTEST and stem[-1] == stem[-2] else []
    return min(stems, key=len).removesuffix("e")


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
def _lexicon() -> dict[tuple[str, ...], _Entry]:
    """Return stems → entry: our own phrases, and clear words of VADER, a lexicon of general English.

    VADER: Hutto and Gilbert 2014.
    """
    ratings = SentimentIntensityAnalyzer().lexicon.items()
    general = {
        (stem_of(word),): _Entry("general", rating / 4)
        for word, rating in ratings
        if abs(rating) >= _CLEARLY
    }
    return general | {
        tuple(_stems(phrase.split())): _Entry(name, weight)
        for name in _CLASSES
        for phrase, weight in weights(f"stance-{name}").items()
    }


def _stems(lows: Sequence[str]) -> Iterator[str]:
    """Yield the stems of words in lower case, without articles and possessives after the first."""
    for at, low in enumerate(lows):
        if not at or low not in _PASSED_OVER:
            yield low if low in words("stance-not-inflected") else stem_of(low)


def _entry_at(tokens: Sequence[Token], at: int) -> tuple[int, _Entry | None]:
    """Return the longest entry at a token and where it ends, or None."""
    lows = [token.low for token in tokens[at : at + _LONGEST]]
    for size in range(len(lows), 0, -1):
        entry = _lexicon().get(tuple(_stems(lows[:size])))
        if entry and (size == 1 or lows[size - 1] not in _PASSED_OVER):
            return at + size, entry
    return 0, None

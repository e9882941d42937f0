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
_REACH = 6
"""Tokens that a negation or a reversal reaches, at most, within its clause."""
_REVERSED = -0.8
"""Share of its weight that a word keeps under a negation: "not strong" is less than "weak"."""
_PASSED_OVER = frozenset("a an the its their his her our your my all any such".split())
_MARKS = frozenset("\"“”'‘’«»")
_SUPERLATIVE = frozenset("never couldn't cannot can't".split())
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


class _Match(NamedTuple):
    name: str
    length: int
    weight: float


class _Scope(NamedTuple):
    """The last token that a negation or a reversal reaches, and its word."""

    end: int
    word: str


_NO_SCOPE = _Scope(-1, "")


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
    negated = reversed_ = _NO_SCOPE
    at = 0
    while at < len(tokens):
        token, after = tokens[at], tokens[at + 1].low if at + 1 < len(tokens) else ""
        entry = _entry_at(tokens, at)
        if (not token.is_word and token.text not in _MARKS) or (
            entry is None and token.low in words("stance-clause-opener")
        ):
            if negated.end >= 0:
                yield Opinion(at, "negation", "", 0.0)
            negated = reversed_ = _NO_SCOPE
        elif entry is not None and entry.name != "no-opinion":
            is_not, is_end = at <= negated.end, at <= reversed_.end
            if is_not and negated.word in _SUPERLATIVE and token.low.endswith("er"):
                # "has never been stronger"
                is_not = False
            scope = ("not " if is_not else "") + ("end of " if is_end else "")
            weight = entry.weight * (_REVERSED if is_not != is_end else 1)
            yield Opinion(at, entry.name, scope, weight)
            behind = tokens[at + entry.length].low if at + entry.length < len(tokens) else ""
            if behind not in ("or", "nor"):
                # "not a shield or a promise": the negation reaches both.
                negated = _NO_SCOPE
            if entry.name in _REVERSALS and not is_not:
                reversed_ = _Scope(at + _REACH, token.low)
            elif entry.name == "refusal":
                negated = _Scope(at + _REACH, token.low)
        elif _is_negated(token.low, after):
            negated = _Scope(at + _REACH, token.low)
        at += entry.length if entry else 1
    if negated.end >= 0:
        yield Opinion(len(tokens), "negation", "", 0.0)


def _is_negated(low: str, after: str) -> bool:
    """Return whether a word begins a negation: "not", "yet to", but not "not only"."""
    negates = is_negation(low) or f"{low} {after}" in words("stance-negation")
    return negates and after not in words("stance-negation-only")


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


def _entry_at(tokens: Sequence[Token], at: int) -> _Match | None:
    """Return the longest entry at a token, or None."""
    ends = [
        (_end_of(tokens, at + 1, others), name, weight)
        for others, name, weight in _opened_by(tokens[at].low)
    ]
    end, name, weight = max(ends, key=lambda entry: entry[0], default=(0, "", 0.0))
    return _Match(name, end - at, weight) if end else None


def _end_of(tokens: Sequence[Token], at: int, others: tuple[str, ...]) -> int:
    """Return the end of a phrase, or 0; one article or possessive may stand between its words."""
    for other in others:
        passed = 0
        while at < len(tokens) and tokens[at].low in _PASSED_OVER and tokens[at].low != other:
            at, passed = at + 1, passed + 1
        if passed > 1 or at >= len(tokens) or other not in roots_of(tokens[at].low):
            return 0
        at += 1
    return at

"""Reads numbers as news writes them: digits, words and ordinals."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.extraction.lexicon_data import weights
from dashboard.extraction.rules.words.sentences import Token

_WORDS = {word: int(value) for word, value in weights("number-word").items()}
NUMBER_WORDS = frozenset(_WORDS)
_TENS = {word: value for word, value in _WORDS.items() if value >= 20}
_IRREGULAR = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
}
_ORDINALS = (
    {f"{word}th": value for word, value in _WORDS.items() if not word.endswith("y")}
    | {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
    | _IRREGULAR
)

_COUNTING = frozenset(
    "half third quarter dozen hundred thousand million billion trillion both all".split()
)


@lru_cache(maxsize=4096)
def may_count(low: str) -> bool:
    """Return whether a word in lower case may be a number, or a part of one, in any form."""
    parts = (low, *low.split("-")) if "-" in low else (low,)
    return any(
        part[:1].isdigit()
        or part in _WORDS
        or part.removesuffix("s") in _COUNTING
        or part in _ORDINALS
        for part in parts
    )


def number_of(token: Token) -> float | None:
    """Return the number that `token` is: ``7``, ``2,000``, ``3.5``, ``seven``, ``thirty-one``."""
    return _number(token.low)


@lru_cache(maxsize=4096)
def _number(low: str) -> float | None:
    """What a word counts; remembered, since every rule about numbers asks it of every word."""
    if low[:1].isdigit():
        return _digits(low)
    if low in _WORDS:
        return float(_WORDS[low])
    tens, hyphen, ones = low.partition("-")
    if hyphen and tens in _TENS and 0 < _WORDS.get(ones, 0) < 10:
        return float(_TENS[tens] + _WORDS[ones])
    return None


def words_number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Return the number that begins at token `at`, and where it ends.

    Several words make one: ``two hundred``, ``one and a half``, ``half a``.
    """
    value = number_of(tokens[at])
    if value is None and tokens[at].low not in ("half", "a"):
        return None
    lows = [token.low for token in tokens[at : at + 4]]
    if lows[:2] == ["half", "a"]:
        return 0.5, at + 2
    if lows[:2] == ["a", "hundred"]:
        value = 1.0
    if value is None:
        return None
    if lows[1:2] == ["hundred"]:
        return value * 100, at + 2
    return (value + 0.5, at + 4) if lows[1:] == ["and", "a", "half"] else (value, at + 1)


def ordinal_of(token: Token) -> int | None:
    """Return the rank that `token` is: ``31st``, ``ninth``, ``thirty-second``."""
    return _rank(token.low)


@lru_cache(maxsize=4096)
def _rank(low: str) -> int | None:
    if low in _ORDINALS:
        return _ORDINALS[low]
    tens, _, ones = low.partition("-")
    if tens in _TENS and ones in _ORDINALS and _ORDINALS[ones] < 10:
        return _TENS[tens] + _ORDINALS[ones]
    if low[-2:] in ("st", "nd", "rd", "th") and low[:-2].isascii() and low[:-2].isdigit():
        return int(low[:-2]) if len(low) <= 6 else None
    return None


def _digits(low: str) -> float | None:
    if not low.isascii() or not low[:1].isdigit() or len(low) > 15:
        return None
    whole, _, fraction = low.partition(".")
    groups = whole.split(",")
    if any(len(group) != 3 for group in groups[1:]) or not all(group.isdigit() for group in groups):
        return None
    if fraction and not fraction.isdigit():
        return None
    return float("".join(groups) + "." + (fraction or "0"))

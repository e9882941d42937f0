"""Reads numbers as news writes them: digits, words and ordinals."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.extraction.lexicon_data import weights
from dashboard.extraction.rules.words.sentences import Token

_WORDS = {word: int(value) for word, value in weights("number-word").items()}
_TENS = {word: value for word, value in _WORDS.items() if value >= 20}
_ORDINALS = (
    {f"{word}th": value for word, value in _WORDS.items() if not word.endswith("y")}
    | {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
    | {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
)
_COUNTING = frozenset(
    "half third quarter dozen hundred thousand million billion trillion both all".split()
)
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?", re.ASCII)
_RANK = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.ASCII)


@lru_cache(maxsize=4096)
def may_count(low: str) -> bool:
    """Return whether a word in lower case may be a number, or a part of one, in any form."""
    return any(
        part[:1].isdigit()
        or part in _WORDS
        or part.removesuffix("s") in _COUNTING
        or part in _ORDINALS
        for part in (low, *low.split("-"))
    )


def number_of(token: Token) -> float | None:
    """Return the number that `token` is: ``7``, ``2,000``, ``3.5``, ``seven``, ``thirty-one``."""
    return _number(token.low)


@lru_cache(maxsize=4096)
def _number(low: str) -> float | None:
    """What a word counts; remembered, since every rule about numbers asks it of every word."""
    if _DIGITS.fullmatch(low):
        return float(low.replace(",", ""))
    if low in _WORDS:
        return float(_WORDS[low])
    return _after_tens(low, _WORDS)


def words_number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Return the number that begins at token `at`, and where it ends.

    Several words make one: ``two hundred``, ``one and a half``, ``half a``.
    """
    lows = [token.low for token in tokens[at : at + 4]]
    if lows[:2] == ["half", "a"]:
        return 0.5, at + 2
    value = 1.0 if lows[:2] == ["a", "hundred"] else number_of(tokens[at])
    if value is None:
        return None
    if lows[1:2] == ["hundred"]:
        return value * 100, at + 2
    return (value + 0.5, at + 4) if lows[1:] == ["and", "a", "half"] else (value, at + 1)


def ordinal_of(token: Token) -> int | None:
    """Return the rank that `token` is: ``31st``, ``ninth``, ``thirty-second``."""
    low = token.low
    if low in _ORDINALS:
        return _ORDINALS[low]
    digits = _RANK.fullmatch(low)
    rank = _after_tens(low, _ORDINALS)
    return int(digits[1]) if digits else int(rank) if rank else None


def _after_tens(low: str, ones: dict[str, int]) -> float | None:
    """The value of ``thirty-one`` or ``thirty-first``."""
    tens, _, unit = low.partition("-")
    return float(_TENS[tens] + ones[unit]) if tens in _TENS and 0 < ones.get(unit, 0) < 10 else None

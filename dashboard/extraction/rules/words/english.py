"""Tells whether a text reads as English, so that no other language is guessed at."""

import re

from dashboard.extraction.lexicon_data import words

_FEWEST_WORDS = 50
"""A shorter text says too little; it is read as it is."""
_SMALLEST_SHARE = 0.15
"""English news has about one in three; German, French, Dutch and Swedish less than one in twelve."""
_FUNCTION_WORDS = words("function-word")
_WORD = re.compile(r"[^\W\d_]+")


def reads_as_english(text: str) -> bool:
    """Return whether enough of the first thousand words are English function words."""
    words = [found[0].lower() for found in _WORD.finditer(text[:20_000])][:1000]
    if len(words) < _FEWEST_WORDS:
        return True
    return sum(word in _FUNCTION_WORDS for word in words) / len(words) >= _SMALLEST_SHARE

"""Folds letters to plain lower-case ones, so that spellings of a name meet: "Błaszczak", "Støre"."""

import unicodedata

_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)


def folded(text: str) -> str:
    """Return `text` in lower case without accents and strokes."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_STROKES))
    return letters.encode("ascii", "ignore").decode()

"""Match patterns of words and kinds of words against the tokens of a sentence.

A pattern is a row of elements with blanks between them: ``"{member}|ally of .*3 <state>"``. An
element holds alternatives: a word, several words (``at_least``), a class of data/lexicon
(``{member}``), a kind of token (``<date>``), the rows of data/lexicon/count_patterns.csv with a name
(``[meeting]``) or ``.`` for any token. ``!`` before an element takes a token that is none of its
alternatives. ``?``, ``*``, ``+`` and ``*3`` (up to three) repeat an element; ``^`` and
``$`` stand for the borders of the sentence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dashboard.errors import DataError
from dashboard.extraction.lexicon_data import table, words

KINDS = {
    "date": r"d\S+",
    "percent": r"p\S+",
    "state": r"s\S+",
    "body": r"b\S+",
    "number": r"n\S+",
    "possessive": r"[^s]\S*'s",  # "the treaty's", and "that's 32 members"; no state's
}
"""Kinds of tokens, each by its expression: the letter before a token in a subject, and the token."""
_ELEMENT = re.compile(r"(!?)([^?*+]+)(.*)")


@cache
def lexicon(name: str) -> frozenset[str]:
    """Return the words of a class of data/lexicon/counts.csv; raise DataError if it has none."""
    return words(f"count-{name}")


@cache
def compiled(pattern: str, at_end: bool = False) -> re.Pattern[str]:
    """Return the regular expression of a pattern, from a token's first character on."""
    return re.compile(rf"(?<!\S){_either(pattern.split(' / '))}" + r"\Z" * at_end)


def subject_of(lows: Sequence[str], kinds: Mapping[int, str]) -> tuple[str, list[int]]:
    """Return the text that patterns are matched with, and where each token begins in it."""
    parts = [f"{kinds.get(at, 'w')}{low} " for at, low in enumerate(lows)]
    begins = [0]
    for part in parts:
        begins.append(begins[-1] + len(part))
    return "".join(parts), begins


def _either(rows: Iterable[str]) -> str:
    """Return the expression of rows of elements, of which one matches."""
    return f"(?:{'|'.join(''.join(map(_element, row.split())) for row in rows)})"


@cache
def _named(name: str) -> str:
    rows = [row["pattern"] for row in table("count_patterns") if row["name"] == name]
    if not rows:
        raise DataError(f"count_patterns.csv has no pattern {name}.", "Add its rows.")
    return _either(rows)


def _element(element: str) -> str:
    if element in ("^", "$"):
        return r"\A" if element == "^" else r"\Z"
    negated, body, times = map(str, _ELEMENT.findall(element)[0])
    either = "|".join(_alternative(part) for part in body.split("|"))
    if times[1:]:
        times = f"{{0,{times[1:]}}}"
    return (rf"(?:(?!{either})\S+ )" if negated else f"(?:{either})") + times


def _alternative(part: str) -> str:
    return "".join(map(_word, part.split("_")))


def _word(word: str) -> str:
    if word in (".", "$"):
        return r"\S+ " if word == "." else r"\Z"
    if word[0] == "[":
        return _named(word[1:-1])
    if word[0] == "<":
        return KINDS[word[1:-1]] + " "
    phrases = sorted(lexicon(word[1:-1])) if word[0] == "{" else [word.removeprefix("\\")]
    rows = ("".join(rf"\S{re.escape(part)} " for part in phrase.split()) for phrase in phrases)
    return f"(?:{'|'.join(rows)})"

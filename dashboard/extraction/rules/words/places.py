"""Names, demonyms and capitals of states, and the words for NATO and the EU."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from dashboard.extraction.lexicon_data import table
from dashboard.extraction.rules.words.sentences import Token

Kind = Literal["name", "demonym", "seat", "organisation"]
"""`seat`: a capital or a building that stands for a government: Ankara, the Kremlin."""


class Place(NamedTuple):
    """A state or organisation named by tokens `first` to `last`, end exclusive."""

    code: str
    kind: Kind
    first: int
    last: int
    possessive: bool


_NAMES = {
    tuple(row["word"].lower().split()): (row["code"], cast(Kind, row["kind"]))
    for row in table("places")
}
_LONGEST = max(len(name) for name in _NAMES)
_FIRST_WORDS = frozenset(name[0] for name in _NAMES)


def is_demonym(low: str) -> bool:
    """Return whether a word in lower case is an adjective of a state: "Polish", not "Poles"."""
    known = _NAMES.get((low,))
    return known is not None and known[1] == "demonym" and not low.endswith("s")


def places_in(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[Place]:
    """Return the places and organisations that ``tokens[first:last]`` name, longest names first."""
    last = len(tokens) if last is None else last
    places: list[Place] = []
    for at in range(first, last):
        token = tokens[at]
        if places and at < places[-1].last:
            continue
        if token.stem == "alliance":
            places.append(Place("NATO", "organisation", at, at + 1, token.is_possessive))
        elif token.is_capital and token.stem in _FIRST_WORDS:
            places += _longest_at(tokens, at, last)
    return places


def _longest_at(tokens: Sequence[Token], at: int, last: int) -> Iterator[Place]:
    for length in range(min(_LONGEST, last - at), 0, -1):
        words = tokens[at : at + length]
        # Only the last word of a name may be possessive: "the United States' share".
        key = (*(word.low for word in words[:-1]), words[-1].stem)
        if key in _NAMES:
            plural = tokens[at + length].low == "'" if at + length < last else False
            yield Place(*_NAMES[key], at, at + length, words[-1].is_possessive or plural)
            return

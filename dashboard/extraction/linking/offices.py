"""Reads which office the words of a text mean: "the US leader", "NATO's top commander"."""

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.extraction.lexicon_data import table, words
from dashboard.extraction.rules.words.letters import folded
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import tokens


class Office(NamedTuple):
    """The roles in ``officials.csv`` that words may mean, and whose office it is.

    Without an organisation it is the office of the state that the text names.
    """

    roles: tuple[str, ...]
    organisation: str | None = None


_OFFICES = {
    (of, title): Office(tuple(row["role"].split("|")), row["organisation"] or None)
    for row in table("offices")
    for of in row["of"].split("|")
    for title in row["title"].split("|")
}
"""Whose office, and what it is called → the office: ("nato", "chief"), ("FRA", "leader").

Whose is the plain name of a body, the code of a state, or nothing for an office of every state.
"""
_TITLES = sorted({title for _, title in _OFFICES}, key=len, reverse=True)
_NOT_IN_OFFICE = words("not-in-office")
_PORTFOLIOS = frozenset("state government defence defense".split())
_OWNED = frozenset("its their his her country nation".split())
_MODIFIERS = words("holder-modifier")


@lru_cache(maxsize=4096)
def office_meant(words: str, iso3: str | None) -> Office | None:
    """Return the office that a text names without its holder, or None for none that we know.

    A former, deputy or coming holder does not hold the office, whoever is named.
    """
    text = _turned(words)
    low = plain(text)
    title = next((title for title in _TITLES if f" {low}".endswith(f" {title}")), None)
    if title is None or says_former(low.removesuffix(title)):
        return None
    owner = [word for word in low.removesuffix(title).split() if word not in _MODIFIERS]
    if (body := (" ".join(owner), title)) in _OFFICES and owner:
        return _OFFICES[body]
    if iso3 is None or not _is_state(text, title, iso3):
        return None
    return _OFFICES.get((iso3, title)) or _OFFICES.get(("", title))


def says_former(words: str) -> bool:
    """Return whether words say that somebody holds an office no longer or not yet."""
    return bool(_NOT_IN_OFFICE.intersection(plain(words).split()))


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Lower case without accents, hyphens, possessives and a leading article: spellings meet."""
    letters = folded(re.sub(r"['’](s\b)?", "", name).replace(".", ""))
    # Volodymyr Zelenskyy, Zelenskiy and Zelensky are one.
    spelled = re.sub(r"(yy|iy|yi|yj|ij)\b", "y", letters.replace("-", " "))
    return " ".join(spelled.split()).removeprefix("the ")


def _turned(words: str) -> str:
    """The possessor first: "the president of France" → "France president"."""
    office, of, owner = words.rpartition(" of ")
    titled = re.search(r"\b(?i:secretary|head)$", office) and owner.lower() in _PORTFOLIOS
    return f"{re.sub(r'^(?i:the) ', '', owner)} {office}" if of and not titled else words


def _is_state(text: str, title: str, iso3: str) -> bool:
    """Whether nothing but the state, or what stands for it, is before the title that ends `text`."""
    pieces = tokens(text)
    places = places_in(pieces)
    rest = [
        token.stem
        for at, token in enumerate(pieces)
        if not any(place.first <= at < place.last for place in places)
    ]
    others = {*plain(" ".join(rest)).removesuffix(title).split()} - _MODIFIERS
    return not others - _OWNED and [place.code for place in places] in ([iso3], [])

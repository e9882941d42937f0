"""Reads which office the words of a text mean: "the US leader", "NATO's top commander"."""

import re
from collections.abc import Iterable
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


_PRESIDENT = ("president", "federal president")
_TITLES: dict[str, tuple[str, ...]] = {}
"""Titles of offices that every state may have, whatever stands before them → their roles."""
_LED_BY: dict[str, tuple[str, ...]] = {}
"""Whom "the leader" of a state means; elsewhere it may be the president or the prime minister."""
_OF_BODIES: dict[str, dict[str, Office]] = {}
"""Name of a body → what its own offices are called → the office."""
for _row in table("offices"):
    _roles = tuple(_row["role"].split("|"))
    for _of in _row["of"].split("|"):
        if _row["organisation"]:
            _office = Office(_roles, _row["organisation"])
            _titles = dict.fromkeys(_row["title"].split("|"), _office)
            _OF_BODIES.setdefault(_of, {}).update(_titles)
        elif _of:
            _LED_BY[_of] = _roles
        else:
            _TITLES[_row["title"]] = _roles

_NOT_IN_OFFICE = words("not-in-office")
_OWNED = frozenset("its their his her country nation".split())
_MODIFIERS = words("holder-modifier")


@lru_cache(maxsize=4096)
def office_meant(words: str, iso3: str | None) -> Office | None:
    """Return the office that a text names without its holder, or None for none that we know.

    A former, deputy or coming holder does not hold the office, whoever is named.
    """
    text = _turned(words)
    low = plain(text)
    for name, offices in _OF_BODIES.items():
        title = _ending(low, offices)
        if title and _named(low.removesuffix(title).split()) == name:
            return offices[title]
    title = _ending(low, _TITLES)
    if title:
        before = low.removesuffix(title).split()
        return None if _NOT_IN_OFFICE.intersection(before) else Office(_TITLES[title])
    head = _ending(low, ("leader", "president"))
    if head and iso3 and _is_state(text, iso3) and not says_former(words):
        roles = _PRESIDENT if head == "president" else _LED_BY.get(iso3)
        return Office(roles) if roles else None
    return None


def president_meant(words: str) -> Office | None:
    """Return the office that "the president" means where no state is named, or None."""
    return Office(_PRESIDENT) if plain(words) == "president" else None


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
    if of and not re.search(r"\b(secretary|head)$", office, re.IGNORECASE):
        return f"{re.sub(r'^the ', '', owner, flags=re.IGNORECASE)} {office}"
    if of and owner.lower() not in ("state", "government", "defence", "defense"):
        return f"{re.sub(r'^the ', '', owner, flags=re.IGNORECASE)} {office}"
    return words


def _ending(low: str, titles: Iterable[str]) -> str:
    return max((title for title in titles if f" {low}".endswith(f" {title}")), key=len, default="")


def _named(before: list[str]) -> str:
    """What stands before an office without its modifiers; nothing where it says "former"."""
    if _NOT_IN_OFFICE.intersection(before):
        return ""
    return " ".join(word for word in before if word not in _MODIFIERS)


def _is_state(text: str, iso3: str) -> bool:
    """Whether nothing but the state, or what stands for it, is before the last word of `text`."""
    found = tokens(text)[:-1]
    places = places_in(found)
    rest = [
        token.stem
        for at, token in enumerate(found)
        if not any(place.first <= at < place.last for place in places)
    ]
    others = {word for each in rest for word in plain(each).split()} - _MODIFIERS
    return not others - _OWNED and [place.code for place in places] in ([iso3], [])

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


_PRESIDENT = Office(("president", "federal president"))
_ROWS = [
    (of, title, Office(tuple(row["role"].split("|")), row["organisation"] or None))
    for row in table("offices")
    for of in row["of"].split("|")
    for title in row["title"].split("|")
]
_TITLES = {title: office for of, title, office in _ROWS if not of}
"""Titles of offices that every state may have, whatever stands before them."""
_LED_BY = {of: office for of, _, office in _ROWS if of and not office.organisation}
"""Whom "the leader" of a state means; elsewhere it may be the president or the prime minister."""
_BODIES = {(of, title): office for of, title, office in _ROWS if office.organisation}
"""Name of a body and what its office is called → the office: ("nato", "chief")."""
_TITLES_OF_BODIES = tuple(dict.fromkeys(title for _, title in _BODIES))
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
    for title in _TITLES_OF_BODIES:
        of = _named(low.removesuffix(title).split()) if f" {low}".endswith(f" {title}") else ""
        if (of, title) in _BODIES:
            return _BODIES[of, title]
    title = max((one for one in _TITLES if f" {low}".endswith(f" {one}")), key=len, default="")
    if title:
        return None if says_former(low.removesuffix(title)) else _TITLES[title]
    head = low.rpartition(" ")[2]
    if head in ("leader", "president") and iso3 and not says_former(words):
        office = _PRESIDENT if head == "president" else _LED_BY.get(iso3)
        return office if _is_state(text, iso3) else None
    return None


def president_meant(words: str) -> Office | None:
    """Return the office that "the president" means where no state is named, or None."""
    return _PRESIDENT if plain(words) == "president" else None


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

"""Reads which office the words of a text mean: "the US leader", "NATO's top commander"."""

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.extraction.rules.words.letters import folded
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import tokens


class Office(NamedTuple):
    """The roles in ``officials.csv`` that words may mean, and whose office it is.

    Without an organisation it is the office of the state that the text names.
    """

    roles: tuple[str, ...]
    organisation: str | None = None


_GOVERNMENT = ("prime minister", "chancellor")
_PRESIDENT = ("president", "federal president")
_FOREIGN = ("foreign minister", "foreign secretary", "secretary of state")
_DEFENCE_MINISTER = ("defence minister", "minister of defence", "minister of national defence")
_DEFENCE = (*_DEFENCE_MINISTER, "defence secretary", "secretary of defense")
_TITLES = {
    "prime minister": ("prime minister",),
    "premier": ("prime minister",),
    "chancellor": ("chancellor",),
    "federal president": ("federal president",),
    "vice president": ("vice president",),
    "head of government": _GOVERNMENT,
    "head of state": _PRESIDENT,
    "foreign minister": ("foreign minister", "foreign secretary"),
    "foreign secretary": ("foreign secretary",),
    "secretary of state": ("secretary of state",),
    "top diplomat": _FOREIGN,
    "chief diplomat": _FOREIGN,
    "defence minister": _DEFENCE,
    "defense minister": _DEFENCE,
    "defence secretary": ("defence secretary", "secretary of defense"),
    "defense secretary": ("defence secretary", "secretary of defense"),
    "secretary of defence": ("secretary of defense",),
    "secretary of defense": ("secretary of defense",),
    "secretary general": ("secretary general",),
}
"""Titles of offices that every state may have, whatever stands before them."""

_HEADS = ("chief", "head", "boss", "leader", "president")
"""Words for whoever leads what is named right before them: also a party, a house, a firm."""

_LED_BY = {
    **dict.fromkeys("FRA RUS TUR UKR USA".split(), _PRESIDENT),
    **dict.fromkeys("BEL CAN DNK ESP GBR LUX NLD NOR SWE".split(), _GOVERNMENT),
    **dict.fromkeys("ALB DEU EST GRC HUN ISL ITA".split(), _GOVERNMENT),
}
"""Whom "the leader" of a state means; elsewhere it may be the president or the prime minister."""

_SACEUR = "supreme allied commander europe"
_OF_BODIES: dict[tuple[str, ...], tuple[str, dict[str, str]]] = {
    ("nato", "alliance", "military alliance", "north atlantic alliance"): (
        "nato",
        {
            **dict.fromkeys(_HEADS, "secretary general"),
            "secretary general": "secretary general",
            "deputy secretary general": "deputy secretary general",
            "deputy chief": "deputy secretary general",
            "top commander": _SACEUR,
            "supreme commander": _SACEUR,
            "supreme allied commander": _SACEUR,
            "supreme allied commander europe": _SACEUR,
            "top military officer": "chair of the military committee",
        },
    ),
    ("eu", "european union", "bloc"): (
        "european-union",
        dict.fromkeys(
            ("top diplomat", "chief diplomat", "foreign policy chief", "high representative"),
            "high representative for foreign affairs",
        ),
    ),
    ("european commission", "eu commission", "commission"): (
        "european-commission",
        dict.fromkeys(_HEADS, "president of the european commission"),
    ),
    ("european council",): (
        "european-union",
        dict.fromkeys(_HEADS, "president of the european council"),
    ),
    ("european parliament",): (
        "european-union",
        dict.fromkeys(_HEADS, "president of the european parliament"),
    ),
    ("pentagon",): ("united-states", dict.fromkeys(_HEADS, "secretary of defense")),
    ("state department",): ("united-states", dict.fromkeys(_HEADS, "secretary of state")),
}
"""Names of a body → its organisation, and what its own offices are called → their role."""

_NOT_IN_OFFICE = frozenset(
    "candidate designate deputy elect ex former incoming late nominee onetime predecessor shadow "
    "successor then time vice".split()
)
_OWNED = frozenset("its their his her country nation".split())
_MODIFIERS = frozenset(
    "a acting caretaker conservative current democratic elected embattled far hawkish incumbent "
    "interim left liberal longtime nationalist new newly outgoing populist re republican right "
    "serving sitting the veteran wing".split()
)


@lru_cache(maxsize=4096)
def office_meant(words: str, iso3: str | None) -> Office | None:
    """Return the office that a text names without its holder, or None for none that we know.

    A former, deputy or coming holder does not hold the office, whoever is named.
    """
    text = _turned(words)
    low = plain(text)
    for names, (organisation, offices) in _OF_BODIES.items():
        title = _ending(low, offices)
        before = low.removesuffix(title or "").split()
        if title and _named(before) in names:
            return Office((offices[title],), organisation)
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


def _ending(low: str, titles: dict[str, str] | dict[str, tuple[str, ...]] | tuple[str, ...]) -> str:
    return max((one for one in titles if f" {low}".endswith(f" {one}")), key=len, default="")


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

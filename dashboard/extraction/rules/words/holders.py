"""Decide whether an office without a name, "the Polish minister", may mean somebody of the text."""

from collections.abc import Iterable, Sequence

from dashboard.extraction.lexicon_data import table, words
from dashboard.extraction.rules.words.phrases import MODIFIERS, PEOPLE, Phrase
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.speaker_np import Speaker

_PAST = frozenset("former ex then ex-president outgoing".split())
_ARTICLES = frozenset("the its their his her".split())
_UNNAMED = frozenset("official diplomat source insider reporter".split())
"""Heads of phrases that mostly speak of somebody without a name: "a diplomat"."""
_SAME_OFFICE = {row["head"]: frozenset(row["words"].split()) for row in table("same_offices")}
"""How a text calls somebody later → the words of the offices that it may mean."""
_OFFICES = PEOPLE | MODIFIERS
"""Words of an office that name no state or body."""
_EPITHETS = (
    PEOPLE - _UNNAMED - frozenset("president chancellor king queen ally counterpart".split())
)


def is_definite(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase means one who was spoken of: "the minister", "its president"."""
    first = tokens[phrase.first]
    return first.low in _ARTICLES or first.is_possessive or first.is_capital


def is_held_by(
    person: Speaker,
    tokens: Sequence[Token],
    phrase: Phrase,
    iso3: str | None,
    roles: Iterable[frozenset[str]],
) -> bool:
    """Return whether a person with these roles holds an office: "the minister", "the Polish premier"."""
    head = tokens[phrase.last - 1].low
    office = {token.low for token in tokens[phrase.first : phrase.last]} - _ARTICLES
    return any(
        # "President Joe Biden" may be "the US president", a council's president not.
        (iso3 in (None, person.iso3) or (person.iso3 is None and role <= _OFFICES))
        # "the US leader" is not the former president.
        and bool(office & _PAST) == bool(role & _PAST)
        and _is_same_office(office, head, role)
        for role in roles
    )


def may_be_epithet(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase may mean who was just named without an office: "the minister"."""
    short = tokens[phrase.first].low == "the" and phrase.last - phrase.first <= 3
    return short and tokens[phrase.last - 1].low in _EPITHETS


def surname(name: str) -> str:
    """Return the last word of a name, in lower case: what it is remembered by."""
    return name.rsplit(" ", maxsplit=1)[-1].lower()


def _is_same_office(office: set[str], head: str, held: frozenset[str]) -> bool:
    """Whether the words of an office, "the defence minister", fit the one that somebody holds."""
    if not held & _SAME_OFFICE.get(head, {head}) or ("prime" in held and head == "minister"):
        return "prime" in held & office
    return office & _OFFICES - {head} - words("epithet-modifier") <= held

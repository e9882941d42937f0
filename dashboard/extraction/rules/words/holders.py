"""Finds whom an office without a name means, among those whom a text has named before."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.extraction.lexicon_data import table, words
from dashboard.extraction.rules.words.phrases import MODIFIERS, PEOPLE, Phrase
from dashboard.extraction.rules.words.places import NATIONALS, places_in
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.speaker_np import Speaker

_PAST = frozenset("former ex then ex-president outgoing".split())
_ARTICLES = frozenset("the its their his her".split())
_UNNAMED = frozenset("official diplomat source insider reporter".split())
"""Heads of phrases that mostly speak of somebody without a name: "a diplomat"."""
_SAME_OFFICE = {row["head"]: frozenset(row["words"].split()) for row in table("same_offices")}
"""How a text calls somebody later → the words of the offices that it may mean."""
_PLAIN_MODIFIERS = words("epithet-modifier")
_OFFICES = PEOPLE | MODIFIERS
"""Words of an office that name no state or body."""
_OF_PARTY = words("party-epithet")
_EPITHETS = (
    PEOPLE - _UNNAMED - frozenset("president chancellor king queen ally counterpart".split())
)

Roles = Mapping[str, Sequence[frozenset[str]]]
"""Surname → the words of each office or trade that the text has given its bearer."""


def is_definite(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase means one who was spoken of: "the minister", "its president"."""
    first = tokens[phrase.first]
    return first.low in _ARTICLES or first.is_possessive or first.is_capital


def holder_of(
    tokens: Sequence[Token],
    phrase: Phrase,
    iso3: str | None,
    known: Iterable[Speaker],
    roles: Roles,
) -> Speaker | None:
    """Return whom the text gave this office last: "the minister", "the Polish president"."""
    head = tokens[phrase.last - 1].low
    if head not in PEOPLE or (head in _UNNAMED and tokens[phrase.first].low != "the"):
        return None
    words = {word.low for word in tokens[phrase.first : phrase.last]} - _ARTICLES
    for one in known:
        for held in roles.get(surname(one.name), ()):
            same_state = iso3 is None or one.iso3 == iso3
            if one.iso3 is None and held <= _OFFICES:
                # "President Joe Biden" may be "the US president", a council's president not.
                same_state = True
            if bool(words & _PAST) != bool(held & _PAST):
                # "the US leader" is not the former president.
                continue
            if same_state and held and _is_same_office(words, head, held):
                return one
    return None


def nearest_without_office(
    tokens: Sequence[Token], phrase: Phrase, iso3: str | None, near: Iterable[Speaker], roles: Roles
) -> Speaker | None:
    """Return who was just named and is told nothing else of: "Ada Example took over. The minister"."""
    if iso3 is not None or tokens[phrase.first].low != "the" or phrase.last - phrase.first > 3:
        return None
    if tokens[phrase.last - 1].low not in _EPITHETS:
        return None
    by_party = tokens[phrase.last - 1].low in _OF_PARTY
    return _only_one(one for one in near if by_party or not roles.get(surname(one.name)))


def compatriot_of(
    tokens: Sequence[Token], phrase: Phrase, known: Iterable[Speaker], near: Iterable[Speaker]
) -> Speaker | None:
    """Return who of them is of this nation: "the Armenian", "the Pole"."""
    if phrase.last - phrase.first != 2 or tokens[phrase.first].low != "the":
        return None
    low = tokens[phrase.last - 1].low
    places = places_in(tokens, phrase.last - 1, phrase.last)
    code = NATIONALS.get(low) or next((one.code for one in places if one.kind == "demonym"), None)
    if code is None or low.endswith("s"):
        return None
    return next((one for one in known if one.iso3 == code), None) or next(iter(near), None)


def office_of(tokens: Sequence[Token], phrase: Phrase) -> tuple[str, ...]:
    """Return the words of an office without whose it is: "prime minister"."""
    words = (token.low for token in tokens[phrase.first : phrase.last])
    return tuple(word for word in words if word in PEOPLE or word in MODIFIERS)


def _only_one(found: Iterable[Speaker]) -> Speaker | None:
    names = {one.name: one for one in found}
    return next(iter(names.values())) if len(names) == 1 else None


def words_of_role(role: str | None) -> frozenset[str]:
    """Return the words of an office, in lower case."""
    return frozenset((role or "").lower().split())


def surname(name: str) -> str:
    """Return the last word of a name, in lower case: what it is remembered by."""
    return name.rsplit(" ", maxsplit=1)[-1].lower()


def _is_same_office(words: set[str], head: str, held: frozenset[str]) -> bool:
    """Whether the words of an office, "the defence minister", fit the one that somebody holds."""
    if not held & _SAME_OFFICE.get(head, {head}) or ("prime" in held and head == "minister"):
        return "prime" in held & words
    titles = {word for word in words - {head} if word in PEOPLE or word in MODIFIERS}
    return titles - _PLAIN_MODIFIERS <= held

"""Finds the words by which a text names somebody who can speak: a person, an office or a body."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Token

Kind = Literal["name", "role", "pronoun"]

PRONOUNS = words("third-person")
OBLIQUE = {"him": "he", "her": "she", "them": "they"}
"""Pronouns after a preposition, as in "according to her", and what they are elsewhere."""
PEOPLE = words("person-noun")
BODIES = words("body-noun")
PLURALS = frozenset(f"{word}s" for word in PEOPLE | BODIES) | words("plural-head")
HEADS = PEOPLE | BODIES | PLURALS
MODIFIERS = words("office-modifier")
PARTICLES = words("name-particle")
_DETERMINERS = words("article") | words("demonstrative") | words("possessive") | {"one"}
_DETERMINERS -= {"my", "your"}  # "my colleague Ada Example" is named without "my"
_SOME = frozenset("one two three several some many most all both none".split())
_OF_OFFICES = words("ministry-field")
_LINKS = frozenset("of for in at from on to with".split())
_NEVER_NAMES = words("never-name")


class Phrase(NamedTuple):
    """Tokens `first` to `last`, end exclusive, that name a speaker."""

    kind: Kind
    first: int
    last: int


def is_name(token: Token) -> bool:
    """Return whether `token` may be part of a name: capital, no function word, no possessive."""
    if not token.is_capital or token.is_possessive:
        return False
    return token.low not in _NEVER_NAMES


def phrase_ending(tokens: Sequence[Token], floor: int, last: int) -> Phrase | None:
    """Return the phrase that names a speaker and ends before token `last`, or None.

    Tokens before `floor` are not looked at.
    """
    at = last - 1
    if at < floor:
        return None
    token = tokens[at]
    if token.low in PRONOUNS:
        return Phrase("pronoun", at, last)
    if token.low == "them" and at - 2 >= floor and tokens[at - 1].low == "of":
        return Phrase("role", at - 2, last) if tokens[at - 2].low in _SOME else None
    if not is_name(token) and token.low not in HEADS:
        return None
    if token.low in HEADS and token.low[0] == token.text[0] and _is_object(tokens, floor, at):
        return None
    first = at
    while first > floor:
        step = _step_left(tokens, floor, first)
        if step == 0:
            break
        first -= step
    return _checked(tokens, first, last)


def phrase_starting(tokens: Sequence[Token], first: int, ceiling: int) -> Phrase | None:
    """Return the phrase that names a speaker and begins at token `first`, or None.

    Tokens from `ceiling` on are not looked at.
    """
    if first >= ceiling:
        return None
    if tokens[first].low in PRONOUNS:
        return Phrase("pronoun", first, first + 1)
    last = first
    while last < ceiling:
        step = _step_right(tokens, first, last, ceiling)
        if step == 0:
            break
        last += step
    return _checked(tokens, first, last)


def _step_left(tokens: Sequence[Token], floor: int, first: int) -> int:
    """How many tokens before `first` belong to the phrase that begins there."""
    token = tokens[first - 1]
    before = tokens[first - 2] if first - 2 >= floor else None
    if before is not None and before.low in _LINKS and (is_name(token) or token.is_possessive):
        # "In Brussels Stoltenberg said" has a place before the name, "head of Poland's army" not.
        owner = tokens[first - 3] if first - 3 >= floor else None
        place = places_in(tokens, first - 1, first)
        if (
            place
            and place[0].kind != "demonym"
            and not (owner and owner.low in HEADS)
            and (not token.is_possessive)
        ):
            return 0
    if is_name(token) or token.low in HEADS or _modifies(token):
        return 1
    if token.low in PARTICLES and (is_name(tokens[first]) or tokens[first].low in PARTICLES):
        return 1
    if token.low in _DETERMINERS:
        return 1 if tokens[first].low not in _DETERMINERS else 0
    if before is None:
        return 0
    if _is_plain(token, tokens[first]) and before.low in _DETERMINERS and before.low != "that":
        return 1
    if before.is_possessive:
        return 0
    if token.low in _LINKS:
        chain = before.low in HEADS or (is_name(before) and token.low not in ("in", "to", "on"))
        return 2 if chain else 0
    if token.low == "and" and (is_name(before) or before.low in HEADS):
        return 2
    if (
        token.text == ","
        and is_name(before)
        and "and" in (tokens[first].low, *(word.low for word in tokens[first + 1 : first + 4]))
    ):
        return 2
    return 0


def _step_right(tokens: Sequence[Token], first: int, last: int, ceiling: int) -> int:
    """How many tokens from `last` on belong to the phrase that began at `first`."""
    token = tokens[last]
    after = tokens[last + 1] if last + 1 < ceiling else None
    opened = last > first
    if is_name(token) or token.low in HEADS or _modifies(token):
        return 1
    if token.low in _DETERMINERS:
        return 1 if not opened or tokens[last - 1].low in _LINKS else 0
    if after is None:
        return 0
    if _is_plain(token, after) and (not opened or tokens[last - 1].low in _DETERMINERS):
        # "said pollster Mary Quill", "said a retired admiral": whatever they may be.
        return 1
    if not opened:
        return 0
    if token.low in PARTICLES and (is_name(after) or after.low in PARTICLES):
        return 1
    named = is_name(after) or after.low in HEADS or after.low in _DETERMINERS or _modifies(after)
    if token.low in ("of", "for", "and") or (token.low in ("in", "at") and is_name(after)):
        head = tokens[last - 1].low in HEADS or is_name(tokens[last - 1])
        return 1 if head and named and after.low != "its" else 0
    return 0


def _is_plain(token: Token, after: Token) -> bool:
    if token.is_capital or not token.text.isalpha() or token.low in _NEVER_NAMES:
        return False
    return is_name(after) or after.low in HEADS


def _modifies(token: Token) -> bool:
    if token.is_possessive:
        return token.is_capital or token.stem in HEADS or token.stem in ("country", "nation")
    if token.low in MODIFIERS:
        return True
    return (
        token.is_word
        and not token.text[0].isupper()
        and (number_of(token) is not None or token.low.endswith(("-backed", "-led", "-based")))
    )


def _is_object(tokens: Sequence[Token], floor: int, at: int) -> bool:
    """Whether a lower-case head stands bare: "of government" names nobody, "officials" may."""
    token = tokens[at]
    before = tokens[at - 1] if at > floor else None
    if token.low in PLURALS:
        return False
    return before is None or not (
        before.low in _DETERMINERS
        or is_name(before)
        or before.low in HEADS
        or before.is_possessive
        or before.low in MODIFIERS
    )


def _is_head(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a phrase may end here: "European" of "European states" is no name."""
    token = tokens[at]
    if token.low in HEADS or is_of_office(tokens, first, at):
        return True
    if not is_name(token) or token.low in MODIFIERS:
        return False
    demonym = any(place.kind == "demonym" for place in places_in(tokens, at, at + 1))
    return (
        not demonym or token.low.endswith("s") or tokens[first].low == "the" == tokens[at - 1].low
    )


def is_of_office(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word ends the name of an office or a body: "Ministry of Defence"."""
    if tokens[at].low not in _OF_OFFICES or at - 2 < first or tokens[at - 1].low != "of":
        return False
    return tokens[at - 2].low in HEADS


def _checked(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    while last > first and not _is_head(tokens, first, last - 1):
        last -= 1
    while first < last and tokens[first].low in ("and", "that", "of", "for"):
        first += 1
    if first >= last:
        return None
    named = is_name(tokens[last - 1])
    return Phrase("name" if named else "role", first, last)

"""Find the noun phrases by which a text names who can speak: a person, an office or a body.

Each word has a class, one letter; a noun phrase is a pattern over the letters of a sentence, as a
chunker has it. "the former Polish minister of defence Bo van Roe" is ``TMGHOMNPN``.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.places import is_demonym
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
_DETERMINERS -= {"my", "your", "that"}  # "my colleague Ada Example" is named without "my"
_NEVER_NAMES = words("never-name")
_OWNERS = HEADS | {"country", "nation"}
"""Lower-case nouns whose possessive may stand before a head: "the government's spokesman"."""
_LONGEST = 40
"""Words at most of a phrase."""

_GROUP = "(?:P*N|[MGH])+"
"""Nouns with what stands before them: M modifiers, G demonyms, H offices and bodies, N names."""
_LINKED = f"(?:(?<=[HN])O|(?<=H)I(?=[DTN])|(?<=[HN])A|(?<=N)C(?=P*NC?A)|(?<=NC)A)[DT]?x?{_GROUP}"
"""More nouns behind "of", "in", "and": O, I, A; C is a comma, x any lower-case word."""
_LAST = "(?:(?<=[HN])|(?<=TG)|(?<=HOM))"
"""A phrase ends with a noun, "the Armenian" or "ministry of defence"; "European" alone is none."""
_STARTING = re.compile(f"[DT]?x?{_GROUP}(?:{_LINKED})*{_LAST}")
_ENDING = re.compile(f"(?:[DT]x?)?{_GROUP}(?:{_LINKED})*{_LAST}$")


class Phrase(NamedTuple):
    """Tokens `first` to `last`, end exclusive, that name a speaker."""

    kind: Kind
    first: int
    last: int


def is_name(token: Token) -> bool:
    """Return whether `token` may be part of a name: capital, no function word, no possessive."""
    return token.is_capital and not token.is_possessive and token.low not in _NEVER_NAMES


def phrase_ending(tokens: Sequence[Token], floor: int, last: int) -> Phrase | None:
    """Return the longest phrase that names a speaker and ends before token `last`, or None.

    Tokens before `floor` are not looked at.
    """
    if last <= floor:
        return None
    if tokens[last - 1].low in PRONOUNS:
        return Phrase("pronoun", last - 1, last)
    floor = max(floor, last - _LONGEST)
    match = _ENDING.search(_classes(tokens, floor, last))
    if match is None:
        return None
    head = tokens[last - 1].text
    if len(match[0]) == 1 and head in PEOPLE | BODIES:
        return None  # a bare singular, "of government", names nobody; "officials" may
    return _phrase(tokens, floor + match.start(), last)


def phrase_starting(tokens: Sequence[Token], first: int, ceiling: int) -> Phrase | None:
    """Return the longest phrase that names a speaker and begins at token `first`, or None.

    Tokens from `ceiling` on are not looked at.
    """
    if first >= ceiling:
        return None
    if tokens[first].low in PRONOUNS:
        return Phrase("pronoun", first, first + 1)
    match = _STARTING.match(_classes(tokens, first, min(ceiling, first + _LONGEST)))
    return _phrase(tokens, first, first + match.end()) if match else None


def _phrase(tokens: Sequence[Token], first: int, last: int) -> Phrase:
    return Phrase("name" if is_name(tokens[last - 1]) else "role", first, last)


def _classes(tokens: Sequence[Token], first: int, last: int) -> str:
    return "".join(_class_of(token) for token in tokens[first:last])


def _class_of(token: Token) -> str:
    """Return the letter of a word's class, "." for one that is in no phrase."""
    low = token.low
    if token.is_possessive:
        return "M" if token.is_capital or token.stem in _OWNERS else "."
    for letter, members in _CLOSED.items():
        if low in members:
            return letter
    if is_name(token):
        return "G" if is_demonym(low) else "N"
    if not token.is_word or token.is_capital:
        return "."
    if number_of(token) is not None:
        return "M"
    return "x" if low.isalpha() and low not in _NEVER_NAMES else "."


_CLOSED = {
    "H": HEADS,
    "M": MODIFIERS,
    "T": frozenset({"the"}),
    "D": _DETERMINERS,
    "P": PARTICLES,
    "O": frozenset({"of", "for"}),
    "I": frozenset({"in", "at", "on", "to", "from", "with"}),
    "A": frozenset({"and"}),
    "C": frozenset({","}),
}
"""Class → its words; a word is of the first class that has it."""

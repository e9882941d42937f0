"""Reads the words that name somebody: the name, the office, the state, and whether it is a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.given_names import is_given_name
from dashboard.extraction.rules.words.phrases import (
    HEADS,
    MODIFIERS,
    PARTICLES,
    PEOPLE,
    PLURALS,
    Phrase,
    is_name,
    phrase_starting,
)
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Paragraph, Token

_COURTESY = words("courtesy-title")
_BEFORE_PLACES = frozenset("the of to for in at on from with".split())
_OPENING_ROLES = HEADS | MODIFIERS | frozenset("a an the his her its their one".split())
_LONGEST_ROLE = 10
_LONGEST_NAME = 6


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the text's own words for the name, the role and the state if they are given."""

    name: str
    role: str | None = None
    iso3: str | None = None


def named_in(tokens: Sequence[Token], first: int, last: int) -> Iterator[Phrase]:
    """Yield the people whom a sentence names in full: "Joe Biden", "Sen. Wade Colburn"."""
    at = first
    while at < last:
        end = min(name_end(tokens, at), last) if tokens[at].text[0].isupper() else at
        if end - at >= 2 and (is_given_name(tokens[at].text) or _is_introduced(tokens, at, end)):
            yield Phrase("name", at, end)
        at = max(end, at + 1)


def name_end(tokens: Sequence[Token], first: int) -> int:
    """Return where a name ends that begins at a token: after "Leyen" of "Ursula von der Leyen"."""
    at = end = first
    while at < min(len(tokens), first + _LONGEST_NAME):
        if is_own_name(tokens[at]):
            end = at + 1
        elif end == first or tokens[at].text not in PARTICLES:
            break
        at += 1
    return end


def apposition_of(tokens: Sequence[Token], last: int) -> frozenset[str]:
    """Return the words of what is said of a person behind the name: "Bo Roe, 34, a young teacher"."""
    at = last + 1
    if at >= len(tokens) or tokens[last].text != ",":
        return frozenset()
    if tokens[at].text.isdigit() and at + 1 < len(tokens) and tokens[at + 1].text == ",":
        at += 2
    words: set[str] = set()
    opens = at < len(tokens) and (tokens[at].is_capital or tokens[at].low in _OPENING_ROLES)
    for token in tokens[at : at + _LONGEST_ROLE] if opens else ():
        if not token.is_word or token.low in _BEFORE_PLACES or token.low in ("who", "whose"):
            break
        words.add(token.stem)
    return frozenset(words - {"the", "a", "an"}) if words & PEOPLE else frozenset()


def _is_introduced(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words around a name say that it is a person's: "the pilot, Bo Roe", "Bo Roe, a pilot"."""
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    after = [token.low for token in tokens[last : last + 2]]
    by_office = bool(before) and (
        before[-1] in PEOPLE or (before[-1] == "," and before[0] in PEOPLE)
    )
    followed = after in ([",", "who"], [",", "whose"]) or bool(apposition_of(tokens, last))
    return by_office or followed


def names_in(found: Sequence[Paragraph]) -> frozenset[str]:
    """Return the words that have a capital letter within a sentence somewhere in a text."""
    return frozenset(
        token.stem
        for paragraph in found
        for first, last in paragraph.sentences
        for token in paragraph.tokens[first + 1 : last]
        if token.is_capital
    )


def with_name(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int]:
    """Return the tokens of a phrase with a name that follows: "Norway's leader, Bo Sample"."""
    aside = _aside(tokens, phrase) if phrase.kind == "role" else None
    named = aside is not None and is_own_name(tokens[aside[1] - 1])
    return (phrase.first, aside[1]) if aside and named else (phrase.first, phrase.last)


def is_person(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase names one person, and not a state, a body or several people."""
    words = tokens[phrase.first : phrase.last]
    head = words[-1]
    if phrase.kind == "role":
        return head.low in PEOPLE
    if head.low in HEADS or (head.text.isupper() and len(head.text) > 1):
        return False
    places = places_in(tokens, phrase.first, phrase.last)
    return not (places and places[-1].last == phrase.last and places[-1].kind != "demonym")


def describe(tokens: Sequence[Token], phrase: Phrase) -> Speaker:
    """Return the name, the role and the state that the words of `phrase` and around it give."""
    first, last = _without_article(tokens, phrase)
    last = _before_link(tokens, first, last)
    name_first = _name_first(tokens, first, last)
    if first < name_first < last and tokens[name_first - 1].low in _BEFORE_PLACES:
        # "China's mission to the EU" is not called the EU.
        name_first = last
    aside = _aside(tokens, phrase)
    iso3 = _state(tokens, first, aside[1] if aside else last)
    if phrase.kind == "role" and aside and is_own_name(tokens[aside[1] - 1]):
        # "Sweden's prime minister, Ulf Kristersson, …"
        own = _name_first(tokens, *aside)
        return Speaker(_text(tokens, own, aside[1]), _text(tokens, first, last), iso3)
    if phrase.kind == "role" or name_first == last:
        whole = phrase.first if phrase.kind == "role" else first
        return Speaker(_text(tokens, whole, last), None, iso3)
    titled = name_first > first and any(token.low in HEADS for token in tokens[first:name_first])
    if not titled:
        owned = any(token.is_possessive for token in tokens[first:name_first])
        # "Estonia's Kaja Kallas" and "Mr. Example" are called what follows.
        own = name_first if owned or tokens[first].low in _COURTESY else first
        name = _text(tokens, own, last)
        role = _text(tokens, *aside) if aside else None
        return Speaker(name, role, iso3)
    return Speaker(_text(tokens, name_first, last), _text(tokens, first, name_first), iso3)


def _state(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The state that a description names first, unless it speaks for NATO, the EU or several."""
    places = places_in(tokens, first, last)
    several = any(token.low == "and" for token in tokens[first:last])
    if not places or places[0].kind == "organisation":
        return None
    return None if several and len({place.code for place in places}) > 1 else places[0].code


def _aside(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int] | None:
    """An apposition after a comma: "Ulf Kristersson, Sweden's prime minister, …"."""
    first = phrase.last + 1
    if phrase.last >= len(tokens) - 1 or tokens[phrase.last].text != ",":
        return None
    ceiling = min(len(tokens), first + _LONGEST_ROLE)
    other = phrase_starting(tokens, first, ceiling)
    if other is None or other.kind == "pronoun" or other.last >= len(tokens):
        return None
    if tokens[other.last].text not in (",", ".", ";") or other.kind == phrase.kind:
        return None
    return _without_article(tokens, other)


def _without_article(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int]:
    articled = tokens[phrase.first].low in ("the", "a", "an") and phrase.last - phrase.first > 1
    return phrase.first + articled, phrase.last


def _name_first(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins that ends a phrase: "Piet van Houten" of "minister Piet van Houten"."""
    at = last
    while at > first and (
        is_own_name(tokens[at - 1]) or (tokens[at - 1].low in PARTICLES and at < last)
    ):
        at -= 1
    while at < last and tokens[at].low in PARTICLES:
        at += 1
    return at


def _before_link(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name that goes on with a place: "Dale Hartman" of "Dale Hartman of Missouri"."""
    for at in range(first + 2, last - 1):
        own = is_own_name(tokens[at - 1]) and is_own_name(tokens[at - 2])
        if own and tokens[at].low in ("of", "for", "in", "at", "from", "with"):
            return at
    return last


def is_own_name(token: Token) -> bool:
    """Return whether a word may belong to a name, and is no title or office."""
    if not is_name(token) or token.low in HEADS or token.low in MODIFIERS:
        return False
    return token.low not in PLURALS and token.low not in _COURTESY


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words as they stand, one space where the text breaks a line."""
    parts = []
    for at in range(first, last):
        gap = at > first and tokens[at].start > tokens[at - 1].end
        parts.append((" " if gap else "") + tokens[at].text)
    return "".join(parts)

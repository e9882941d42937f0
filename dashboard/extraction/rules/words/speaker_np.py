"""Describe a noun phrase for somebody: the name, the office, the state, and whether it is a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.given_names import is_given_name
from dashboard.extraction.rules.words.phrases import (
    HEADS,
    MODIFIERS,
    PARTICLES,
    PEOPLE,
    Phrase,
    is_name,
    phrase_starting,
)
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Paragraph, Token

_COURTESY = words("courtesy-title")
_LINKS = frozenset("of for in at on to from with the".split())
_LONGEST_ROLE = 10
_LONGEST_NAME = 6


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the text's own words for the name, the role and the state if they are given."""

    name: str
    role: str | None = None
    iso3: str | None = None


def describe(tokens: Sequence[Token], phrase: Phrase) -> Speaker:
    """Return the name, the role and the state that the words of `phrase` and around it give."""
    first = phrase.first + _is_articled(tokens, phrase)
    last = _before_link(tokens, first, phrase.last)
    name_first = _name_first(tokens, first, last)
    aside = _apposition(tokens, phrase)
    iso3 = _state(tokens, first, aside.last if aside else last)
    if phrase.kind == "role":
        if aside is None:
            return Speaker(_text(tokens, phrase.first, last), None, iso3)
        # "Sweden's prime minister, Ulf Kristersson, …"
        own = _name_first(tokens, aside.first, aside.last)
        return Speaker(_text(tokens, own, aside.last), _text(tokens, first, last), iso3)
    if name_first == last or (name_first > first and tokens[name_first - 1].low in _LINKS):
        # "China's mission to the EU" is not called the EU.
        return Speaker(_text(tokens, first, last), None, iso3)
    before = tokens[first:name_first]
    if any(token.low in HEADS for token in before):
        return Speaker(_text(tokens, name_first, last), _text(tokens, first, name_first), iso3)
    # "Estonia's Kaja Kallas" and "Mr. Example" are called what follows.
    courteous = any(token.is_possessive or token.low in _COURTESY for token in before)
    role = _text(tokens, aside.first, aside.last) if aside else None
    return Speaker(_text(tokens, name_first if courteous else first, last), role, iso3)


def with_name(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int]:
    """Return the tokens of a phrase with a name that follows: "Norway's leader, Bo Sample"."""
    aside = _apposition(tokens, phrase) if phrase.kind == "role" else None
    return phrase.first, aside.last if aside else phrase.last


def is_person(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase names one person, and not a state, a body or several people."""
    head = tokens[phrase.last - 1]
    if phrase.kind == "role":
        return head.low in PEOPLE
    if head.low in HEADS or (head.text.isupper() and len(head.text) > 1):
        return False
    places = places_in(tokens, phrase.first, phrase.last)
    return not (places and places[-1].last == phrase.last and places[-1].kind != "demonym")


def named_in(tokens: Sequence[Token], first: int, last: int) -> Iterator[Phrase]:
    """Yield the people whom a sentence names in full: "Joe Biden", "Sen. Wade Colburn"."""
    at = first
    while at < last:
        end = min(_name_end(tokens, at), last) if tokens[at].text[0].isupper() else at
        if end - at >= 2 and is_given_name(tokens[at].text):
            yield Phrase("name", at, end)
        at = max(end, at + 1)


def _name_end(tokens: Sequence[Token], first: int) -> int:
    """Return where a name ends that begins at a token: after "Leyen" of "Ursula von der Leyen"."""
    end = first
    for at in range(first, min(len(tokens), first + _LONGEST_NAME)):
        if _is_own_name(tokens[at]):
            end = at + 1
        elif end == first or tokens[at].text not in PARTICLES:
            break
    return end


def names_in(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the words that have a capital letter within a sentence somewhere in a text."""
    return frozenset(
        token.stem
        for paragraph in paragraphs
        for first, last in paragraph.sentences
        for token in paragraph.tokens[first + 1 : last]
        if token.is_capital
    )


def _is_own_name(token: Token) -> bool:
    """Return whether a word may belong to a name, and is no title or office."""
    return is_name(token) and token.low not in HEADS | MODIFIERS | _COURTESY


def _apposition(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """The name or office between marks behind a phrase: "Ulf Kristersson, Sweden's premier, …"."""
    first = phrase.last + 1
    if first >= len(tokens) or tokens[phrase.last].text != ",":
        return None
    other = phrase_starting(tokens, first, min(len(tokens), first + _LONGEST_ROLE))
    if other is None or other.kind in ("pronoun", phrase.kind) or other.last >= len(tokens):
        return None
    if tokens[other.last].text not in (",", ".", ";"):
        return None
    return other._replace(first=other.first + _is_articled(tokens, other))


def _state(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The state that a description names first, unless it speaks for NATO, the EU or several."""
    places = places_in(tokens, first, last)
    several = any(token.low == "and" for token in tokens[first:last])
    if not places or places[0].kind == "organisation":
        return None
    return None if several and len({place.code for place in places}) > 1 else places[0].code


def _is_articled(tokens: Sequence[Token], phrase: Phrase) -> bool:
    return tokens[phrase.first].low in words("article") and phrase.last - phrase.first > 1


def _name_first(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins that ends a phrase: "Piet van Houten" of "minister Piet van Houten"."""
    at = last
    while at > first and (_is_own_name(tokens[at - 1]) or tokens[at - 1].low in PARTICLES):
        at -= 1
    return at


def _before_link(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name that goes on with a place: "Dale Hartman" of "Dale Hartman of Missouri"."""
    for at in range(first + 2, last - 1):
        if tokens[at].low in _LINKS and all(map(_is_own_name, tokens[at - 2 : at])):
            return at
    return last


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words as they stand, one space where the text breaks a line."""
    parts = []
    for at in range(first, last):
        gap = at > first and tokens[at].start > tokens[at - 1].end
        parts.append((" " if gap else "") + tokens[at].text)
    return "".join(parts)

"""Finds the states that did the same as another: "together with Latvia", "and Sweden in 2024"."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.extraction.rules.steps.referents import Referent
from dashboard.extraction.rules.steps.telling import Telling
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.places import Place

_COMPANY = (
    ("together", "with"),
    ("along", "with"),
    ("jointly", "with"),
    ("as", "did"),
    ("so", "did"),
    ("followed", "by"),
    ("same", "day", "as"),
    ("same", "year", "as"),
    ("same", "time", "as"),
    ("as", "well", "as"),
    ("alongside",),
    ("like",),
)
_BETWEEN = frozenset("and , & the its fellow neighbouring neighboring both".split())
_NEIGHBOURS = frozenset("neighbour neighbor".split())
_ATTRIBUTES = frozenset("the west neighbouring neighboring nearby tiny little".split())
_WITH = frozenset("applied asked joined entered came".split())
_DID = frozenset("did had joined".split())


class Company(NamedTuple):
    """A state that did the same as another, and when."""

    state: Referent
    date: FoundDate | None


def company(t: Telling, at: int, date: FoundDate | None) -> Iterator[Company]:
    """Yield the states that did what the verb at `at` says as well.

    "together with Latvia", "and Sweden in 2024", "; Croatia too", "followed by Sweden".
    """
    clause = t.roles.clause(at)
    taken: Place | None = None
    for place in t.sentence.places:
        if place.kind == "organisation":
            continue
        if place.first <= at:
            # "Together with Hungary it became a member."
            if place.last - 1 in clause and _in_company(t, place.first, at):
                yield Company(Referent(place.code, place.first, place.last), date)
            continue
        own, before = t.moments.beside(place.last), _before(t, place.first)
        after = t.lows[place.last : place.last + 2]
        listed = own and before in ("and", ",", ";", "then") and not t.moments.goes_on(own)
        inside = place.last - 1 in clause or before in ("did", "by")
        if listed or after[:1] == ["too"] or after == ["as", "well"]:
            yield Company(Referent(place.code, place.first, place.last), own)
            taken = place
        elif (inside or (taken and before in ("and", ","))) and _in_company(t, place.first, at):
            taken = place
            yield Company(Referent(place.code, place.first, place.last), own or date)
    for index in range(at + 1, len(t.lows)):
        # "The former joined in 1999, the latter in 2004."
        own = t.moments.beside(index + 1) if t.lows[index] == "latter" else None
        if own and not t.moments.goes_on(own):
            yield from (Company(one, own) for one in t.referents.states((index,)))
    yield from _counted_from(t, at, date)
    known = {one.code for one in t.subject(at)}
    for index in range(at + 1, len(t.lows)):
        if t.lows[index] in _NEIGHBOURS and _in_company(t, index, at):
            for code in t.topic.bidders:
                if code not in known:
                    yield Company(Referent(code, index, index + 1), date)


def _counted_from(t: Telling, at: int, date: FoundDate | None) -> Iterator[Company]:
    """Yield the state from which years are counted: "in 2017, eight years after Croatia"."""
    for place in t.sentence.places if date else ():
        first = place.first - 3
        if place.kind == "organisation" or place.possessive or not date or first <= at:
            continue
        day = t.moments.counted_to(place.first, date)
        verb = t.roles.is_verb(place.last) if place.last < len(t.lows) else False
        if day and (not verb or t.lows[place.last] in _DID):
            yield Company(Referent(place.code, place.first, place.last), day)


def _before(t: Telling, first: int) -> str:
    """Return the word before a name, "the" and the like left out."""
    at = first - 1
    while at > 0 and t.lows[at] in _ATTRIBUTES:
        at -= 1
    return t.lows[at] if at >= 0 else ""


def _in_company(t: Telling, at: int, verb: int) -> bool:
    places = {i for place in t.sentence.places for i in range(place.first, place.last)}
    first = at
    while first > 0 and (t.lows[first - 1] in _BETWEEN or first - 1 in places):
        first -= 1
    if t.lows[first - 1 : first] == ["with"] and t.lows[verb] in _WITH:
        return True
    return any(
        tuple(t.lows[max(0, first - len(words)) : first]) == words for words in _COMPANY
    ) or (first < at and tuple(t.lows[first : first + 2]) == ("as", "did"))

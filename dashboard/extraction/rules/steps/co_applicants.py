"""Finds the states that did the same as another: "together with Latvia", "and Sweden in 2024"."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import MemberStep, Referent
from dashboard.extraction.rules.steps.member_sentence import MemberSentence, States
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.facts.vocabulary import Step

_COMPANY = words("step-company-phrase")
_BETWEEN = words("step-between-co-applicants")
_ATTRIBUTES = words("step-neighbour-attribute")
_WITH = words("step-done-with")
_DID = frozenset({"did", "had", "joined"})


def all_steps(
    s: MemberSentence, step: Step, states: States, at: int, tokens: Sequence[int]
) -> Iterator[MemberStep]:
    """Yield the step at the verb `at` for its states and for those that did the same."""
    date = s.date(at)
    yield from s.steps(step, states, tokens, date)
    for state, day in co_applicants(s, at, date) if states else ():
        yield from s.steps(step, [state], [at], day)


def co_applicants(
    s: MemberSentence, at: int, date: FoundDate | None
) -> Iterator[tuple[Referent, FoundDate | None]]:
    """Yield the states that did what the verb at `at` says as well, each with its date.

    "together with Latvia", "and Sweden in 2024", "; Croatia too", "followed by Sweden".
    """
    clause = s.roles.clause(at)
    listing = False
    for place in s.sentence.places:
        if place.kind == "organisation":
            continue
        state = Referent(place.code, place.first, place.last)
        if place.first <= at:
            # "Together with Hungary it became a member."
            if place.last - 1 in clause and _in_company(s, place.first, at):
                yield state, date
            continue
        own, before = s.dates.beside(place.last), _before(s, place.first)
        listed = own and before in ("and", ",", ";", "then")
        inside = place.last - 1 in clause or before in ("did", "by")
        inside = inside or (listing and before in ("and", ","))
        if listed or s.says(place.last, {"too", "as well"}):
            yield state, own
            listing = True
        elif inside and _in_company(s, place.first, at):
            yield state, own or date
            listing = True
        elif date and not place.possessive and place.first - 3 > at:
            # "in 2017, eight years after Croatia"
            day = s.dates.counted_to(place.first, date)
            verb = place.last < len(s.lows) and s.roles.is_verb(place.last)
            if day and (not verb or s.low(place.last) in _DID):
                yield state, day
    known = {state.code for state in s.subject(at)}
    for index in range(at + 1, len(s.lows)):
        own = s.dates.beside(index + 1) if s.lows[index] == "latter" else None
        if own:
            # "The former joined in 1999, the latter in 2004."
            yield from ((state, own) for state in s.referents.states((index,)))
        if s.lows[index] in ("neighbour", "neighbor") and _in_company(s, index, at):
            others = [code for code in s.discourse.bidders if code not in known]
            yield from ((Referent(code, index, index + 1), date) for code in others)


def _before(s: MemberSentence, first: int) -> str:
    """Return the word before a name, "the" and the like left out."""
    at = first - 1
    while at > 0 and s.lows[at] in _ATTRIBUTES:
        at -= 1
    return s.low(at)


def _in_company(s: MemberSentence, at: int, verb: int) -> bool:
    """Whether "together with" or the like stands before the list in which the name at `at` is."""
    places = {i for place in s.sentence.places for i in range(place.first, place.last)}
    first = at
    while first > 0 and (s.lows[first - 1] in _BETWEEN or first - 1 in places):
        first -= 1
    if s.low(first - 1) == "with" and s.lows[verb] in _WITH:
        return True
    before = [" ".join(s.lows[max(0, first - size) : first]) for size in (1, 2, 3)]
    return not _COMPANY.isdisjoint(before) or (first < at and s.says(first, {"as did"}))

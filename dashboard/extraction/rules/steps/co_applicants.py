"""Finds the states that did the same as another: "together with Latvia", "and Sweden in 2024"."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import MemberStep, Referent
from dashboard.extraction.rules.steps.member_sentence import MemberSentence, States
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.facts.vocabulary import Step

_COMPANY = words("step-company-phrase")
_BETWEEN = words("step-between-co-applicants")
_DID = frozenset({"did", "followed"})
_WITH = words("step-done-with")


def all_steps(
    s: MemberSentence, step: Step, states: States, at: int, tokens: Sequence[int]
) -> Iterator[MemberStep]:
    """Yield the step at the verb `at` for its states and for those that did the same."""
    date = s.dates.of(at)
    yield from s.steps(step, states, tokens, date)
    for state, day in _co_applicants(s, at, date) if states else ():
        yield from s.steps(step, [state], [at], day)


def _co_applicants(
    s: MemberSentence, at: int, date: FoundDate | None
) -> Iterator[tuple[Referent, FoundDate | None]]:
    """Yield the states that did what the verb at `at` says as well, each with its date."""
    clause = s.roles.clause(at)
    for place in s.sentence.places:
        if place.kind == "organisation" or (place.first < at and place.first not in clause):
            continue
        state = Referent(place.code, place.first, place.last)
        own = s.dates.beside(place.last) if place.first > at else None
        if own and s.low(place.first - 1) in ("and", ",", ";", "then"):
            # "Finland joined in 2023 and Sweden in 2024"
            yield state, own
        elif s.says(place.last, {"too", "as well"}) or _in_company(s, place.first, at):
            yield state, own or date
        elif date and not place.possessive and place.first - 3 > at:
            # "in 2017, eight years after Croatia"
            day = s.dates.counted_to(place.first, date)
            if day and not s.roles.is_verb(min(place.last, len(s.lows) - 1)):
                yield state, day


def _in_company(s: MemberSentence, at: int, verb: int) -> bool:
    """Whether "together with" or the like stands before the list in which the name at `at` is."""
    places = {i for place in s.sentence.places for i in range(place.first, place.last)}
    first = at
    while first > 0 and (s.lows[first - 1] in _BETWEEN or first - 1 in places):
        first -= 1
    if any(s.roles.is_verb(i) and s.lows[i] not in _DID for i in range(verb + 1, first)):
        return False
    joint = s.low(first - 1) == "with" and s.lows[verb] in _WITH
    before = [" ".join(s.lows[max(0, first - size) : first]) for size in (1, 2, 3)]
    return joint or not _COMPANY.isdisjoint(before)

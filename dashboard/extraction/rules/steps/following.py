"""How a text says that a state did what was told of others: it followed, it was first."""

from collections.abc import Iterator

from dashboard.extraction.rules.steps.co_applicants import company
from dashboard.extraction.rules.steps.referents import Referent
from dashboard.extraction.rules.steps.telling import MemberStep, Telling
from dashboard.facts.vocabulary import Step

FOLLOW = frozenset({"followed"})
FIRST = frozenset("first last second".split())
_WAS = frozenset("was were went came".split())
_TAKEN_IN_TURN: tuple[Step, ...] = ("joined", "applied", "ratified")


def followed(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Finland joined in 2023 and Sweden followed a year later", "Finland followed in 2023"."""
    last = t.before[-1] if t.before else None
    if last is None or not t.happened(at) or t.roles.is_passive(at) or t.roles.objects(at):
        return
    states = [one for one in t.subject(at) if one.first is not None]
    if last.step == "ratified":
        # "Greece ratified it first; Slovenia followed on 13 February, Albania on 14 February."
        bidders = [Referent(code) for code in t.topic.bidders]
        for state, date in [*((one, t.date(at)) for one in states), *company(t, at, None)]:
            if date and state.first is not None:
                yield from t.made("ratified", bidders, [at, state.first], date, state.code)
        return
    if last.step in ("joined", "applied", "invited") and last.start >= t.sentence.tokens[0].start:
        yield from t.made(last.step, states, [at], t.date(at))
    elif last.step == "joined" and t.date(at):
        yield from t.made("joined", states, [at], t.date(at))


def was_first(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "27 of 29 have ratified it. Greece was first, in February."."""
    last = t.before[-1] if t.before else None
    verb = at - 1
    if last is None or last.step not in _TAKEN_IN_TURN or t.lows[verb : verb + 1] == []:
        return
    after = t.sentence.tokens[at + 1 : at + 2]
    if t.lows[verb] not in _WAS or (
        after and after[0].is_word and after[0].low not in ("in", "on")
    ):
        return
    date, states = t.date(verb) if t.roles.is_verb(verb) else None, t.subject(verb)
    if date is None or not t.happened(verb):
        return
    if last.step == "ratified":
        bidders = [Referent(code) for code in t.topic.bidders]
        for state in states:
            yield from t.made("ratified", bidders, [verb, state.first or at], date, state.code)
    else:
        yield from t.made(last.step, states, [verb, at], date)

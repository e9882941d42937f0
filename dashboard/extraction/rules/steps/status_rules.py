"""How a text says that a state is outside the Alliance, or would like to be in it."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.roles import Heads

_BE = words("step-be")
_MEMBER = words("step-member-part")
_SHORT = words("step-short-negation")
_DENIED = _SHORT | words("step-negation")
_KEEPING = words("step-keeping")
_THEN = words("step-then")
"""Words of a past that is over: "was not a member when the war began"."""
_INSIDE = words("step-inside")
_HAVING_GOAL = words("step-goal-noun")


def is_no_member(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ukraine is not a member", "Kosovo is not in the alliance", "neutral and not a member"."""
    roles = s.roles
    if not roles.is_verb(at) or (s.lows[at] == "been" and s.low(at - 1) != "never"):
        return
    noun = s.find(at, at + 7, _MEMBER)
    members = s.those(roles.objects(at), _MEMBER) or ((noun,) if noun is not None else ())
    inside = tuple(head for head in roles.below(at, _INSIDE) if s.is_fold((head,)))
    before = (i for head in members for i in roles.phrase(head) if i < head)
    denied = roles.is_denied(at) or s.near(at, at + 5, _SHORT) or s.has(before, _DENIED)
    clause = roles.clause(at)
    if not denied or not (members or inside) or not s.is_ours(at, clause):
        return
    if not (_is_over(s, at) or _is_of_another(s, members)):
        states = s.subject(at) or (() if inside else s.referents.named_in(clause))
        yield from s.steps("not_member", states, [at, *members, *inside])


def _is_over(s: MemberSentence, at: int) -> bool:
    """Whether "was not" tells of a time before the state joined, not of what somebody said."""
    if not s.lows[at].startswith(("was", "were")):
        return False
    joined = {step.iso3 for step in s.discourse.steps[-4:] if step.step == "joined"}
    states = {state.code for state in s.subject(at)}
    return s.has(s.roles.clause(at), _THEN) or bool(joined & states)


def _is_of_another(s: MemberSentence, members: Heads) -> bool:
    """Whether it is another body's member: "of the club of donors", "of parliament"."""
    of = tuple(body for head in members for body in s.roles.below(head, {"of"}))
    return bool(of) and not s.is_fold(of)


def no_member(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ireland, not a NATO member", "non-member Ireland"."""
    above, prefixed = s.roles.above(at), s.lows[at].startswith("non")
    ours = s.is_ours(at, s.roles.phrase(at)) or s.lows[at] == "non-nato"
    if not ours or _is_of_another(s, (at,)) or not (prefixed or s.near(at - 4, at, {"not"})):
        return
    beside = s.roles.asides(at)
    if prefixed and above is not None and not s.roles.is_verb(above):
        beside += (above,)
    states = s.states(beside, at)
    if not states and above is not None and s.lows[above] in _BE and not _is_over(s, above):
        # "Moldova was neutral and not a member of NATO"
        states = s.subject(above)
    yield from s.steps("not_member", states, [at])


def not_in(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Austria is in the EU but not in NATO", "belong to the EU but not to NATO"."""
    goal = s.find(at + 1, at + 4, OURS)
    verb = next((i for i in range(at - 1, -1, -1) if s.roles.is_verb(i)), None)
    if goal is not None and verb is not None and s.low(at - 1) in ("but", ",", "though"):
        yield from s.steps("not_member", s.subject(verb), [verb, goal])


def outside(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Austria and Switzerland, both outside the alliance", "remains outside NATO"."""
    roles, above = s.roles, s.roles.above(at)
    goal = s.find(at + 1, at + 5, OURS)
    if above is None or goal is None or s.sentence.tokens[goal].is_possessive:
        return
    if roles.is_verb(above):
        lying = s.lows[above] in _KEEPING or s.lows[above] in _BE
        states = s.subject(above) if lying and roles.is_real(above) else ()
    else:
        states = s.referents.states((above, *roles.asides(above)), named=True)
    yield from s.steps("not_member", states, [at, goal])


def aspirant(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Georgia, an aspirant since 2008", "its dream of joining NATO"."""
    roles, phrase = s.roles, s.roles.phrase(at)
    around = phrase | set(range(at, min(at + 5, len(s.lows))))
    named = s.has(around, OURS | {"membership"}) or s.lows[at].startswith("aspirant")
    if not named or roles.is_verb(at) or not s.is_ours(at, phrase):
        return
    owners = roles.owners(at) if s.lows[at] in _HAVING_GOAL else ()
    date = next((date for date in s.sentence.dates if date.first in phrase), None)
    yield from s.steps("aspirant", s.states(owners or roles.asides(at), at), [at], date)

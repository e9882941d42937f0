"""How a text says that a state is outside the Alliance, or would like to be in it."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.roles import Heads

_BE = words("step-be")
_MEMBER = words("step-member-part")
_KEEPING = words("step-keeping")
_THEN = words("step-then")
"""Words of a past that is over: "was not a member when the war began"."""
_INSIDE = words("step-inside")
_HAVING_GOAL = words("step-goal-noun")


def is_no_member(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ukraine is not a member", "Kosovo is not in the alliance"."""
    roles = s.roles
    if not roles.is_verb(at) or not roles.is_denied(at):
        return
    noun, clause = s.find(at, at + 7, _MEMBER), roles.clause(at)
    members = s.those(roles.objects(at), _MEMBER) or ((noun,) if noun is not None else ())
    inside = tuple(head for head in roles.below(at, _INSIDE) if s.is_fold((head,)))
    if not (members or inside) or not s.is_ours(at, clause):
        return
    if not (_is_over(s, at) or _is_of_another(s, members)):
        states = s.subject(at) or (() if inside else s.referents.named_in(clause))
        yield from s.steps("not_member", states, [at, *members, *inside])


def _is_over(s: MemberSentence, at: int) -> bool:
    """Whether "was not" tells of a past that is over, not of what somebody said."""
    return s.lows[at].startswith(("was", "were")) and s.has(s.roles.clause(at), _THEN)


def _is_of_another(s: MemberSentence, members: Heads) -> bool:
    """Whether it is another body's member: "of the club of donors", "of parliament"."""
    of = tuple(body for head in members for body in s.roles.below(head, {"of"}))
    return bool(of) and not s.is_fold(of)


def no_member(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ireland, not a NATO member", "neutral and not a member"."""
    above = s.roles.above(at)
    ours = s.is_ours(at, s.roles.phrase(at)) and not _is_of_another(s, (at,))
    if not ours or not s.near(at - 4, at, {"not"}):
        return
    states = s.states(s.roles.asides(at), at)
    if not states and above is not None and s.lows[above] in _BE and not _is_over(s, above):
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

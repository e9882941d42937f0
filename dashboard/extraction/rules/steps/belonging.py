"""How a text says that a state joined the Alliance, is outside or would like to be in it."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.co_applicants import all_steps
from dashboard.extraction.rules.steps.discourse import GOVERNING, OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.words.numbers import ordinal_of

_MEMBER = words("step-member-noun")
_NEW = words("step-new-member")
_DECIDED = words("step-decided")
_INTO = words("step-into")
_BE = words("step-be")
_PART = words("step-member-part")
_KEEPING = words("step-keeping")
_THEN = words("step-then")
"""Words of a past that is over: "was not a member when the war began"."""
_INSIDE = words("step-inside")
_HAVING_GOAL = words("step-goal-noun")


def joined(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland joined NATO in April 2023", "which came into the alliance", "entered in 2004"."""
    roles, above = s.roles, s.roles.governor(at)
    # Who voted or chose to join has not joined yet.
    decided = s.low(at - 1) == "to" and above is not None and s.lows[above] in _DECIDED
    if not s.happened(at) or roles.is_passive(at) or decided:
        return
    goal = roles.objects(at) or roles.below(at, _INTO)
    if s.is_fold(goal) if goal else s.is_ours(at, roles.clause(at)):
        yield from all_steps(s, "joined", s.subject(at, GOVERNING), at, [at, *goal[:1]])


def became(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "became the alliance's 31st member", "became members in 2004"."""
    roles = s.roles
    if not s.happened(at) or roles.is_passive(at):
        return
    dated = s.dates.of(at) is not None or s.has(roles.clause(at), OURS)
    for head in s.those(roles.objects(at), _MEMBER):
        phrase = roles.phrase(head)
        ranked = any(ordinal_of(s.sentence.tokens[index]) is not None for index in phrase)
        # "a member of parliament", "of the club": of what?
        of = roles.below(head, {"of", "in"})
        ours = s.is_fold(of) if of else s.is_ours(at, phrase)
        known = dated or ranked or s.has(phrase, _NEW)
        if ours and known and not s.near(head + 1, head + 3, {"to"}):
            yield from all_steps(s, "joined", s.subject(at), at, [at, head, *of[:1]])
            return


def since(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Sweden, a NATO member since March 2024", "Italy has been in NATO since 1949"."""
    roles = s.roles
    date = next((date for date in s.sentence.dates if date.first == at + 1), None)
    noun = s.find(at - 6, at, _MEMBER | {"in", "inside"})
    above = roles.above(noun) if noun is not None else None
    if date is None or noun is None or above is None or not s.is_ours(at, range(noun, at)):
        return
    # not "in power since 2010", but "has been in since 2009"
    if s.stems[noun] in _MEMBER or s.is_fold((at - 1,)) or noun == at - 1:
        states = s.states((*roles.asides(noun), *roles.subject(above), above), at)
        yield from s.steps("joined", states, [noun, at], date)


def did_the_same(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "and Sweden followed a year later", "Montenegro did so in 2017"."""
    roles, date = s.roles, s.dates.of(at)
    if not s.happened(at) or roles.is_passive(at):
        return
    states = tuple(state for state in s.subject(at) if state.first is not None)
    last = s.discourse.steps[-1] if s.discourse.steps else None
    here = last is not None and last.start >= s.sentence.tokens[0].start
    if s.near(0, at, {"join"}):
        # "Montenegro, the last to join, did so in June 2017"
        yield from s.steps("joined", states, [at], date)
    elif last is not None and last.step in ("applied", "invited", "joined") and (here or date):
        yield from s.steps(last.step, states, [at], date)


def is_no_member(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ukraine is not a member", "Kosovo is not in the alliance"."""
    roles = s.roles
    if not roles.is_verb(at) or not roles.is_denied(at):
        return
    clause = roles.clause(at)
    members = s.those((*roles.objects(at), *roles.subject(at)), _PART)
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
        states = s.states((above, *roles.asides(above)), at)
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

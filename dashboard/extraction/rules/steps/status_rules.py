"""How a text says that a state is outside the Alliance."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence, States
from dashboard.extraction.rules.steps.referents import COUNTRIES, COUNTRY
from dashboard.extraction.rules.steps.roles import Heads

_BE = words("step-be")
_MEMBER = words("step-member-part")
_MEMBERS = frozenset({"member", "members"})
_SHORT = words("step-short-negation")
_DENIED = _SHORT | words("step-negation")
_KEEPING = words("step-keeping")
_THEN = words("step-then")
"""Words of a past that is over: "was not a member when the war began"."""
_INSIDE = words("step-inside")


def is_outside(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ukraine is not a member", "Kosovo is not in the alliance", "Nor are Sweden members"."""
    roles = s.roles
    if not roles.is_verb(at) or (s.lows[at] == "been" and s.low(at - 1) != "never"):
        return
    clause = roles.clause(at)
    members = s.those(roles.objects(at), _MEMBER)
    denied = roles.is_denied(at) or s.near(at, at + 5, _SHORT)
    denied = denied or any(
        s.has((i for i in roles.phrase(head) if i < head), _DENIED) for head in members
    )
    if not denied or not s.is_ours(at, clause) or _is_over(s, at):
        return
    inside = tuple(head for head in roles.below(at, _INSIDE) if s.is_fold((head,)))
    noun = s.find(at, at + 7, _MEMBERS)
    if not inside and (s.stems[at].startswith("belong") or not (members or noun is not None)):
        return
    if _is_of_another(s, members):
        return
    states = s.subject(at) or (() if inside else s.referents.named_in(clause))
    tokens = [at, *members, *inside]
    if s.low(at - 1) == "nor" and noun is not None:
        tokens += [at - 1, noun]
    yield from s.steps("not_member", states, tokens)


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


def not_a_member(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ireland, not a NATO member", "neutral and not a member of NATO", "non-member Ireland"."""
    above, prefixed = s.roles.above(at), s.lows[at].startswith("non")
    ours = s.is_ours(at, s.roles.phrase(at) | set(range(max(0, at - 3), at)))
    if not (ours or s.lows[at] == "non-nato") or _is_of_another(s, (at,)):
        return
    if not (prefixed or s.near(at - 4, at, {"not"})):
        return
    states = s.states(s.roles.asides(at), at)
    if not states and above is not None and not s.roles.is_verb(above):
        states = s.states((above,), at) if prefixed else ()
    elif not states and above is not None and s.lows[above] in _BE and not _is_over(s, above):
        # "Moldova was neutral and not a member of NATO"
        states = s.subject(above)
    yield from s.steps("not_member", states, [at])


def not_in(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Sweden is the only state not in NATO", "belong to the EU but not to NATO"."""
    goal = s.find(at + 1, at + 4, OURS)
    if goal is None or s.low(at + 1) not in ("to", "in", "of", "nato"):
        return
    noun = s.roles.above(at + 1)
    if noun is not None and s.stems[noun] in COUNTRY | COUNTRIES | _MEMBERS:
        states = s.states(s.roles.asides(noun), at)
        yield from s.steps("not_member", states, [noun, goal])
    elif s.low(at - 1) in ("but", ",", "though") or (s.lows[at] == "nor" and "neither" in s.lows):
        verb = next((i for i in range(at - 1, -1, -1) if s.roles.is_verb(i)), None)
        if verb is not None:
            yield from s.steps("not_member", s.subject(verb), [verb, goal])


def outside(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Austria and Switzerland, both outside the alliance", "remains outside NATO"."""
    roles, above = s.roles, s.roles.above(at)
    if above is None or (s.lows[at] == "out" and s.low(at + 1) != "of"):
        return
    goal = s.find(at + 1, at + 5, OURS)
    before = s.discourse.steps[-1].step if s.discourse.steps else None
    # "It remains outside."; "Ireland has never been a member. Malta is outside as well."
    keeping = s.lows[above] in _KEEPING or (s.lows[above] in _BE and before == "not_member")
    ends = at + 1 < len(s.lows) and not s.sentence.tokens[at + 1].is_word
    if goal is None and s.lows[at] == "outside" and keeping and ends and s.is_ours(at):
        goal = at
    if goal is None or s.sentence.tokens[goal].is_possessive or s.low(goal + 1) == "headquarters":
        return
    states: States = ()
    # "Cyprus, the only member of the union in the east outside NATO"
    while s.lows[at] == "outside" and above is not None and not states and not roles.is_verb(above):
        verb = roles.above(above)
        joined = roles.is_verb(verb) and above in s.arguments(verb) if verb is not None else False
        heads = s.arguments(verb) if verb is not None and joined else (above,)
        beside = tuple(noun for head in heads for noun in roles.asides(head))
        named = s.lows[above] not in ("both", "all")
        states = s.referents.states((*heads, *beside), named=named)
        above = verb
    if above is not None and not states and roles.is_verb(above) and roles.is_real(above):
        lying = s.lows[at] == "outside" and s.lows[above] in _BE
        states = s.subject(above) if lying or s.lows[above] in _KEEPING else ()
    yield from s.steps("not_member", states, [at, goal])

"""How a text says that a state joined or has been in the Alliance since."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.co_applicants import all_steps
from dashboard.extraction.rules.steps.discourse import OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.referents import GOVERNING
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.words.numbers import ordinal_of

_MEMBER = words("step-member-noun")
_NEW = words("step-new-member")
_DECIDED = words("step-decided")
_INTO = words("step-into")


def joined(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland joined NATO in April 2023", "which came into the alliance", "entered in 2004"."""
    roles, above = s.roles, s.roles.governor(at)
    # Who voted or chose to join has not joined yet.
    decided = s.low(at - 1) == "to" and above is not None and s.lows[above] in _DECIDED
    if not s.happened(at) or roles.is_passive(at) or decided:
        return
    goal = _undated(s, roles.objects(at)) or _undated(s, roles.below(at, _INTO))
    if s.is_fold(goal) if goal else s.is_ours(at, roles.clause(at)):
        yield from all_steps(s, "joined", s.subject(at, GOVERNING), at, [at, *goal[:1]])


def _undated(s: MemberSentence, heads: Heads) -> Heads:
    dates = s.sentence.dates
    return tuple(at for at in heads if not any(date.first <= at < date.last for date in dates))


def became(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "became the alliance's 31st member", "became members in 2004", "became the 31st to join"."""
    roles = s.roles
    if not s.happened(at) or roles.is_passive(at):
        return
    clause, dated = roles.clause(at), s.date(at) is not None
    for head in roles.objects(at):
        phrase, noun = roles.phrase(head), s.stems[head]
        counted = any(ordinal_of(s.sentence.tokens[index]) is not None for index in phrase)
        ranked = counted or s.has(phrase, _NEW)
        joins = ordinal_of(s.sentence.tokens[head]) is not None and s.has(clause, {"join"})
        a_state = noun in _MEMBER or joins or (ranked and noun in ("nation", "state", "country"))
        if not a_state or not s.is_ours(at, phrase) or s.near(head + 1, head + 3, {"to"}):
            continue
        # "a member of parliament", "of the club": of what?
        of = _undated(s, roles.below(head, {"of", "in"}))
        if (ranked or dated or s.has(clause, OURS)) and (not of or s.is_fold(of)):
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
    if s.stems[noun] not in _MEMBER and not (s.is_fold((at - 1,)) or noun == at - 1):
        return
    if roles.is_verb(above):
        states = s.subject(above) if roles.is_real(above) or s.low(noun - 1) == "," else ()
    else:
        states = s.states((*roles.asides(noun), above), at)
    yield from s.steps("joined", states, [noun, at], date)


def followed(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland joined in 2023 and Sweden followed a year later", "Finland followed in 2023"."""
    last = s.discourse.steps[-1] if s.discourse.steps else None
    if last is None or not s.happened(at) or s.roles.is_passive(at) or s.roles.objects(at):
        return
    states, date = [state for state in s.subject(at) if state.first is not None], s.date(at)
    here = last.start >= s.sentence.tokens[0].start
    if last.step in ("applied", "invited", "joined") and (here or (last.step == "joined" and date)):
        yield from s.steps(last.step, states, [at], date)

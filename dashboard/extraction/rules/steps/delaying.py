"""How a text says that a bid is held up, that a state waits, or that a bid came forward."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.referents import BIDS, GOVERNING
from dashboard.extraction.rules.steps.roles import Heads

_VOTES = words("step-vote")
_TOWARDS = words("step-towards")
_AWAITED = _TOWARDS | words("step-answer")
_OBJECTIONS = words("step-objection")
_SLOW = words("step-slow")


def blocked(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Turkey held up Sweden's bid", "the Swedish bid is still blocked", "held up by Greece"."""
    roles, low = s.roles, s.lows[at]
    if not roles.is_verb(at) or not roles.is_real(at):
        return
    holding, feet = low.startswith(("hold", "held")), s.near(at + 1, at + 5, {"feet"})
    if (holding and not s.near(at + 1, at + 7, {"up", "back", "out"})) or (
        low.startswith("drag") and not feet
    ):
        return
    heads, stalling = _held_up(s, at), low.startswith("stall")
    if feet or (not heads and (holding or stalling)):
        # "holding out against Sweden's bid", "stalling on its accession", "dragged its feet over it"
        heads = roles.below(at, {"against", "on", "over"})
    alone = stalling and not heads
    heads = roles.subject(at) if alone else heads
    bids, wide = s.those(heads, BIDS), s.has(roles.clause(at), BIDS)
    # "Sweden's bid stalled for months": nobody else is said to act on it.
    states = s.states(bids, at, BIDS) if alone else s.bidders(bids, at)
    if not states and not bids and (wide or not holding or roles.is_passive(at)):
        # "Macedonia has been held up by Greece", "who had blocked the Nordic country".
        states = s.bidders(heads, at)
        if not (wide or (roles.agent(at) and s.actors(at))):
            states = tuple(state for state in states if state.code in s.discourse.bidders)
    if states and s.is_ours(at, roles.clause(at)):
        yield from s.steps("delayed", states, [at, *heads[:1]], s.date(at))


def _held_up(s: MemberSentence, at: int) -> Heads:
    """Return what the verb holds up; behind a vote, what that is on: "postponed a vote on the bid"."""
    roles = s.roles
    heads = roles.subject(at) if roles.is_passive(at) else roles.objects(at)
    votes = s.those(heads, _VOTES)
    if not votes:
        return heads
    on = tuple(bid for head in votes for bid in roles.below(head, {"on", "of"}))
    return on or s.those(roles.below(at, {"on"}), BIDS)


def waits(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Sweden is still waiting", "Ankara kept Stockholm waiting", "Kyiv had to wait"."""
    roles = s.roles
    obliged = s.low(at - 1) == "to" and s.near(at - 2, at, {"had", "has", "have"})
    if not roles.is_verb(at) or not (obliged or roles.is_real(at)):
        return
    if not s.is_ours(at, roles.clause(at)):
        return
    states = s.subject(at)
    if s.lows[at] == "kept":
        if not s.near(at + 1, at + 7, {"waiting", "out"}):
            return
        states = s.states(roles.objects(at), at) or states
    elif not s.near(at, at + 12, _AWAITED):
        others = roles.below(at, {"for"})
        still = s.near(at - 3, at + 2, {"still", "left"})
        if not still or (others and not s.referents.named_in(others)):
            return
    yield from s.steps("delayed", states, [at], s.date(at))


def unblocked(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Ankara dropped its objections to the Swedish bid", "lifted its veto of Finland's entry"."""
    roles = s.roles
    blocks = s.those(roles.objects(at), _OBJECTIONS)
    if not blocks or not s.is_ours(at, roles.clause(at)):
        return
    # "Ankara agreed to drop its veto" clears the way as much as dropping it does.
    above = roles.governor(at) if s.low(at - 1) == "to" else None
    agreed = above is not None and s.lows[above] == "agreed" and s.happened(above)
    if agreed or s.happened(at):
        heads = (bid for head in (*blocks, at) for bid in roles.below(head, {"to", "of", "on"}))
        bids = s.those(heads, BIDS)
        tokens = [at, *blocks, *bids[:1]]
        yield from s.steps("progress", s.bidders(bids, at), tokens, s.date(at))


def advanced(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "has made progress towards membership", "moved a step closer to joining"."""
    goal, verb = s.find(at + 1, at + 7, _TOWARDS), s.roles.above(at)
    for _ in range(3):
        if verb is not None and not s.roles.is_verb(verb):
            verb = s.roles.above(verb)
    if goal is None or verb is None or s.near(at - 4, at, _SLOW):
        return
    if not s.roles.is_verb(verb) or not s.roles.is_real(verb):
        return
    if s.is_ours(at, range(at, min(goal + 4, len(s.lows)))):
        states = s.subject(verb, BIDS | GOVERNING) or s.states(s.roles.objects(verb), at)
        yield from s.steps("progress", states, [verb, goal], s.date(verb))

"""How a text says that a bid came forward."""

from collections.abc import Iterator

from dashboard.extraction.rules.steps.ratifying import RATIFICATION
from dashboard.extraction.rules.steps.referents import BIDS, GOVERNING
from dashboard.extraction.rules.steps.telling import MemberStep, Telling

CLEAR = frozenset("cleared overcame overcome passed jumped removed".split())
UNBLOCK = frozenset(
    "dropped lifted withdrew removed abandoned waived drop lift withdraw remove abandon".split()
)
ADVANCE = frozenset("closer nearer progress".split())
FORWARD = frozenset("forward ahead forwards".split())
_OBSTACLES = frozenset(
    "delay delays obstacle obstacles hurdle hurdles setback setbacks holdup resistance".split()
)
_BLOCKS = frozenset(
    "objection objections veto vetoes opposition resistance reservations block".split()
)
_NONE = frozenset("no little not any less slow halting".split())
_TOWARDS = frozenset(
    "membership joining accession ratification nato alliance entry join admission".split()
)


def cleared(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Finland cleared the last hurdle to membership"."""
    roles = t.roles
    if not t.happened(at) or not t.has(roles.objects(at), _OBSTACLES):
        return
    clause = roles.clause(at)
    if t.has(clause, _TOWARDS) and t.is_ours(at, clause):
        states = t.subject(at, BIDS - RATIFICATION)
        yield from t.made("progress", states, [at, *roles.objects(at)], t.date(at))


def unblocked(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Ankara dropped its objections to the Swedish bid", "lifted its veto of Finland's entry"."""
    roles = t.roles
    blocks = tuple(head for head in roles.objects(at) if t.stems[head] in _BLOCKS)
    if not blocks or not t.is_ours(at, roles.clause(at)):
        return
    # "Ankara agreed to drop its veto" clears the way as much as dropping it does.
    above = roles.governor(at) if t.lows[at - 1 : at] == ["to"] else None
    agreed = above is not None and t.lows[above] == "agreed" and t.happened(above)
    if not (agreed or t.happened(at)):
        return
    to = frozenset({"to", "of", "on", "against"})
    bids = tuple(one for head in (*blocks, at) for one in roles.below(head, to))
    bids = tuple(one for one in bids if t.stems[one] in BIDS)
    yield from t.made("progress", t.bidders(bids, at), [at, *blocks, *bids[:1]], t.date(at))


def advanced(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "has made progress towards membership", "moved a step closer to joining"."""
    goal = next(
        (i for i in range(at + 1, min(at + 7, len(t.lows))) if t.stems[i] in _TOWARDS), None
    )
    if goal is None or t.near(at - 4, at, _NONE):
        return
    verb = t.roles.above(at)
    for _ in range(3):
        if verb is None or t.roles.is_verb(verb):
            break
        verb = t.roles.above(verb)
    if verb is None or not t.roles.is_real(verb):
        return
    if not t.is_ours(at, range(at, min(goal + 4, len(t.lows)))):
        return
    states = t.subject(verb, BIDS | GOVERNING) or t.states(t.roles.objects(verb), at)
    yield from t.made("progress", states, [verb, goal], t.date(verb))


def moved(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Sweden's bid inched forward", "its application moved ahead"."""
    verb = t.roles.above(at)
    if verb is None or not t.roles.is_verb(verb) or not t.happened(verb):
        return
    bids = tuple(head for head in t.roles.subject(verb) if t.stems[head] in BIDS)
    if bids and t.is_ours(verb, t.roles.clause(verb)):
        yield from t.made("progress", t.states(bids, verb, BIDS), [at, *bids], t.date(verb))

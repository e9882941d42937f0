"""How a text says that a bid is held up, or that a state waits."""

from collections.abc import Iterator

from dashboard.extraction.rules.steps.referents import BIDS
from dashboard.extraction.rules.steps.telling import MemberStep, Telling

BLOCK = frozenset(
    """blocked block blocks blocking delayed delaying delay delays stalled stalling stalls vetoed
    vetoing veto obstructed obstructing held holding hold holds froze frozen freezing postponed
    put hindered impeded thwarted stymied derailed shelved bogged dragged dragging""".split()
)
VETO = frozenset("veto vetoes blockade delay delays".split())
WAIT = frozenset("waiting waited wait waits kept".split())
FACE = frozenset("faced faces facing suffered encountered met hit experienced endured".split())
STAND = frozenset("remains remain remained is are was were stood stands been".split())
PENDING = frozenset("pending outstanding limbo hold ice".split())
_OBSTACLES = frozenset(
    "delay delays obstacle obstacles hurdle hurdles setback setbacks holdup resistance".split()
)
_STUCK = frozenset(
    "blocked stalled stuck frozen pending outstanding limbo hold ice delayed deadlocked".split()
)
_VOTES = frozenset("vote votes debate decision ballot session ratification".split())
_ANSWERS = frozenset("answer invitation approval turn green".split())
_ENDING = frozenset(
    """lifted lift lifting dropped drop dropping withdrew withdraw ended end ending threatened
    threatens threatening overcame overcome abandoned gave give giving removed without""".split()
)
_HAD = frozenset("had has have".split())
_NONE = frozenset("no little not any less slow halting".split())
_TOWARDS = frozenset(
    "membership joining accession ratification nato alliance entry join admission".split()
)


def blocked(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Turkey held up Sweden's bid", "the Swedish bid is still blocked", "held up by Greece"."""
    roles, low = t.roles, t.lows[at]
    if not roles.is_verb(at) or not roles.is_real(at):
        return
    holding = low.startswith(("hold", "held"))
    if holding and not t.near(at + 1, at + 7, frozenset({"up", "back", "out"})):
        return
    if low == "put" and t.lows[at + 1 : at + 2] != ["off"]:
        return
    heads = roles.subject(at) if roles.is_passive(at) else roles.objects(at)
    feet = "feet" in t.lows[at + 1 : at + 5]
    if low.startswith("drag") and not feet:
        return
    if feet or (not heads and (holding or low.startswith("stall"))):
        # "holding out against Sweden's bid", "stalling on its accession", "dragged its feet over it"
        heads = roles.below(at, frozenset({"against", "on", "over"}))
    votes = tuple(head for head in heads if t.lows[head] in _VOTES)
    if votes:
        # "postponed a vote on Sweden's bid"
        heads = tuple(one for head in votes for one in roles.below(head, frozenset({"on", "of"})))
        below = roles.below(at, frozenset({"on"}))
        heads = heads or tuple(one for one in below if t.stems[one] in BIDS)
    alone = not heads and low in ("stalled", "stalls", "stalling")
    if alone:
        heads = roles.subject(at)
    wide = t.has(roles.clause(at), BIDS)
    bids = tuple(head for head in heads if t.stems[head] in BIDS)
    # "Sweden's bid stalled for months": nobody else is said to act on it.
    states = t.states(bids, at, BIDS) if alone else t.bidders(bids, at)
    if not states:
        # "Macedonia has been held up by Greece", "who had blocked the Nordic country".
        others = tuple(head for head in heads if head not in bids)
        states = t.bidders(others, at) if not bids else ()
        if not (wide or (roles.agent(at) and t.actors(at))):
            states = tuple(one for one in states if one.code in t.topic.bidders)
        if holding and not roles.is_passive(at) and not wide:
            states = ()
    if states and t.is_ours(at, roles.clause(at)):
        yield from t.made("delayed", states, [at, *heads[:1]], t.date(at))


def veto(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Greece's veto of Macedonia's bid": the noun, unless it is lifted or only threatened."""
    roles = t.roles
    verb = roles.above(at)
    if roles.is_verb(at) or (verb is not None and t.lows[verb] in _ENDING):
        return
    bids = roles.below(at, frozenset({"of", "on", "to", "over", "in"}))
    bids = tuple(head for head in bids if t.stems[head] in BIDS)
    if bids and t.is_ours(at, roles.phrase(at)) and not t.near(at - 3, at, _NONE):
        owners = t.referents.named_in(range(max(0, at - 3), at))
        states = [one for one in t.referents.states(bids, BIDS) if one not in owners]
        yield from t.made("delayed", states, [at, *bids])


def waits(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Sweden is still waiting", "Ankara kept Stockholm waiting"."""
    roles = t.roles
    made = t.near(at - 2, at, _HAD) and t.lows[at - 1 : at] == ["to"]
    if not roles.is_verb(at) or not (made or roles.is_real(at)):
        return
    if not t.is_ours(at, roles.clause(at)):
        return
    if t.lows[at] == "kept":
        # "kept Stockholm waiting", "in the waiting room", "out of the alliance"
        if not t.near(at + 1, at + 7, frozenset({"waiting", "out"})):
            return
        states = t.states(roles.objects(at), at) or t.subject(at)
    else:
        if t.lows[at] == "wait" and t.lows[at - 1] == "to" and not t.near(at - 2, at, _HAD):
            return
        still = t.near(at - 3, at + 2, frozenset({"still", "left"}))
        others = roles.below(at, frozenset({"for"}))
        towards = t.near(at, at + 12, _TOWARDS | _ANSWERS)
        if not (towards or (still and (not others or t.referents.named_in(others)))):
            return
        states = t.subject(at)
    yield from t.made("delayed", states, [at], t.date(at))


def faced(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Sweden faced numerous delays in its accession process"."""
    roles = t.roles
    if not roles.is_verb(at) or not roles.is_real(at) or not t.has(roles.objects(at), _OBSTACLES):
        return
    clause = roles.clause(at)
    if t.has(clause, BIDS) and t.is_ours(at, clause):
        yield from t.made("delayed", t.subject(at, BIDS), [at, *roles.objects(at)], t.date(at))


def stands(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Sweden's application remains stalled", "is still pending", "is on hold"."""
    roles = t.roles
    if not roles.is_verb(at) or not roles.is_real(at):
        return
    stuck = [*roles.objects(at), *roles.below(at, frozenset({"in", "on"}))]
    bids = tuple(head for head in roles.subject(at) if t.stems[head] in BIDS)
    if not bids or not t.has(stuck, _STUCK) or not t.is_ours(at, roles.clause(at)):
        return
    yield from t.made("delayed", t.states(bids, at, BIDS), [at, *bids, *stuck[:1]])


def pending(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "its application is still pending", "Sweden's bid is on hold", "in limbo"."""
    roles = t.roles
    verb = next((i for i in range(at, max(-1, at - 6), -1) if roles.is_verb(i)), None)
    if verb is None or not roles.is_real(verb):
        return
    bids = tuple(head for head in roles.subject(verb) if t.stems[head] in BIDS)
    if not bids or not t.is_ours(at, roles.phrase(bids[0]) | roles.clause(verb)):
        return
    if t.lows[at] in ("hold", "ice") and t.lows[at - 1] != "on":
        return
    yield from t.made("delayed", t.states(bids, verb, BIDS), [*bids, at])

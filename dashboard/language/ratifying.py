"""How a text says that a bid was signed, ratified, held up or brought forward."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.language.referents import BIDS, GOVERNING, Referent
from dashboard.language.roles import Heads
from dashboard.language.telling import MemberStep, Telling

RATIFY = frozenset("ratified ratify ratifies ratifying".split())
APPROVE = frozenset(
    """approved approve approves backed endorsed passed cleared accepted supported waved voted
    signed gave consented agreed approving
    clear back endorse pass accept""".split()
)
DO = frozenset("done did followed suit".split())
BLOCK = frozenset(
    """blocked block blocks blocking delayed delaying delay delays stalled stalling stalls vetoed
    vetoing veto obstructed obstructing held holding hold holds froze frozen freezing postponed
    hindered impeded thwarted stymied derailed shelved bogged dragged dragging""".split()
)
VETO = frozenset("veto vetoes blockade delay delays".split())
WAIT = frozenset("waiting waited wait waits kept".split())
FACE = frozenset("faced faces facing suffered encountered met hit experienced endured".split())
STAND = frozenset("remains remain remained is are was were stood stands been".split())
PENDING = frozenset("pending outstanding limbo hold ice".split())
CLEAR = frozenset("cleared overcame overcome passed jumped removed".split())
RATIFICATION = frozenset({"ratification", "approval"})
ADVANCE = frozenset("closer nearer progress".split())
FORWARD = frozenset("forward ahead forwards".split())
PROTOCOL = frozenset({"protocol", "protocols"})

_BODY = frozenset(
    """parliament parliaments lawmakers senate senators legislature legislatures deputies assembly
    mps bundestag congress house chamber seimas saeima riigikogu sejm knesset storting folketing
    cortes eduskunta riksdag commons lords duma committee lawmaker legislators parliamentarians
    cabinet president government governments council sabor""".split()
)
_UNVOTED = frozenset("committee panel commission".split())
_FOR = frozenset("for to on off through of".split())
_PRONOUNS = frozenset("it them both".split())
_OBSTACLES = frozenset(
    "delay delays obstacle obstacles hurdle hurdles setback setbacks holdup resistance".split()
)
_STUCK = frozenset(
    "blocked stalled stuck frozen pending outstanding limbo hold ice delayed deadlocked".split()
)
_VOTES = frozenset("vote votes debate decision ballot session ratification".split())
_OWN = frozenset("country nation own".split())
_ANSWERS = frozenset("answer invitation approval turn green".split())
_ENDING = frozenset(
    """lifted lift lifting dropped drop dropping withdrew withdraw ended end ending threatened
    threatens threatening overcame overcome abandoned gave give giving removed without""".split()
)
_HAD = frozenset("had has have".split())
_LATE = frozenset("yet still".split())
_NONE = frozenset("no little not any less slow halting".split())
_TOWARDS = frozenset(
    "membership joining accession ratification nato alliance entry join admission".split()
)


def ratified(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Hungary's parliament ratified Sweden's accession", "voted on Monday to ratify it"."""
    roles, low = t.roles, t.lows[at]
    if not roles.is_verb(at):
        return
    late = _is_late(t, at)
    if not late and not t.happened(at):
        return
    passive = roles.is_passive(at)
    heads = roles.subject(at) if passive else roles.objects(at)
    if low == "signed" and "off" not in t.lows[at + 1 : at + 2]:
        return
    if low not in RATIFY and not passive:
        heads = _approved(t, at, heads)
    bids = tuple(head for head in heads if t.stems[head] in BIDS or t.lows[head] in _PRONOUNS)
    if not bids and low == "gave":
        # "gave the green light to Finland"
        bids = tuple(head for head in heads if t.referents.named_in({head}))
    if not bids or not t.is_ours(at, roles.clause(at)):
        return
    if low not in RATIFY and not (roles.agent(at) if passive else _votes(t, at)):
        return
    states = t.bidders(bids, at)
    acting = t.actors(at)
    if not states:
        # "Finland's parliament approved the country's accession"
        owners = [owner for head in bids for owner in roles.owners(head)]
        at_home = t.has(owners, _OWN)
        states = acting[:1] if at_home else t.referents.states(bids, BIDS)
    if late:
        yield from t.made("delayed", states, [at, *bids[:1]])
        return
    voter = acting[0].code if acting else None
    yield from t.made("ratified", states, [at, *bids[:1]], t.date(at), voter)


def _is_late(t: Telling, at: int) -> bool:
    """Whether it is still to be done: "the only one yet to approve", "has not yet ratified"."""
    if t.near(0, at, frozenset({"only", "last"})) and t.lows[at - 1] == "not":
        return True
    return t.near(at - 3, at, _LATE) and t.near(at - 3, at, frozenset({"to", "not"}))


def _approved(t: Telling, at: int, objects: Heads) -> Heads:
    """Return what a verb of approval is about, behind its particle: "signed off on the bid"."""
    low, after = t.lows[at], t.lows[at + 1 : at + 2]
    if low == "signed":
        return t.roles.below(at, frozenset({"on"})) if after == ["off"] else ()
    if low in ("voted", "consented", "agreed"):
        favour = t.roles.below(at, frozenset({"for", "to"}))
        if t.lows[at + 1 : at + 4] in (["in", "favour", "of"], ["in", "favor", "of"]):
            end = min(at + 12, len(t.lows))
            favour += tuple(i for i in range(at + 4, end) if t.stems[i] in BIDS)[:1]
        return favour
    if low == "gave":
        given = [head for head in objects if t.lows[head] in ("consent", "approval", "assent",
                 "blessing", "nod", "backing", "light")]  # fmt: skip
        to = [one for head in given for one in t.roles.below(head, frozenset({"to", "for"}))]
        return tuple(to) or (t.roles.below(at, frozenset({"to"})) if given else ())
    if low == "waved":
        return objects if "through" in t.lows[at + 1 : at + 8] else ()
    return objects


def _votes(t: Telling, at: int) -> bool:
    """Whether who approves is a body that can: "lawmakers in Budapest", "Turkey"."""
    heads = t.roles.subject(at)
    words = frozenset(index for head in heads for index in t.roles.phrase(head))
    if t.has(words, _UNVOTED):
        return False
    if t.has(words, _BODY):
        return True
    return t.lows[at] in ("approved", "approve", "passed", "cleared") and bool(
        t.referents.named_in(heads)
    )


def ratification(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Hungary's ratification of Sweden's bid on 26 February": a noun with both and a date."""
    roles = t.roles
    bids = roles.below(at, frozenset({"of", "to", "for"}))
    if not any(t.stems[head] in BIDS for head in bids) or not t.is_ours(at, roles.phrase(at)):
        return
    dates = [d for d in t.sentence.dates if 0 < d.first - at <= 10]
    today = t.sentence.published_on
    if not dates or (today and dates[0].value > today):
        return
    voters = t.referents.named_in(range(max(0, at - 4), at))
    states = [one for one in t.referents.states(bids, BIDS) if one not in voters]
    if voters:
        yield from t.made("ratified", states, [at, *bids], dates[0], voters[-1].code)


def did_so(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Turkey ratified it last week; Hungary's had done so on 27 March"."""
    if " ".join(t.lows[at + 1 : at + 3]) != "the same" and t.lows[at : at + 2] not in (
        ["done", "so"],
        ["did", "so"],
        ["followed", "suit"],
        ["done", "likewise"],
    ):
        return
    if not t.happened(at):
        return
    if t.near(0, at, frozenset({"join"})):
        # "Montenegro, the last to join, did so in June 2017"
        yield from t.made("joined", t.subject(at), [at], t.date(at))
        return
    if not t.before or t.before[-1].step != "ratified":
        return
    last = [one for one in t.before[-4:] if one.step == "ratified"]
    last = [one for one in last if one.start == last[-1].start or one.end == last[-1].end]
    acting = t.actors(at)
    if acting:
        # The state is named by the clause before: the words are those of the verb alone.
        states = [Referent(one.iso3) for one in last]
        for step in t.made("ratified", states, [at, acting[0].first or at], t.date(at)):
            yield replace(step, ratified_by=acting[0].code)


def signed(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "the accession protocols of Finland and Sweden were signed", "signed its protocol"."""
    if not t.happened(at):
        return
    passive = t.roles.is_passive(at)
    heads = t.roles.subject(at) if passive else t.roles.objects(at)
    found = tuple(head for head in heads if t.stems[head] in PROTOCOL)
    if not found or not t.is_ours(at, t.roles.clause(at)):
        return
    owners = tuple(owner for head in found for owner in t.roles.owners(head))
    states = t.referents.states(owners, BIDS, named=True)
    states = states or (() if passive else t.subject(at)) or t.states(found, at, BIDS)
    yield from t.made("signed", states, [at, *found[:1]], t.date(at))


def blocked(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Turkey held up Sweden's bid", "the Swedish bid is still blocked", "held up by Greece"."""
    roles, low = t.roles, t.lows[at]
    if not roles.is_verb(at) or not roles.is_real(at):
        return
    holding = low.startswith(("hold", "held"))
    if holding and not t.near(at + 1, at + 7, frozenset({"up", "back", "out"})):
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
    if not heads and low in ("stalled", "stalls", "stalling"):
        heads = roles.subject(at)
    wide = t.has(roles.clause(at), BIDS)
    bids = tuple(head for head in heads if t.stems[head] in BIDS)
    states = t.bidders(bids, at)
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


def cleared(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Finland cleared the last hurdle to membership"."""
    roles = t.roles
    if not t.happened(at) or not t.has(roles.objects(at), _OBSTACLES):
        return
    clause = roles.clause(at)
    if t.has(clause, _TOWARDS) and t.is_ours(at, clause):
        states = t.subject(at, BIDS - RATIFICATION)
        yield from t.made("progress", states, [at, *roles.objects(at)], t.date(at))


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

"""How a text says that a state is outside the Alliance, wants to be in it, or left it."""

from collections.abc import Iterator

from dashboard.extraction.rules.steps.referents import COUNTRIES, COUNTRY, GOVERNING, Referent
from dashboard.extraction.rules.steps.telling import OURS, MemberStep, Telling

MEMBER = frozenset({"member", "members"})
WANT = frozenset(
    """sought want wants wanted hope hopes hoped hoping aspire aspires aspired aspiring wish wishes wished
    aim aims aimed trying tried seek seeks seeking intends like""".split()
)
ASPIRANT = frozenset(
    """aspirant aspirants hopeful hopefuls candidate candidates aspirations ambitions aspiration
    ambition goal goals dream dreams""".split()
)
KNOCK = frozenset("knocking knocks knocked".split())
QUEUE = frozenset({"queue", "line"})
BE = frozenset(
    "is are been being was were 's isn't aren't wasn't weren't remain remains stay stays stands lies".split()
)
BELONG = frozenset("belong belongs".split())
NOT = frozenset({"not"})
NOR = frozenset({"nor", "neither"})
OUTSIDE = frozenset({"outside", "out"})
NON_MEMBER = frozenset("non-member non-members non-nato nonmember nonmembers".split())
LEAVE = frozenset("left quit quitted withdrew walked pulled stormed".split())

_MEMBER = frozenset("member members part ally".split())
_JOINING = frozenset(
    """follow invited admitted invitation become becoming join joining member members membership
    accede enter entry in accession""".split()
)
_IN = frozenset("in inside within to of".split())
_KEEPING = frozenset("stay stays stayed remain remains remained kept keeps stands".split())
_AWAY = frozenset("of from out".split())
_DENIED = frozenset("not n't no never isn't aren't wasn't weren't".split())
_DOOR = frozenset({"door", "doors"})
_SHORT = frozenset("isn't aren't wasn't weren't neither".split())
_THEN = frozenset("until before when then yet time once still".split())
"""Words of a past that is over: "was not a member when the war began"."""
_NEVER = frozenset({"never"})
_COMMAND = frozenset("command structure structures".split())


def wants(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Georgia hopes to join the alliance", "Bosnia also wants to join NATO"."""
    roles, low = t.roles, t.lows[at]
    if not roles.is_verb(at) or roles.is_denied(at):
        return
    wished = t.near(at - 3, at, frozenset({"would", "'d"})) if low == "like" else roles.is_real(at)
    if low == "sought":
        wished = wished and t.near(at - 3, at, frozenset({"long"}))
    if not wished or t.lows[at - 1 : at] == ["to"]:
        return
    end = min(at + 7, len(t.lows))
    goal = next((i for i in range(at + 1, end) if t.lows[i] in _JOINING), None)
    if goal is None or (t.lows[goal] == "join" and not t.aims_at_us(goal)):
        return
    if not t.near(at + 1, goal + 1, frozenset({"to", "membership", "of", "for"})):
        return
    if t.lows[goal] == "in" and not t.near(goal, goal + 4, OURS):
        return
    if t.lows[goal] == "follow" and t.sentence.tokens[goal + 1].is_word:
        return
    if t.lows[goal].startswith("becom") and not t.near(goal, goal + 6, MEMBER):
        return
    if t.is_ours(at, range(at, min(goal + 5, len(t.lows)))):
        states = t.subject(at, GOVERNING)
        # "The government in Tbilisi wants Georgia to join": a wish for itself, not for others.
        meant = (t.subject(goal) if roles.is_verb(goal) else ()) or states
        acting = {one.code for one in (*states, *t.actors(at))}
        yield from t.made("aspirant", [one for one in meant if one.code in acting], [at, goal])


def aspirant(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Georgia, an aspirant since 2008", "NATO hopefuls Bosnia and Georgia"."""
    phrase = t.roles.phrase(at)
    around = phrase | set(range(max(0, at - 2), min(at + 5, len(t.lows))))
    low = t.lows[at]
    named = t.has(around, OURS | {"membership"})
    if not named and not low.startswith("aspirant"):
        return
    if not t.is_ours(at, phrase) or "presidential" in (t.lows[i] for i in phrase):
        return
    if t.near(at - 3, at, frozenset({"no"})):
        return
    if low.startswith(("goal", "dream")):
        # "Georgia's goal of joining NATO", "its dream of membership"
        if not t.near(at + 1, at + 4, frozenset({"joining", "membership", "join"})):
            return
        states = t.states(t.roles.owners(at), at)
    elif low.startswith(("aspiration", "ambition")):
        states = t.states(t.roles.owners(at), at)
    else:
        above = t.roles.above(at)
        states = t.states(t.roles.asides(at), at)
        states = states or t.states(t.roles.below(at, frozenset({"like", "as"})), at)
        if not states and above is not None:
            if t.roles.is_verb(above) and at in t.roles.objects(above):
                states = t.subject(above) if t.roles.is_real(above) else ()
            elif not t.roles.is_verb(above):
                states = t.states((above,), at)
    date = next((date for date in t.sentence.dates if date.first in phrase), None)
    yield from t.made("aspirant", states, [at], date)


def knocks(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "has been knocking on NATO's door since 2008"."""
    if not t.roles.is_verb(at) or not t.roles.is_real(at):
        return
    if t.near(at, at + 6, _DOOR) and t.near(at, at + 8, OURS):
        yield from t.made("aspirant", t.subject(at, GOVERNING), [at])


def queues(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Next in the queue for NATO are Bosnia and Herzegovina, Georgia and Ukraine"."""
    if not t.near(at - 4, at, frozenset({"next"})) or not t.is_ours(at, range(at, len(t.lows))):
        return
    verb = next((i for i in range(at + 1, len(t.lows)) if t.lows[i] in ("is", "are")), None)
    if verb is not None:
        named = t.referents.named_in(t.roles.clause(verb))
        yield from t.made("aspirant", [one for one in named if (one.first or 0) > at], [at, verb])


def is_outside(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Ukraine is not a member", "Kosovo is not in the alliance", "Nor are Sweden members"."""
    roles = t.roles
    if not roles.is_verb(at) or (t.lows[at] == "been" and not t.near(at - 2, at, _NEVER)):
        return
    near = range(at, min(at + 5, len(t.lows)))
    denied = roles.is_denied(at) or any(t.lows[i] in _SHORT for i in near)
    members = tuple(head for head in roles.objects(at) if t.stems[head] in _MEMBER)
    if members and not denied:
        denied = any(
            t.has((i for i in roles.phrase(head) if i < head), _DENIED) for head in members
        )
    if not denied or not t.is_ours(at, roles.clause(at)) or _is_over(t, at):
        return
    inside = tuple(head for head in roles.below(at, _IN) if t.is_fold((head,)))
    if t.stems[at].startswith("belong") and not inside:
        return
    if inside or members or t.near(at, at + 7, frozenset({"members"})):
        of = tuple(one for head in members for one in roles.below(head, frozenset({"of"})))
        if of and not t.is_fold(of):
            return
        states = t.subject(at) or (t.referents.named_in(roles.clause(at)) if not inside else ())
        yield from t.made("not_member", states, [at, *members, *inside])


def _is_over(t: Telling, at: int) -> bool:
    """Whether "was not" tells of a time before the state joined, not of what somebody said."""
    if not t.lows[at].startswith(("was", "were")):
        return False
    joined = {step.iso3 for step in t.before if step.step == "joined"}
    states = {one.code for one in t.subject(at)}
    return t.has(t.roles.clause(at), _THEN) or bool(joined & states)


def not_in(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Sweden is the only Baltic Sea state not in NATO", "countries not in the alliance"."""
    if t.lows[at + 1 : at + 2] != ["in"] or not t.near(at + 2, at + 4, OURS):
        return
    noun = t.roles.above(at + 1)
    if noun is None or t.stems[noun] not in COUNTRY | COUNTRIES | MEMBER:
        return
    states = t.states(t.roles.asides(noun), at)
    yield from t.made("not_member", states, [noun, at + 2])


def not_a_member(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Ireland, not a NATO member", "which is neutral and not a member of NATO"."""
    phrase = t.roles.phrase(at)
    if not t.near(at - 4, at, NOT) or not t.is_ours(at, phrase | set(range(at - 3, at))):
        return
    states = t.states(t.roles.asides(at), at)
    above = t.roles.above(at)
    of = t.roles.below(at, frozenset({"of"}))
    if of and not t.is_fold(of):
        return
    if not states and above is not None and t.lows[above] in BE and t.roles.is_verb(above):
        # "Moldova was neutral and not a member of NATO"
        states = () if _is_over(t, above) else t.subject(above)
    yield from t.made("not_member", states, [at])


def nor_is(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Nor are Sweden and Finland members"."""
    if t.lows[at + 1 : at + 2] not in (["is"], ["are"]) or not t.near(at + 2, at + 9, _MEMBER):
        return
    last = next(i for i in range(at + 2, len(t.lows)) if t.stems[i] in _MEMBER)
    if t.is_ours(at, range(at, last + 1)):
        yield from t.made("not_member", t.referents.named_in(range(at, last)), [at, last])


def but_not(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "belong to the EU but not to NATO", "neither in the union nor in NATO"."""
    after = range(at + 1, min(at + 4, len(t.lows)))
    paired = t.lows[at] == "nor" and "neither" in t.lows[max(0, at - 8) : at]
    if not (paired or t.lows[at - 1] in ("but", ",", "though")) or not t.has(after, OURS):
        return
    if t.lows[at + 1] not in ("to", "in", "of", "nato"):
        return
    verb = next((i for i in range(at - 1, -1, -1) if t.roles.is_verb(i)), None)
    if verb is not None:
        yield from t.made("not_member", t.subject(verb), [verb, after[-1]])


def outside(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Austria and Switzerland, both outside the alliance", "remains outside NATO"."""
    after = range(at + 1, min(at + 5, len(t.lows)))
    goal = next((i for i in after if t.stems[i] in OURS), None)
    above = t.roles.above(at)
    alone = above is not None and t.lows[at] == "outside"
    if alone and above is not None and t.lows[above] not in _KEEPING:
        # "Ireland has never been a member. Malta is outside as well."
        alone = t.lows[above] in BE and bool(t.before) and t.before[-1].step == "not_member"
    if goal is None and alone:
        # "It remains outside."
        goal = at if after and not t.sentence.tokens[after[0]].is_word and t.is_ours(at) else None
    if goal is None or above is None or t.near(goal + 1, goal + 2, frozenset({"headquarters"})):
        return
    if t.sentence.tokens[goal].is_possessive or (t.lows[at] == "out" and t.lows[at + 1] != "of"):
        return
    states: tuple[Referent, ...] = ()
    # "Cyprus, the only member of the union in the east outside NATO"
    while above is not None and not states and not t.roles.is_verb(above):
        heads = _joined(t, above)
        beside = tuple(one for head in heads for one in t.roles.asides(head))
        states = t.referents.states((*heads, *beside), named=t.lows[above] not in ("both", "all"))
        states = states if t.lows[at] == "outside" else ()
        above = t.roles.above(above)
    if above is not None and not states:
        keeping = t.lows[above] in _KEEPING or (t.lows[at] == "outside" and t.lows[above] in BE)
        states = t.subject(above) if keeping and t.roles.is_real(above) else ()
    yield from t.made("not_member", states, [at, goal])


def _joined(t: Telling, above: int) -> tuple[int, ...]:
    """Return the noun at `above` with those that are joined to it."""
    verb = t.roles.above(above)
    for heads in (t.roles.subject(verb), t.roles.objects(verb)) if verb is not None else ():
        if above in heads:
            return heads
    return (above,)


def non_member(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "non-member Ireland", "Austria, a non-member"."""
    if t.lows[at] != "non-nato" and not t.is_ours(at, t.roles.phrase(at)):
        return
    last = at + 1
    states: tuple[Referent, ...] = ()
    for p in t.sentence.places:
        if p.kind == "name" and 0 <= p.first - last <= 1:
            states, last = (*states, Referent(p.code, p.first, p.last)), p.last
    above = t.roles.above(at)
    states = states or t.states(t.roles.asides(at), at)
    if not states and above is not None and t.roles.is_verb(above):
        states = t.subject(above) if at in t.roles.objects(above) else ()
    yield from t.made("not_member", states, [at])


def left(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "France walked out of NATO's military command in 1966"."""
    if not t.happened(at) or t.roles.is_passive(at):
        return
    heads = t.roles.objects(at) or t.roles.below(at, _AWAY)
    goal = tuple(
        head
        for head in heads
        if t.stems[head] in OURS
        or (t.stems[head] in _COMMAND and t.is_ours(at, t.roles.phrase(head)))
    )
    if goal:
        yield from t.made("left", t.subject(at), [at, *goal[:1]], t.date(at))

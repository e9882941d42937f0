"""How a text says that a state applied, was invited, or would like to."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.co_applicants import all_steps
from dashboard.extraction.rules.steps.discourse import OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.referents import BIDS, GOVERNING

_GOALS = words("step-goal")
_REQUESTED = words("step-requested")
_INVITATION = words("step-invitation")
_GIVEN = words("step-given")
_ARRIVED = words("step-arrived")
_TALKS = words("step-talks")
_WISHED = words("step-wished")
_HAVING_GOAL = words("step-goal-noun")


def applied(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland and Sweden applied together on 18 May 2022", "applied to join the alliance"."""
    if not s.happened(at) or s.near(at - 3, at, {"was", "were", "been"}) or s.roles.objects(at):
        return
    if s.low(at + 1) in ("to", "for") and not s.near(at + 1, at + 8, _GOALS):
        return
    if s.is_ours(at, (i for i in s.roles.clause(at) if at <= i < at + 10)):
        goals = [i for i in range(at + 1, min(at + 8, len(s.lows))) if s.stems[i] in _GOALS]
        yield from all_steps(s, "applied", s.subject(at, GOVERNING), at, [at, *goals[-1:]])


def requested(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "asked for fast-track accession", "prompted Sweden to seek NATO membership"."""
    if not s.happened(at) or s.roles.is_passive(at) or s.near(at - 2, at, {"long"}):
        return
    if s.lows[at] == "seeking" and s.roles.governor(at) is None:
        return
    goal = s.find(at + 1, at + 7, _REQUESTED)
    if goal is None or not s.is_ours(at, range(at, min(goal + 4, len(s.lows)))):
        return
    if s.lows[goal] != "join" or (s.low(goal - 1) == "to" and s.aims_at_us(goal)):
        yield from all_steps(s, "applied", s.subject(at, GOVERNING), at, [at, goal])


def invited(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Montenegro was invited to join", "leaders invited both", "invited in December 2015"."""
    roles = s.roles
    if not s.happened(at) or not s.is_ours(at, roles.clause(at)):
        return
    # "was invited last December, to the fury of Moscow" is not invited to anything else.
    to = s.find(at + 1, at + 14, {"to"})
    to = None if to is not None and s.low(to - 1) == "," else to
    passive = roles.is_passive(at)
    if to is not None:
        goal = s.find(to + 1, to + 6, _TALKS)
        if goal is None or (s.lows[goal] == "join" and not s.aims_at_us(goal)):
            return
    elif roles.below(at, {"for", "into", "as"}):
        return
    if s.lows[at] == "asked":
        # "NATO's foreign ministers asked Montenegro to become a member"
        hosts = frozenset[int]().union(*(roles.phrase(head) for head in roles.subject(at)))
        if to is None or not (passive or s.has(hosts, OURS)):
            return
    states = s.subject(at) if passive else s.states(roles.objects(at), at)
    yield from s.steps("invited", states, [at] if to is None else [at, to], s.date(at))


def invitation(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "received an invitation", "extended an invitation to Montenegro", "the invitation followed"."""
    roles, verb = s.roles, s.roles.above(at)
    if verb is None or not s.happened(verb) or not s.is_ours(verb, roles.clause(verb)):
        return
    guests = s.states(roles.below(at, {"to"}) + roles.below(verb, {"to"}), at)
    if s.lows[verb] in _ARRIVED and at in roles.subject(verb):
        states = s.states((at,), at, _INVITATION) or guests or s.referents.states((at,), BIDS)
    elif s.lows[verb] in _GIVEN and at in roles.objects(verb):
        owners = (owner for head in roles.subject(verb) for owner in roles.owners(head))
        ours = not roles.is_passive(verb) and s.is_fold((*roles.subject(verb), *owners))
        states = guests if ours else guests or s.subject(verb, GOVERNING)
    else:
        return
    yield from s.steps("invited", states, [at, verb], s.date(verb))


def wants(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Georgia hopes to join the alliance", "Bosnia also wants to join NATO"."""
    roles, low = s.roles, s.lows[at]
    if not roles.is_verb(at) or roles.is_denied(at) or s.low(at - 1) == "to":
        return
    wished = s.near(at - 3, at, {"would", "'d"}) if low == "like" else roles.is_real(at)
    if not wished or (low == "sought" and not s.near(at - 3, at, {"long"})):
        return
    goal = s.find(at + 1, at + 7, _WISHED)
    if goal is None or not s.near(at + 1, goal + 1, {"to", "membership", "of", "for"}):
        return
    aim = s.lows[goal]
    if (aim == "join" and not s.aims_at_us(goal)) or (
        aim == "follow" and s.sentence.tokens[goal + 1].is_word
    ):
        return
    if aim.startswith(("in", "becom")) and not s.near(goal, goal + 6, OURS | {"member", "members"}):
        return
    if s.is_ours(at, range(at, min(goal + 5, len(s.lows)))):
        states = s.subject(at, GOVERNING)
        # "The government in Tbilisi wants Georgia to join": a wish for itself, not for others.
        meant = (s.subject(goal) if roles.is_verb(goal) else ()) or states
        acting = {state.code for state in (*states, *s.actors(at))}
        yield from s.steps(
            "aspirant", [state for state in meant if state.code in acting], [at, goal]
        )


def aspirant(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Georgia, an aspirant since 2008", "NATO hopefuls", "its dream of membership"."""
    roles, low, phrase = s.roles, s.lows[at], s.roles.phrase(at)
    around = phrase | set(range(max(0, at - 2), min(at + 5, len(s.lows))))
    named = s.has(around, OURS | {"membership"}) or low.startswith("aspirant")
    if not named or not s.is_ours(at, phrase) or s.near(at - 3, at, {"no", "presidential"}):
        return
    if low in _HAVING_GOAL:
        if low.startswith(("goal", "dream")) and not s.near(at + 1, at + 4, _REQUESTED | _TALKS):
            return
        states = s.states(roles.owners(at), at)
    else:
        above = roles.above(at)
        states = s.states(roles.asides(at), at) or s.states(roles.below(at, {"like", "as"}), at)
        if not states and above is not None and not roles.is_verb(above):
            states = s.states((above,), at)
    date = next((date for date in s.sentence.dates if date.first in phrase), None)
    yield from s.steps("aspirant", states, [at], date)


def queues(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Next in the queue for NATO are Bosnia and Herzegovina, Georgia and Ukraine"."""
    verb = s.find(at + 1, len(s.lows), {"is", "are"})
    if verb is not None and s.near(at - 4, at, {"next"}) and s.is_ours(at, range(at, len(s.lows))):
        named = s.referents.named_in(i for i in s.roles.clause(verb) if i > at)
        yield from s.steps("aspirant", named, [at, verb])

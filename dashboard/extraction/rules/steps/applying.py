"""How a text says that a state applied or was invited."""

from collections.abc import Iterator

from dashboard.extraction.rules.steps.co_applicants import company
from dashboard.extraction.rules.steps.referents import BIDS, GOVERNING, Referent
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.steps.telling import GOALS, OURS, MemberStep, Telling

APPLY = frozenset("applied apply applying".split())
SUBMIT = frozenset(
    """submitted submit lodged lodge filed file handed presented put sent made delivered launched
    submitting lodging filing handing""".split()
)
ASK = frozenset("asked requested sought seek requesting asking seeking".split())
INVITE = frozenset("invited inviting invite asked".split())
INVITATION = frozenset("invitation invitations invite invites".split())
_INTO = frozenset("in into inside aboard to".split())
_REQUESTS = frozenset(
    "application applications bid bids request requests candidacy candidacies".split()
)
_FORMAL = frozenset("application applications bid bids".split())
_LETTERS = frozenset("letter letters".split())
_ASKED = frozenset("membership accession entry admission join".split())
_BEEN = frozenset("was were been".split())
_GIVEN = frozenset(
    """extended issued offered gave handed sent made received got won secured accepted earned
    obtained granted given offering extending""".split()
)
_TALKS = frozenset("join joining become member members membership accession enter talks".split())
_TO = frozenset({"to"})


def applied(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Finland and Sweden applied together on 18 May 2022", "applied to join the alliance"."""
    if not t.happened(at) or t.near(at - 3, at, _BEEN) or t.roles.objects(at):
        return
    aimed = t.lows[at + 1 : at + 2] in (["to"], ["for"])
    if aimed and not t.near(at + 1, at + 8, GOALS):
        return
    if not t.is_ours(at, (i for i in t.roles.clause(at) if at <= i < at + 10)):
        return
    yield from _all_applied(t, t.subject(at, GOVERNING), at, [at, *_goal(t, at)])


def submitted(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "handed in its application in May 2022", "its request was lodged"."""
    if not t.happened(at):
        return
    roles = t.roles
    passive = roles.is_passive(at)
    heads = roles.subject(at) if passive else roles.objects(at) or roles.below(at, _INTO)
    asked = next((head for head in heads if t.stems[head] in _REQUESTS | _LETTERS), None)
    if asked is None:
        return
    tokens = roles.phrase(asked) | roles.clause(at) | frozenset(range(asked, asked + 6))
    tokens = frozenset(index for index in tokens if index < len(t.lows))
    formal = t.stems[asked] in _FORMAL and t.lows[at] not in ("made", "put", "sent", "launched")
    formal = formal or t.stems[asked].startswith("application")
    if not t.is_ours(at, tokens) or not (formal or t.has(tokens, _ASKED | {"nato", "membership"})):
        return
    owners = t.states((asked,), at, BIDS) if passive else t.subject(at, GOVERNING)
    yield from _all_applied(t, owners, at, [at, asked])


def asked(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "asked for fast-track accession", "prompted Sweden to seek NATO membership"."""
    if not t.happened(at) or t.roles.is_passive(at):
        return
    low = t.lows[at]
    if low == "seeking" and t.roles.governor(at) is None:
        return
    if low == "sought" and t.near(at - 2, at, frozenset({"long"})):
        return
    goal = next((i for i in range(at + 1, min(at + 7, len(t.lows))) if t.lows[i] in _ASKED), None)
    if goal is None or not t.is_ours(at, range(at, min(goal + 4, len(t.lows)))):
        return
    if t.lows[goal] == "join" and not (t.lows[goal - 1] == "to" and t.aims_at_us(goal)):
        return
    yield from _all_applied(t, t.subject(at, GOVERNING), at, [at, goal])


def _all_applied(
    t: Telling, states: tuple[Referent, ...], at: int, tokens: list[int]
) -> Iterator[MemberStep]:
    date = t.date(at)
    yield from t.made("applied", states, tokens, date)
    for state, day in company(t, at, date) if states else ():
        yield from t.made("applied", [state], tokens, day)


def _goal(t: Telling, at: int) -> Heads:
    return tuple(i for i in range(at + 1, min(at + 8, len(t.lows))) if t.stems[i] in GOALS)[-1:]


def invited(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Montenegro was invited to join", "leaders invited both", "invited in December 2015"."""
    if not t.happened(at):
        return
    roles = t.roles
    end = min(at + 14, len(t.lows))
    # "was invited last December, to the fury of Moscow" is not invited to anything else.
    end = next(
        (i for i in range(at + 1, end) if t.lows[i] == "," and t.lows[i + 1 : i + 2] == ["to"]), end
    )
    aimed = [i for i in range(at + 1, end) if t.lows[i] == "to"]
    if aimed:
        goal = next((i for i in range(aimed[0] + 1, at + 18) if _is_talks(t, i)), None)
        if goal is None or goal > aimed[0] + 5:
            return
        if t.lows[goal] == "join" and not t.aims_at_us(goal):
            return
    elif roles.below(at, frozenset({"for", "into", "as"})):
        return
    if not t.is_ours(at, roles.clause(at)):
        return
    passive = roles.is_passive(at)
    if t.lows[at] == "asked" and not (aimed and (passive or _is_ours_to_ask(t, at))):
        return
    states = t.subject(at) if passive else t.states(roles.objects(at), at)
    yield from t.made("invited", states, [at, *aimed[:1]], t.date(at))


def _is_ours_to_ask(t: Telling, at: int) -> bool:
    """Whether the Alliance asks: "NATO's foreign ministers asked Montenegro to become a member"."""
    words = [index for head in t.roles.subject(at) for index in t.roles.phrase(head)]
    return t.has(words, OURS)


def _is_talks(t: Telling, at: int) -> bool:
    return at < len(t.lows) and t.lows[at] in _TALKS


def invitation(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "received an invitation", "extended an invitation to Montenegro", "the invitation followed"."""
    roles = t.roles
    verb = roles.above(at)
    if verb is None or not roles.is_verb(verb) or not t.happened(verb):
        return
    if not t.is_ours(verb, roles.clause(verb)):
        return
    tokens = [at, verb]
    to = t.states(roles.below(at, _TO) + roles.below(verb, _TO), at)
    if t.lows[verb] in ("followed", "came", "arrived", "went") and at in roles.subject(verb):
        states = t.states((at,), at, INVITATION) or to or t.referents.states((at,), BIDS)
    elif t.lows[verb] not in _GIVEN or at not in roles.objects(verb):
        return
    elif roles.is_passive(verb) or not t.is_fold(_givers(t, verb)):
        states = to or t.subject(verb, GOVERNING)
    else:
        states = to
    yield from t.made("invited", states, tokens, t.date(verb))


def _givers(t: Telling, verb: int) -> Heads:
    heads = t.roles.subject(verb)
    return (*heads, *(owner for head in heads for owner in t.roles.owners(head)))

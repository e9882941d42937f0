"""How a text says that a state joined or has been in the Alliance since."""

from collections.abc import Iterator

from dashboard.extraction.rules.steps.co_applicants import company
from dashboard.extraction.rules.steps.referents import BIDS, GOVERNING, Referent
from dashboard.extraction.rules.steps.telling import MemberStep, Telling
from dashboard.extraction.rules.words.numbers import ordinal_of

JOIN = frozenset("join joined joining joins acceded acceding accede entered entering".split())
COME = frozenset("came come went gone got".split())
TAKE = frozenset("admitted accepted welcomed taken took admitting let brought".split())
BECOME = frozenset("became become becoming becomes made".split())
ENTRY = frozenset("accession entry admission arrival".split())
MEMBERSHIP = frozenset({"membership"})
MEMBER = frozenset({"member", "members"})
SINCE = frozenset({"since"})
FLAG = frozenset({"flag", "flags"})
_INTO = frozenset("in into inside aboard to".split())
_MEMBER = frozenset("member members newest latest ally allies".split())
_STATE = frozenset("nation state country".split())
_NEW = frozenset("full newest latest fully-fledged full-fledged new youngest".split())
_COMPLETED = frozenset("completed finalised finalized sealed concluded formalised".split())
_RAISED = frozenset("raised hoisted went rose unfurled".split())
_ALONE = frozenset("in on after only first last alone together before at with , .".split())
_JOINED = frozenset("nato alliance join member members".split())
_SINCE = frozenset("since after following with from until upon".split())
_TO = frozenset({"to"})
_DECIDED = frozenset("voted vote votes decided chose opted moved".split())


def joined(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Finland joined NATO in April 2023", "which came into the alliance", "entered in 2004"."""
    low, roles = t.lows[at], t.roles
    if low == "join" and t.lows[at - 1 : at] == ["to"]:
        yield from _last_to_join(t, at)
    if not t.happened(at) or roles.is_passive(at) or _is_only_decided(t, at):
        return
    # "acceded to the alliance", but Zelensky "came to NATO" as a guest.
    into = roles.below(at, _INTO - {"to"} if low in COME else _INTO)
    clause = roles.clause(at)
    objects = tuple(head for head in roles.objects(at) if not _is_dated(t, head))
    goal = objects or tuple(head for head in into if not _is_dated(t, head))
    if goal:
        if not t.is_fold(goal) or (low in COME and not t.near(at + 1, at + 3, _INTO - {"to"})):
            return
    elif not t.is_ours(at, clause) or _is_elsewhere(t, at, low):
        return
    yield from _all_joined(t, t.subject(at, GOVERNING), at, [at, *goal[:1]])


def _is_only_decided(t: Telling, at: int) -> bool:
    """Whether somebody voted or chose to join and has not joined yet."""
    above = t.roles.governor(at)
    return t.lows[at - 1 : at] == ["to"] and above is not None and t.lows[above] in _DECIDED


def _last_to_join(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "The last country to join was Sweden, on 7 March"."""
    noun = t.roles.above(at)
    verb = t.roles.above(noun) if noun is not None else None
    if noun is None or verb is None or t.lows[verb] not in ("was", "were"):
        return
    ranked = t.near(noun - 2, noun + 1, frozenset("first last latest next".split()))
    if ranked and noun in t.roles.subject(verb) and t.aims_at_us(at) and t.is_ours(at):
        states = t.states(t.roles.objects(verb), at)
        yield from t.made("joined", states, [at, verb], t.date(verb))


def _is_elsewhere(t: Telling, at: int, low: str) -> bool:
    """Whether a verb without an object has another meaning: "entered politics", "came home"."""
    if low in COME:
        if t.lows[at + 1 : at + 2] == ["aboard"]:
            return False
        inside = t.lows[at + 1 : at + 2] == ["in"]
        # "came in eight years later", but "the majority that it got in 2017"
        dated = any(date.first in (at + 2, at + 3) for date in t.sentence.dates)
        return not (
            inside and ((dated and low in ("came", "come")) or t.near(at + 2, at + 3, _ALONE))
        )
    if t.lows[at + 1 : at + 2] == ["in"]:
        return not any(date.first == at + 2 for date in t.sentence.dates)
    return t.near(at + 1, at + 2, frozenset({"with", "by", "forces", "hands"}))


def became(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "became the alliance's 31st member", "became members in 2004"."""
    if not t.happened(at) or t.roles.is_passive(at):
        return
    clause = t.roles.clause(at)
    for head in t.roles.objects(at):
        phrase = t.roles.phrase(head)
        ranked = any(ordinal_of(t.sentence.tokens[index]) is not None for index in phrase)
        ranked = ranked or t.has(phrase, _NEW)
        is_member = t.stems[head] in _MEMBER or (ranked and t.stems[head] in _STATE)
        counted = ordinal_of(t.sentence.tokens[head]) is not None
        is_member = is_member or (counted and t.has(phrase | clause, _JOINED))
        if not is_member or not t.is_ours(at, phrase) or t.near(head + 1, head + 3, _TO):
            continue
        if t.stems[head] in ("ally", "allies") and not (ranked or t.date(at)):
            continue
        if not (ranked or t.has(clause, frozenset({"nato", "alliance"})) or t.date(at)):
            continue
        # "a member of parliament", "of the club": of what?
        of = t.roles.below(head, frozenset({"of", "in"}))
        of = tuple(one for one in of if not _is_dated(t, one))
        if not of or t.is_fold(of):
            yield from _all_joined(t, t.subject(at), at, [at, head, *of[:1]])
            return


def taken_in(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Croatia was admitted to NATO", "the alliance took in Poland"."""
    if not t.happened(at):
        return
    low, roles, clause = t.lows[at], t.roles, t.roles.clause(at)
    if not t.is_ours(at, clause):
        return
    into = t.near(at, at + 8, frozenset({"into", "member", "members"}))
    if roles.is_passive(at):
        to = roles.below(at, _INTO)
        let_in = low == "let" and t.near(at + 1, at + 2, frozenset({"in"}))
        if not (low == "admitted" or into or let_in) or (
            to and not t.is_fold(to) and not (into or let_in)
        ):
            return
        yield from _all_joined(t, t.subject(at), at, [at, *to[:1]])
        return
    beside = low in ("took", "let") and t.near(at + 1, at + 2, frozenset({"in"}))
    if not (into or beside or low == "admitted") or not t.is_fold(roles.subject(at)):
        return
    heads = roles.objects(at) or roles.below(at, frozenset({"in"}))
    yield from _all_joined(t, t.states(heads, at), at, [at])


def entry(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "since Finland's accession in April 2023", "the 2017 enlargement": nouns with a date."""
    phrase = t.roles.phrase(at)
    first = min(phrase, default=at)
    dates = [date for date in t.sentence.dates if date.first in phrase or 0 < date.first - at <= 4]
    if not dates or not (_is_told(t, at) or (first > 0 and t.lows[first - 1] in _SINCE)):
        return
    today = t.sentence.published_on
    if (today and dates[0].value > today) or not t.is_ours(at, phrase):
        return
    yield from t.made("joined", t.states((at,), at, ENTRY), [at], dates[0])


def _is_told(t: Telling, at: int) -> bool:
    """Whether the noun is the subject of what happened: "its accession on 7 March brought …"."""
    verb = t.roles.above(at)
    if verb is None or not t.roles.is_verb(verb) or at not in t.roles.subject(verb):
        return False
    return t.happened(verb) and not t.roles.is_passive(verb)


def completed(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "completed its accession on 7 March", "Sweden's membership took effect"."""
    verb = t.roles.above(at)
    if verb is None or not t.roles.is_verb(verb) or not t.happened(verb):
        return
    done = t.lows[verb] in _COMPLETED and (
        at in t.roles.objects(verb) or (t.roles.is_passive(verb) and at in t.roles.subject(verb))
    )
    after = t.lows[verb : verb + 2]
    begun = at in t.roles.subject(verb) and after in (["took", "effect"], ["became", "official"])
    if (done or begun) and t.is_ours(verb, t.roles.clause(verb)):
        states = t.states((at,), at, BIDS) if t.roles.owners(at) else t.subject(verb)
        yield from t.made("joined", states, [at, verb], t.date(verb))


def member_since(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Sweden, a NATO member since March 2024", "has been a member since 1949"."""
    date = next(
        (d for d in t.sentence.dates if 0 < d.first - at <= 7 and t.lows[d.first - 1] == "since"),
        None,
    )
    if date is None or not t.is_ours(at, range(at - 2, date.first)):
        return
    if t.near(at - 3, at, frozenset({"not", "no", "non"})):
        return
    verb = t.roles.above(at)
    states = t.states(t.roles.asides(at), at)
    if not states and verb is not None and t.roles.is_verb(verb) and t.roles.is_real(verb):
        states = t.subject(verb) if at in t.roles.objects(verb) else ()
    yield from t.made("joined", states, [at], date)


def inside_since(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "Finland, in the alliance since April 2023": from the word "since" on."""
    date = next((d for d in t.sentence.dates if d.first == at + 1), None)
    near = range(at - 1, max(-1, at - 4), -1)
    start = next((i for i in near if t.lows[i] in ("in", "inside")), None)
    # "Finland, in NATO since 2023"; where that goes without saying, "has been in since 2023".
    inside = t.stems[at - 1] in ("nato", "alliance")
    inside = inside or (start == at - 1 and t.near(at - 3, at, frozenset({"been"})))
    if date is None or start is None or not (inside and t.is_ours(at)):
        return
    above = t.roles.above(start)
    if above is None:
        return
    verb = t.roles.is_verb(above)
    # "Romania, in NATO since 2004, has never had the post": what is denied is not that.
    aside = t.lows[start - 1 : start] == [","]
    states = t.subject(above) if verb and (aside or t.roles.is_real(above)) else ()
    yield from t.made("joined", states or t.states((above,), at), [start, at], date)


def flag_raised(t: Telling, at: int) -> Iterator[MemberStep]:
    """ "The flag of Montenegro was raised", "Sweden's flag went up at the headquarters"."""
    verb = next((i for i in range(at + 1, len(t.lows)) if t.lows[i] in _RAISED), None)
    if verb is None or not t.roles.is_verb(verb) or not t.happened(verb):
        return
    if t.lows[verb] in ("went", "flew") and t.lows[verb + 1 : verb + 2] != ["up"]:
        return
    if t.is_ours(verb, t.roles.clause(verb)):
        yield from t.made("flag_raised", t.states((at,), at, FLAG), [at, verb], t.date(verb))


def _all_joined(
    t: Telling, states: tuple[Referent, ...], at: int, tokens: list[int]
) -> Iterator[MemberStep]:
    date = t.date(at)
    yield from t.made("joined", states, tokens, date)
    if states:
        for state, day in company(t, at, date):
            yield from t.made("joined", [state], [at], day)


def _is_dated(t: Telling, at: int) -> bool:
    return any(date.first <= at < date.last for date in t.sentence.dates)

"""How a text says that a state joined or has been in the Alliance since."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.co_applicants import all_steps
from dashboard.extraction.rules.steps.discourse import OURS, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.referents import GOVERNING
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.words.numbers import ordinal_of

_COME = words("step-come")
_ENTRY = words("step-entry")
_MEMBER = words("step-member-noun")
_NEW = words("step-new-member")
_SINCE = words("step-since-entry")
_ALONE = words("step-after-in")
_DECIDED = words("step-decided")
_INTO = words("step-into")


def joined(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland joined NATO in April 2023", "which came into the alliance", "entered in 2004"."""
    low, roles = s.lows[at], s.roles
    if not s.happened(at) or roles.is_passive(at) or _is_only_decided(s, at):
        return
    # "acceded to the alliance", but Zelensky "came to NATO" as a guest.
    into = _INTO - {"to"} if low in _COME else _INTO
    goal = _undated(s, roles.objects(at)) or _undated(s, roles.below(at, into))
    if goal:
        if not s.is_fold(goal) or (low in _COME and not s.near(at + 1, at + 3, into)):
            return
    elif not s.is_ours(at, roles.clause(at)) or _is_elsewhere(s, at, low):
        return
    yield from all_steps(s, "joined", s.subject(at, GOVERNING), at, [at, *goal[:1]])


def _is_only_decided(s: MemberSentence, at: int) -> bool:
    """Whether somebody voted or chose to join and has not joined yet."""
    above = s.roles.governor(at)
    return s.low(at - 1) == "to" and above is not None and s.lows[above] in _DECIDED


def _is_elsewhere(s: MemberSentence, at: int, low: str) -> bool:
    """Whether a verb without an object has another meaning: "entered politics", "came home"."""
    inside = s.low(at + 1) == "in"
    starts = {date.first for date in s.sentence.dates}
    if low in _COME:
        # "came in eight years later", but "the majority that it got in 2017"
        dated = low in ("came", "come") and not starts.isdisjoint((at + 2, at + 3))
        alone = inside and (dated or s.low(at + 2) in _ALONE)
        return not (alone or s.low(at + 1) == "aboard")
    return at + 2 not in starts if inside else s.low(at + 1) in ("with", "by", "forces", "hands")


def _undated(s: MemberSentence, heads: Heads) -> Heads:
    dates = s.sentence.dates
    return tuple(at for at in heads if not any(date.first <= at < date.last for date in dates))


def became(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "became the alliance's 31st member", "became members in 2004"."""
    roles = s.roles
    if not s.happened(at) or roles.is_passive(at):
        return
    clause, dated = roles.clause(at), s.date(at) is not None
    for head in roles.objects(at):
        phrase, noun = roles.phrase(head), s.stems[head]
        counted = any(ordinal_of(s.sentence.tokens[index]) is not None for index in phrase)
        ranked = counted or s.has(phrase, _NEW)
        a_state = noun in _MEMBER or (ranked and noun in ("nation", "state", "country"))
        # "Finland became the 31st to join"
        a_state = a_state or (
            ordinal_of(s.sentence.tokens[head]) is not None
            and s.has(phrase | clause, OURS | _MEMBER | {"join"})
        )
        if not a_state or not s.is_ours(at, phrase) or s.near(head + 1, head + 3, {"to"}):
            continue
        known = noun not in ("ally", "allies") and s.has(clause, OURS)
        # "a member of parliament", "of the club": of what?
        of = _undated(s, roles.below(head, {"of", "in"}))
        if (ranked or dated or known) and (not of or s.is_fold(of)):
            yield from all_steps(s, "joined", s.subject(at), at, [at, head, *of[:1]])
            return


def taken_in(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Croatia was admitted to NATO", "the alliance took in Poland"."""
    roles, low = s.roles, s.lows[at]
    if not s.happened(at) or not s.is_ours(at, roles.clause(at)):
        return
    into = s.near(at, at + 8, {"into", "member", "members"})
    let_in = low in ("took", "let") and s.low(at + 1) == "in"
    if not (into or let_in or low == "admitted"):
        return
    if roles.is_passive(at):
        to = roles.below(at, _INTO)
        if into or let_in or not to or s.is_fold(to):
            yield from all_steps(s, "joined", s.subject(at), at, [at, *to[:1]])
    elif s.is_fold(roles.subject(at)):
        heads = roles.objects(at) or roles.below(at, {"in"})
        yield from all_steps(s, "joined", s.states(heads, at), at, [at])


def entry(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "since Finland's accession in April 2023": a noun with a date."""
    phrase = s.roles.phrase(at)
    dates = [date for date in s.sentence.dates if date.first in phrase or 0 < date.first - at <= 4]
    if not dates or s.low(min(phrase, default=at) - 1) not in _SINCE:
        return
    today = s.sentence.published_on
    if (today is None or dates[0].value <= today) and s.is_ours(at, phrase):
        yield from s.steps("joined", s.states((at,), at, _ENTRY), [at], dates[0])


def member_since(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Sweden, a NATO member since March 2024", "has been a member since 1949"."""
    dates = [d for d in s.sentence.dates if 0 < d.first - at <= 7 and s.low(d.first - 1) == "since"]
    denied = s.near(at - 3, at, {"not", "no", "non"})
    if dates and not denied and s.is_ours(at, range(at - 2, dates[0].first)):
        yield from s.steps("joined", s.states(s.roles.asides(at), at), [at], dates[0])


def inside_since(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland, in the alliance since April 2023": from the word "since" on."""
    dates = [date for date in s.sentence.dates if date.first == at + 1]
    start = next((i for i in (at - 1, at - 2, at - 3) if s.low(i) in ("in", "inside")), None)
    above = s.roles.above(start) if start is not None else None
    if not dates or start is None or above is None:
        return
    # Where it goes without saying what in, "has been in since 2023".
    alone = start == at - 1 and s.near(at - 3, at, {"been"})
    if not (alone or s.stems[at - 1] in OURS) or not s.is_ours(at):
        return
    # "Romania, in NATO since 2004, has never had the post": what is denied is not that.
    real = s.roles.is_verb(above) and (s.low(start - 1) == "," or s.roles.is_real(above))
    states = s.subject(above) if real else ()
    yield from s.steps("joined", states or s.states((above,), at), [start, at], dates[0])


def followed(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Finland joined in 2023 and Sweden followed a year later", "Finland followed in 2023"."""
    last = s.discourse.steps[-1] if s.discourse.steps else None
    if last is None or not s.happened(at) or s.roles.is_passive(at) or s.roles.objects(at):
        return
    states, date = [state for state in s.subject(at) if state.first is not None], s.date(at)
    here = last.start >= s.sentence.tokens[0].start and last.step in ("applied", "invited")
    if here or (last.step == "joined" and (date or last.start >= s.sentence.tokens[0].start)):
        yield from s.steps(last.step, states, [at], date)

"""How a text says that a bid was ratified, and by whose parliament."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import MemberStep, Referent
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.referents import BIDS
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.words.dates import FoundDate

_RATIFY = words("step-ratify")
_BODY = words("step-voting-body")
_UNVOTED = words("step-committee")
_RULING = words("step-ruling-body")
_FAVOURING = words("step-favour")
"""What a parliament does by a vote and a government in a speech."""
_NAMED_VOTER = words("step-approve-as-a-state")
_ASSENT = words("step-assent")
_IT = frozenset({"it", "them", "both"})


def ratified(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Hungary's parliament ratified Sweden's accession", "voted on Monday to ratify it"."""
    roles, low = s.roles, s.lows[at]
    # "the only state yet to approve", "has not yet ratified"
    late = s.near(0, at, {"only", "last"}) and s.low(at - 1) == "not"
    late = late or (s.near(at - 3, at, {"yet", "still"}) and s.near(at - 3, at, {"to", "not"}))
    if not roles.is_verb(at) or not (late or s.happened(at)):
        return
    passive = roles.is_passive(at)
    heads = roles.subject(at) if passive else roles.objects(at)
    if low not in _RATIFY and not passive:
        heads = _approved(s, at, heads)
    bids = _bids(s, at, heads, passive)
    bare = low in _RATIFY and not (passive or heads or bids)
    if not (bids or bare) or not s.is_ours(at, roles.clause(at)):
        return
    if low not in _RATIFY and not (roles.agent(at) if passive else _votes(s, at)):
        return
    acting = s.actors(at)
    if bare:
        # "Sweden's bid had waited for months. Hungary was the last to ratify."
        codes = s.discourse.bidders or s.discourse.subject
        others = set(codes) - {state.code for state in acting} if acting else set()
        states = tuple(Referent(code) for code in codes if code in others)
    else:
        states = s.bidders(bids, at)
        if not states:
            # "Finland's parliament approved the country's accession"
            states = acting[:1] if _is_at_home(s, at, bids) else s.referents.states(bids, BIDS)
    if late:
        yield from s.steps("delayed", states, [at, *bids[:1]])
        return
    date = s.date(at) or (_date_behind(s, at) if low == "gave" else None)
    voter = acting[0].code if acting else None
    yield from s.steps("ratified", states, [at, *bids[:1]], date, voter)


def _bids(s: MemberSentence, at: int, heads: Heads, passive: bool) -> Heads:
    """Return the heads that stand for a bid, or for a state whose bid is meant."""
    bids = tuple(head for head in heads if s.stems[head] in BIDS or s.lows[head] in _IT)
    if bids:
        return bids
    last = s.discourse.steps[-1].step if s.discourse.steps else None
    named = tuple(head for head in heads if s.referents.named_in({head}))
    if s.lows[at] == "gave":
        # "gave the green light to Finland"
        return named
    if not heads and not passive and s.low(at + 1) in _IT:
        # "approved both on Monday": a parse may lose the object.
        return (at + 1,)
    # "It put off a vote on Sweden's bid, but approved Finland's."
    whose = tuple(head for head in named if s.sentence.tokens[head].is_possessive)
    return whose if last in ("ratified", "delayed") else ()


def _date_behind(s: MemberSentence, at: int) -> FoundDate | None:
    """Return the date in the words up to the next mark."""
    end = next((i for i in range(at, len(s.lows)) if not s.sentence.tokens[i].is_word), at)
    return next((date for date in s.sentence.dates if at < date.first < end), None)


def _is_at_home(s: MemberSentence, at: int, bids: Heads) -> bool:
    """Whether a parliament ratifies its own state's bid: "the accession treaty" of nobody else."""
    owners = [owner for head in bids for owner in s.roles.owners(head)]
    if s.has(owners, {"country", "nation", "own"}):
        return True
    if s.referents.named_in(owners) or s.has(owners, {"its", "their", "his", "her"}):
        return False
    heads = s.roles.subject(at)
    phrases = frozenset[int]().union(*(s.roles.phrase(head) for head in (*heads, *bids)))
    acceding = s.has(heads, _BODY) and s.has(phrases, {"accession", "membership"})
    own = acceding or any(head in s.discourse.homes for head in heads)
    return own and not s.discourse.bidders


def _approved(s: MemberSentence, at: int, objects: Heads) -> Heads:
    """Return what a verb of approval is about, behind its particle: "signed off on the bid"."""
    low, roles = s.lows[at], s.roles
    if low == "signed":
        return roles.below(at, {"on"}) if s.low(at + 1) == "off" else ()
    if low in ("voted", "consented", "agreed"):
        favour = roles.below(at, {"for", "to"})
        if s.says(at + 1, {"in favour of", "in favor of"}):
            bid = s.find(at + 4, at + 12, BIDS)
            favour += (bid,) if bid is not None else ()
        return favour
    if low != "gave":
        return objects
    given = s.those(objects, _ASSENT)
    to = tuple(bid for head in given for bid in roles.below(head, {"to", "for"}))
    if not to:
        # "gave Sweden's bid their assent", whatever the parse makes of "bid"
        end = s.find(at, at + 10, _ASSENT) or at
        to = tuple(i for i in range(at + 1, end) if s.stems[i] in BIDS)
    return to or (roles.below(at, {"to"}) if given else ())


def _votes(s: MemberSentence, at: int) -> bool:
    """Whether who approves is a body that can: "lawmakers in Budapest", "Turkey"."""
    heads = s.roles.subject(at)
    phrases = frozenset[int]().union(*(s.roles.phrase(head) for head in heads))
    if s.has(phrases, _UNVOTED) or (s.lows[at] in _FAVOURING and s.has(phrases, _RULING)):
        return False
    named = s.lows[at] in _NAMED_VOTER and bool(s.referents.named_in(heads))
    return named or s.has(phrases, _BODY)


def did_so(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Turkey ratified it last week; Hungary's had done so on 27 March"."""
    if not s.happened(at):
        return
    if s.near(0, at, {"join"}):
        # "Montenegro, the last to join, did so in June 2017"
        yield from s.steps("joined", s.subject(at), [at], s.date(at))
        return
    before = s.discourse.steps[-4:]
    if not before or before[-1].step != "ratified":
        return
    last = [step for step in before if step.step == "ratified"]
    last = [step for step in last if step.start == last[-1].start or step.end == last[-1].end]
    for actor in s.actors(at)[:1]:
        # The state is named by the clause before: the words are those of the verb alone.
        states = [Referent(step.iso3) for step in last]
        for step in s.steps("ratified", states, [at, actor.first or at], s.date(at)):
            yield replace(step, ratified_by=actor.code)


def was_first(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "27 of 29 have ratified it. Greece was first, in February."."""
    verb, after = at - 1, s.sentence.tokens[at + 1 : at + 2]
    before = s.discourse.steps[-1].step if s.discourse.steps else None
    if before != "ratified" or not s.happened(verb) or s.date(verb) is None:
        return
    if s.low(at + 1) in ("in", "on") or not (after and after[0].is_word):
        bidders = [Referent(code) for code in s.discourse.bidders]
        for state in s.subject(verb):
            tokens = [verb, state.first or at]
            yield from s.steps("ratified", bidders, tokens, s.date(verb), state.code)

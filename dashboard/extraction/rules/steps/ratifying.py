"""How a text says that a bid was ratified, and by whose parliament."""

from collections.abc import Iterator

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import BIDS, MemberStep, Referent
from dashboard.extraction.rules.steps.member_sentence import MemberSentence, States

_RATIFY = words("step-ratify")
_BODY = words("step-voting-body")
_UNVOTED = words("step-committee")
_RULING = words("step-ruling-body")
_FAVOURING = words("step-favour")
"""What a parliament does by a vote and a government in a speech."""
_IT = frozenset({"it", "them", "both"})
_TOWARDS = frozenset({"for", "to", "on", "in"})


def ratified(s: MemberSentence, at: int) -> Iterator[MemberStep]:
    """ "Hungary's parliament ratified Sweden's accession", "voted on Monday to ratify it"."""
    roles, low = s.roles, s.lows[at]
    # "the only state yet to approve", "has not yet ratified"
    late = s.near(at - 3, at, {"yet"})
    if not roles.is_verb(at) or not (late or s.happened(at)):
        return
    passive = roles.is_passive(at)
    heads = roles.subject(at) if passive else roles.objects(at)
    if low not in _RATIFY:
        if not (roles.below(at, {"by"}) if passive else _votes(s, at)):
            return
        # "voted for Sweden's bid", "in favour of it", "gave its consent to it"
        heads += tuple(head for above in (at, *heads) for head in roles.below(above, _TOWARDS))
    bids = tuple(head for head in heads if s.stems[head] in BIDS or s.lows[head] in _IT)
    bare = low in _RATIFY and not (passive or heads)
    if not (bids or bare) or not s.is_ours(at, roles.clause(at)):
        return
    acting = s.actors(at)
    states = _bidders_before(s, acting) if bare else s.bidders(bids, at)
    if not states and not bare:
        states = s.referents.states(bids, BIDS)
    if late:
        yield from s.steps("delayed", states, [at, *bids[:1]])
        return
    voter = acting[0].code if acting else None
    yield from s.steps("ratified", states, [at, *bids[:1]], s.dates.of(at), voter)


def _bidders_before(s: MemberSentence, acting: States) -> States:
    """Return whose bid is meant: "Sweden's bid had waited. Hungary was the last to ratify."."""
    codes = s.discourse.bidders or s.discourse.subject
    return tuple(Referent(code) for code in codes if code not in {a.code for a in acting})


def _votes(s: MemberSentence, at: int) -> bool:
    """Whether who approves is a body that can: "lawmakers in Budapest"."""
    phrase = s.roles.phrase(*s.roles.subject(at))
    in_favour = s.lows[at] in _FAVOURING and s.has(phrase, _RULING)
    return s.has(phrase, _BODY) and not in_favour and not s.has(phrase, _UNVOTED)

"""How a text says that a bid was signed and ratified."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.extraction.rules.steps.referents import BIDS, Referent
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.steps.telling import MemberStep, Telling
from dashboard.extraction.rules.words.dates import FoundDate

RATIFY = frozenset("ratified ratify ratifies ratifying".split())
APPROVE = frozenset(
    """approved approve approves backed endorsed passed cleared accepted supported waved voted
    signed gave consented agreed approving
    clear back endorse pass accept""".split()
)
RATIFICATION = frozenset({"ratification", "approval"})
DO = frozenset("done did followed suit".split())
PROTOCOL = frozenset({"protocol", "protocols"})
_BODY = frozenset(
    """parliament parliaments lawmakers senate senators legislature legislatures deputies assembly
    mps bundestag congress house chamber seimas saeima riigikogu sejm knesset storting folketing
    cortes eduskunta riksdag commons lords duma committee lawmaker legislators parliamentarians
    cabinet president government governments council sabor""".split()
)
_UNVOTED = frozenset("committee panel commission".split())
_ACCEDING = frozenset("accession membership".split())
_RULING = frozenset("government governments cabinet president council".split())
_FAVOURING = frozenset("backed back endorsed endorse accepted accept supported".split())
"""What a parliament does by a vote and a government in a speech."""
_FOR = frozenset("for to on off through of".split())
_PRONOUNS = frozenset("it them both".split())
_OWNERS = frozenset("its their his her".split())
_OWN = frozenset("country nation own".split())
_ASSENT = frozenset("consent approval assent blessing nod backing light".split())
_LATE = frozenset("yet still".split())


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
    if not bids and t.before and t.before[-1].step in ("ratified", "delayed"):
        # "It put off a vote on Sweden's bid, but approved Finland's."
        bids = tuple(
            head
            for head in heads
            if t.sentence.tokens[head].is_possessive and t.referents.named_in({head})
        )
    if not bids and low == "gave":
        # "gave the green light to Finland"
        bids = tuple(head for head in heads if t.referents.named_in({head}))
    if not heads and not passive and t.lows[at + 1 : at + 2] in (["both"], ["them"], ["it"]):
        # "approved both on Monday": a parse may lose the object.
        bids = (at + 1,)
    bare = low in RATIFY and not (passive or heads or bids)
    if not (bids or bare) or not t.is_ours(at, roles.clause(at)):
        return
    if low not in RATIFY and not (roles.agent(at) if passive else _votes(t, at)):
        return
    states = t.bidders(bids, at)
    acting = t.actors(at)
    if bare:
        # "Sweden's bid had waited for months. Hungary was the last to ratify."
        told = t.topic.bidders or t.topic.subject
        others = [code for code in told if code not in {one.code for one in acting}]
        states = tuple(Referent(code) for code in others) if acting else ()
    elif not states:
        # "Finland's parliament approved the country's accession"
        owners = [owner for head in bids for owner in roles.owners(head)]
        at_home = t.has(owners, _OWN) or (
            not _is_somebodys(t, owners) and _is_own_body(t, at, bids)
        )
        states = acting[:1] if at_home else t.referents.states(bids, BIDS)
    if late:
        yield from t.made("delayed", states, [at, *bids[:1]])
        return
    voter = acting[0].code if acting else None
    date = t.date(at) or (_date_behind(t, at) if low == "gave" else None)
    yield from t.made("ratified", states, [at, *bids[:1]], date, voter)


def _date_behind(t: Telling, at: int) -> FoundDate | None:
    """Return the date in the words up to the next mark."""
    end = next((i for i in range(at, len(t.lows)) if not t.sentence.tokens[i].is_word), at)
    return next((date for date in t.sentence.dates if at < date.first < end), None)


def _is_somebodys(t: Telling, owners: list[int]) -> bool:
    return bool(t.referents.named_in(owners)) or any(t.lows[one] in _OWNERS for one in owners)


def _is_own_body(t: Telling, at: int, bids: Heads) -> bool:
    """Whether a parliament ratifies what nobody else was said to want: "the accession treaty"."""
    heads = t.roles.subject(at)
    own = any(head in t.topic.homes for head in heads)
    words = frozenset(index for head in (*heads, *bids) for index in t.roles.phrase(head))
    own = own or (t.has(heads, _BODY) and t.has(words, _ACCEDING))
    return own and not t.topic.bidders


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
        given = [head for head in objects if t.lows[head] in _ASSENT]
        to = [one for head in given for one in t.roles.below(head, frozenset({"to", "for"}))]
        if not to:
            # "gave Sweden's bid their assent", whatever the parse makes of "bid"
            end = next(
                (i for i in range(at, min(at + 10, len(t.lows))) if t.lows[i] in _ASSENT), at
            )
            to = [i for i in range(at + 1, end) if t.stems[i] in BIDS]
        return tuple(to) or (t.roles.below(at, frozenset({"to"})) if given else ())
    if low == "waved":
        return objects if "through" in t.lows[at + 1 : at + 8] else ()
    return objects


def _votes(t: Telling, at: int) -> bool:
    """Whether who approves is a body that can: "lawmakers in Budapest", "Turkey"."""
    heads = t.roles.subject(at)
    words = frozenset(index for head in heads for index in t.roles.phrase(head))
    if t.has(words, _UNVOTED) or (t.lows[at] in _FAVOURING and t.has(words, _RULING)):
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
    same = t.lows[at] in ("did", "done") and t.lows[at + 1 : at + 3] == ["the", "same"]
    if not same and t.lows[at : at + 2] not in (
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

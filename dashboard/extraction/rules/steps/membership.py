"""Finds the steps of states towards the Alliance: applied, ratified, delayed, joined and others."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.extraction.document import Document
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps import (
    advancing,
    applying,
    delaying,
    following,
    joining,
    ratifying,
    status_rules,
)
from dashboard.extraction.rules.steps.compatriots import Compatriots, StateOf
from dashboard.extraction.rules.steps.parsed_roles import ParsedRoles
from dashboard.extraction.rules.steps.referents import BIDS, Topic
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.steps.telling import JOINABLE, OURS, MemberStep, Telling
from dashboard.facts.vocabulary import Step

__all__ = ["MemberStep", "Step", "steps_in"]

Rule = Callable[[Telling, int], Iterator[MemberStep]]

_RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (joining.JOIN | joining.COME, joining.joined),
    (joining.BECOME, joining.became),
    (joining.TAKE, joining.taken_in),
    (following.FOLLOW, following.followed),
    (joining.ENTRY, joining.entry),
    (joining.ENTRY | joining.MEMBERSHIP, joining.completed),
    (joining.MEMBER, joining.member_since),
    (joining.SINCE, joining.inside_since),
    (joining.FLAG, joining.flag_raised),
    (applying.APPLY, applying.applied),
    (applying.SUBMIT, applying.submitted),
    (applying.ASK, applying.asked),
    (applying.INVITE, applying.invited),
    (applying.INVITATION, applying.invitation),
    (ratifying.RATIFY | ratifying.APPROVE, ratifying.ratified),
    (ratifying.DO, ratifying.did_so),
    (following.FIRST, following.was_first),
    (frozenset({"signed"}), ratifying.signed),
    (ratifying.RATIFICATION, ratifying.ratification),
    (delaying.BLOCK, delaying.blocked),
    (delaying.VETO, delaying.veto),
    (delaying.WAIT, delaying.waits),
    (delaying.FACE, delaying.faced),
    (delaying.PENDING, delaying.pending),
    (delaying.STAND, delaying.stands),
    (advancing.CLEAR, advancing.cleared),
    (advancing.UNBLOCK, advancing.unblocked),
    (advancing.ADVANCE, advancing.advanced),
    (advancing.FORWARD, advancing.moved),
    (status_rules.WANT, status_rules.wants),
    (status_rules.ASPIRANT, status_rules.aspirant),
    (status_rules.QUEUE, status_rules.queues),
    (status_rules.KNOCK, status_rules.knocks),
    (status_rules.BE | status_rules.BELONG, status_rules.is_outside),
    (status_rules.NOR, status_rules.nor_is),
    (status_rules.MEMBER, status_rules.not_a_member),
    (status_rules.NOT | status_rules.NOR, status_rules.but_not),
    (status_rules.NOT, status_rules.not_in),
    (status_rules.OUTSIDE, status_rules.outside),
    (status_rules.NON_MEMBER, status_rules.non_member),
    (status_rules.LEAVE, status_rules.left),
)
_KEPT = 4
"""Steps before a sentence that it may go on from: "Slovenia followed"."""
_SIGNS = OURS | {"allies", "ally"}
_ELSEWHERE = frozenset(
    "join joined joining applied application accession bid candidate cooperation relations".split()
)
_BY_WORD: dict[str, list[Rule]] = {}
for _words, _rule in _RULES:
    for _word in _words:
        _BY_WORD.setdefault(_word, []).append(_rule)


def steps_in(
    document: Document, statements: Sequence[Statement], state_of: StateOf = lambda speaker: None
) -> list[MemberStep]:
    """Return the steps that a text reports, in order; each state and step once in a sentence.

    A text that never names the Alliance tells of none. `statements` are those of the text: within
    one of them "our country" is its speaker's. `state_of` knows of what state people are
    for whom the text does not tell.
    """
    found: list[MemberStep] = []
    topic = Topic()
    about = any(
        token.stem in _SIGNS for paragraph in document.paragraphs for token in paragraph.tokens
    )
    if not about:
        return []
    compatriots = Compatriots(document.paragraphs, statements, state_of)
    for paragraph, doc, sentences in document.body():
        base = paragraph.tokens[0].start
        compatriots.open_paragraph(paragraph)
        for read in sentences:
            sentence = Clauses(read, about)
            roles: Roles = ParsedRoles(sentence, doc, base)
            topic.homes = compatriots.homes_in(read, roles)
            telling = Telling(sentence, roles, topic, found[-_KEPT:])
            found.extend(_in_sentence(telling))
            _remember(telling)
            about = _still_about(telling, about)
    return sorted(found, key=lambda step: (step.exact, step.iso3))


def _still_about(telling: Telling, about: bool) -> bool:
    """Whether what is joined next goes without saying: not after "applied to the European Union"."""
    named = [stem for stem in telling.stems if stem in JOINABLE]
    if named and named[-1] in OURS:
        return True
    return about and not (named and _ELSEWHERE.intersection(telling.stems))


def _in_sentence(telling: Telling) -> Iterator[MemberStep]:
    if "?" in telling.lows[-2:]:
        return
    seen: set[tuple[str, Step, str | None]] = set()
    bid: set[str] = set()
    for at, low in enumerate(telling.lows):
        for rule in _BY_WORD.get(low, ()):
            told = list(rule(telling, at))
            for step in told:
                key = (step.iso3, step.step, step.happened_on if step.step == "ratified" else None)
                if key not in seen:
                    seen.add(key)
                    telling.before.append(step)
                    yield step
            bidding = [step.iso3 for step in told if step.step not in ("not_member", "left")]
            if bidding:
                bid.update(bidding)
                _bid(telling.topic, tuple(dict.fromkeys(bidding)))
        if telling.stems[at] in BIDS:
            # "The protocols of Finland lay before parliament, and London ratified them."
            owners = telling.referents.states(telling.roles.owners(at), named=True)
            if not owners and telling.lows[at - 1 : at] == ["nordic"]:
                owners = telling.referents.states((at,))
            codes = tuple(one.code for one in owners)
            if codes and not bid.issuperset(codes):
                _bid(telling.topic, codes)


def _bid(topic: Topic, codes: tuple[str, ...]) -> None:
    topic.bidders = codes
    topic.recent = tuple(dict.fromkeys((*reversed(codes), *topic.recent)))[:2]
    if len(codes) > 1:
        topic.pair = codes


def _remember(telling: Telling) -> None:
    """Keep in mind whom the sentence was about: the first states of which a verb is said."""
    homes = (home for home in telling.topic.homes.values() if home)
    states = (place.code for place in telling.sentence.places if place.kind != "organisation")
    codes = tuple(dict.fromkeys((*homes, *states)))
    telling.topic.seen = codes
    if len(codes) > 1 and not set(codes) <= set(telling.topic.named):
        telling.topic.named = codes
    if not codes:
        return  # who is not named is not whom the sentence was about
    for at in range(len(telling.lows)):
        if telling.roles.is_verb(at):
            named = telling.referents.states(telling.roles.subject(at), named=True)
            if named:
                telling.topic.subject = tuple(one.code for one in named)
                return

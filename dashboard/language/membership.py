"""Finds the steps of states towards the Alliance: applied, ratified, delayed, joined and others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.language.bids import (
    alliance_after,
    date_after,
    date_before,
    is_about_alliance,
    is_about_bid,
    is_relative,
    is_unreal,
    member_after,
    names_group,
    of_bid,
    subjects,
    word_after,
)
from dashboard.language.counted import Clauses
from dashboard.language.dates import FoundDate
from dashboard.language.places import Place
from dashboard.language.sentences import paragraphs

Step = Literal[
    "aspirant",
    "applied",
    "memorandum",
    "invited",
    "signed",
    "ratified",
    "delayed",
    "progress",
    "joined",
    "flag_raised",
    "left",
    "not_member",
]
Rule = Callable[[Clauses, int], "Iterator[MemberStep]"]

_OURS, _OTHERS = frozenset({"nato", "alliance"}), frozenset({"eu", "union", "un", "brics"})
_BID = frozenset(
    """bid application accession membership candidacy entry protocol protocols ratification
    joining process""".split()
)
_SUBMITTING = frozenset("submitted submit lodged filed handed presented".split())
_WANTING = frozenset(
    """wants want hopes hope hoping aspires aspire aspired aspiring wishes wish aims intends seeks
    seeking""".split()
)
_DELAYING = frozenset(
    """delayed delay delaying delays blocked blocks blocking stalled stalling vetoed obstructed
    obstacles hurdles objections postponed held holding""".split()
)
_BLOCKING = frozenset(
    """delayed blocked blocks blocking delaying stalled stalling vetoed obstructed postponed held
    holding""".split()
)
_ADVANCING = frozenset("progress closer".split())
_RATIFYING = frozenset("ratified ratify ratifies ratifying ratification".split())
_APPROVING = frozenset("approved approves backed endorsed passed".split())
_VOTERS = frozenset(
    "parliament lawmakers senate legislature deputies assembly mps bundestag congress".split()
)


@dataclass(frozen=True)
class MemberStep:
    """One step of one state; the offsets are those of the text."""

    iso3: str
    step: Step
    happened_on: str | None
    ratified_by: str | None
    start: int
    end: int
    exact: tuple[int, int]


def steps_in(text: str, published_on: str | None) -> list[MemberStep]:
    """Return the steps that `text` reports, in order; each state and step once in a sentence."""
    found: list[MemberStep] = []
    known = False
    for paragraph in paragraphs(text):
        if paragraph.is_heading:
            continue
        named = {token.stem for token in paragraph.tokens}
        about = bool(named & _OURS) or (known and not named & _OTHERS)
        known = known or about
        for first, last in paragraph.sentences:
            sentence = Clauses(paragraph.tokens[first:last], published_on, about)
            seen: set[tuple[str, Step]] = set()
            for step in _in_sentence(sentence):
                if (step.iso3, step.step) not in seen:
                    seen.add((step.iso3, step.step))
                    found.append(step)
    return sorted(found, key=lambda step: (step.exact, step.iso3))


def _in_sentence(sentence: Clauses) -> Iterator[MemberStep]:
    states = [place for place in sentence.places if place.kind != "organisation"]
    if not states:
        return
    for at, low in enumerate(sentence.lows):
        for words, rule in _RULES:
            if low in words:
                yield from rule(sentence, at)


def _joined(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "Finland joined NATO", "became the alliance's 31st member", "was admitted to the bloc"."""
    low = sentence.lows[at]
    if is_unreal(sentence, at):
        return
    end = alliance_after(sentence, at, 6 if low == "became" else 3)
    if low in ("became", "becomes"):
        end = member_after(sentence, at)
    elif end is None and low == "joined":
        # "which joined in 2023", "joined last Thursday": what was joined goes without saying.
        dated = any(at < date.first <= at + 3 for date in sentence.dates)
        named = is_about_alliance(sentence) or sentence.about_alliance
        end = at + 1 if dated and named and not names_group(sentence, at) else None
    if end is None:
        return
    states = subjects(sentence, at)
    date = date_after(sentence, at, end) or (date_before(sentence, at) if states else None)
    yield from _made(
        sentence, states, "joined", at, date.last if date and date.first >= at else end, date
    )


def _applied(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "applied to join", "submitted its application", "prompted Sweden to seek membership"."""
    low, lows = sentence.lows[at], sentence.lows
    prompted = low == "seek" and lows[at - 1 : at] == ["to"]
    if is_unreal(sentence, at - prompted) or (low == "seek" and not prompted):
        return
    if low == "applied":
        goal = sentence.has(at + 1, at + 5, frozenset({"join", "membership", "nato"}))
        end = alliance_after(sentence, at, 7) if goal else None
        if end is None and not is_about_alliance(sentence):
            return
        if end is None and not (goal or is_relative(sentence, at)):
            return
    elif low in _SUBMITTING:
        if not sentence.has(at, at + 8, frozenset({"application", "applications"})):
            return
        end = at + 3
    elif not (sentence.has(at, at + 6, frozenset({"membership"})) and is_about_alliance(sentence)):
        return
    else:
        end = word_after(sentence, at, frozenset({"membership"}), 6)
    if names_group(sentence, at):
        return
    states = subjects(sentence, at - prompted) or subjects(sentence, at)
    date = date_after(sentence, at, (end or at + 1)) or date_before(sentence, at)
    last = max(end or at + 1, date.last if date and date.first > at else 0)
    yield from _made(sentence, states, "applied", at - prompted, last, date)


def _delayed(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "Sweden faced delays in its accession", "Turkey held up Sweden's bid"."""
    low = sentence.lows[at]
    if low in ("held", "holding") and sentence.lows[at + 1 : at + 2] != ["up"]:
        return
    bid = word_after(sentence, at, _BID, 9)
    if bid is None or is_unreal(sentence, at) or not is_about_bid(sentence):
        return
    owners = [
        place
        for place in sentence.places
        if at < place.first < bid and place.kind != "organisation"
    ]
    passive = sentence.has(at - 4, at, frozenset("was were been is are being has have had".split()))
    blocking = low in _BLOCKING and not passive
    # "Turkey blocked the accession" is about those whose accession it is, not about Turkey.
    states = of_bid(sentence, owners) or ([] if blocking else subjects(sentence, at))
    yield from _made(sentence, states, "delayed", at, bid, None)


def _progress(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "has made progress towards membership", "one step closer to joining"."""
    goal = frozenset({"membership", "joining", "accession", "ratification", "membership."})
    end = word_after(sentence, at, goal, 6)
    if end is None or sentence.has(at - 4, at, frozenset({"no", "little", "without", "not"})):
        return
    states = subjects(sentence, at, far=True)
    yield from _made(
        sentence, states, "progress", max(0, at - 2), end, date_after(sentence, at, end)
    )


def _invited(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "invited Finland and Sweden to become members", "Montenegro was invited to join"."""
    if is_unreal(sentence, at):
        return
    goal = frozenset({"join", "members", "member", "accession"})
    end = word_after(sentence, at, goal, 10)
    if end is None or "to" not in sentence.lows[at:end] or names_group(sentence, at):
        return
    after = [p for p in sentence.places if at < p.first < end and p.kind == "name"]
    passive = sentence.has(at - 3, at, frozenset({"was", "were", "been"}))
    states = subjects(sentence, at) if passive else after
    date = date_after(sentence, at, end) or date_before(sentence, at)
    yield from _made(sentence, states, "invited", at, end, date)


def _signed(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "the accession protocols of Finland and Sweden were signed"."""
    lows = sentence.lows
    near = sentence.has(at - 12, at + 6, frozenset({"protocol", "protocols"}))
    if (
        not near
        or is_unreal(sentence, at)
        or not sentence.has(0, len(lows), frozenset({"accession"}))
    ):
        return
    protocol = next(
        i for i in range(max(0, at - 12), len(lows)) if lows[i] in ("protocol", "protocols")
    )
    states = [
        place
        for place in sentence.places
        if place.kind == "name"
        and (place.first > protocol or place.possessive)
        and place.first < protocol + 6
    ]
    date = date_after(sentence, at, at + 1) or date_before(sentence, at)
    first, last = min(at, protocol), max(at, protocol) + 1
    yield from _made(sentence, states, "signed", first, last, date)


def _ratified(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "Hungary's parliament ratified Sweden's membership", "voted to ratify its accession"."""
    low = sentence.lows[at]
    voted = sentence.has(at - 5, at, frozenset({"voted"}))
    if is_unreal(sentence, at) and not voted:
        return
    if low in _APPROVING and not sentence.has(at - 4, at, _VOTERS):
        return
    if low in ("ratify", "ratifying", "ratification") and not voted:
        return
    bid = word_after(sentence, at, _BID, 8)
    if bid is None:
        return
    owners = [place for place in sentence.places if at < place.first and place.first <= bid + 4]
    states = of_bid(sentence, owners)
    earlier = [
        place for place in sentence.places if place.last <= at and place.kind != "organisation"
    ]
    if not states and earlier and sentence.has(at, bid, frozenset({"its"})):
        states = [place for place in earlier[:-1] if not place.possessive][-1:]
    voter = earlier[-1].code if earlier else None
    date = date_after(sentence, at, bid) or date_before(sentence, at)
    for step in _made(sentence, states, "ratified", at, bid, date):
        if step.iso3 != voter:
            yield replace(step, ratified_by=voter)


def _aspiring(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "Georgia hopes to join the alliance"."""
    if sentence.lows[at + 1 : at + 2] != ["to"] or sentence.lows[at + 2 : at + 3] != ["join"]:
        return
    end = alliance_after(sentence, at, 6)
    if end is not None:
        yield from _made(sentence, subjects(sentence, at), "aspirant", at, end, None)


def _outside(sentence: Clauses, at: int) -> Iterator[MemberStep]:
    """ "Ukraine, which is not a NATO member", "Moldova is not a member of the alliance"."""
    near = sentence.has(at - 4, at, frozenset({"not", "isn't", "aren't"}))
    if near and (alliance_after(sentence, at - 4, 8) is not None):
        yield from _made(sentence, subjects(sentence, at), "not_member", at - 3, at + 1, None)


def _made(
    sentence: Clauses,
    states: Sequence[Place],
    step: Step,
    first: int,
    last: int,
    date: FoundDate | None,
) -> Iterator[MemberStep]:
    """Make a step for each state, with the words from the state or the verb to `last`."""
    for state in states:
        begin, end = min(state.first, max(first, 0)), max(state.last, last)
        start, stop = sentence.span(begin, end)
        yield MemberStep(
            state.code,
            step,
            date.value if date else None,
            None,
            start,
            stop,
            sentence.exact(begin, end),
        )


_RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (frozenset({"joined", "became", "becomes", "acceded", "admitted"}), _joined),
    (frozenset({"applied", "seek"}) | _SUBMITTING, _applied),
    (_DELAYING, _delayed),
    (_ADVANCING, _progress),
    (frozenset({"invited"}), _invited),
    (frozenset({"signed"}), _signed),
    (_RATIFYING | _APPROVING, _ratified),
    (_WANTING, _aspiring),
    (frozenset({"member", "members"}), _outside),
)

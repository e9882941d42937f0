"""Tells shares of GDP that are asked of members from those that a state spends."""

from collections.abc import Collection

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.group_words import (
    LARGEST_GUIDELINE,
    OLDEST_GUIDELINE,
    is_agreed,
)
from dashboard.extraction.rules.counts.share_words import (
    AGREED,
    ASKING,
    CALLING,
    ENOUGH,
    NEAR,
    PARTS,
    RAISED,
    TARGETS,
)
from dashboard.extraction.rules.words.percents import Percent

_THEY = frozenset({"they", "everyone", "allies", "members", "all"})
_SERVING = frozenset("for to on is was would toward towards goes go meant spent".split())
_MULTIPLYING = frozenset("double triple treble".split())
_OUGHT = frozenset("should must ought need needs".split())


def is_part(sentence: Clauses, percent: Percent, lines: Collection[float] = ()) -> bool:
    """Whether a share is one of several that a guideline is made of: "3.5% on core defence".

    `lines` are the guidelines told before.
    """
    if _is_of_state(sentence, percent):
        return False
    others = [other.value for other in sentence.percents if other.first != percent.first]
    if is_agreed(LARGEST_GUIDELINE, sentence.published_on):
        lines = {*lines, LARGEST_GUIDELINE}
    if _use(sentence, percent) & PARTS and (others or percent.value < max(lines, default=0)):
        return True
    return adds_up(sentence, percent, {*lines, *others})


def adds_up(sentence: Clauses, percent: Percent, wholes: Collection[float]) -> bool:
    """Whether a share and its neighbour make one of `wholes`: "3.5 is for troops, 1.5 for bridges"."""
    around = sentence.lows[percent.first - 1 : percent.first] + sentence.lows[percent.last :][:1]
    serving = "plus" in around or _use(sentence, percent) & _SERVING
    if percent.value <= 1 or not serving:
        return False
    others = (other.value for other in sentence.percents if other.first != percent.first)
    sums = {round(percent.value + other, 6) for other in others}
    return bool(sums & set(wholes)) and not _is_of_state(sentence, percent)


def _use(sentence: Clauses, percent: Percent) -> frozenset[str]:
    """The words behind a share that may say what it is for."""
    window = sentence.lows[percent.last : percent.last + 9]
    later = [p.first - percent.last for p in sentence.percents if p.first >= percent.last]
    stops = [at for at, low in enumerate(window) if low in (",", ";", "and", "plus")]
    return frozenset(window[: min([*stops, *later, 9])])


def _is_of_state(sentence: Clauses, percent: Percent) -> bool:
    """Whether a state's name stands shortly before a share: "Norway spends 1.5 percent on ..."."""
    floor = max((p.last for p in sentence.percents if p.last <= percent.first), default=0)
    return any(
        place.kind in ("name", "demonym")
        and max(floor, percent.first - 6) <= place.last <= percent.first
        and not sentence.has(place.last, percent.first, TARGETS | {",", ":"})
        for place in sentence.places
    )


def is_target(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is called a target: "the 2% goal", "a target of 3%"."""
    lows, first, last = sentence.lows, percent.first, percent.last
    named = set(lows[last : last + 4]) & TARGETS
    if any(
        place.last == first and place.possessive and place.kind == "organisation"
        for place in sentence.places
    ):
        return True  # "clear of NATO's 2 per cent"
    opened = sentence.has(first - 2, first, frozenset({"of"})) and sentence.has(
        first - 4, first, TARGETS
    )
    return bool(named) or opened


def is_proposed(sentence: Clauses, percent: Percent, owner: Anchor | None) -> bool:
    """Whether somebody asks for a share: "wants every ally to spend 5%", "has asked for 5%"."""
    lows, first, last = sentence.lows, percent.first, percent.last
    if lows[first - 1 : first] == ["from"] or sentence.has(first - 3, last + 3, AGREED):
        return False
    asked = [at for at in range(max(0, first - 14), first) if _asks(lows, at)]
    # Whom is asked stands behind the wish: "allies want to spend 3%" asks nobody.
    raised = [
        at
        for at in range(max(0, first - 14), min(len(lows), last + 6))
        if lows[at] in (RAISED if asked and at > asked[0] else TARGETS)
        if lows[at : at + 2] != ["all", "that"]
    ]
    if not asked:
        doubled = [at for at in range(max(0, first - 6), first) if lows[at] in _MULTIPLYING]
        if doubled and sentence.has(doubled[0] - 2, doubled[0], _OUGHT):
            # "they should double it to 4 percent"
            return not is_agreed(percent.value, sentence.published_on)
        if owner is not None and not owner.codes and sentence.has(owner.last, first, _OUGHT):
            # "Europe should pay 5 percent", as long as nothing of the kind was agreed
            return not is_agreed(percent.value, sentence.published_on)
        # "4 percent of GDP would be a fairer target"
        fairer = lows[last : last + 12]
        wish = {"would", "should", "ought"} & set(fairer[:8]) and "be" in fairer[:9]
        return bool(wish) and bool(set(fairer) & (TARGETS | ENOUGH))
    named = owner is not None and bool(owner.codes) and owner.last <= first
    own = named and owner is not None and owner.first > asked[-1] and not owner.is_weak
    if own and not any(asked[-1] < at < first for at in raised):
        return False
    if raised:
        return True
    if not own and (owner is None or owner.is_title) and sentence.has(asked[-1], first, CALLING):
        # "the president has called for spending to be raised to 5%"
        return True
    # "has asked for 5%": nothing but a preposition between the wish and the share.
    near = all(low in NEAR | {"for", "of"} for low in lows[asked[-1] + 1 : first])
    by_state = named and owner is not None and not owner.is_title
    return near and not by_state


def _asks(lows: list[str], at: int) -> bool:
    return lows[at] in ASKING or (lows[at] == "like" and lows[max(0, at - 1)] == "would")


def is_long_agreed(sentence: Clauses, percent: Percent) -> bool:
    """Whether what is asked was agreed before: "NATO asks its members to spend 2%".

    Of a younger guideline only the Alliance itself reminds: who "demands 5%" is not it.
    """
    if not is_agreed(percent.value, sentence.published_on):
        return False
    if percent.value == OLDEST_GUIDELINE:
        return True
    asking = next((at for at, low in enumerate(sentence.lows) if low in ASKING), 0)
    bodies = [place for place in sentence.places if asking - 3 <= place.first < asking]
    return any(place.code == "NATO" and place.last == asking for place in bodies)

"""Reads percentages, also those that share their "percent" with others in a list or a range."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.extraction.rules.words.numbers import number_of, words_number
from dashboard.extraction.rules.words.places import Place
from dashboard.extraction.rules.words.sentences import Token

_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_OF_ONE = tuple(
    (*one, *unit)
    for one in (("of", "one"), ("of", "a"), ("a",), ("of", "1"))
    for unit in (("percent",), ("per", "cent"), ("%",))
)
_TYING = frozenset("at on with spent spends spending was is were stood came to".split())
_RANGING = frozenset("and or to - –".split())
_AFTER_LISTED = frozenset({",", "and", ".", ";", "while", "or", ")", "but", "in"})
_LARGEST_LISTED = 15.0


class Percent(NamedTuple):
    """A share in percent and the tokens that give it, end exclusive."""

    value: float
    first: int
    last: int


def percents_in(tokens: Sequence[Token], places: Sequence[Place]) -> list[Percent]:
    """Return the percentages of a sentence, in order.

    "Poland at 4.1, Estonia at 3.4 and Latvia at 3.2 percent" gives three, "between 5 and 6 percent"
    two.
    """
    if not any(token.low == "%" or "cent" in token.low or "pc" in token.low for token in tokens):
        return []
    found: list[Percent] = []
    at = 0
    while at < len(tokens):
        percent = _percent_at(tokens, at)
        if percent is not None:
            found.append(percent)
        at = percent.last if percent else at + 1
    if not found:
        return []
    listed = [Percent(*one) for one in _listed(tokens, places, found)]
    every = {*found, *_ranges(tokens, found), *_enumerated(tokens, found), *listed}
    return sorted(every, key=lambda percent: percent.first)


def _percent_at(tokens: Sequence[Token], at: int) -> Percent | None:
    """Read ``2%``, ``2 percent``, ``two per cent``, ``5-percent``, ``a quarter of one percent``."""
    share = _FRACTIONS.get(tokens[at].low)
    if share is not None:
        words = tuple(token.low for token in tokens[at + 1 : at + 5])
        size = next((len(tail) for tail in _OF_ONE if words[: len(tail)] == tail), 0)
        return Percent(share, at, at + 1 + size) if size else None
    stem, _, unit = tokens[at].low.partition("-")
    if unit.startswith(("percent", "per-cent", "pc")):
        alone = number_of(tokens[at]._replace(low=stem))
        return None if alone is None else Percent(alone, at, at + 1)
    number = words_number(tokens, at)
    if number is None:
        return None
    value, last = number
    following = [token.low for token in tokens[last : last + 3]]
    if following[:1] in (["%"], ["percent"], ["pc"]):
        return Percent(value, at, last + 1)
    if following[:2] == ["per", "cent"]:
        return Percent(value, at, last + 2)
    if following[:2] in (["percentage", "points"], ["points", "are"]) and _is_share(tokens, at):
        # "of which 3.5 percentage points are meant for", not "rose 0.3 percentage points"
        return Percent(value, at, last + 1 + (following[0] == "percentage"))
    # "a 5 - percent goal", with the hyphen of a line break
    return Percent(value, at, last + 2) if following[:2] == ["-", "percent"] else None


def _is_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether points are a part of a share that was named: "5%, of which 3.5 points"."""
    return [token.low for token in tokens[max(0, at - 2) : at]] == ["of", "which"]


def _ranges(tokens: Sequence[Token], found: Sequence[Percent]) -> list[Percent]:
    """The lower ends of ranges: "between five and six per cent", "3.5 to 4 percent", "2-3%"."""
    lower = []
    for percent in found:
        at = percent.first - 2
        if at < 0 or tokens[at + 1].low not in _RANGING:
            continue
        value = number_of(tokens[at])
        if value is not None and 0 < value < percent.value <= _LARGEST_LISTED:
            lower.append(Percent(value, at, at + 1))
    return lower


def _enumerated(tokens: Sequence[Token], found: Sequence[Percent]) -> list[Percent]:
    """The numbers before the last of a list: "at 2.09, 1.49 and 1.37 percent respectively"."""
    others = []
    for percent in found:
        at = percent.first
        while at >= 2 and tokens[at - 1].low in (",", "and"):
            at -= 3 if tokens[at - 2].text == "," else 2
            value = number_of(tokens[at]) if at >= 0 else None
            if value is None or "." not in tokens[at].low or not 0 < value <= _LARGEST_LISTED:
                break
            others.append(Percent(value, at, at + 1))
    return others


def _listed(
    tokens: Sequence[Token], places: Sequence[Place], found: Sequence[Percent]
) -> list[tuple[float, int, int]]:
    """Numbers beside a state that leave "percent" to another of the sentence: "Estonia at 3.4"."""
    ends = {place.last for place in places if place.kind != "organisation"}
    taken = {at for percent in found for at in range(percent.first, percent.last)}
    listed = []
    for at, token in enumerate(tokens):
        value = number_of(token) if at not in taken else None
        if value is None or not 0 < value <= _LARGEST_LISTED or "." not in token.low[:-1]:
            continue
        before = [token.low for token in tokens[max(0, at - 2) : at]]
        bracketed = before[-1:] == ["("] and at - 1 in ends
        # "Croatia, at 1.81 percent, and Portugal, at 1.55"
        set_off = before in ([",", "at"], [",", "with"]) and at - 2 in ends
        # "It spends 1.24 percent and plans 1.5."
        planned = before[-1:] in (["plans"], ["promised"]) and bool(found)
        tied = len(before) > 0 and before[-1] in _TYING
        tied = tied and (at - 1 in ends or (before[0] in _TYING and at - 2 in ends))
        beside = at in ends or bracketed or set_off or planned or tied
        after = tokens[at + 1].low if at + 1 < len(tokens) else "."
        if beside and after in _AFTER_LISTED:
            listed.append((value, at, at + 1))
    return listed

"""Reads percentages, also those that share their "percent" with others in a list or a range."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dashboard.extraction.rules.words.numbers import number_of, words_number
from dashboard.extraction.rules.words.places import Place
from dashboard.extraction.rules.words.sentences import Token

_UNITS = (("%",), ("percent",), ("pc",), ("per", "cent"), ("-", "percent"))
_JOINING = frozenset("and or to , - –".split())
_TYING = frozenset(", ( at on with spent spends spending was is were stood".split())
"""Words between a state and its number: "Estonia at 3.4", "Croatia (1.81)"."""
_BEHIND_LISTED = frozenset(", and . ; while or ) but in".split())
_FRACTIONS = frozenset("half quarter third".split())
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
    found: list[Percent] = []
    for at in range(len(tokens)):
        percent = _percent_at(tokens, at) if not found or at >= found[-1].last else None
        if percent is not None:
            found += [*_joined(tokens, percent), percent]
    if found:
        found += _listed(tokens, {place.last for place in places if place.kind != "organisation"})
    return sorted({percent.first: percent for percent in reversed(found)}.values(), key=_first)


def _first(percent: Percent) -> int:
    return percent.first


def _percent_at(tokens: Sequence[Token], at: int) -> Percent | None:
    """Read ``2%``, ``2 percent``, ``two per cent``, ``5-percent``."""
    stem, _, unit = tokens[at].low.partition("-")
    if unit.startswith(("percent", "per-cent")):
        alone = number_of(tokens[at]._replace(low=stem))
        return None if alone is None else Percent(alone, at, at + 1)
    number = words_number(tokens, at)
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    if number is None or (before[1:] == ["of"] and before[0] in _FRACTIONS):
        return None  # "a quarter of one percent"
    value, last = number
    following = tuple(token.low for token in tokens[last : last + 2])
    if following[:1] in (("percentage",), ("points",)) and before == ["of", "which"]:
        # "5%, of which 3.5 percentage points are meant for", not "rose 0.3 percentage points"
        return Percent(value, at, last + 1 + (following[0] == "percentage"))
    size = next((len(unit) for unit in _UNITS if following[: len(unit)] == unit), 0)
    return Percent(value, at, last + size) if size else None


def _joined(tokens: Sequence[Token], percent: Percent) -> Iterator[Percent]:
    """The numbers that are joined to a percentage and leave their unit to it, the last one first."""
    at = percent.first
    while at >= 2 and tokens[at - 1].low in _JOINING:
        at -= 3 if tokens[at - 2].text == "," else 2
        value = number_of(tokens[at]) if at >= 0 else None
        if value is None or not 0 < value <= _LARGEST_LISTED:
            return
        yield Percent(value, at, at + 1)


def _listed(tokens: Sequence[Token], states: Collection[int]) -> Iterator[Percent]:
    """Numbers behind a state that leave "percent" to another of the sentence: "Estonia at 3.4"."""
    for at, token in enumerate(tokens[:-1]):
        value = (
            number_of(token) if "." in token.low and tokens[at + 1].low in _BEHIND_LISTED else None
        )
        first = at
        while first > 0 and tokens[first - 1].low in _TYING:
            first -= 1
        if value is not None and 0 < value <= _LARGEST_LISTED and first in states:
            yield Percent(value, at, at + 1)

"""Reads percentages, also those that share their "percent" with others in a list or a range."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.extraction.rules.words.numbers import number_of, words_number
from dashboard.extraction.rules.words.sentences import Token

_UNITS = (("%",), ("percent",), ("pc",), ("per", "cent"), ("-", "percent"))
_JOINING = frozenset("and or to , - –".split())
_FRACTIONS = frozenset("half quarter third".split())
_LARGEST_LISTED = 15.0


class Percent(NamedTuple):
    """A share in percent and the tokens that give it, end exclusive."""

    value: float
    first: int
    last: int


def percents_in(tokens: Sequence[Token]) -> list[Percent]:
    """Return the percentages of a sentence, in order; "between 5 and 6 percent" gives two."""
    percents: list[Percent] = []
    for at in range(len(tokens)):
        percent = _percent_at(tokens, at) if not percents or at >= percents[-1].last else None
        if percent is not None:
            percents += [*reversed([*_joined(tokens, percent)]), percent]
    return percents


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

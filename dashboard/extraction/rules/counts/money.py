"""Finds amounts of money, with their currency after ISO 4217."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.anchors import anchors_in
from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.currencies import (
    CROWNS,
    CURRENCIES,
    DOLLARS,
    OF_STATE,
    SCALES,
)
from dashboard.extraction.rules.counts.owners import owner_of
from dashboard.extraction.rules.words.numbers import NUMBER_WORDS, number_of, words_number
from dashboard.extraction.rules.words.percents import Percent

_LEAST = 1e3
"""A smaller sum is the price of something."""
_LEAST_BARE, _LEAST_CARRIED = 1e6, 1e9
"""Of what leaves its currency to the sentence before, fewer may be people."""
_AFTER_BARE = frozenset(
    """in by to and this next last a from over for that than or on
    more less extra""".split()
)
_OPENERS = frozenset({"a", "half"})
_SIGNS = frozenset("$€£¥")


class _Sum(NamedTuple):
    """An amount, its currency, and the tokens that give both, end exclusive."""

    value: float
    unit: str
    first: int
    last: int


def money(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield amounts of money: ``$95.3 billion``, ``€2.5bn``, ``40 billion kronor``."""
    sums = [one for one in _sums(sentence, carried) if one.value >= _LEAST]
    if not sums:
        return
    anchors = anchors_in(sentence, carried) if sentence.places else []
    # "£2.3bn ($2.9bn) last year": what stands in brackets is the same amount.
    others = [one.first for one in sums if sentence.lows[one.first - 1 : one.first] != ["("]]
    for one in sums:
        yield Counted(
            "money",
            one.value,
            *sentence.span(one.first, one.last),
            sentence.exact(one.first, one.last),
            sentence.comparison_at(one.first),
            year=sentence.year_of(one.first, one.last, others),
            iso3=_spender(sentence, one, anchors) or _at_home(sentence, one, carried),
            unit=one.unit,
        )


def _spender(sentence: Clauses, one: _Sum, anchors: list[Anchor]) -> str | None:
    """The state whose money it is: "Norway adds $2 billion"; none of an "aid bill for Ukraine"."""
    own = [anchor for anchor in anchors if anchor.last <= one.first and not anchor.is_weak]
    owner = owner_of(sentence, Percent(one.value, one.first, one.last), own, ())
    return owner.codes[0] if owner and len(owner.codes) == 1 else None


def _at_home(sentence: Clauses, one: _Sum, carried: Carried) -> str | None:
    """The state that a text is about, in whose own currency a sum is told that names no other."""
    if any(place.kind != "seat" for place in sentence.places):
        return None
    told = (carried.topic, carried.speaker, carried.home)
    return next((code for code in told if code and OF_STATE.get(code) == one.unit), None)


def _sums(sentence: Clauses, carried: Carried) -> Iterator[_Sum]:
    at = 0
    unit, told = carried.unit if carried.about_sums else None, False
    while at < len(sentence.tokens):
        if not _may_open(sentence.lows[at]):
            at += 1
            continue
        found = (
            _joined(sentence, at)
            or _sum_at(sentence, at, carried)
            or _alike(sentence, at, unit, told)
        )
        if found is None:
            at += 1
            continue
        lower = _lower(sentence, found)
        if lower is not None:
            yield lower
        yield found
        unit, told = found.unit, True
        carried.unit = unit
        at = max(found.last, at + 1)


def _may_open(low: str) -> bool:
    """Whether an amount can begin with a word, so that no other is looked at: a number or "a"."""
    return low[0].isdigit() or low in _OPENERS or low.partition("-")[0] in NUMBER_WORDS


def _joined(sentence: Clauses, at: int) -> _Sum | None:
    """Read ``100-billion-euro``, of a fund."""
    parts = sentence.lows[at].split("-")
    if len(parts) != 3 or parts[1] not in SCALES or parts[2] not in CURRENCIES:
        return None
    number = number_of(sentence.tokens[at]._replace(low=parts[0]))
    if number is None:
        return None
    return _Sum(number * SCALES[parts[1]], CURRENCIES[parts[2]], at, at + 1)


def _sum_at(sentence: Clauses, at: int, carried: Carried) -> _Sum | None:
    amount = _amount(sentence, at)
    if amount is None:
        return None
    (value, last), first = amount, at
    tokens, lows = sentence.tokens, sentence.lows
    before = lows[at - 1] if at else ""
    unit = CURRENCIES.get(before)
    if unit is None or not (before in _SIGNS or len(before) == 3):
        named = _unit_after(sentence, last, carried)
        return _Sum(value, named[0], first, named[1]) if named else None
    first = at - 1
    joined = first and tokens[first - 1].end == tokens[first].start
    if joined and lows[first - 1] in ("us", "c", "a", "u.s.", "can"):
        unit = {"c": "CAD", "can": "CAD", "a": "AUD"}.get(lows[first - 1], unit)
        first -= 1
    return _Sum(value, unit, first, last)


def _alike(sentence: Clauses, at: int, unit: str | None, found: bool) -> _Sum | None:
    """An amount that leaves its currency to the one before: "spent €47 billion, aims for 69 billion"."""
    amount = _amount(sentence, at) if unit else None
    if unit is None or amount is None or amount[0] < (_LEAST_BARE if found else _LEAST_CARRIED):
        return None
    after = sentence.tokens[amount[1]] if amount[1] < len(sentence.tokens) else None
    closed = after is None or not after.is_word or after.low in _AFTER_BARE
    return _Sum(amount[0], unit, at, amount[1]) if closed else None


def _lower(sentence: Clauses, upper: _Sum) -> _Sum | None:
    """The lower end of a range that leaves scale and currency to the upper: "3 to 4 billion euros"."""
    at = upper.first - 2
    if at < 0 or sentence.lows[at + 1] not in ("to", "and", "or", "-", "–"):
        return None
    number = number_of(sentence.tokens[at])
    scale = next(
        (SCALES[low] for low in sentence.lows[upper.first : upper.last] if low in SCALES), None
    )
    ranged = sentence.lows[at + 1] != "and" or sentence.has(at - 1, at, frozenset({"between"}))
    if number is None or scale is None or not ranged or number * scale >= upper.value:
        return None
    return _Sum(number * scale, upper.unit, at, at + 1)


def _amount(sentence: Clauses, at: int) -> tuple[float, int] | None:
    """The number at token `at` with its scale, and where it ends: ``95.3 billion``, ``2.5bn``."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    low = token.low
    value, last = words_number(tokens, at) or (None, at + 1)
    if low == "a" and sentence.lows[at + 1 : at + 2] and sentence.lows[at + 1] in SCALES:
        value = 1.0  # "a billion euros"
    if value is None:
        digits = low.rstrip("abcdefghijklmnopqrstuvwxyz")
        scale = SCALES.get(low[len(digits) :].lstrip("-"))
        if not digits or digits == low or scale is None:
            tail = low.rpartition("-")
            value = number_of(token._replace(low=tail[0])) if tail[2] in SCALES else None
            return (value * SCALES[tail[2]], last) if value is not None else None
        value = number_of(token._replace(low=digits.rstrip("-")))
        return (value * scale, last) if value is not None else None
    after = sentence.lows[last : last + 2]
    tied, hyphen, unit = after[0].partition("-") if after else ("", "", "")
    if hyphen and tied in SCALES and unit in CURRENCIES:
        return value * SCALES[tied], last  # "1.5 billion-euro"
    if after[:1] == ["-"] and after[1:] and after[1] in SCALES:
        return value * SCALES[after[1]], last + 2
    if after and after[0] in SCALES:
        return value * SCALES[after[0]], last + 1
    return value, last


def _unit_after(sentence: Clauses, at: int, carried: Carried) -> tuple[str, int] | None:
    """The currency named after an amount, and where its name ends."""
    for index in range(at, min(at + 3, len(sentence.lows))):
        low = sentence.lows[index]
        if low.partition("-")[0] in SCALES and low.partition("-")[2] in CURRENCIES:
            low = low.partition("-")[2]
        states = [place.code for place in sentence.places if at <= place.first < index + 1]
        if low in ("kronor", "kroner", "krone", "crowns", "koruna", "krona"):
            told = [carried.speaker, carried.topic, carried.person, carried.home, carried.before]
            nearest = [*(states or (place.code for place in sentence.places)), *told]
            own = "SEK" if low == "kronor" else None
            unit = next((CROWNS[code] for code in nearest if code in CROWNS), own)
            return (unit, index + 1) if unit else None
        if low in CURRENCIES and low not in _SIGNS and len(low) > 2:
            unit = CURRENCIES[low]
            if unit == "USD":
                unit = next((DOLLARS[code] for code in states if code in DOLLARS), unit)
            return unit, index + 1
        if not any(place.first <= index < place.last for place in sentence.places):
            return None
    return None

"""Find amounts of money, with their currency after ISO 4217."""

import re
from collections.abc import Iterator
from functools import cache

from dashboard.extraction.lexicon_data import weights
from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import CountSentence, Figure
from dashboard.extraction.rules.counts.token_patterns import lexicon
from dashboard.extraction.rules.words.numbers import number_of, words_number
from dashboard.extraction.rules.words.sentences import Token

_LEAST = 1e3
"""A smaller sum is the price of something."""
_LEAST_BARE = 1e6
"""Of what leaves its currency to the sum before, fewer may be people."""
_CODES = (
    "USD EUR GBP JPY PLN SEK NOK DKK CZK HUF CHF RON TRY RUB UAH MKD BGN ALL CNY GEL CAD ISK"
).split()
_CROWNS = frozenset({"SEK", "NOK", "DKK", "CZK", "ISK"})
_DOLLARS = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD"}
_SIGNS = frozenset("$€£¥")
_PREFIXED = {"us": "USD", "u.s.": "USD", "c": "CAD", "can": "CAD", "a": "AUD"}
_JOINED = re.compile(r"\d[\d.,]*[a-z]+|\w[\w.,]*(-\w+)+")
_PIECES = re.compile(r"\d[\d.,]*|[^\W\d]+")


@cache
def _currencies() -> dict[str, str]:
    """Return word → currency, and state → its own currency."""
    return {word: code for code in _CODES for word in lexicon(f"currency-{code}")}


def home_of_sum(sentence: CountSentence, amount: Figure, context: CountContext) -> str | None:
    """Return the state that the text is about, if a sum without an owner is in its currency."""
    home = () if sentence.places else (context.topic, context.speaker, context.home)
    return next((code for code in home if code and _currencies().get(code) == amount.unit), None)


def sums_in(sentence: CountSentence, context: CountContext) -> Iterator[Figure]:
    """Yield the sums of a sentence, ``$95.3 billion``, ``€2.5bn``; one without a currency has that of the sum before it."""
    pieces, ats = _pieces(sentence)
    done, unit = 0, ""
    for piece, at in enumerate(ats):
        amount = _amount(pieces, piece) if at >= done else None
        if amount is None:
            continue
        value, end = amount
        first, last = at, ats[end - 1] + 1
        signed = _unit_before(sentence, first)
        named = signed or _unit_after(sentence, pieces, ats, end, context)
        if not named and unit and value >= _LEAST_BARE and sentence.after(last, "{after-sum}|$"):
            named = unit, last  # "spent €47 billion, aims for 69 billion"
        if named:
            unit, place = named
            first, last = (place, last) if signed else (first, place)
            done = last
            if value >= _LEAST:
                yield Figure(value, first, last, unit)


def _pieces(sentence: CountSentence) -> tuple[list[Token], list[int]]:
    """Split "2.5bn" and "100-billion-euro"; return the pieces and the token of each."""
    pieces = [
        (token._replace(low=low), at)
        for at, token in enumerate(sentence.tokens)
        for low in (_PIECES.findall(token.low) if _is_joined(token) else [token.low])
    ]
    return [piece for piece, _ in pieces], [at for _, at in pieces]


def _is_joined(token: Token) -> bool:
    return number_of(token) is None and bool(_JOINED.fullmatch(token.low))


def _amount(pieces: list[Token], at: int) -> tuple[float, int] | None:
    """Return the number at piece `at` with its scale, and where it ends: ``95.3 billion``."""
    scales = weights("count-scale")
    number = words_number(pieces, at)
    if number is None:
        return None
    value, last = number
    scale = scales.get(pieces[last].low) if last < len(pieces) else None
    return (value * scale, last + 1) if scale else (value, last)


def _unit_before(sentence: CountSentence, at: int) -> tuple[str, int] | None:
    """Return the currency before an amount, and where it begins: "US$", "€", "PLN"."""
    low = sentence.lows[at - 1] if at else ""
    unit = _currencies().get(low)
    if unit is None or not (low in _SIGNS or len(low) == 3):
        return None
    joined = at > 1 and sentence.tokens[at - 2].end == sentence.tokens[at - 1].start
    prefix = _PREFIXED.get(sentence.lows[at - 2]) if joined else None
    return (prefix, at - 2) if prefix else (unit, at - 1)


def _unit_after(
    sentence: CountSentence, pieces: list[Token], ats: list[int], piece: int, context: CountContext
) -> tuple[str, int] | None:
    """Return the currency after an amount, and where its name ends: "billion Swedish kronor"."""
    begin = ats[piece] if piece < len(ats) else 0
    for low, at in list(zip((p.low for p in pieces), ats, strict=True))[piece : piece + 3]:
        states = [place.code for place in sentence.places if begin <= place.first <= at]
        if low in lexicon("crown"):
            named = states or [place.code for place in sentence.places]
            nearest = [*named, context.topic, context.speaker, context.home]
            units = [_currencies().get(code or "") for code in nearest]
            unit = next((unit for unit in units if unit in _CROWNS), None)
            return (unit, at + 1) if unit else None
        unit = _currencies().get(low)
        if unit and low not in _SIGNS and len(low) > 2:
            own = next((_DOLLARS[code] for code in states if code in _DOLLARS), unit)
            return (own if unit == "USD" else unit), at + 1
        if not sentence.after(at, "<state>|<body>"):
            return None
    return None

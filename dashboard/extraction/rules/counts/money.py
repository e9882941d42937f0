"""Find amounts of money, with their currency after ISO 4217."""

import re
from collections.abc import Iterator
from functools import cache

from dashboard.extraction.lexicon_data import weights
from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import CountSentence, Quantity
from dashboard.extraction.rules.counts.token_patterns import lexicon
from dashboard.extraction.rules.words.numbers import number_of, words_number
from dashboard.extraction.rules.words.sentences import Token

_LEAST = 1e3
"""A smaller sum is the price of something."""
_LEAST_BARE = 1e6
"""Of what leaves its currency to the sum before, fewer may be people."""
_CODES = (
    "USD EUR GBP JPY PLN SEK NOK DKK CZK HUF CHF RON TRY RUB UAH MKD BGN ALL CNY GEL CAD AUD ISK"
).split()
_LONGEST_SIGN = 3
_JOINED = re.compile(r"\d[\d.,]*[a-z]+|\w[\w.,]*(-\w+)+")
_PIECES = re.compile(r"\d[\d.,]*|[^\W\d]+")


@cache
def _units(word: str | None) -> list[str]:
    """Return the currencies that a word may mean, or the one of a state."""
    return [code for code in _CODES if word in lexicon(f"currency-{code}")]


def home_of_sum(sentence: CountSentence, amount: Quantity, context: CountContext) -> str | None:
    """Return the state that the text is about, if a sum without an owner is in its currency."""
    home = () if sentence.places else (context.topic, context.speaker, context.home)
    return next((code for code in home if amount.unit in _units(code)), None)


def sums_in(sentence: CountSentence, context: CountContext) -> Iterator[Quantity]:
    """Yield the sums of a sentence, ``$95.3 billion``, ``€2.5bn``.

    One without a currency has that of the sum before it.
    """
    pieces, ats = _pieces(sentence)
    done, unit = 0, ""
    for piece, at in enumerate(ats):
        number = words_number(pieces, piece) if at >= done else None
        if number is None:
            continue
        value, end = number
        scale = weights("count-scale").get(pieces[end].low) if end < len(pieces) else None
        value, end = (value * scale, end + 1) if scale else number
        first, last = at, ats[end - 1] + 1
        signed = _unit_before(sentence, first)
        behind = list(zip(pieces, ats, strict=True))[end : end + 3]
        named = signed or _unit_after(sentence, behind, context)
        if not named and unit and value >= _LEAST_BARE and sentence.after(last, "{after-sum}|$"):
            named = unit, last  # "spent €47 billion, aims for 69 billion"
        if named:
            unit, place = named
            first, last = (place, last) if signed else (first, place)
            done = last
            if value >= _LEAST:
                yield Quantity(value, first, last, unit)


def _pieces(sentence: CountSentence) -> tuple[list[Token], list[int]]:
    """Split "2.5bn" and "100-billion-euro"; return the pieces and the token of each."""
    pieces, ats = [], []
    for at, token in enumerate(sentence.tokens):
        is_joined = number_of(token) is None and _JOINED.fullmatch(token.low)
        for low in _PIECES.findall(token.low) if is_joined else [token.low]:
            pieces.append(token._replace(low=low))
            ats.append(at)
    return pieces, ats


def _unit_before(sentence: CountSentence, at: int) -> tuple[str, int] | None:
    """Return the currency before an amount, and where it begins: "US$", "€", "PLN"."""
    joined = at > 1 and sentence.tokens[at - 2].end == sentence.tokens[at - 1].start
    for first in range(max(0, at - 1 - joined), at):
        sign = "".join(sentence.lows[first:at])
        if len(sign) <= _LONGEST_SIGN and _units(sign):
            return _units(sign)[0], first
    return None


def _unit_after(
    sentence: CountSentence, behind: list[tuple[Token, int]], context: CountContext
) -> tuple[str, int] | None:
    """Return the currency after an amount, and where its name ends: "billion Swedish kronor".

    A name that several states give to their currencies means that of the nearest; a dollar of none
    is American.
    """
    for piece, at in behind:
        units = _units(piece.low)
        if len(piece.low) > 1 and units:
            states = [place.code for place in sentence.places if behind[0][1] <= place.first <= at]
            if "USD" not in units:
                states += [place.code for place in sentence.places]
                states += filter(None, (context.topic, context.speaker, context.home))
            near = [unit for code in states for unit in _units(code) if unit in units]
            known = near or (units if "USD" in units or len(units) == 1 else [])
            return (known[0], at + 1) if known else None
        if not sentence.after(at, "<state>|<body>"):
            return None
    return None

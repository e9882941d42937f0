"""Finds amounts of money, with their currency after ISO 4217."""

from collections.abc import Iterator

from dashboard.language.carried import Carried
from dashboard.language.counted import Clauses, Counted
from dashboard.language.numbers import number_of, words_number

_CURRENCIES = {
    "$": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "gbp": "GBP",
    "¥": "JPY",
    "yen": "JPY",
    "zloty": "PLN",
    "zlotys": "PLN",
    "zlotych": "PLN",
    "pln": "PLN",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "czk": "CZK",
    "huf": "HUF",
    "chf": "CHF",
    "forints": "HUF",
    "lei": "RON",
    "lira": "TRY",
    "rubles": "RUB",
    "roubles": "RUB",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "denars": "MKD",
    "denar": "MKD",
    "leu": "RON",
    "leva": "BGN",
    "lev": "BGN",
    "lek": "ALL",
    "forint": "HUF",
    "yuan": "CNY",
    "lari": "GEL",
    "francs": "CHF",
}
_CROWNS = {"SWE": "SEK", "NOR": "NOK", "DNK": "DKK", "CZE": "CZK", "ISL": "ISK"}
_DOLLARS = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD"}
_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_SIGNS = frozenset("$€£¥")


def money(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield amounts of money: ``$95.3 billion``, ``€2.5bn``, ``40 billion kronor``."""
    tokens, lows = sentence.tokens, sentence.lows
    for at in range(len(tokens)):
        parts = lows[at].split("-")
        if len(parts) == 3 and parts[1] in _SCALES and parts[2] in _CURRENCIES:
            # "a 100-billion-euro fund"
            number = number_of(tokens[at]._replace(low=parts[0]))
            if number is not None:
                spans = sentence.span(at, at + 1), sentence.exact(at, at + 1)
                value, currency = number * _SCALES[parts[1]], _CURRENCIES[parts[2]]
                yield Counted("money", value, *spans[0], spans[1], unit=currency)
            continue
        amount = _amount(sentence, at)
        if amount is None:
            continue
        value, last = amount
        first = at
        before = lows[at - 1] if at else ""
        unit = _CURRENCIES.get(before)
        if unit is not None and (before in _SIGNS or len(before) == 3):
            first = at - 1
            joined = first and tokens[first - 1].end == tokens[first].start
            if joined and lows[first - 1] in ("us", "c", "a", "u.s.", "can"):
                unit = {"c": "CAD", "can": "CAD", "a": "AUD"}.get(lows[first - 1], unit)
                first -= 1
        else:
            named = _unit_after(sentence, last, carried)
            if named is None:
                continue
            unit, last = named
        date = sentence.date_of(at, sentence.clause_end(at))
        yield Counted(
            "money",
            value,
            *sentence.span(first, last),
            sentence.exact(first, last),
            sentence.comparison_at(first),
            year=int(date.value[:4]) if date else None,
            unit=unit,
        )


def _amount(sentence: Clauses, at: int) -> tuple[float, int] | None:
    """The number at token `at` with its scale, and where it ends: ``95.3 billion``, ``2.5bn``."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    low = token.low
    value, last = words_number(tokens, at) or (None, at + 1)
    if value is None:
        digits = low.rstrip("abcdefghijklmnopqrstuvwxyz")
        scale = _SCALES.get(low[len(digits) :].lstrip("-"))
        if not digits or digits == low or scale is None:
            tail = low.rpartition("-")
            value = number_of(token._replace(low=tail[0])) if tail[2] in _SCALES else None
            return (value * _SCALES[tail[2]], last) if value is not None else None
        value = number_of(token._replace(low=digits.rstrip("-")))
        return (value * scale, last) if value is not None else None
    after = sentence.lows[last : last + 2]
    if after[:1] == ["-"] and after[1:] and after[1] in _SCALES:
        return value * _SCALES[after[1]], last + 2
    if after and after[0] in _SCALES:
        return value * _SCALES[after[0]], last + 1
    return value, last


def _unit_after(sentence: Clauses, at: int, carried: Carried) -> tuple[str, int] | None:
    """The currency named after an amount, and where its name ends."""
    for index in range(at, min(at + 3, len(sentence.lows))):
        low = sentence.lows[index]
        states = [place.code for place in sentence.places if at <= place.first < index + 1]
        if low in ("kronor", "kroner", "krone", "crowns", "koruna", "krona"):
            told = [carried.speaker, carried.topic, carried.person, carried.home]
            nearest = states or [place.code for place in sentence.places] + told
            unit = next((_CROWNS[code] for code in nearest if code in _CROWNS), None)
            return (unit, index + 1) if unit else None
        if low in _CURRENCIES and low not in _SIGNS and len(low) > 2:
            unit = _CURRENCIES[low]
            if unit == "USD":
                unit = next((_DOLLARS[code] for code in states if code in _DOLLARS), unit)
            return unit, index + 1
        if not any(place.first <= index < place.last for place in sentence.places):
            return None
    return None

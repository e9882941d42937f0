"""The words for currencies, after ISO 4217, and for thousands and more."""

CURRENCIES = {
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
    "levs": "BGN",
    "lev": "BGN",
    "lek": "ALL",
    "forint": "HUF",
    "yuan": "CNY",
    "lari": "GEL",
    "francs": "CHF",
}
CROWNS = {"SWE": "SEK", "NOR": "NOK", "DNK": "DKK", "CZE": "CZK", "ISL": "ISK"}
DOLLARS = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD"}
OF_STATE = {"ALB": "ALL", "BGR": "EUR", "CAN": "CAD", "CHE": "CHF", "CZE": "CZK", "DNK": "DKK"} | {
    "GBR": "GBP", "HUN": "HUF", "ISL": "ISK", "JPN": "JPY", "MKD": "MKD", "NOR": "NOK", "POL": "PLN",
    "ROU": "RON", "RUS": "RUB", "SWE": "SEK", "TUR": "TRY", "UKR": "UAH", "USA": "USD",
}  # fmt: skip
"""State → its own currency, after ISO 4217."""
OF_STATE |= dict.fromkeys(
    """AUT BEL CYP DEU ESP EST FIN FRA GRC HRV IRL ITA LTU LUX LVA MLT NLD PRT SVK SVN MNE
    XKX""".split(),
    "EUR",
)
SCALES = {
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

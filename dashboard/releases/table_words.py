"""Words of NATO's tables: which measure a block of figures gives, in which unit, for whom."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.facts.figure_vocabulary import Measure

TOTALS = {
    "nato total": "NATO",
    "nato europe and canada": "NATO_EUROPE_CANADA",
    "nato europe": "NATO_EUROPE",
    "north america": "NORTH_AMERICA",
}
"""Name of a total → its entity; ``NATO_EUROPE`` of releases until 2016 leaves out Canada."""
OTHER_NAMES = {
    "czech republic": "CZE",
    "slovak republic": "SVK",
    "turkey": "TUR",
    "turkiye": "TUR",
    "republic of türkiye": "TUR",
    "the former yugoslav republic of macedonia": "MKD",
}
"""Name of a member in older releases → alpha-3."""

_DOLLARS = {"million us dollar": 1.0, "billion us dollar": 1000.0}
_SHARES_OF_EXPENDITURE = r"distribution of (core )?defence expenditures? by (main )?category"


@dataclass(frozen=True)
class TableWords:
    """How NATO names a measure: patterns of the block's line and of the whole heading.

    `units` is the text of a unit → factor into the measure's own unit; empty for percentages.
    """

    measure: Measure | None
    """None for a table that repeats others or has no measure of ours."""
    block: str = ""
    heading: str = ""
    units: Mapping[str, float] | None = None
    reason: str = ""
    """Why a table without a measure is left out."""


TABLES = (
    TableWords(
        None,
        heading=r"real change \d{4}",
        reason="it repeats figures of other tables",
    ),
    TableWords(
        None,
        heading=r"national currency",
        reason="amounts in national currencies cannot be compared",
    ),
    TableWords("share_of_gdp", r"share of (real )?gdp|percentage of gross domestic product"),
    TableWords("real_change", r"annual real change"),
    TableWords("gdp_per_capita", r"gdp per capita", units={"thousand us dollar": 1.0}),
    TableWords(
        "expenditure_per_capita", r"defence expenditures? per capita", units={"us dollar": 1.0}
    ),
    TableWords("equipment_share", r"^equipment", _SHARES_OF_EXPENDITURE),
    TableWords("personnel_share", r"^personnel", _SHARES_OF_EXPENDITURE),
    TableWords("infrastructure_share", r"^infrastructure", _SHARES_OF_EXPENDITURE),
    TableWords("other_share", r"^other", _SHARES_OF_EXPENDITURE),
    TableWords("personnel", heading=r"military personnel", units={"thousand": 1.0}),
    TableWords(
        "gdp_current_prices",
        r"current prices",
        r"\bgdp\b|gross domestic product",
        units=_DOLLARS,
    ),
    TableWords(
        "gdp_constant_prices",
        heading=r"(\bgdp\b|gross domestic product)(.|\n)*\d{4} prices",
        units=_DOLLARS,
    ),
    TableWords(
        "expenditure_current_prices", r"current prices", r"defence expenditure", units=_DOLLARS
    ),
    TableWords(
        "expenditure_constant_prices",
        r"(constant|\d{4}) (\d{4} )?prices",
        r"defence expenditure",
        units=_DOLLARS,
    ),
)
"""In the order in which they are tried: the first that matches names the measure."""


@dataclass(frozen=True)
class Recognised:
    """What a heading says: the measure and its factor, or why the table is left out."""

    measure: Measure | None
    factor: float = 1.0
    reason: str = ""


def recognise(title: str, lines: list[str], block: str) -> Recognised:
    """Return the measure that a table's title, lines and a block's own line name, with its factor.

    Where the unit is none that the measure has, `reason` says so and the measure is None.
    """
    heading = "\n".join([plain(title), *map(plain, lines), plain(block)])
    for words in TABLES:
        if re.search(words.block, plain(block)) and re.search(words.heading, heading):
            if words.measure is None:
                return Recognised(None, reason=words.reason)
            if words.units is None:
                return Recognised(words.measure)
            for unit, factor in words.units.items():
                if unit in heading:
                    return Recognised(words.measure, factor)
            return Recognised(None, reason="its unit is none that we know")
    return Recognised(None, reason="it gives no measure that we hold")


def price_base(text: str) -> int | None:
    """Return the year of "constant 2015 prices", or None for another text."""
    match = re.search(r"\b((?:19|20)\d\d) prices", plain(text))
    return int(match[1]) if match else None


def plain(text: str) -> str:
    """Return a text in lower case, without footnote marks and doubled spaces: ``sweden``."""
    return " ".join(re.sub(r"[*†‡]+|\((?:[a-z]|\d)\)", " ", text).split()).casefold()


def entity_name(label: str) -> str:
    """Return a row's label as names are looked up: ``  Albania   (Leks)`` → ``albania``."""
    name = plain(re.sub(r"\([^)]*\)", " ", label))
    return re.sub(r"^nato - ", "nato ", name)

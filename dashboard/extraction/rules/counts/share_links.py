"""Finds the word that ties a share of GDP to its owner: "at", "reach", "spends"."""

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.share_words import (
    ASKING,
    LINKS,
    NEAR,
)
from dashboard.extraction.rules.words.percents import Percent


def link_of(sentence: Clauses, percent: Percent) -> str | None:
    """The word that ties a share to its owner: "at", "reach", "spends"; None if there is none."""
    dated = {at for date in sentence.dates for at in range(date.first, date.last)}
    at = percent.first - 1
    while at >= 0 and (
        at in dated
        or sentence.lows[at] in NEAR
        or sentence.lows[at : at + 2] in (["at", "least"], ["at", "most"])
    ):
        at -= 1
    if at < 0:
        return None
    low = sentence.lows[at]
    beside = any(place.last == at + 1 for place in sentence.places)
    return low if low in LINKS | ASKING | {"its", "our", "whose"} or beside else None

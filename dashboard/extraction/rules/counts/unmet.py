"""Tells shares of GDP that a state does not spend: "did not reach 2%", "rules out 3%"."""

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.share_links import link_of
from dashboard.extraction.rules.counts.share_words import UNMET
from dashboard.extraction.rules.words.percents import Percent

_IMPOSSIBLE = frozenset("question impossible unrealistic unthinkable unaffordable illusion".split())
_RULING = frozenset("rules ruled rule ruling".split())
_INTENTIONS = frozenset(
    """plan plans intention intentions wish desire need reason way date timetable deadline
    schedule""".split()
)


def is_unmet(sentence: Clauses, percent: Percent, owner: Anchor | None) -> bool:
    """Whether a share is one that the state does not spend: "did not reach 2%", "below 2%"."""
    if owner and sentence.has(owner.first - 2, owner.first, frozenset({"whether"})):
        return True
    behind = sentence.lows[percent.last : sentence.clause_end(percent.last - 1)]
    if {"is", "was", "would"} & set(behind) and set(behind) & _IMPOSSIBLE:
        return True
    if link_of(sentence, percent) in ("with", "at"):
        # "falls short with 1.98%": that much it does spend.
        return False
    floor = max(owner.last if owner else 0, percent.first - 8, 0)
    for at in range(percent.first - 1, floor - 1, -1):
        if sentence.lows[at] in (",", ";"):
            return False
        if sentence.lows[at] in UNMET:
            return True
        if sentence.lows[at] == "out" and sentence.has(at - 1, at, _RULING):
            return True
        if sentence.lows[at] == "no" and sentence.has(at + 1, at + 2, _INTENTIONS):
            return True
    return False

"""Tell what a percentage measures, and which word ties it to its owner."""

from collections.abc import Iterable
from typing import Literal

from dashboard.extraction.rules.counts.counted import CountSentence, Figure
from dashboard.extraction.rules.counts.token_patterns import lexicon

Gauge = Literal["gdp", "other"]


def gauge_of(sentence: CountSentence, percent: Figure) -> Gauge | None:
    """Return what a percentage is a share of: GDP, something else, or None where nothing says.

    "2% of its gross domestic product" → gdp; "2% of voters" → other.
    """
    last = percent.last
    if sentence.after(last, "of|-"):
        if sentence.after(last + 1, "!,|;|\\.*5 {output}"):
            return "other" if _is_foreign(sentence, percent) else "gdp"
        return "other" if sentence.lows[last] == "of" else None
    return None


def is_rival(sentence: CountSentence, among: Iterable[int], besides: str = "") -> bool | None:
    """Whether what stands first `among` tokens is a rival of spending: prices, growth, votes.

    `besides` are words that are none here. None where neither is named.
    """
    for at in among:
        if sentence.lows[at] in lexicon("rival") - set(besides.split()):
            return True
        if sentence.lows[at] in lexicon("spending"):
            return sentence.before(at, "{rival}")
    return None


def _is_foreign(sentence: CountSentence, percent: Figure) -> bool:
    """Whether a share of GDP goes to something else: "a deficit of 4% of GDP", "aid"."""
    before = range(percent.first - 1, max(-1, percent.first - 12), -1)
    behind = range(percent.last + 2, min(percent.last + 7, len(sentence.lows)))
    nearest = is_rival(sentence, before, "economy growth support party rate rates")
    return bool(is_rival(sentence, behind) if nearest is None else nearest)


def link_of(sentence: CountSentence, percent: Figure) -> str | None:
    """Return the word that ties a share to its owner: "at", "reach"; None if there is none."""
    end = sentence.run_start(percent.first, "{near}|<date>|at_least|at_most*")
    tied = sentence.before(end, "{link}|{asking}|its|our|whose|<state>|<body>")
    return sentence.lows[end - 1] if tied else None

"""Finds the shares of GDP that a text gives as a guideline: "at least 2% of GDP", "the 2% mark"."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.anchors import is_venue
from dashboard.extraction.rules.counts.asking import deadline, is_asked_of_members, is_called_line
from dashboard.extraction.rules.counts.counted import Clauses, Counted
from dashboard.extraction.rules.counts.group_words import GUIDELINE, is_agreed
from dashboard.extraction.rules.counts.share_words import gauge_of
from dashboard.extraction.rules.words.percents import Percent

_HIGHEST_SHARE = 10.0
_AIMING = GUIDELINE | frozenset(
    """agreed agree should must aim aims least committed promise promised promises pledged obliged
    require requires required recommended asks themselves""".split()
)
_NAMING = frozenset(
    """spending defence defense military nato nato's alliance alliance's core national investment
    budget - of gdp of-gdp or more""".split()
)
"""What may stand between a share and the word for what it is."""
_LINES = frozenset("bar line hurdle yardstick objective".split())
_PROMISED = frozenset("agreed promised pledged set adopted".split())
_OUTPUT = (
    ("gdp",),
    ("gross", "domestic", "product"),
    ("national", "output"),
    ("economic", "output"),
    ("national", "income"),
)


def guidelines(sentence: Clauses) -> Iterator[Counted]:
    """Yield the shares of GDP that a sentence gives as a guideline, not those a state spends.

    "at least 2% of its gross domestic product", "the 2% target" and "a floor of 2%" all count. One
    that members had not agreed on by the article's day is proposed.
    """
    for percent in sentence.percents:
        if not 0 < percent.value <= _HIGHEST_SHARE:
            continue
        agreed = is_agreed(percent.value, sentence.published_on)
        if not agreed and _is_own(sentence, percent):
            continue
        told = _told(sentence, percent, agreed)
        if told is None:
            continue
        last, fullness = told
        first = percent.first
        comparison = sentence.comparison_at(first)
        if comparison != "exactly":
            first -= 1 if sentence.lows[first - 1] == "over" else 2
        yield Counted(
            "guideline_share_of_gdp" if agreed else "proposed_guideline_share_of_gdp",
            percent.value,
            *sentence.span(sentence.words_before(max(0, first), 6), last),
            sentence.exact(first, last),
            comparison,
            year=deadline(sentence, percent),
            fullness=fullness,
        )


def _told(sentence: Clauses, percent: Percent, agreed: bool) -> tuple[int, int] | None:
    """Where the words for a guideline end, and how fully they tell it; None if it is no guideline."""
    output = _output_end(sentence, percent)
    named = _name_end(sentence, percent)
    if named is not None:
        return output or named, 0
    if agreed and _is_promised(sentence, percent):
        return percent.last, 1
    if gauge_of(sentence, percent) == "other":
        return None
    if is_called_line(sentence, percent):
        return output or percent.last, 1
    if agreed and is_asked_of_members(sentence, percent):
        return output or percent.last, 1
    if output is None or _is_spent(sentence, percent) or not _is_aimed(sentence, percent):
        return None
    return output, 1


def _name_end(sentence: Clauses, percent: Percent) -> int | None:
    """Where a name behind a share ends: "the 2% target", "2%-of-GDP goal", "2% NATO guideline"."""
    for at in range(percent.last, min(percent.last + 6, len(sentence.lows))):
        low = sentence.lows[at]
        if low in GUIDELINE or low in _LINES:
            return at + 1
        if low not in _NAMING:
            return None
    return None


def _is_promised(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is the one that members agreed on: "against the 2% that they promised"."""
    before = sentence.lows[percent.first - 1 : percent.first]
    after = sentence.has(percent.last, percent.last + 5, _PROMISED)
    return before == ["the"] and after and sentence.lows[percent.last] in ("that", *_PROMISED)


def _is_aimed(sentence: Clauses, percent: Percent) -> bool:
    return sentence.has(percent.first - 18, percent.last + 10, _AIMING)


def _is_spent(sentence: Clauses, percent: Percent) -> bool:
    """Whether a state stands so close before a share that it is the state's own."""
    return any(
        place.kind != "organisation"
        and 0 <= percent.first - place.last <= 7
        and not sentence.has(place.last, percent.first, GUIDELINE)
        and not is_venue(sentence, place)
        for place in sentence.places
    )


def _is_own(sentence: Clauses, percent: Percent) -> bool:
    """Whether a target is a state's own: "Poland's 5 percent target", "its goal of 3% of GDP"."""
    near = range(percent.first - 8, percent.first)
    named = any(
        place.kind in ("name", "seat") and place.first in near and not is_venue(sentence, place)
        for place in sentence.places
    )
    return named or sentence.has(percent.first - 4, percent.first, frozenset({"own", "its"}))


def _output_end(sentence: Clauses, percent: Percent) -> int | None:
    """The end of "of its gross domestic product" after a share."""
    at = percent.last
    if at >= len(sentence.tokens) or sentence.lows[at] not in ("of", "-"):
        return None
    for index in range(at + 1, min(at + 5, len(sentence.tokens))):
        for words in _OUTPUT:
            if tuple(sentence.lows[index : index + len(words)]) == words:
                return index + len(words)
    return None

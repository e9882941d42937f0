"""Finds the shares of GDP that a text gives as a guideline: "at least 2% of GDP", "the 2% mark"."""

from collections.abc import Iterator

from dashboard.language.counted import Clauses, Counted
from dashboard.language.group_words import GUIDELINE, is_agreed
from dashboard.language.percents import Percent

_HIGHEST_SHARE = 10.0
_AIMING = GUIDELINE | frozenset(
    """agreed agree should must aim aims least committed promise promised promises pledged obliged
    require requires required recommended asks""".split()
)
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

    "at least 2% of its gross domestic product" and "the 2% target" both count. One that members
    had not agreed on by the article's day is proposed.
    """
    for percent in sentence.percents:
        if not 0 < percent.value <= _HIGHEST_SHARE:
            continue
        output = _output_end(sentence, percent)
        after = sentence.lows[percent.last : percent.last + 3]
        target = bool(after) and (
            after[0] in GUIDELINE
            or (after[:1] == ["-"] and len(after) > 1 and after[1] in GUIDELINE)
            or (
                after[0] in ("spending", "defence", "defense", "nato")
                and set(after) & GUIDELINE != set()
            )
        )
        if _is_promised(sentence, percent):
            output = percent.last
        if output is None and not target:
            continue
        if not target and (_is_spent(sentence, percent) or not _is_aimed(sentence, percent)):
            continue
        agreed = is_agreed(percent.value, sentence.published_on)
        if not agreed and _is_own(sentence, percent):
            continue
        last = output or percent.last + next(
            index for index, low in enumerate(after, start=1) if low in GUIDELINE
        )
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
        )


def _is_promised(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is the one that members agreed on: "against the 2% that they promised"."""
    before = sentence.lows[percent.first - 1 : percent.first]
    after = sentence.has(percent.last, percent.last + 5, _PROMISED)
    return before == ["the"] and after and sentence.lows[percent.last] in ("that", *_PROMISED)


def _is_aimed(sentence: Clauses, percent: Percent) -> bool:
    return sentence.has(percent.first - 14, percent.last + 10, _AIMING)


def _is_spent(sentence: Clauses, percent: Percent) -> bool:
    """Whether a state stands so close before a share that it is the state's own."""
    return any(
        place.kind != "organisation"
        and 0 <= percent.first - place.last <= 7
        and not sentence.has(place.last, percent.first, GUIDELINE)
        for place in sentence.places
    )


def _is_own(sentence: Clauses, percent: Percent) -> bool:
    """Whether a target is a state's own: "Poland's 5 percent target", "its goal of 3% of GDP"."""
    near = range(percent.first - 8, percent.first)
    named = any(
        place.kind != "organisation" and place.first in near and place.kind != "demonym"
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

"""Brings together what a text counts about the Alliance, and who is said to count it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dashboard.language.alliance_numbers import guidelines, members_in_all, years_of_increase
from dashboard.language.counted import Clauses, Counted
from dashboard.language.meeting import members_meeting
from dashboard.language.sentences import paragraphs
from dashboard.language.statements import statements_in


class Attributed(NamedTuple):
    """A number and whose it is; None where the text itself states it."""

    counted: Counted
    stated_by: str | None


def counted_in(text: str, published_on: str | None) -> list[Attributed]:
    """Return what `text` counts, in order; a guideline that it names several times comes once."""
    found = list(_once(sorted(_walk(text, published_on), key=lambda counted: counted.exact)))
    if not found:
        return []
    first = next((f"{c.value:g}" for c in found if c.metric == "guideline_share_of_gdp"), None)
    found = [
        replace(counted, guideline=first)
        if counted.metric == "members_meeting_guideline" and counted.guideline is None
        else counted
        for counted in found
    ]
    spans: list[tuple[int, int, str]] = []
    for statement in statements_in(text, published_on):
        tokens = statement.paragraph.tokens
        spans.extend(
            (tokens[begin].start, tokens[end - 1].end, statement.speaker.name)
            for begin, end in statement.contents
        )
    return [Attributed(counted, _speaker(counted, spans)) for counted in found]


def _walk(text: str, published_on: str | None) -> Iterator[Counted]:
    guideline: str | None = None
    for paragraph in paragraphs(text):
        if paragraph.is_heading:
            continue
        for first, last in paragraph.sentences:
            sentence = Clauses(paragraph.tokens[first:last], published_on)
            named = list(guidelines(sentence))
            if named:
                # A count without a number of its own ("met the target") means the last one named.
                guideline = f"{named[0].value:g}"
            yield from named
            yield from members_meeting(sentence, guideline)
            yield from members_in_all(sentence)
            yield from years_of_increase(sentence)


def _once(found: list[Counted]) -> Iterator[Counted]:
    """Keep each guideline once, where it is told most fully: "at least 2% of its GDP"."""
    best: dict[float, Counted] = {}
    for counted in found:
        if counted.metric == "guideline_share_of_gdp":
            earlier = best.get(counted.value)
            if earlier is None or _fullness(counted) > _fullness(earlier):
                best[counted.value] = counted
    for counted in found:
        if counted.metric != "guideline_share_of_gdp" or best[counted.value] is counted:
            yield counted


def _fullness(counted: Counted) -> tuple[bool, int]:
    return counted.comparison != "exactly", counted.exact[1] - counted.exact[0]


def _speaker(counted: Counted, spans: list[tuple[int, int, str]]) -> str | None:
    start = counted.exact[0]
    return next((name for first, last, name in spans if first <= start < last), None)

"""Brings together what a text counts about the Alliance, and who is said to count it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dashboard.language.alliance_numbers import guidelines, members_in_all, years_of_increase
from dashboard.language.counted import Clauses, Counted
from dashboard.language.manner import stated_on
from dashboard.language.meeting import members_meeting
from dashboard.language.money import money
from dashboard.language.places import Place
from dashboard.language.sentences import paragraphs
from dashboard.language.spending import growth, shares
from dashboard.language.statements import statements_in


class Attributed(NamedTuple):
    """A number, whose it is and when that was said; None where the text itself states it."""

    counted: Counted
    stated_by: str | None
    stated_on: str | None


class _Said(NamedTuple):
    """What somebody said, where and when."""

    start: int
    end: int
    speaker: str
    day: str | None


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
    spans: list[_Said] = []
    for statement in statements_in(text, published_on):
        tokens = statement.paragraph.tokens
        spans.extend(
            _Said(
                tokens[begin].start,
                tokens[end - 1].end,
                statement.speaker.name,
                stated_on(statement, published_on),
            )
            for begin, end in statement.contents
        )
    return [Attributed(counted, *_speaker(counted, spans)) for counted in found]


def _walk(text: str, published_on: str | None) -> Iterator[Counted]:
    guideline: str | None = None
    carried: Place | None = None
    about = False
    for paragraph in paragraphs(text):
        if paragraph.is_heading:
            continue
        about = about or any(token.stem in ("nato", "alliance") for token in paragraph.tokens)
        for first, last in paragraph.sentences:
            sentence = Clauses(paragraph.tokens[first:last], published_on, about)
            asked = list(shares(sentence, carried))
            taken = {found.value for found in asked}
            named = [found for found in guidelines(sentence) if found.value not in taken]
            if named:
                # A count without a number of its own ("met the target") means the last one named.
                guideline = f"{named[0].value:g}"
            yield from named
            yield from members_meeting(sentence, guideline)
            yield from members_in_all(sentence)
            yield from years_of_increase(sentence)
            yield from asked
            yield from growth(sentence)
            yield from money(sentence)
            states = [place for place in sentence.places if place.kind != "organisation"]
            carried = states[0] if states else carried


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


def _speaker(counted: Counted, spans: list[_Said]) -> tuple[str | None, str | None]:
    start = counted.exact[0]
    said = next((one for one in spans if one.start <= start < one.end), None)
    return (said.speaker, said.day) if said else (None, None)

"""Brings together what a text counts about the Alliance, and who is said to count it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.extraction.document import Document
from dashboard.extraction.rules.counts.count_context import CountContext, home_of
from dashboard.extraction.rules.counts.counted import Counted, CountSentence
from dashboard.extraction.rules.counts.meeting import members_meeting
from dashboard.extraction.rules.counts.members import members_in_all
from dashboard.extraction.rules.counts.quantities import quantities
from dashboard.extraction.rules.speech.manner import stated_on
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.words.subjects import Subjects

_AGREED = "guideline_share_of_gdp"


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
    iso3: str | None
    day: str | None


def counted_in(document: Document, statements: Sequence[Statement]) -> list[Attributed]:
    """Return the numbers of a text, in order; a guideline that it repeats comes once.

    `statements` are those of the text: a number in one of them is its speaker's.
    """
    spans = _said_in(document, statements)
    numbers = _once(sorted(_walk(document, spans), key=lambda counted: counted.exact))
    return [Attributed(counted, *_speaker(counted, spans)) for counted in numbers]


def _said_in(document: Document, statements: Sequence[Statement]) -> list[_Said]:
    return [
        _Said(
            statement.paragraph.tokens[begin].start,
            statement.paragraph.tokens[end - 1].end,
            statement.speaker.name,
            statement.speaker.iso3,
            stated_on(statement, document.published_on),
        )
        for statement in statements
        for begin, end in statement.contents
    ]


def _walk(document: Document, spans: list[_Said]) -> Iterator[Counted]:
    context = CountContext(home=home_of(document.paragraphs))
    for paragraph, doc, sentences in document.body():
        context.open_paragraph(paragraph)
        for read in sentences:
            subjects = Subjects(read.tokens, doc, paragraph.tokens[0].start)
            sentence = CountSentence(read, subjects)
            start, end = read.tokens[0].start, read.tokens[-1].end
            said = [span for span in spans if span.start < end and span.end > start]
            context.speaker = next((span.iso3 for span in said if span.iso3), None)
            counted = list(_in_sentence(sentence, context))
            yield from counted
            context.close_sentence(sentence, counted)


def _in_sentence(sentence: CountSentence, context: CountContext) -> Iterator[Counted]:
    if sentence.read.has_numbers:
        yield from members_in_all(sentence, context)
        meeting, met = members_meeting(sentence, context)
        yield from meeting
        yield from quantities(sentence, context, met)


def _once(numbers: list[Counted]) -> list[Counted]:
    """Keep each guideline once, where its words are longest: "at least 2% of its GDP"."""
    best: dict[float, Counted] = {}
    for counted in numbers:
        if counted.metric == _AGREED:
            earlier = best.get(counted.value, counted)
            best[counted.value] = max(earlier, counted, key=lambda c: c.exact[1] - c.exact[0])
    return [c for c in numbers if c.metric != _AGREED or best[c.value] is c]


def _speaker(counted: Counted, spans: list[_Said]) -> tuple[str | None, str | None]:
    start = counted.exact[0]
    said = next((span for span in spans if span.start <= start < span.end), None)
    return (said.speaker, said.day) if said else (None, None)

"""Propose counts: the numbers that an article states about the Alliance."""

from collections.abc import Sequence

from dashboard.extraction.candidate import proposed
from dashboard.extraction.document import Document
from dashboard.extraction.rules.counts.counting import counted_in
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.facts.count import Count


def extract(document: Document, statements: Sequence[Statement]) -> list[Count]:
    """Propose the numbers that the article states about the Alliance, in order."""
    article, published = document.article, document.published_on
    return [
        Count(
            **proposed(article, "c", number, (found.start, found.end), found.exact),
            metric=found.metric,
            value=found.value,
            comparison=found.comparison,
            guideline=found.guideline,
            reference_year=found.year,
            members_total=found.members_total,
            is_forecast=found.is_forecast,
            stated_on=said_on or published,
            iso3=found.iso3,
            unit=found.unit,
            stated_by=stated_by or article.source.publisher,
        )
        for number, (found, stated_by, said_on) in enumerate(
            counted_in(document, statements), start=1
        )
        if published is not None
    ]

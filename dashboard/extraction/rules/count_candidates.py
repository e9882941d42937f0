"""Propose counts: the numbers that an article states about the Alliance."""

from dashboard.extraction.candidate import proposed
from dashboard.extraction.rules.counts.counting import counted_in
from dashboard.facts.article import Article
from dashboard.facts.count import Count


def extract(article: Article) -> list[Count]:
    """Propose the numbers that the article states about the Alliance, in order."""
    published = article.source.published_on
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
            counted_in(article.text, published), start=1
        )
        if published is not None
    ]

"""The columns that every candidate has, and when two candidates state the same."""

from typing import Any

from dashboard.facts.article import Article
from dashboard.facts.count import Count
from dashboard.facts.evidence import Evidence
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent

Span = tuple[int, int]


def columns(
    article: Article, extractor: str, letter: str, number: int, span: Span, exact: Span | None
) -> dict[str, Any]:
    """Return the columns that every candidate has: id, source, extractor and evidence.

    `letter` and `number` make the id: ``<source>_c01`` is the first count in the text. Spans are
    code points of the text; `exact` is the part of `span` whose words the fact may hold.
    """
    return {
        "fact_id": f"{article.prefix}_{letter}{number:02d}",
        "source_id": article.source.source_id,
        "verification": "one_source",
        "status": "candidate",
        "extractor": extractor,
        **Evidence.of(article.text, *span, exact).model_dump(),
    }


def is_same(fact: Fact, other: Fact) -> bool:
    """Return whether two candidates from one text state the same in overlapping words."""
    apart = (fact.start or 0) >= (other.end or 0) or (other.start or 0) >= (fact.end or 0)
    if type(fact) is not type(other) or apart:
        return False
    if isinstance(fact, Count) and isinstance(other, Count):
        return (fact.metric, fact.value) == (other.metric, other.value)
    if isinstance(fact, MembershipEvent) and isinstance(other, MembershipEvent):
        return (fact.iso3, fact.event) == (other.iso3, other.event)
    return True

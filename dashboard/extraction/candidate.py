"""The columns that every candidate has, whichever extractor proposes it."""

from typing import Any

from dashboard.facts.article import Article
from dashboard.facts.evidence import Evidence

RULES = "rules 1"
"""Name and version of the extractor of rules, as candidates record it."""


def proposed(
    article: Article,
    letter: str,
    number: int,
    span: tuple[int, int],
    exact: tuple[int, int] | None,
) -> dict[str, Any]:
    """Return the columns that every candidate from `article` has: id, source, extractor, evidence.

    `letter` and `number` make the id: ``<source>_c01`` is the first count in the text.
    """
    evidence = Evidence.of(article.text, *span, exact)
    return {
        "fact_id": f"{article.prefix}_{letter}{number:02d}",
        "source_id": article.source.source_id,
        "verification": "one_source",
        "status": "candidate",
        "extractor": RULES,
        **evidence.model_dump(),
    }

"""A fact as a W3C Web Annotation of its source text, with PROV-O provenance. Pure.

The text is named by its hash (RFC 6920), because a publisher's page may change under its address.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from dashboard.citations.json_ld import Node, without_empty_fields
from dashboard.exports.fact_page.fact_details import FactDetails, Quote
from dashboard.store.history import RowRevision
from dashboard.views.passage import clickable_url

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
        "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
        "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
        "generatedAtTime": {
            "@id": "prov:generatedAtTime",
            "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
        },
    },
)
_CONTEXT_LENGTH = 32
"""Characters of context before and after the exact words, if the text is stored."""


def annotation(
    fact: FactDetails, quote: Quote | None, page: str, touches: Sequence[RowRevision]
) -> Node | None:
    """Return the annotation, or None for a fact without a source text.

    `page` is the fact's pinned address, `touches` its history: the first touch proposed it, the
    last one gave it its present state.
    """
    if quote is None or not touches:
        return None
    row = fact.row
    text = {
        "id": _named(quote.sha256),
        "format": "text/plain",
        "wasDerivedFrom": clickable_url(row["url"]),
    }
    reviewer = _agent("prov:Person", row["decided_by"])
    extractor = _agent("prov:SoftwareAgent", row["extractor"])
    made_by = (
        {"type": "prov:Activity", "wasAssociatedWith": extractor} if extractor is not None else None
    )
    return {
        "@context": list(CONTEXT),
        **without_empty_fields(
            {
                "id": f"{page}#annotation",
                "type": "Annotation",
                "motivation": "describing",
                "created": _time(touches[0]),
                "modified": _time(touches[-1]),
                "body": {
                    "id": page,
                    "type": "prov:Entity",
                    "wasDerivedFrom": text["id"],
                    "wasGeneratedBy": made_by,
                    "wasAttributedTo": reviewer,
                    "generatedAtTime": _time(touches[-1]),
                },
                "target": {"source": text, "selector": _selector(fact, quote)},
            }
        ),
    }


def _selector(fact: FactDetails, quote: Quote) -> Node:
    """Return the selector: the passage by position, refined by the exact words."""
    exact = str(fact.row["exact"])
    lead = tail = None
    if quote.before is not None and quote.after is not None:
        first = len(quote.before) + max(0, quote.words.find(exact))
        around = quote.before + quote.words + quote.after
        lead = around[max(0, first - _CONTEXT_LENGTH) : first]
        tail = around[first + len(exact) : first + len(exact) + _CONTEXT_LENGTH]
    return {
        "type": "TextPositionSelector",
        "start": quote.start,
        "end": quote.end,
        "refinedBy": {
            "type": "TextQuoteSelector",
            "exact": exact,
            "prefix": lead,
            "suffix": tail,
        },
    }


def _named(digest: str) -> str:
    """Return a SHA-256 as a URI: ``ni:///sha-256;f4OxZX…`` (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip('=')}"


def _agent(kind: str, name: Any) -> Node | None:
    return {"type": kind, "name": str(name)} if name else None


def _time(touch: RowRevision) -> str:
    return touch.recorded_at.replace("+00:00", "Z")

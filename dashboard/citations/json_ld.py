"""JSON-LD of pages for search engines: schema.org, escaped for HTML."""

import json
from datetime import date
from typing import Any

CONTEXT = "https://schema.org/"
Node = dict[str, Any]


def script_safe(document: Node) -> str:
    """Serialize to JSON that is safe inside HTML: without ``<``, ``>``, ``&`` and line separators."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def linked_document(*nodes: Node) -> Node:
    """Return one JSON-LD document with these nodes, without empty fields."""
    documents = [without_empty_fields(node) for node in nodes]
    if len(documents) == 1:
        return {"@context": CONTEXT, **documents[0]}
    return {"@context": CONTEXT, "@graph": documents}


def without_empty_fields(value: Any) -> Any:
    """Return a node without empty fields, at every depth."""
    if isinstance(value, dict):
        fields = {name: without_empty_fields(item) for name, item in value.items()}
        return {name: item for name, item in fields.items() if item not in (None, "", [], {})}
    return [without_empty_fields(item) for item in value] if isinstance(value, list) else value


def organisation(name: str) -> Node:
    """Return a publisher as an Organization node."""
    return {"@type": "Organization", "name": name}


def work(title: str, publisher: str, published: str | None, url: str | None) -> Node:
    """Return a source, an article or a release, as a CreativeWork node."""
    return {
        "@type": "CreativeWork",
        "name": title,
        "publisher": organisation(publisher),
        "datePublished": published,
        "url": url,
    }


def interval(first: object, last: object) -> str | None:
    """Return an ISO 8601 date or interval, ``2014/2026``, for years or days; None if one is None."""
    if first is None or last is None:
        return None
    ends = [end.isoformat() if isinstance(end, date) else str(end) for end in (first, last)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)

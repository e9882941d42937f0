"""JSON-LD of pages for search engines: schema.org, escaped for HTML."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.citations.citable import PUBLISHER

CONTEXT = "https://schema.org/"
Node = dict[str, Any]


def script_safe(document: Node) -> str:
    """Return JSON that no browser takes for HTML: no ``<``, ``>``, ``&`` or line separator in it."""
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def linked(*nodes: Node) -> Node:
    """Return one document of these nodes, without what is not known."""
    documents = [known(node) for node in nodes]
    if len(documents) == 1:
        return {"@context": CONTEXT, **documents[0]}
    return {"@context": CONTEXT, "@graph": documents}


def known(value: Any) -> Any:
    """Return a node without what is not known, however deep."""
    if isinstance(value, dict):
        fields = {name: known(item) for name, item in value.items()}
        return {name: item for name, item in fields.items() if item not in (None, "", [], {})}
    return [known(item) for item in value] if isinstance(value, list) else value


def organisation(name: str) -> Node:
    """Return a publisher."""
    return {"@type": "Organization", "name": name}


def work(title: str, publisher: str, published: str | None, url: str | None) -> Node:
    """Return a source: an article, a release."""
    return {
        "@type": "CreativeWork",
        "name": title,
        "publisher": organisation(publisher),
        "datePublished": published,
        "url": url,
    }


def covered(first: object, last: object) -> str | None:
    """Return years or days as ISO 8601: one alone, or ``2014/2026``; None where none are known."""
    if first is None or last is None:
        return None
    ends = [end.isoformat() if isinstance(end, date) else str(end) for end in (first, last)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def view_json_ld(
    title: str,
    finding: str,
    measure: str,
    unit: str,
    definition: str,
    columns: Mapping[str, str],
    page: str,
    pinned: str,
    revision: int,
    recorded_on: str,
    files: Mapping[str, str],
    temporal: str | None,
    credit: str,
    licence: str | None,
    release: Node | None,
) -> Node:
    """Return a view as a schema.org Dataset.

    `columns` maps code → label, `files` address → media type; `page` is the live address, `pinned`
    that of this `revision`; `release` is `work` of the NATO release that it rests on.
    """
    return linked(
        {
            "@type": "Dataset",
            "@id": pinned,
            "url": page,
            "name": title,
            "description": f"{finding}. {definition}" if finding else definition,
            "creator": organisation(PUBLISHER),
            "publisher": organisation(PUBLISHER),
            "isAccessibleForFree": True,
            "version": str(revision),
            "dateModified": recorded_on,
            "temporalCoverage": temporal,
            "measurementTechnique": definition,
            "variableMeasured": [
                {"@type": "PropertyValue", "name": measure, "unitText": unit},
                *(
                    {"@type": "PropertyValue", "name": label, "alternateName": code}
                    for code, label in columns.items()
                ),
            ],
            "distribution": [
                {"@type": "DataDownload", "contentUrl": url, "encodingFormat": media_type}
                for url, media_type in files.items()
            ],
            "license": licence if licence and licence.startswith("https://") else None,
            "conditionsOfAccess": licence,
            "creditText": credit,
            "isBasedOn": release,
        }
    )

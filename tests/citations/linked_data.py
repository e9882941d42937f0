"""Read JSON-LD with rdflib and a local context of schema.org, so that nothing is fetched."""

import warnings
from typing import Any

from rdflib import Graph, Namespace

from dashboard.citations.json_ld import CONTEXT
from dashboard.exports.fact_page import web_annotation as annotation

SDO = Namespace(CONTEXT)
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
_ADDRESSES = ("url", "contentUrl", "license")


def graph(document: dict[str, Any]) -> Graph:
    """Return the triples; fail for another context or an unknown key."""
    assert document["@context"] == CONTEXT
    local = {"@vocab": CONTEXT} | {name: {"@type": "@id"} for name in _ADDRESSES}
    return _parsed(document, local)


_XSD = "http://www.w3.org/2001/XMLSchema#"
_ANNOTATION: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "oa": str(OA),
    **{name: f"oa:{name}" for name in ("Annotation", "TextPositionSelector", "TextQuoteSelector")},
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix")},
    "describing": "oa:describing",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "refinedBy": {"@id": "oa:refinedBy", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": f"{_XSD}nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": f"{_XSD}nonNegativeInteger"},
    "created": {"@id": "http://purl.org/dc/terms/created", "@type": f"{_XSD}dateTime"},
    "modified": {"@id": "http://purl.org/dc/terms/modified", "@type": f"{_XSD}dateTime"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "name": "http://xmlns.com/foaf/0.1/name",
}
"""The used terms of W3C's anno.jsonld."""


def annotation_graph(document: dict[str, Any]) -> Graph:
    """Return the triples of a Web Annotation, also with a local context."""
    theirs, ours = document["@context"]
    assert [theirs, ours] == list(annotation.CONTEXT)
    return _parsed(document, _ANNOTATION | ours)


def _parsed(document: dict[str, Any], local: dict[str, Any]) -> Graph:
    result = Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own parser
        result.parse(data={**document, "@context": local}, format="json-ld")  # type: ignore[arg-type]
    return result

"""Reads JSON-LD with rdflib, schema.org's context given here so that nothing is fetched."""

import warnings
from typing import Any

from rdflib import Graph, Namespace

from dashboard.citing.json_ld import CONTEXT

SDO = Namespace(CONTEXT)
_ADDRESSES = ("url", "contentUrl", "license")


def graph(document: dict[str, Any]) -> Graph:
    """Return the triples; fails where the document names another context or a key of its own."""
    assert document["@context"] == CONTEXT
    local = {"@vocab": CONTEXT} | {name: {"@type": "@id"} for name in _ADDRESSES}
    found = Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own parser
        found.parse(data={**document, "@context": local}, format="json-ld")  # type: ignore[arg-type]
    return found

"""JSON-LD: read back as triples, and harmless inside HTML."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rdflib import RDF, Literal, URIRef
from starlette.testclient import TestClient

from dashboard.citations.json_ld import interval, linked_document, script_safe
from dashboard.exports.formats import FORMATS
from dashboard.views.charts import views
from tests.citations.linked_data import SDO, graph


@pytest.mark.parametrize("slug", sorted(views()))
def test_every_view_is_a_dataset_with_all_its_files(client: TestClient, slug: str) -> None:
    about = client.get(f"/api/v1/{slug}.metadata.json").json()
    triples = graph(client.get(f"/api/v1/{slug}.jsonld").json())
    me = URIRef(about["address"])
    assert (me, RDF.type, SDO.Dataset) in triples
    assert (me, SDO.creditText, Literal(about["credit"])) in triples
    names = {
        str(name)
        for node in triples.objects(me, SDO.variableMeasured)
        for name in triples.objects(node, SDO.alternateName)
    }
    assert names == set(about["columns"])
    addresses = {str(url) for url in triples.objects(None, SDO.contentUrl)}
    assert len(addresses) == len(FORMATS)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["etag"]
    if about["release"] is not None:
        (based,) = triples.objects(me, SDO.isBasedOn)
        assert (based, SDO.name, Literal(about["release"]["title"])) in triples


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.inside += data


@given(
    some.text(some.characters(exclude_categories=["Cs"]))
    | some.sampled_from(["</script><b>", "<!--<script>", "]]>", "\u2028"])
)
def test_no_text_leaves_the_script_it_stands_in(text: str) -> None:
    written = script_safe(linked_document({"@type": "Claim", "text": text}))
    reader = _Scripts()
    reader.feed(f'<script type="application/ld+json">{written}</script>')
    reader.close()
    assert reader.tags == ["script"]
    assert json.loads(reader.inside).get("text", "") == text


def test_what_is_not_known_is_left_out() -> None:
    assert linked_document({"@type": "Claim", "url": None, "author": {"name": ""}}) == {
        "@context": "https://schema.org/",
        "@type": "Claim",
    }
    assert interval(2014, 2026) == "2014/2026"
    assert interval(2014, 2014) == "2014"
    assert interval(None, 2014) is None

"""Fact pages: every fact has a page with its evidence, and is linked to every view that shows it."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as some
from rdflib import RDF, Literal, URIRef
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.articles.text_reader import read_text
from dashboard.review.adding import add_article
from dashboard.review.deciding import decide
from dashboard.settings import Settings, shipped
from dashboard.store.history import history
from dashboard.store.revision import Revision
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.web.routes import routes
from tests.citations.linked_data import OA, PROV, SDO, annotation_graph, graph

pytestmark = pytest.mark.slow

FIGURE = "figure/nato_2024_06/share_of_gdp/DEU/2024"


def in_html(page: str) -> dict[str, Any]:
    (held,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    document: dict[str, Any] = json.loads(held)
    return document


def one_of(store: Store, kind: str) -> str:
    facts = store.current().query("evidence/facts", status=None, kind=kind, source=None)
    return f"{kind}/{facts[facts['exact'].notna()]['fact_id'].iloc[0]}"


def test_a_figure_names_its_cell_and_every_release(client: TestClient, real_store: Store) -> None:
    cell = real_store.current().query("evidence/fact", id=FIGURE).iloc[0]
    answer = client.get(f"/fact/{FIGURE}.json").json()
    page = client.get(f"/fact/{FIGURE}").text
    assert answer["value"] == float(cell["value"])
    assert answer["cell"]["Table"] == cell["table_name"]
    assert [cell["here"] for cell in answer["releases"]].count(True) == 1
    assert len(answer["releases"]) > 1
    for other_cell in answer["releases"]:
        assert other_cell["release"] in page
        assert client.get(other_cell["address"]).status_code == 200
    triples = graph(in_html(page))
    (me,) = triples.subjects(RDF.type, SDO.Dataset)
    (measured,) = triples.objects(me, SDO.variableMeasured)
    (value,) = triples.objects(measured, SDO.value)
    assert float(str(value)) == float(cell["value"])


def test_a_figure_is_written_as_exactly_as_its_source_gives_it(client: TestClient) -> None:
    address = "/fact/figure/nato_2026_03/share_of_gdp/ALB/2025"
    page, answer = client.get(address).text, client.get(f"{address}.json").json()
    assert answer["cell"]["Value"] == "2.0% of GDP (estimate or final: not said)"
    assert answer["cell"]["Value"] in page
    values = {cell["release"]: (cell["value"], cell["is_estimate"]) for cell in answer["releases"]}
    assert values["March 2026"] == ("2.0", None)
    assert values["July 2026"] == ("1.48", True)


@pytest.mark.parametrize(
    ("kind", "of"),
    [("reaction", SDO.Quotation), ("count", SDO.Claim), ("membership_event", SDO.Claim)],
)
def test_a_fact_of_an_article_is_quoted(
    client: TestClient, real_store: Store, kind: str, of: URIRef
) -> None:
    fact_id = one_of(real_store, kind)
    answer = client.get(f"/fact/{fact_id}.json").json()
    page = client.get(f"/fact/{fact_id}").text
    assert f"“{answer['quote']['words']}”" in unescape(page)
    assert "#:~:text=" in answer["sources"][0]["url"]
    assert answer["history"][0]["revision"] == 1
    triples = graph(in_html(page))
    assert (URIRef(answer["address"]), RDF.type, of) in triples
    reviews = set(triples.subjects(RDF.type, SDO.ClaimReview))
    assert bool(reviews) == (answer["verdict"] is not None)
    if answer["verdict"]:
        said = Literal(answer["verdict"]["label"])
        assert (None, SDO.alternateName, said) in triples


@pytest.mark.parametrize("kind", ["reaction", "count", "membership_event"])
def test_a_fact_annotates_the_text_it_rests_on(
    client: TestClient, real_store: Store, kind: str
) -> None:
    fact_id = one_of(real_store, kind)
    answer = client.get(f"/fact/{fact_id}.json").json()
    triples = annotation_graph(answer["annotation"])
    (me,) = triples.subjects(RDF.type, OA.Annotation)
    (target,) = triples.objects(me, OA.hasTarget)
    (body,) = triples.objects(me, OA.hasBody)
    (text,) = triples.objects(target, OA.hasSource)
    (place,) = triples.objects(target, OA.hasSelector)
    (words,) = triples.objects(place, OA.refinedBy)
    assert str(text).startswith("ni:///sha-256;")
    ends = [int(str(next(triples.objects(place, end)))) for end in (OA.start, OA.end)]
    assert ends == [answer["quote"]["start"], answer["quote"]["end"]]
    assert str(next(triples.objects(words, OA.exact))) in answer["quote"]["words"]
    assert str(body) == answer["address"]
    assert (body, PROV.wasDerivedFrom, text) in triples
    (reviewer,) = triples.objects(body, PROV.wasAttributedTo)
    assert (reviewer, RDF.type, PROV.Person) in triples
    (made,) = triples.objects(body, PROV.generatedAtTime)
    assert str(made) == answer["history"][-1]["recorded_at"]
    # No extractor proposed the seed data, and a figure's evidence is a table.
    assert not list(triples.objects(body, PROV.wasGeneratedBy))
    assert client.get(f"/fact/{FIGURE}.json").json()["annotation"] is None


def test_a_fact_whose_text_is_kept_quotes_what_stands_around_it(tmp_path: Path) -> None:
    store = Store(Settings(store=tmp_path, data=shipped("data"), sql=shipped("sql")))
    store.prepare()
    text = "On 2024-05-06, Minister Ada Example said on Sunday that the plan was reckless. Others agreed."
    added = add_article(store, read_text(text, url="https://example.org/plan"), "adder")
    ids = [fact.fact_id for fact in added.candidates if fact.fact_type == "reaction"]
    decide(store, ids, True, {}, "Ada")
    client = TestClient(Starlette(routes=routes(AppContext.of(store))))
    body = client.get(f"/fact/reaction/{ids[0]}.json").json()
    triples = annotation_graph(body["annotation"])
    (words,) = triples.subjects(RDF.type, OA.TextQuoteSelector)
    lead, exact, tail = (
        str(next(triples.objects(words, part))) for part in (OA.prefix, OA.exact, OA.suffix)
    )
    assert lead + exact + tail in text
    assert lead
    (agent,) = triples.subjects(RDF.type, PROV.SoftwareAgent)
    (activity,) = triples.subjects(PROV.wasAssociatedWith, agent)
    assert (None, PROV.wasGeneratedBy, activity) in triples


@pytest.mark.parametrize("slug", sorted(views()))
def test_every_mark_of_a_view_is_named_by_the_facts_it_rests_on(
    client: TestClient, slug: str
) -> None:
    rows = [row for row in client.get(f"/api/v1/{slug}.json").json()["rows"] if row["evidence"]]
    for row in (rows[0], rows[-1]):
        document = client.get(f"/fact/{row['evidence'][0]}.json").json()
        (shown,) = [
            view
            for view in document["shown_in"]
            if view["view"] == slug and "," not in view["title"]
        ]
        marks = [mark["address"] for mark in shown["marks"]]
        assert shown["more"] or any(f"mark={row['mark']}" in address for address in marks), row
        for address in marks[:2]:
            path, _, query = address.partition("?")
            answer = client.get(f"/api/v1/{path.rpartition('/')[2]}.json?{query}&_size=1000").json()
            mark = re.search(r"mark=([^&]+)", query)
            assert mark is not None
            here = [row for row in answer["rows"] if row["mark"] == mark[1]]
            assert any(document["id"] in row["evidence"] for row in here)
            assert answer["left_out"] == []


def test_every_fact_that_charts_may_show_has_its_page(
    client: TestClient, real_store: Store
) -> None:
    facts = real_store.current().query("evidence/facts", status=None, kind=None, source=None)
    for row in facts.to_dict("records"):
        answer = client.get(f"/fact/{row['kind']}/{row['fact_id']}")
        shown = row["status"] in ("accepted", "corrected")
        assert answer.status_code == (200 if shown else 404), row["fact_id"]
    assert client.get("/fact/member/DEU").status_code == 200


def test_a_pinned_page_stays_pinned(client: TestClient) -> None:
    answer = client.get(f"/fact/{FIGURE}?rev=1")
    assert "immutable" in answer.headers["cache-control"]
    links = re.findall(r'href="http://testserver/([^"]*)"', answer.text)
    views_linked = [link for link in links if link.split("?")[0] in views()]
    assert views_linked
    assert all("rev=1" in link for link in views_linked)
    assert "immutable" not in client.get(f"/fact/{FIGURE}").headers["cache-control"]
    assert client.get(f"/fact/{FIGURE}?rev=99").status_code == 404
    assert client.get(f"/fact/{FIGURE}?rev=x").status_code == 404


def test_what_is_not_there_is_said_in_plain_words(client: TestClient) -> None:
    answer = client.get("/fact/count/<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert "There is no fact" in answer.text
    assert '<a href="/">' in answer.text
    body = client.get("/fact/nobody.json").json()
    assert (body["ok"], body["status"]) == (False, 404)


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(some.text(some.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_no_address_breaks_the_page(client: TestClient, fact_id: str) -> None:
    from urllib.parse import quote

    answer = client.get(f"/fact/{quote(fact_id, safe='')}")
    assert answer.status_code == 404
    assert "<script" not in answer.text


def _revision(number: int, **given: Any) -> Revision:
    base = {
        "previous": None,
        "recorded_at": "2026-01-01T00:00:00+00:00",
        "recorded_by": "Ada",
        "message": "",
    }
    return Revision(revision=number, **{**base, "activity": "import", **given})


def test_history_says_what_each_revision_changed() -> None:
    first = {"fact_id": "c1", "value": "18", "note": None}
    other = {"fact_id": "c2", "value": "3", "note": None}
    revisions = history(
        "count/c1",
        [
            _revision(1, put={"counts": [first, other]}),
            _revision(2, put={"counts": [{**other, "value": "4"}]}),
            _revision(3, activity="review", put={"counts": [{**first, "value": "19"}]}),
            _revision(4, drop={"counts": ["c1"]}),
        ],
    )
    assert [revision.revision for revision in revisions] == [1, 3, 4]
    assert revisions[0].sentence == "recorded with the shipped data"
    assert revisions[1].columns == {"value": ("18", "19")}
    assert revisions[0].to_json()["changes"] == revisions[2].to_json()["changes"] == []
    assert revisions[1].sentence == "changed by a review"
    assert revisions[2].sentence == "withdrawn with the shipped data"
    assert history("nothing/c1", [_revision(1, put={"counts": [first]})]) == []


def test_a_page_that_is_known_is_not_sent_again(client: TestClient) -> None:
    for path in (f"/fact/{FIGURE}", f"/fact/{FIGURE}.json"):
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")

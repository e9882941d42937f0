"""Citations of every view and of sources, served by the API."""

import re

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from starlette.testclient import TestClient

from dashboard.citations.registry import STYLES
from dashboard.views.charts import views


@pytest.mark.parametrize("slug", sorted(views()))
def test_every_view_is_cited_at_its_pinned_address(client: TestClient, slug: str) -> None:
    about = client.get(f"/api/v1/{slug}.metadata.json?accessed=2026-11-04").json()
    for ending, style in STYLES.items():
        answer = client.get(f"/api/v1/{slug}.{ending}?accessed=2026-11-04")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(style.media_type.split(";")[0])
        assert about["address"] in answer.text
        assert about["title"] in answer.text.replace(r"\%", "%")
        assert re.search("2026-11-04|November 4, 2026|2026/11/04|2026,\\s*11,\\s*4", answer.text)
    release = about["release"]
    if release is not None:
        cited = client.get(f"/api/v1/{slug}.apa.txt").text
        assert f"Revision {about['revision']}, NATO release of " in cited


def test_a_citation_keeps_the_filters_of_its_page(client: TestClient) -> None:
    query = "?member=DEU~POL&vintage=nato_2024_06"
    (item,) = client.get(f"/api/v1/share-of-gdp.csl.json{query}").json()
    assert item["URL"].endswith(f"/share-of-gdp{query}&rev=1")
    assert "June 2024" in item["version"]


def test_a_source_is_cited(client: TestClient) -> None:
    (entry,) = rispy.loads(client.get("/api/v1/sources/cnn_2024_02_12.ris").text)
    (item,) = client.get("/api/v1/sources/cnn_2024_02_12.csl.json?rev=1").json()
    read = parse_string(client.get("/api/v1/sources/cnn_2024_02_12.bib").text)
    assert entry["title"] == item["title"]
    assert entry["urls"] == [item["URL"]] == [read.entries[0]["url"]]
    assert item["type"] == "webpage"


def test_only_what_stays_the_same_is_kept_for_ever(client: TestClient) -> None:
    path = "/api/v1/claims.apa.txt?rev=1"
    lasting = client.get(f"{path}&accessed=2026-11-04").headers["cache-control"]
    assert "immutable" in lasting
    assert "immutable" not in client.get(path).headers["cache-control"]
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag.removeprefix("W/")}).status_code == 304
    source = client.get("/api/v1/sources/cnn_2024_02_12.bib")
    held = {"If-None-Match": source.headers["etag"]}
    assert client.get("/api/v1/sources/cnn_2024_02_12.bib", headers=held).status_code == 304


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("sources/nobody.bib", 404, "nobody"),
        ("sources/cnn_2024_02_12.doc", 404, "doc"),
        ("sources/%27%3B%20drop%20table%20sources.bib", 404, "drop table"),
        ("sources/cnn_2024_02_12.bib?rev=99", 404, "Revision 99"),
        ("sources/cnn_2024_02_12.bib?accessed=yesterday", 400, "accessed=yesterday"),
        ("claims.bib?accessed=2026-02-30", 400, "accessed=2026-02-30"),
    ],
)
def test_what_cannot_be_cited_is_said(
    client: TestClient, path: str, status: int, named: str
) -> None:
    body = client.get(f"/api/v1/{path}").json()
    assert body["status"] == status
    assert named in body["error"]

"""The frame of a view: /oembed answers with valid HTML, and refuses foreign addresses."""

from functools import partial
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.exports.embed import HEIGHT, WIDTH, frame_code, is_embed_query
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.web.oembed import oembed

OURS = "http://testserver"


@pytest.fixture
def asking(app: AppContext) -> TestClient:
    return TestClient(Starlette(routes=[Route("/oembed", partial(oembed, app))]))


def frame(html: str) -> dict[str, str | None]:
    tags: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    reader = Reader()
    reader.feed(html)
    reader.close()
    [(tag, attributes)] = tags
    assert tag == "iframe"
    return attributes


@pytest.mark.parametrize("slug", sorted(views()))
def test_every_view_has_a_frame_of_its_own(asking: TestClient, slug: str) -> None:
    answer = asking.get("/oembed", params={"url": f"{OURS}/{slug}"}).json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert (answer["width"], answer["height"]) == (WIDTH, HEIGHT)
    held = frame(answer["html"])
    assert held["src"] == f"{OURS}/{slug}?embed=true"
    assert held["title"] == answer["title"]
    assert held["loading"] == "lazy"
    assert (held["width"], held["height"]) == (str(WIDTH), str(HEIGHT))


def test_the_frame_keeps_what_applies_and_the_room_there_is(asking: TestClient) -> None:
    url = f"{OURS}/share-of-gdp?member=~POL&rev=1&x=<script>&time=%3Cb%3E"
    query = {"url": url, "maxwidth": "400", "maxheight": "9999", "format": "json"}
    answer = asking.get("/oembed", params=query).json()
    assert (answer["width"], answer["height"]) == (400, HEIGHT)
    assert frame(answer["html"])["src"] == f"{OURS}/share-of-gdp?member=~POL&rev=1&embed=true"
    assert answer["title"].startswith("Poland")
    assert "script" not in answer["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"url": "http://evil.example/share-of-gdp"}, 404),
        ({"url": "http://testserver@evil.example/share-of-gdp"}, 404),
        ({"url": "http://testserver.evil.example/share-of-gdp"}, 404),
        ({"url": "javascript://testserver/share-of-gdp"}, 404),
        ({"url": "http://[/"}, 404),
        ({"url": f"{OURS}/"}, 404),
        ({"url": f"{OURS}/desk"}, 404),
        ({"url": f"{OURS}/claims?rev=99"}, 404),
        ({"url": f"{OURS}/claims?x=" + "x" * 10_000}, 400),
        ({"url": f"{OURS}/claims", "maxwidth": "0"}, 400),
        ({"url": f"{OURS}/claims", "maxheight": "-5"}, 400),
        ({"url": f"{OURS}/claims", "maxwidth": "٣"}, 400),
        ({"url": f"{OURS}/claims", "format": "xml"}, 501),
    ],
)
def test_what_is_not_ours_is_refused(
    asking: TestClient, query: dict[str, str], status: int
) -> None:
    answer = asking.get("/oembed", params=query)
    assert answer.status_code == answer.json()["status"] == status
    assert answer.json()["ok"] is False
    assert answer.json()["errors"]


@given(some.text(), some.text())
def test_a_frame_reads_back_as_it_was_written(where: str, title: str) -> None:
    written = frame_code(where, title)
    assert written.count("<") == written.count(">") == 2
    assert written.count('"') == 12


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("embed=true", True),
        ("a=1&embed=true", True),
        ("embed=True", False),
        ("embed=true&embed=no", False),
        ("a=b&" * 2000 + "embed=true", False),
        ("", False),
    ],
)
def test_who_asks_for_a_frame(query: str, expected: bool) -> None:
    assert is_embed_query(query) is expected

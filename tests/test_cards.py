"""The first HTML of every view: what it says of its address, and nothing raw from it."""

import io
import json
import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.cards import MOST_ROWS, card_of, own_base
from dashboard.charts import views

ADDRESSES = [
    *views(),
    *(f"{slug}?form={form.code}" for slug, view in views().items() for form in view.forms),
]
BASE = "https://example.org"


@pytest.fixture
def client(client: TestClient) -> TestClient:
    """The routes with the middleware that answers for the first HTML of pages."""
    from dashboard.server import OUR_ROUTES, our_middleware

    return TestClient(Starlette(routes=OUR_ROUTES, middleware=our_middleware()))


class Reader(HTMLParser):
    """Collects what a preview would take from a page."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.rows = 0
        self.title = self.json_ld = self.canonical = self.oembed = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta[values.get("property") or values.get("name", "")] = values.get("content", "")
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "link" and values.get("type") == "application/json+oembed":
            self.oembed = values["href"]
        self.rows += tag == "tr"
        self._inside = tag if tag in ("title", "script") else ""
        self._is_data = values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "script" and self._is_data:
            self.json_ld += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_pasted_link_shows_the_finding_of_its_filters(client: TestClient, address: str) -> None:
    html = client.get(f"/{address}").text
    page = read(html)
    slug, _, query = address.partition("?")
    rows = client.get(f"/api/v1/{slug}.json?_shape=array&{query}").json()
    assert page.title == f"{page.meta['og:title']} · Pledgewatch"
    assert len(page.meta["og:title"]) > 20
    assert page.meta["twitter:title"] == page.meta["og:title"]
    assert page.canonical == page.meta["og:url"] == str(client.base_url) + f"/{address}"
    assert json.loads(page.json_ld)["@type"] == "Dataset"
    # A head of labels, and a row for each of the API's; the rest is a link away.
    assert page.rows == 1 + min(len(rows), MOST_ROWS)
    assert html.count("<title>") == html.count("<noscript>") == 1


@pytest.mark.parametrize(
    "address", ["share-of-gdp?member=~POL&rev=1", "reactions", *ADDRESSES[-2:]]
)
def test_a_preview_has_a_picture_and_a_frame_of_just_that_state(
    client: TestClient, address: str
) -> None:
    page = read(client.get(f"/{address}").text)
    answer = client.get(page.meta["og:image"])
    assert page.meta["twitter:card"] == "summary_large_image"
    assert page.meta["twitter:image"] == page.meta["og:image"]
    assert page.meta["og:image"].startswith(f"{client.base_url}/api/v1/")
    assert ("immutable" in answer.headers["cache-control"]) == ("rev=1" in address)
    with Image.open(io.BytesIO(answer.content)) as image:
        said = int(page.meta["og:image:width"]), int(page.meta["og:image:height"])
        assert image.size == said == (1200, 630)
    drawn = client.get(page.meta["og:image"].replace(".png", ".svg")).text
    assert page.meta["og:title"].split()[0] in drawn
    assert page.meta["og:image:alt"] == page.meta["og:title"]
    frame = client.get(page.oembed).json()
    assert frame["title"] == page.meta["og:title"]
    assert escape(page.canonical) in frame["html"]


def test_filters_and_revisions_are_the_codecs_own(client: TestClient) -> None:
    one = read(client.get("/share-of-gdp?member=~POL&utm_source=x&nothing=<b>&rev=1").text)
    assert one.canonical.endswith("/share-of-gdp?member=~POL&rev=1")
    other = read(client.get("/share-of-gdp?member=~DEU").text)
    assert one.meta["og:title"] != other.meta["og:title"]
    assert "Poland" in one.meta["og:title"]


@pytest.mark.parametrize("query", ["rev=999", "asof=1990-01-01", "member=" + "x" * 10_000])
def test_what_cannot_be_shown_has_the_plain_page(client: TestClient, query: str) -> None:
    answer = client.get(f"/share-of-gdp?{query}")
    assert answer.status_code == 200
    assert read(answer.text).title.endswith("Pledgewatch")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(some.text(max_size=40), some.sampled_from(["member", "official", "mark", "form", "x"]))
def test_nothing_of_an_address_is_written_raw(client: TestClient, text: str, name: str) -> None:
    hostile = f"</title><script>alert(1)</script>{text}"
    card = card_of("/share-of-gdp", f"{name}={quote(hostile)}&{quote(hostile)}", BASE)
    assert card is not None
    assert "alert(1)" not in card.head + card.body


@pytest.mark.parametrize("host", ['x"><script>', "a b", "", "x/../y", "é", "[::1"])
def test_a_host_that_is_no_name_is_not_written(host: str) -> None:
    assert own_base("https", host) == ""


def test_a_host_that_is_one_is() -> None:
    assert own_base("https", "example.org:8443") == "https://example.org:8443"
    assert own_base("http", "[::1]:8501") == "http://[::1]:8501"


def test_other_pages_stay_as_they_are(client: TestClient) -> None:
    assert card_of("/", "", BASE) is None
    assert re.search("<title>Pledgewatch</title>", client.get("/").text)

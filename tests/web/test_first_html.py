"""The first HTML of every view: the summary of its address, without raw input."""

import io
import json
import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server.asgi import our_middleware
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.web.compression import script_hashes
from dashboard.web.first_html import MOST_ROWS, summary_of
from dashboard.web.first_paint import WIDTHS
from dashboard.web.routes import routes

ADDRESSES = [
    *views(),
    *(f"{slug}?form={form.code}" for slug, view in views().items() for form in view.forms),
]
BASE = "https://example.org"
LARGEST = 450_000
"""Maximum bytes of a first HTML; compressed, it is a tenth."""


@pytest.fixture
def client(app: AppContext) -> TestClient:
    """Return a client of the routes with the middleware for the first HTML."""
    return TestClient(Starlette(routes=routes(app), middleware=our_middleware(app)))


def first_html(client: TestClient, address: str, **headers: str) -> Response:
    """Request a page; header names have underscores."""
    return client.get(address, headers={k.replace("_", "-"): v for k, v in headers.items()})


class Reader(HTMLParser):
    """Collect a page's data for previews."""

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


def without_data(html: str) -> str:
    return re.sub(r'<script type="application/ld.json">.*?</script>', "", html, flags=re.DOTALL)


def unescape_quotes(html: str) -> str:
    return html.replace("&#39;", "'").replace("&#34;", '"')


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_pasted_link_shows_the_finding_of_its_filters(client: TestClient, address: str) -> None:
    html = first_html(client, f"/{address}").text
    page = read(html)
    slug, _, query = address.partition("?")
    rows = client.get(f"/api/v1/{slug}.json?_shape=array&{query}").json()
    assert page.title == f"{page.meta['og:title']} · Pledgewatch"
    assert len(page.meta["og:title"]) > 20
    assert page.meta["twitter:title"] == page.meta["og:title"]
    assert page.canonical == page.meta["og:url"] == str(client.base_url) + f"/{address}"
    assert json.loads(page.json_ld)["@type"] == "Dataset"
    # A row of labels, and a row for each of the API's; a link leads to the rest.
    assert page.rows == 1 + min(len(rows), MOST_ROWS)
    assert html.count("<title>") == html.count("<noscript>") == 1


@pytest.mark.parametrize(
    "address", ["share-of-gdp?member=~POL&rev=1", "reactions", *ADDRESSES[-2:]]
)
def test_a_preview_has_a_picture_and_a_frame_of_just_that_state(
    client: TestClient, address: str
) -> None:
    page = read(first_html(client, f"/{address}").text)
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


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_html_holds_the_chart(client: TestClient, address: str) -> None:
    answer = first_html(client, f"/{address}", accept_encoding="br")
    html = answer.text
    page = read(html)
    charts = re.findall(
        r"<svg xmlns.*?</svg>(?=<svg xmlns|</div>)", html[html.index('class="chart"') :], re.DOTALL
    )
    assert [int(ElementTree.fromstring(chart).attrib["width"]) for chart in charts] == list(WIDTHS)
    assert f"<h1>{escape(page.meta['og:title'], quote=False)}</h1>" in unescape_quotes(html)
    assert html.count("<h1>") == 1
    assert "Pledgewatch revision " in html
    # Every inline script is listed in the policy.
    policy = answer.headers["content-security-policy"]
    assert all(source in policy for source in script_hashes(without_data(html)))
    assert not re.search(r"<[^>]* on[a-z]+=", html)
    assert len(html) < LARGEST
    assert int(answer.headers["content-length"]) < LARGEST / 10


def test_who_comes_back_is_not_sent_the_same_again(client: TestClient) -> None:
    for coding in ("br", "gzip", "identity"):
        first = first_html(client, "/share-of-gdp", accept_encoding=coding)
        assert first.headers.get("content-encoding", "identity") == coding
        held = {"accept-encoding": coding, "if-none-match": first.headers["etag"]}
        assert client.get("/share-of-gdp", headers=held).status_code == 304


@pytest.mark.parametrize("query", ["tab=table", "embed=true", "asof=2099-01-01"])
def test_a_page_that_starts_with_something_else_has_only_the_table(
    client: TestClient, query: str
) -> None:
    html = first_html(client, f"/share-of-gdp?{query}").text
    assert 'id="first-paint"' not in html
    assert read(html).rows > 1


def test_bodies_are_kept_once_for_all_names_of_the_site(app: AppContext) -> None:
    first = summary_of(app, "/share-of-gdp", "member=~POL", "https://a.example")
    other = summary_of(app, "/share-of-gdp", "member=~POL", "https://b.example")
    assert first is not None
    assert other is not None
    assert first.body is other.body
    assert first.head != other.head


def test_the_menu_takes_filters_along_and_forms_are_links(client: TestClient) -> None:
    html = first_html(client, "/share-of-gdp?member=DEU~POL&rev=1").text
    for link in (
        "/share-of-gdp?member=DEU~POL&amp;rev=1",
        "/share-of-gdp?member=DEU~POL&amp;rev=1&amp;form=map",
        "/share-of-gdp?member=DEU~POL&amp;rev=1&amp;tab=table",
        "/share-of-gdp?member=DEU~POL",
    ):
        assert f'href="{link}"' in html, link


def test_filters_and_revisions_are_the_codecs_own(client: TestClient) -> None:
    page = read(first_html(client, "/share-of-gdp?member=~POL&utm_source=x&nothing=<b>&rev=1").text)
    assert page.canonical.endswith("/share-of-gdp?member=~POL&rev=1")
    other = read(first_html(client, "/share-of-gdp?member=~DEU").text)
    assert page.meta["og:title"] != other.meta["og:title"]
    assert "Poland" in page.meta["og:title"]


@pytest.mark.parametrize("query", ["rev=999", "asof=1990-01-01", "member=" + "x" * 10_000])
def test_what_cannot_be_shown_has_the_plain_page(client: TestClient, query: str) -> None:
    answer = client.get(f"/share-of-gdp?{query}")
    assert answer.status_code == 200
    assert read(answer.text).title.endswith("Pledgewatch")


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(some.text(max_size=40), some.sampled_from(["member", "official", "mark", "form", "x"]))
def test_nothing_of_an_address_is_written_raw(app: AppContext, text: str, name: str) -> None:
    hostile = f"</title><script>alert(1)</script>{text}"
    summary = summary_of(app, "/share-of-gdp", f"{name}={quote(hostile)}&{quote(hostile)}", BASE)
    assert summary is not None
    assert "alert(1)" not in summary.head
    assert "<script>alert" not in summary.body
    assert summary.body.count("<script>") == 1


def test_other_pages_stay_as_they_are(app: AppContext, client: TestClient) -> None:
    assert summary_of(app, "/", "", BASE) is None
    assert re.search("<title>Pledgewatch</title>", client.get("/").text)

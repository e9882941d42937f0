"""A chart as one HTML file: its content, its escaping, and its response headers."""

import gzip
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from dashboard.exports.urls import SiteUrls
from dashboard.exports.view_files import view_bytes
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.charts.interactive import plotly_js
from dashboard.views.result import resolve

NAMED = [
    (slug, code)
    for slug, view in sorted(views().items())
    for code in ("", *(form.code for form in view.forms))
]


def held(html: str) -> dict[str, Any]:
    """Return the page's data for its script."""
    (data,) = re.findall(r'<script type="application/json" id="figure">(.*?)</script>', html)
    read: dict[str, Any] = json.loads(data)
    return read


def without_library(html: str) -> str:
    assert html.count(plotly_js()) == 1
    return html.replace(plotly_js(), "")


@pytest.mark.parametrize(("slug", "form"), NAMED)
def test_it_holds_the_figure_of_the_page_and_whose_it_is(
    client: TestClient, app: AppContext, slug: str, form: str
) -> None:
    query = f"?form={form}" if form else ""
    answer = client.get(f"/api/v1/{slug}.html{query}")
    html = without_library(answer.text)
    about = client.get(f"/api/v1/{slug}.metadata.json{query}").json()
    result = resolve(app, slug, [("form", form)] if form else [])
    figure = result.figure()
    assert held(html)["figures"]["light"] == json.loads(figure.to_json())
    assert set(held(html)["figures"]) == {"light", "dark"}
    for said in (result.finding, about["title"], result.source_line):
        assert re.sub("[<>]", "", said) in html.replace("&#39;", "'").replace("&#34;", '"')
    assert about["address"].replace("&", "&amp;") in html
    assert f"revision {about['revision']}" in html
    fetched = re.findall(r'(?:src|href)="([^"]*)"', re.sub(r"<a [^>]*>", "", html))
    assert fetched == [about["address"].replace("&", "&amp;")]  # the canonical link, never fetched


def test_it_is_a_download_compressed_for_those_who_read_it(client: TestClient) -> None:
    path = "/api/v1/claims.html"
    packed = client.get(path, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    plain = client.get(path, headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert plain.content == packed.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.headers["vary"] == "Accept-Encoding"
    # A weak tag: the same file in another content coding.
    assert packed.headers["etag"] == plain.headers["etag"]
    assert packed.headers["etag"].startswith("W/")
    for answer in (packed, plain):
        assert answer.headers["content-disposition"] == 'attachment; filename="claims.html"'
        known = {"If-None-Match": answer.headers["etag"]} | dict(answer.request.headers)
        assert client.get(path, headers=known).status_code == 304


def test_its_theme_is_the_readers_or_the_one_that_is_asked_for(client: TestClient) -> None:
    assert "prefers-color-scheme: dark" in without_library(client.get("/api/v1/claims.html").text)
    dark = without_library(client.get("/api/v1/claims.html?theme=dark").text)
    assert set(held(dark)["figures"]) == {"dark"}
    assert "@media (prefers-color-scheme" not in dark
    refused = client.get("/api/v1/claims.html?theme=blue").json()
    assert (refused["status"], refused["ok"]) == (400, False)
    assert "theme=blue" in refused["error"]


def test_rows_that_are_not_there_are_said_and_nothing_runs(client: TestClient) -> None:
    html = client.get("/api/v1/share-of-gdp.html?time=1900").text
    assert "No rows pass these filters" in html
    assert "<script" not in html


def test_no_text_of_a_source_ends_the_script(app: AppContext) -> None:
    result = resolve(app, "reactions", [])
    bad = "</script><script>alert(1)</script>\u2028<!--<b>"
    rows = result.rows.assign(official=bad, gist=bad)
    tampered = replace(result, app=AppContext.of(app.store), rows=rows)
    html = without_library(view_bytes(tampered, "html", {}, SiteUrls("http://here"))[0].decode())
    assert html.count("</script>") == 3  # the figure, the library and our own
    assert "alert(1)</" not in html
    assert "\u2028" not in html
    assert "<!--" not in html


def test_the_library_can_stand_inside_a_page() -> None:
    assert not re.search(r"</script|<!--", plotly_js(), re.IGNORECASE)


def test_gzip_holds_no_clock(client: TestClient) -> None:
    with client.stream("GET", "/api/v1/claims.html") as answer:
        raw = b"".join(answer.iter_raw())
    assert raw[4:8] == bytes(4)
    assert gzip.decompress(raw)

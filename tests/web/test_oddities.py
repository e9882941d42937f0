"""Odd requests of careless or hostile clients: answered or refused in one shape, never a 500."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.exports.formats import FORMATS
from dashboard.settings import Settings, shipped
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.web.routes import routes
from tests.conftest import TINY

LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"claims.json?member={LONG}", 200),
        (f"claims.json?{'member=~DEU&' * 900}", 200),
        (f"share-of-gdp.csv?member={'~DEU' * 2500}", 200),
        (f"claims.json?{LONG}={LONG}", 200),
        ("claims.json?%00=%00&member=%00", 200),
        (f"{LONG}.csv", 404),
        (f"claims.{LONG}", 404),
        (f"sources/{LONG}.bib", 404),
        (f"claims.csv?rev={'9' * 10_000}", 404),
        (f"claims.json?_next={LONG}", 400),
        ("claims.json?_next=%ff%fe", 400),
        ("claims.json?_size=%C2%B2", 400),
        (f"claims.csv?csvType={LONG}", 400),
        (f"claims.html?theme={LONG}", 400),
        (f"claims.bib?accessed={LONG}", 400),
    ],
)
def test_long_and_broken_queries_are_answered_or_refused(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    if status != 200:
        body = answer.json()
        assert set(body) == {"ok", "error", "errors", "status"}
        assert (body["ok"], body["status"]) == (False, status)
        assert len(answer.content) < 1000


def test_a_page_token_belongs_to_one_answer(client: TestClient) -> None:
    token = client.get("/api/v1/share-of-gdp.json?_size=5").json()["next"]
    for other in ("share-of-gdp.json?form=map&", "share-of-gdp.json?time=2020&", "revisions.json?"):
        assert client.get(f"/api/v1/{other}_next={token}").status_code == 400
    assert client.get(f"/api/v1/share-of-gdp.json?_size=3&_next={token}").status_code == 200


@pytest.mark.parametrize("asked", ["bytes=0-10", "bytes=99999999-", "bytes=-", "lines=1", "\x00"])
def test_a_range_is_answered_whole(client: TestClient, asked: str) -> None:
    whole = client.get("/api/v1/claims.csv").content
    answer = client.get("/api/v1/claims.csv", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, whole)


@pytest.mark.parametrize("accept", ["image/png", ";;q=x", "*/*;q=0", "a," * 3000])
def test_the_ending_decides_whatever_is_accepted(client: TestClient, accept: str) -> None:
    headers = {"Accept": accept, "Accept-Encoding": accept, "If-None-Match": accept}
    answer = client.get("/api/v1/claims.csv", headers=headers)
    assert answer.headers["content-type"] == FORMATS["csv"].media_type
    assert client.get("/api/v1/claims.html", headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["claims.csv", "sources/cnn_2024_02_12.bib", "openapi.json"])
def test_nothing_is_written_here(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, f"/api/v1/{path}")
    assert answer.status_code == answer.json()["status"] == 405
    assert answer.headers["allow"] == "GET, HEAD"
    head = client.head(f"/api/v1/{path}")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.slow
@pytest.mark.parametrize("slug", sorted(views()))
def test_every_file_says_whose_it_is_or_comes_with_what_does(client: TestClient, slug: str) -> None:
    about = client.get(f"/api/v1/{slug}.metadata.json").json()
    wanted = {about["credit"], about["address"]}
    assert about["release"] is None or about["release"]["title"] in about["credit"]

    def content(ending: str) -> bytes:
        return client.get(f"/api/v1/{slug}.{ending}").content

    assert wanted <= set(json.loads(content("json"))["about"].values())
    assert wanted <= set(pd.read_parquet(io.BytesIO(content("parquet"))).attrs.values())
    sheet = load_workbook(io.BytesIO(content("xlsx")))["About"]
    assert wanted <= {cell.value for row in sheet.iter_rows() for cell in row}
    with zipfile.ZipFile(io.BytesIO(content("zip"))) as both:
        assert both.read(f"{slug}.csv") == content("csv")
        assert both.read(f"{slug}.metadata.json") == content("metadata.json")
    for ending in FORMATS:
        link = client.get(f"/api/v1/{slug}.{ending}").headers["link"]
        described, canonical = (part.split(">")[0].lstrip(" <") for part in link.split(","))
        assert client.get(described).json()["address"] == canonical == about["address"]


@pytest.fixture
def slow(tmp_path: Path) -> TestClient:
    """Return a client of the routes over a store in which one view's query never ends."""
    sql, data = tmp_path / "sql", tmp_path / "data"
    shutil.copytree(shipped("sql"), sql)
    shutil.copytree(TINY, data)
    shutil.copytree(shipped("data") / "metadata", data / "metadata")
    (sql / "charts" / "claims.sql").write_text(
        "-- One row per combination.\n"
        "select count(*) as mark from range(1000000) as a(x), range(1000000) as b(y) where x < y\n"
    )
    settings = Settings(store=tmp_path / "store", data=data, sql=sql)
    store = Store(settings)
    store.prepare()
    return TestClient(Starlette(routes=routes(AppContext.of(store))))


def test_a_query_that_takes_too_long_is_stopped_and_said(slow: TestClient) -> None:
    answer = slow.get("/api/v1/claims.csv")
    body = answer.json()
    assert answer.status_code == body["status"] == 503
    assert body["error"] == "The query charts/claims could not be answered."
    assert "max-age" not in answer.headers.get("cache-control", "")
    assert slow.get("/api/v1/reactions.csv").status_code == 200


def test_of_two_revisions_the_first_applies_as_on_the_page(client: TestClient) -> None:
    answer = client.get("/api/v1/claims.json?rev=1&rev=2")
    assert answer.status_code == 200
    assert answer.json()["left_out"][0].startswith("rev=2 was left out")
    refused = client.get("/api/v1/claims.json?rev=abc").json()
    assert refused["error"] == "rev=abc is no revision: a number from 1 is expected."


@pytest.mark.parametrize("path", ["v1", "v1/", "v1/a/b.csv", "v1/claims.csv/", "v2/claims.csv"])
def test_below_the_api_nothing_answers_as_a_page(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}", follow_redirects=False)
    assert answer.status_code == answer.json()["status"] == 404
    assert "/api" in answer.json()["errors"][0]


def test_a_refusal_is_read_everywhere_and_kept_nowhere(client: TestClient) -> None:
    for path in ("claims.csv?rev=99", "nope.csv", "claims.png?imType=x"):
        answer = client.get(f"/api/v1/{path}")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["access-control-allow-origin"] == "*"


def test_what_ails_the_store_is_said_without_its_place(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder can stand below a file")
    store = Store(Settings(store=file / "store", data=shipped("data"), sql=shipped("sql")))
    client = TestClient(Starlette(routes=routes(AppContext.of(store))))
    for path in ("/api/v1/claims.csv", "/fact/count/c01", "/fact/count/c01.json"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "The store cannot be used just now." in answer.text
        assert str(tmp_path) not in answer.text

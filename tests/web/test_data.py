"""Every view in every format, read back with other libraries: the numbers equal the page's."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.testclient import TestClient

from dashboard.exports import formats as files
from dashboard.settings import shipped
from dashboard.store.store import Store
from dashboard.views.charts import views
from dashboard.views.filters import FILTERS
from dashboard.views.metadata import metadata
from dashboard.views.url import bind_parameters

SLUGS = sorted(views())


def shown(store: Store, slug: str, **values: Any) -> pd.DataFrame:
    values = bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07"} | values
    return store.current().query(f"charts/{views()[slug].stem}", **values)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_format_has_the_rows_of_the_page(
    client: TestClient, real_store: Store, slug: str
) -> None:
    marks = list(shown(real_store, slug)["mark"])
    whole = client.get(f"/api/v1/{slug}.json").json()
    assert whole["ok"]
    assert whole["total"] == len(marks)
    assert [row["mark"] for row in whole["rows"]] == marks[:1000]
    words = metadata(shipped("data"), views()[slug].stem)
    assert whole["about"]["credit"].startswith(words.credit)
    csv = pd.read_csv(io.BytesIO(client.get(f"/api/v1/{slug}.csv").content))
    parquet = pd.read_parquet(io.BytesIO(client.get(f"/api/v1/{slug}.parquet").content))
    book = pd.read_excel(io.BytesIO(client.get(f"/api/v1/{slug}.xlsx").content), sheet_name=None)
    for frame in (csv, parquet, book["Data"]):
        assert [str(mark) for mark in frame["mark"]] == marks
    described = client.get(f"/api/v1/{slug}.metadata.json").json()
    assert set(csv) <= set(described["columns"]) | set(files.EVIDENCE_COLUMNS)
    assert f"/{slug}?rev=" in described["address"]


def test_numbers_are_those_of_the_filtered_page(client: TestClient, real_store: Store) -> None:
    rows = shown(real_store, "share-of-gdp", member=["DEU", "POL"], vintage="nato_2024_06")
    answer = client.get("/api/v1/share-of-gdp.json?member=DEU~POL&vintage=nato_2024_06").json()
    assert [row["share"] for row in answer["rows"]] == list(rows["share"])
    full = client.get(
        "/api/v1/share-of-gdp.json?member=DEU~POL&vintage=nato_2024_06&csvType=full"
    ).json()
    assert full["total"] == len(shown(real_store, "share-of-gdp"))


def test_pages_go_on_where_the_last_one_ended(client: TestClient) -> None:
    marks: list[str] = []
    token = ""
    while True:
        page = client.get(f"/api/v1/share-of-gdp.json?_size=150{token}").json()
        marks += [row["mark"] for row in page["rows"]]
        if page["next"] is None:
            break
        token = f"&_next={page['next']}"
    assert len(marks) == len(set(marks)) == page["total"]
    other = client.get(f"/api/v1/share-of-gdp.json?member=~POL{token}")
    assert other.status_code == 400
    lines = client.get("/api/v1/share-of-gdp.json?_shape=array&_nl=on&_size=3").text.splitlines()
    assert len(lines) == 3


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/claims.csv")
    again = client.get("/api/v1/claims.csv", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/claims.json", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200
    assert "immutable" not in first.headers["cache-control"]
    assert "immutable" in client.get("/api/v1/claims.csv?rev=1").headers["cache-control"]


def test_a_workbook_holds_no_clock(client: TestClient, real_store: Store) -> None:
    book = client.get("/api/v1/claims.xlsx").content
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        written = re.findall(r"W3CDTF\">([^<]*)<", archive.read("docProps/core.xml").decode())
    recorded = datetime.fromisoformat(real_store.current().recorded_at)
    assert {datetime.fromisoformat(time) for time in written} == {recorded}
    assert client.get("/api/v1/claims.xlsx").content == book


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("nothing.csv", 404, "no view 'nothing'"),
        ("claims.doc", 404, "no format 'doc'"),
        ("claims", 404, "'claims' names no format"),
        ("claims.json?_size=0", 400, "_size=0"),
        ("claims.json?_size=abc", 400, "_size=abc"),
        ("claims.json?_next=x", 400, "_next"),
        ("claims.json?_shape=cube", 400, "_shape"),
        ("claims.csv?csvType=half", 400, "csvType=half"),
        ("claims.csv?rev=99", 404, "Revision 99"),
        ("claims.csv?rev=abc", 404, "rev=abc"),
    ],
)
def test_what_cannot_be_is_refused_in_one_shape(
    client: TestClient, path: str, status: int, named: str
) -> None:
    answer = client.get(f"/api/v1/{path}")
    body = answer.json()
    assert answer.status_code == body["status"] == status
    assert body["ok"] is False
    assert named in body["error"]
    assert body["errors"]


def test_a_parameter_that_does_not_apply_is_named_and_the_rest_do(client: TestClient) -> None:
    answer = client.get("/api/v1/share-of-gdp.json?member=~POL&time=abc").json()
    assert {row["iso3"] for row in answer["rows"]} == {"POL"}
    assert answer["left_out"][0].startswith("time=abc was left out")


@given(some.lists(some.text(max_size=12) | some.floats(allow_nan=False) | some.none(), min_size=1))
def test_no_cell_runs_as_a_formula(values: list[Any]) -> None:
    rows = pd.DataFrame({"mark": pd.Series(values, dtype="object")})
    for given_value, cell in zip(values, files.flatten(rows)["mark"], strict=True):
        if isinstance(given_value, str):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell.removeprefix("'") == given_value or cell == given_value

"""A view added as three files to a copy of the tree has a page and every export."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen
from xml.etree import ElementTree

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from dashboard.exports.formats import FORMATS
from tests.browser.site import Seen, Site, serving, watch
from tests.lock import ROOT

SLUG = "joined-by-year"
MODULE = '''"""How many joined in each year: a column a year."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import style
from dashboard.views.charts.view import ChartContext, View


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    ink = style.ink(context.dark)
    bars = {
        "type": "bar",
        "x": rows["year"],
        "y": rows["members"],
        "marker": {"color": ink.accent},
        "customdata": rows[["mark"]],
        "showlegend": False,
        **style.selection(rows["mark"], context.mark),
    }
    return go.Figure({"data": [bars], "layout": style.layout(ink, 320)})


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    return f"{rows['members'].iloc[-1]} members joined <b>&</b> stayed"


VIEW = View("joined_by_year", figure, finding)
'''
SQL = """-- One row per year in which states joined.
select
    year(happened_on) as year,
    count(*) as members,
    cast(year(happened_on) as varchar) as mark,
    flatten(list(evidence)) as evidence
from membership_events
where event = 'joined' and happened_on <= coalesce($asof, happened_on)
group by year(happened_on)
order by year
"""
WORDS = """order: 9
menu: Joined by year
question: How many joined in a year?
measure: States that joined
unit: members
definition: States that joined in a year.
how_to_read: One column per year.
caveats:
  - Written for these tests.
credit: "Dates from the sources that each mark names."
columns:
  year: {label: Year}
  members: {label: Joined}
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program with three additional files."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("dashboard", "data", "sql"):
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=left_out)
    (copy / "dashboard" / "views" / "charts" / "joined_by_year.py").write_text(MODULE, "utf-8")
    (copy / "sql" / "charts" / "joined_by_year.sql").write_text(SQL, "utf-8")
    (copy / "data" / "metadata" / "joined_by_year.yml").write_text(WORDS, "utf-8")
    return copy


@pytest.fixture(scope="module")
def fresh(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("served"), tree) as site:
        yield site


def answer(site: Site, path: str) -> bytes:
    with urlopen(f"{site.address}{path}") as response:
        content: bytes = response.read()
        return content


def test_it_has_a_page_a_link_in_the_menu_and_evidence(page: Page, fresh: Site) -> None:
    seen = watch(page, fresh)
    page.goto(f"{fresh.address}/membership-timeline?asof=2020-01-01")
    page.get_by_role("link", name="Joined by year").click()
    expect(page).to_have_url(f"{fresh.address}/{SLUG}?asof=2020-01-01")
    expect(page.locator(".js-plotly-plot .barlayer .point")).to_have_count(8)
    expect(page.locator("h1").first).to_have_text("1 members joined <b>&</b> stayed")
    page.locator(".js-plotly-plot .point path").first.click(force=True)
    expect(page.get_by_role("dialog")).to_contain_text("1949")
    assert seen == Seen()


def test_it_has_every_file_with_the_numbers_of_its_page(fresh: Site) -> None:
    rows = json.loads(answer(fresh, f"/api/v1/{SLUG}.json"))["rows"]
    counts = [row["members"] for row in rows]
    assert sum(counts) == 32
    for ending in FORMATS:
        assert answer(fresh, f"/api/v1/{SLUG}.{ending}"), ending
    csv = pd.read_csv(io.BytesIO(answer(fresh, f"/api/v1/{SLUG}.csv")))
    parquet = pd.read_parquet(io.BytesIO(answer(fresh, f"/api/v1/{SLUG}.parquet")))
    sheet = pd.read_excel(io.BytesIO(answer(fresh, f"/api/v1/{SLUG}.xlsx")))
    with zipfile.ZipFile(io.BytesIO(answer(fresh, f"/api/v1/{SLUG}.zip"))) as packed:
        [inner] = [name for name in packed.namelist() if name.endswith(".csv")]
        zipped = pd.read_csv(packed.open(inner))
    for frame in (csv, parquet, sheet, zipped):
        assert list(frame["members"]) == counts
    drawn = ElementTree.fromstring(answer(fresh, f"/api/v1/{SLUG}.svg?imType=og"))
    assert drawn.attrib["height"] == "630"
    assert "1 members joined <b>&</b> stayed" in "".join(drawn.itertext())


def test_its_first_html_its_frame_and_its_description_are_there(fresh: Site) -> None:
    html = answer(fresh, f"/{SLUG}").decode()
    assert "1 members joined &lt;b&gt;&amp;&lt;/b&gt; stayed · Pledgewatch</title>" in html
    assert f"/api/v1/{SLUG}.png?imType=og" in html
    assert 'id="first-paint"' in html
    framed = json.loads(answer(fresh, f"/oembed?url={fresh.address}/{SLUG}"))
    assert f"{fresh.address}/{SLUG}?embed=true" in framed["html"]
    described = json.loads(answer(fresh, "/api/v1/openapi.json"))
    assert {f"/api/v1/{SLUG}.{ending}" for ending in FORMATS} <= set(described["paths"])


def test_a_bundle_holds_it(tree: Path, fresh: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dashboard", "bundle", str(tmp_path / "site")]
    done = subprocess.run(
        [*command, "--store", str(fresh.store)],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "Joined by year" in index or "How many joined in a year?" in index
    assert list((tmp_path / "site").rglob(f"{SLUG}*.csv"))

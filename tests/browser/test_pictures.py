"""Our SVG against Plotly's own drawing of the same figure: positions of texts, marks, columns."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
import streamlit
from playwright.sync_api import Browser, Page

from dashboard.pictures.chart import chart_svg
from dashboard.store.store import Store
from dashboard.views.charts.view import Form
from tests.browser.site import new_context
from tests.pictures.test_charts import FORMS, shown

WIDTH = 960
NEAR = 3
"""Tolerance in pixels for browsers' text measurement, which depends on system and hinting."""
NEAR_MARK = 1.5
"""Tolerance in pixels for marks, because the size of texts moves the axes."""
LIVE_MARKS = ".scatterlayer path.point, .barlayer .point > path"

PLACES = """id => {
  const root = document.getElementById(id), from = root.getBoundingClientRect();
  const seen = part => getComputedStyle(part).display !== "none" && part.textContent.trim();
  return [...root.querySelectorAll("text")].filter(seen).map(part => {
    const box = part.getBoundingClientRect();
    return [part.textContent, box.left - from.left, box.top - from.top, box.width];
  });
}"""
BOXES = """([id, selector]) => {
  const root = document.getElementById(id), from = root.getBoundingClientRect();
  const area = document.querySelector("#live .nsewdrag").getBoundingClientRect();
  const offset = document.querySelector("#live").getBoundingClientRect();
  const low = {x: area.left - offset.left - 1, y: area.top - offset.top - 1};
  const high = {x: low.x + area.width + 2, y: low.y + area.height + 2};
  return [...root.querySelectorAll(selector)].map(part => {
    const box = part.getBoundingClientRect();
    return [box.left - from.left, box.top - from.top, box.width, box.height];
  }).filter(([left, top, width, height]) => {
    const x = left + width / 2, y = top + height / 2;
    return width && height && low.x <= x && x <= high.x && low.y <= y && y <= high.y;
  });
}"""
"""Boxes of the drawing's parts whose middles are inside the chart, without columns of zero."""
DRAW = """async ([figure, width]) => {
  await document.fonts.ready;
  const {data, layout} = JSON.parse(figure);
  Plotly.purge("live");
  await Plotly.newPlot("live", data, {...layout, width}, {displayModeBar: false});
}"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """Open a page with the installed Plotly and the pages' font, reused for all drawings."""
    context = new_context(browser, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    (font,) = (Path(streamlit.__file__).parent / "static/static/media").glob(
        "SourceSansVF-Upright*"
    )
    data = b64encode(font.read_bytes()).decode()
    page.set_content(
        f"<style>@font-face {{font-family: 'Source Sans'; font-weight: 200 900; "
        f"src: url(data:font/woff2;base64,{data})}} body {{font-family: 'Source Sans'}}</style>"
        "<p>a <b>b</b></p><div id=live></div><div id=ours></div>"
    )
    page.add_script_tag(path=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    yield page
    context.close()


@pytest.mark.parametrize("form", FORMS, ids=lambda case: f"{case.of}-{case.code}")
def test_every_text_stands_where_plotly_draws_it(
    paper: Page, real_store: Store, form: Form
) -> None:
    figure, _ = shown(real_store, form)
    paper.evaluate("svg => { ours.innerHTML = svg }", chart_svg(figure, WIDTH))
    paper.evaluate(DRAW, [figure.to_json(), WIDTH])
    ours: list[list[Any]] = paper.evaluate(PLACES, "ours")
    live: list[list[Any]] = paper.evaluate(PLACES, "live")
    assert len(ours) == len(live) > 10
    for text, *place in live:
        near = [
            mark
            for mark in ours
            if mark[0] == text
            and all(abs(a - b) <= NEAR for a, b in zip(mark[1:], place, strict=True))
        ]
        assert near, json.dumps([text, place, [mark for mark in ours if mark[0] == text]])
        ours.remove(near[0])


@pytest.mark.parametrize("form", FORMS, ids=lambda case: f"{case.of}-{case.code}")
def test_every_mark_and_column_stands_where_plotly_draws_it(
    paper: Page, real_store: Store, form: Form
) -> None:
    figure, _ = shown(real_store, form)
    paper.evaluate("svg => { ours.innerHTML = svg }", chart_svg(figure, WIDTH))
    paper.evaluate(DRAW, [figure.to_json(), WIDTH])
    live: list[list[float]] = paper.evaluate(BOXES, ["live", LIVE_MARKS])
    ours: list[list[float]] = paper.evaluate(BOXES, ["ours", "path[transform], rect"])
    assert len(live) > 10
    for box in live:
        near = [
            other
            for other in ours
            if all(abs(a - b) <= NEAR_MARK for a, b in zip(other, box, strict=True))
        ]
        assert near, box
        ours.remove(near[0])

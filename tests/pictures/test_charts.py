"""Charts as SVG: every view and form, read back with an XML parser and compared with its figure."""

import re
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.pictures.chart import chart_svg
from dashboard.pictures.figures import traces_of
from dashboard.pictures.symbols import symbol_path
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.charts.view import ChartContext, Form
from dashboard.views.filters import FILTERS
from dashboard.views.queries import guidelines
from dashboard.views.url import bind_parameters

SVG = "{http://www.w3.org/2000/svg}"
FORMS = [
    view.form(code)
    for view in views().values()
    for code in (None, *(form.code for form in view.forms))
]
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda case: f"{case.of}-{case.code}")


def shown(store: Store, form: Form, dark: bool = False, **values: Any) -> tuple[go.Figure, Any]:
    """Return a form's figure over the seed data, and its rows."""
    asked = bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07"} | values
    rows = store.current().query(f"charts/{form.stem}", **asked)
    scene = ChartContext(
        guidelines=guidelines(AppContext.of(store), store.current(), ("2",)), dark=dark
    )
    return form.figure(rows, scene), rows


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@every_form
@pytest.mark.parametrize("width", [340, 960])
def test_every_form_is_drawn_as_wide_as_asked_and_as_high_as_it_says(
    real_store: Store, form: Form, width: int
) -> None:
    figure, _ = shown(real_store, form)
    svg = chart_svg(figure, width)
    root = read(svg)
    assert (root.get("width"), root.get("height")) == (str(width), str(figure.layout.height))
    assert not [
        element for element in root.iter() if element.get("id") or "url(" in str(element.attrib)
    ]
    assert "NaN" not in svg
    assert "nan" not in svg
    said = " ".join(words(root))
    for note in figure.layout.annotations:
        assert re.sub("<.*?>", "", note.text).split()[0] in said


SQUARE: dict[str, Any] = {
    "width": 500,
    "height": 300,
    "margin": {"l": 50, "r": 50, "t": 50, "b": 50},
    "xaxis": {"range": [0, 10], "tickvals": []},
    "yaxis": {"range": [0, 100], "tickvals": []},
}
"""A layout with a plot of 400 by 200 pixels from (50, 50), over 10 by 100 units."""


def places(svg: str) -> list[tuple[float, float]]:
    """Return the positions of a drawing's markers."""
    return [
        (float(x), float(y))
        for x, y in re.findall(r'<path [^>]*transform="translate\(([\d.-]+),([\d.-]+)\)"', svg)
    ]


def test_markers_lines_and_columns_stand_at_their_values() -> None:
    points = {"type": "scatter", "mode": "lines+markers", "x": [0, 2.5, 10], "y": [0, 25, 100]}
    svg = chart_svg(go.Figure({"data": [points], "layout": SQUARE}), 500)
    assert places(svg) == [(50, 250), (150, 200), (450, 50)]
    assert 'd="M50,250L150,200L450,50"' in svg
    columns = {"type": "bar", "x": [2, 4], "y": [25, 100], "width": 1}
    svg = chart_svg(go.Figure({"data": [columns], "layout": SQUARE}), 500)
    boxes = [
        tuple(float(box.get(name, 0)) for name in ("x", "y", "width", "height"))
        for box in read(svg).iter(f"{SVG}rect")
    ]
    assert {(110, 200, 40, 50), (190, 50, 40, 200)} <= set(boxes)


@every_form
def test_every_point_in_its_axes_is_one_marker(real_store: Store, form: Form) -> None:
    figure, _ = shown(real_store, form)
    drawn = len(places(chart_svg(figure, 960)))
    traces = [
        trace
        for trace in traces_of(figure)
        if trace["type"] == "scatter" and "markers" in trace.get("mode", "")
    ]
    swatches = sum(bool(trace.get("showlegend", True)) for trace in traces)
    points = sum(len(trace["x"]) for trace in traces)
    # The legend has one marker more; points outside the axes' ranges have none.
    assert drawn <= points + swatches
    assert drawn >= points * 0.9


def test_columns_are_as_high_as_their_counts(real_store: Store) -> None:
    form = views()["members-meeting-guideline"].form(None)
    figure, rows = shown(real_store, form)
    root = read(chart_svg(figure, 960))
    counted = rows[(rows["kind"] == "release") & rows["is_complete"]]["members_meeting"]
    boxes = [
        [float(box.get(name, 0)) for name in ("y", "height")] for box in root.iter(f"{SVG}rect")
    ][: len(counted)]
    assert len({round(top + high, 1) for top, high in boxes}) == 1, "they stand on one line"
    (_, tallest), most = min(boxes), counted.max()
    for (_, high), count in zip(boxes, counted, strict=True):
        assert high == pytest.approx(tallest * count / most, abs=0.2)
        assert f"{count:.0f}" in words(root)


def test_lines_pass_through_every_share_of_their_member(real_store: Store) -> None:
    form = views()["share-of-gdp"].form(None)
    figure, rows = shown(real_store, form)
    root = read(chart_svg(figure, 960))
    pixels = sorted(
        (float(x), -float(y))
        for path in root.iter(f"{SVG}path")
        if path.get("stroke-width") == "1.6"
        for x, y in (pair.split(",") for pair in path.attrib["d"][1:].split("L"))
    )
    values = sorted(zip(rows["year"].astype(float), rows["share"], strict=True))
    assert len(pixels) == len(values)
    # All panels share one scale, given by the pixels of the smallest and the largest value.
    for numbers, placed in zip(zip(*values, strict=True), zip(*pixels, strict=True), strict=True):
        low, high, start, end = min(numbers), max(numbers), min(placed), max(placed)
        for number, pixel in zip(numbers, placed, strict=True):
            wanted = start + (number - low) / (high - low) * (end - start)
            assert pixel == pytest.approx(wanted, abs=0.2)


@every_form
def test_one_svg_serves_light_and_dark(real_store: Store, form: Form) -> None:
    light, dark = (shown(real_store, form, dark=dark)[0] for dark in (False, True))
    both = chart_svg(light, 700, dark)
    chosen = re.findall(r"(fill|stroke):light-dark\(([^;]+)\);", both)
    assert chosen
    # Split again, it equals both originals.
    assert re.sub(r' style="(?!white)[^"]*"|(?<=pre;)(fill|stroke):[^"]*', "", both) == chart_svg(
        light, 700
    )
    dark_alone = chart_svg(dark, 700)
    for _, pair in chosen:
        assert pair.rpartition(",")[2].strip(") ") in dark_alone


@pytest.mark.parametrize("mark", ["POL.2024"])
def test_what_is_not_chosen_is_faint(real_store: Store, mark: str) -> None:
    form = views()["share-of-gdp"].form(None)
    rows = real_store.current().query(
        f"charts/{form.stem}",
        **(bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07", "member": ["POL"]}),
    )
    svg = chart_svg(form.figure(rows, ChartContext(mark=mark)), 700)
    assert svg.count('opacity="0.35"') == len(rows) - 1


def test_a_hollow_mark_may_have_a_dot() -> None:
    (plain, _), (dotted, is_open) = (
        symbol_path("circle-open", 10),
        symbol_path("circle-open-dot", 10),
    )
    assert is_open
    assert dotted.startswith(plain)
    assert dotted.count("M") == plain.count("M") + 1

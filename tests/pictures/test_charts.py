"""Charts as SVG: every view and form, read back with an XML parser and held against its figure."""

import re
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.pictures.chart import chart_svg
from dashboard.pictures.figures import traces_of
from dashboard.pictures.plan import planned
from dashboard.pictures.symbols import symbol
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.charts.view import ChartContext, Form
from dashboard.views.filters import FILTERS
from dashboard.views.queries import guidelines
from dashboard.views.url import bound

SVG = "{http://www.w3.org/2000/svg}"
FORMS = [
    view.form(code)
    for view in views().values()
    for code in (None, *(form.code for form in view.forms))
]
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda one: f"{one.of}-{one.code}")


def shown(store: Store, form: Form, dark: bool = False, **values: Any) -> tuple[go.Figure, Any]:
    """Return a form's figure over what ships, and its rows."""
    asked = bound({}, FILTERS) | {"vintage": "nato_2026_07"} | values
    rows = store.current().query(f"charts/{form.stem}", **asked)
    scene = ChartContext(
        guidelines=guidelines(AppContext.of(store), store.current(), ("2",)), dark=dark
    )
    return form.figure(rows, scene), rows


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@every_form
@pytest.mark.parametrize("width", [340, 960])
def test_every_form_is_drawn_as_wide_as_asked_and_as_high_as_it_says(
    real_store: Store, form: Form, width: int
) -> None:
    figure, _ = shown(real_store, form)
    svg = chart_svg(figure, width)
    root = read(svg)
    assert (root.get("width"), root.get("height")) == (str(width), str(figure.layout.height))
    assert not [one for one in root.iter() if one.get("id") or "url(" in str(one.attrib)]
    assert "NaN" not in svg
    assert "nan" not in svg
    said = " ".join(words(root))
    for note in figure.layout.annotations:
        assert re.sub("<.*?>", "", note.text).split()[0] in said


@every_form
def test_every_point_is_one_marker_at_its_own_values(real_store: Store, form: Form) -> None:
    figure, _ = shown(real_store, form)
    plan = planned(figure, 960)
    placed = {
        (round(float(x), 1), round(float(y), 1))
        for x, y in re.findall(
            r'transform="translate\(([\d.-]+),([\d.-]+)\)"', chart_svg(figure, 960)
        )
    }
    held = 0
    for trace in traces_of(figure):
        if trace["type"] != "scatter" or "markers" not in trace.get("mode", ""):
            continue
        x, y = plan.axes[trace.get("xaxis", "x")], plan.axes[trace.get("yaxis", "y")]
        for one, other in zip(trace["x"], trace["y"], strict=True):
            across, up = x.number(one), y.number(other)
            if across is None or up is None or not (x.holds(across) and y.holds(up)):
                continue
            held += 1
            assert any(
                abs(x.at(across) - a) < 0.1 and abs(y.at(up) - b) < 0.1 for a, b in placed
            ), (one, other)
    assert held or any(trace.type == "bar" for trace in figure.data)


def test_columns_are_as_high_as_their_counts(real_store: Store) -> None:
    form = views()["members-meeting-guideline"].form(None)
    figure, rows = shown(real_store, form)
    plan, root = planned(figure, 960), read(chart_svg(figure, 960))
    y = plan.axes["y"]
    counted = rows[(rows["kind"] == "release") & rows["is_complete"]]
    tops = [round(y.value(float(one.get("y", 0)))) for one in root.iter(f"{SVG}rect")]
    assert tops[: len(counted)] == counted["members_meeting"].astype(int).tolist()
    for count in counted["members_meeting"]:
        assert f"{count:.0f}" in words(root)


def test_lines_pass_through_every_share_of_their_member(real_store: Store) -> None:
    form = views()["share-of-gdp"].form(None)
    figure, rows = shown(real_store, form)
    plan, root = planned(figure, 960), read(chart_svg(figure, 960))
    x, y = plan.axes["x"], plan.axes["y"]
    lines = [
        [tuple(map(float, pair.split(","))) for pair in one.attrib["d"][1:].split("L")]
        for one in root.iter(f"{SVG}path")
        if one.get("stroke-width") == "1.6"
    ]
    found = sorted((round(x.value(a)), round(y.value(b), 2)) for line in lines for a, b in line)
    expected = sorted(zip(rows["year"], rows["share"].round(2), strict=True))
    assert len(found) == len(expected)
    for (year, share), (wanted_year, wanted) in zip(found, expected, strict=True):
        assert year == wanted_year
        assert share == pytest.approx(wanted, abs=0.011)


@every_form
def test_one_svg_serves_light_and_dark(real_store: Store, form: Form) -> None:
    light, dark = (shown(real_store, form, dark=dark)[0] for dark in (False, True))
    both = chart_svg(light, 700, dark)
    chosen = re.findall(r"(fill|stroke):light-dark\(([^;]+)\);", both)
    assert chosen
    # Taken apart again, it is the one and the other.
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
        **(bound({}, FILTERS) | {"vintage": "nato_2026_07", "member": ["POL"]}),
    )
    svg = chart_svg(form.figure(rows, ChartContext(mark=mark)), 700)
    assert svg.count('opacity="0.35"') == len(rows) - 1


def test_a_hollow_mark_may_have_a_dot() -> None:
    (plain, _), (dotted, is_open) = symbol("circle-open", 10), symbol("circle-open-dot", 10)
    assert is_open
    assert dotted.startswith(plain)
    assert dotted.count("M") == plain.count("M") + 1

"""Figures and findings as pure functions of rows."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.views.charts import precision, views
from dashboard.views.charts.guidelines_2_and_20 import name_sides
from dashboard.views.charts.line_chart import spread
from dashboard.views.charts.share_map import PLACES
from dashboard.views.charts.style import MEMBER_COLOURS, literal
from dashboard.views.charts.view import ChartContext, Form, Guideline, ReleaseInForce
from dashboard.views.filters import FILTERS
from dashboard.views.url import bind_parameters

TWO = Guideline("2", 2.0, "2% guideline (Wales 2014)", date(2014, 9, 5))
RELEASE = ReleaseInForce(
    "r", "Tables", "June 2024", date(2024, 6, 17), "full", "NATO", None, "credit"
)
SCENE = ChartContext(release=RELEASE, guidelines=(TWO,))


def rows(snapshot: Snapshot, slug: str, **values: Any) -> pd.DataFrame:
    return snapshot.query(f"charts/{views()[slug].stem}", **(bind_parameters({}, FILTERS) | values))


FORMS = [
    view.form(code)
    for view in views().values()
    for code in (None, *(form.code for form in view.forms))
]


def marks(figure: go.Figure) -> set[str]:
    return {
        str(key[0])
        for trace in figure.data
        if trace.customdata is not None
        for key in trace.customdata
    }


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.of}-{form.code}")
@pytest.mark.parametrize("dark", [False, True])
def test_every_form_draws_marks_that_have_rows(real_store: Store, form: Form, dark: bool) -> None:
    values = bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07"}
    shown = real_store.current().query(f"charts/{form.stem}", **values)
    view, scene = form, replace(SCENE, dark=dark)
    figure = view.figure(shown, scene)
    drawn = marks(figure)
    assert drawn
    assert drawn <= set(shown["mark"])
    assert any(character.isdigit() for character in view.finding(shown, scene))
    chosen = view.figure(shown, replace(scene, mark=sorted(drawn)[0]))
    assert any(getattr(trace, "selectedpoints", None) is not None for trace in chosen.data)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.of}-{form.code}")
def test_figures_do_not_depend_on_what_the_process_drew(
    real_store: Store, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = real_store.current().query(
        f"charts/{form.stem}", **bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07"}
    )
    # Streamlit sets a default of its own once it has drawn a chart.
    for default in ("plotly_dark", "plotly"):
        monkeypatch.setattr(pio.templates, "default", default)
        drawn = form.figure(shown, SCENE).layout.template
        assert drawn.to_plotly_json() == pio.templates["none"].to_plotly_json()


def test_estimates_are_hollow_columns(tiny_snapshot: Snapshot) -> None:
    slug = "members-meeting-guideline"
    figure = views()[slug].figure(rows(tiny_snapshot, slug, vintage="tiny_2024_06"), SCENE)
    bars = next(trace for trace in figure.data if trace.type == "bar")
    hollow = {
        int(x): colour == "rgba(0,0,0,0)"
        for x, colour in zip(bars.x, bars.marker.color, strict=False)  # then years without one
    }
    assert hollow == {2022: False, 2023: False, 2024: True}


def test_of_two_guidelines_each_has_its_marks_over_its_columns(real_store: Store) -> None:
    slug, half = "members-meeting-guideline", Guideline("3.5", 3.5, "3.5%", date(2025, 6, 25))
    asked = {"vintage": "nato_2026_07", "guideline": ["2", "3.5"]}
    shown = rows(real_store.current(), slug, **asked)
    figure = views()[slug].figure(shown, replace(SCENE, guidelines=(TWO, half)))
    points = [
        (trace.name, x, key[0])
        for trace in figure.data
        if trace.type == "scatter" and trace.customdata is not None
        for x, key in zip(trace.x, trace.customdata, strict=True)
    ]
    of = shown.set_index("mark")["guideline"]
    assert {of[key] for _, _, key in points} == {"2", "3.5"}
    for name, x, key in points:
        assert name.endswith(f", {of[key]}%")
        assert (x < shown.set_index("mark")["year"][key]) == (of[key] == "2")
    # Plotly does not label a column without height: an annotation shows 0.
    columns = shown[shown["kind"] == "release"]
    none = columns[columns["members_meeting"] == 0]
    assert len(none)
    zeros = [annotation for annotation in figure.layout.annotations if annotation.text == "0"]
    assert [int(zero.x) for zero in zeros] == list(none["year"])
    # The title names both.
    said = views()[slug].finding(shown, replace(SCENE, guidelines=(TWO, half)))
    halves = columns[(columns["guideline"] == "3.5") & columns["is_complete"]]
    assert said.endswith(f"; {int(halves.sort_values('year')['members_meeting'].iloc[-1])} at 3.5%")


def test_of_one_guideline_marks_stand_at_their_year(tiny_snapshot: Snapshot) -> None:
    slug = "members-meeting-guideline"
    shown = rows(tiny_snapshot, slug, vintage="tiny_2024_06")
    figure = views()[slug].figure(shown, SCENE)
    for trace in figure.data:
        if trace.type == "scatter":
            assert all(x == int(x) for x in trace.x)


def test_a_statement_of_a_month_stands_in_the_middle_of_its_days(tiny_snapshot: Snapshot) -> None:
    view = views()["reactions"]
    shown = rows(tiny_snapshot, "reactions")
    for form in (view.form(None), view.form("days")):
        figure = form.figure(shown, SCENE)
        trace = next(trace for trace in figure.data if trace.customdata[0][0] == "t_r02")
        assert pd.Timestamp(trace.x[0]) == pd.Timestamp("2024-02-19 12:00")
        (line,) = [shape for shape in figure.layout.shapes if shape.yref != "paper"]
        assert (line.x0[:10], line.x1[:10], line.y0) == ("2024-02-10", "2024-02-29", trace.y[0])
    days = rows(tiny_snapshot, "reactions", stance=["support"])
    assert "Of none of the 1 reactions" in view.form("days").finding(days, SCENE)


def test_marks_of_a_day_and_stance_are_stacked(real_store: Store) -> None:
    shown = rows(real_store.current(), "reactions")
    figure = views()["reactions"].form("days").figure(shown, SCENE)
    places = [(x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)]
    assert len(set(places)) == len(places) == len(shown)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({}, "27 of 46 reactions criticise and 5 defend"),
        ({"organisation": ["poland"]}, "5 of 6 selected reactions criticise and 0 defend"),
        ({"stance": ["support", "neutral"]}, "Selected by stance: 5 defending and 14 neutral"),
    ],
)
def test_what_is_counted_among_the_selected_says_so(
    real_store: Store, filters: dict[str, Any], said: str
) -> None:
    shown = rows(real_store.current(), "reactions", **filters)
    finding = views()["reactions"].finding(shown, replace(SCENE, narrowed=frozenset(filters)))
    assert finding.startswith(said)


def test_an_incomplete_year_says_so_instead_of_a_column(tiny_snapshot: Snapshot) -> None:
    slug = "members-meeting-guideline"
    shown = rows(tiny_snapshot, slug, vintage="tiny_partial", asof=date(2024, 3, 14))
    figure = views()[slug].figure(shown, SCENE)
    assert not [trace for trace in figure.data if trace.type == "bar"]
    assert "1 of 3 figures held" in [annotation.text for annotation in figure.layout.annotations]
    assert "No year has all the figures" in views()[slug].finding(shown, SCENE)


def test_lines_name_the_guideline_and_show_estimates_hollow(tiny_snapshot: Snapshot) -> None:
    slug = "share-of-gdp"
    figure = views()[slug].figure(rows(tiny_snapshot, slug, vintage="tiny_2024_06"), SCENE)
    assert any(
        f"{TWO.code}% guideline" in annotation.text for annotation in figure.layout.annotations
    )
    assert [shape.y0 for shape in figure.layout.shapes] == [TWO.share_of_gdp]
    line = next(trace for trace in figure.data if trace.name == "Poland")
    assert list(line.marker.symbol) == ["circle", "circle", "circle-open"]


@pytest.mark.parametrize(
    ("slug", "form"),
    [
        *(("share-of-gdp", form) for form in (None, "dumbbell", "map", "multiples")),
        ("members-meeting-guideline", "tiles"),
    ],
)
def test_a_figure_is_shown_as_exactly_as_its_source_gives_it(
    real_store: Store, slug: str, form: str | None
) -> None:
    """The release of March 2026 has one decimal and does not say what is an estimate."""
    shown = views()[slug].form(form)
    asked = bind_parameters({}, FILTERS) | {"vintage": "nato_2026_03", "member": ["ALB", "USA"]}
    result = real_store.current().query(f"charts/{shown.stem}", **asked)
    figure = shown.figure(result, SCENE)
    written = figure.to_json() + shown.finding(result, SCENE)
    assert not re.search(r"\b[23]\.\d\d\b", written)
    assert "2.0% of GDP (estimate or final: not said)" in written
    assert "-open-dot" in written or "2.0?" in written


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ([True, None], ", by estimate"),
        ([False, None], " (estimate or final: not said)"),
        ([False], ""),
    ],
)
def test_one_estimate_makes_it_one_and_one_unknown_leaves_it_open(
    flags: list[bool | None], said: str
) -> None:
    assert precision.estimate_ending(flags) == said
    assert precision.estimate_ending(pd.Series(flags, dtype="boolean")) == said


def test_a_count_of_figures_that_may_be_estimates_says_so(real_store: Store) -> None:
    slug = "members-meeting-guideline"
    shown = rows(real_store.current(), slug, vintage="nato_2026_03", member=["ALB"])
    figure = views()[slug].figure(shown, SCENE)
    (bars,) = (trace for trace in figure.data if trace.type == "bar")
    assert bars.marker.pattern.shape[0] == "/"
    assert views()[slug].finding(shown, SCENE).endswith("in 2025 (estimate or final: not said)")
    # With few years and few members there is nothing between two of them.
    years = rows(real_store.current(), slug, vintage="nato_2026_03", member=["ALB"], time_from=2025)
    few = views()[slug].figure(years, replace(SCENE, narrowed=frozenset({"member"})))
    assert (few.layout.xaxis.dtick, few.layout.yaxis.dtick) == (1, 1)


def test_who_is_shown_in_one_year_alone_neither_rose_nor_fell(real_store: Store) -> None:
    view = views()["share-of-gdp"].form("dumbbell")
    shown = rows(real_store.current(), "share-of-gdp", vintage="nato_2026_03")
    assert view.finding(shown, SCENE).startswith("United States fell from 3.3% of GDP in 2024")


def test_a_member_keeps_its_colour_whatever_is_filtered(tiny_snapshot: Snapshot) -> None:
    slug = "share-of-gdp"
    for member in (None, ["POL"], ["DEU", "POL"]):
        shown = rows(tiny_snapshot, slug, vintage="tiny_2024_06", member=member)
        line = next(t for t in views()[slug].figure(shown, SCENE).data if t.name == "Poland")
        assert line.line.color == MEMBER_COLOURS["POL"]


def test_every_member_has_a_colour_of_its_own(real_store: Store) -> None:
    assert set(MEMBER_COLOURS) == set(real_store.state()["members"])
    assert len(set(MEMBER_COLOURS.values())) == len(MEMBER_COLOURS)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "3 of 5 members meet 2% in 2024, by estimate"),
        ({"time_to": 2023}, "2 of 4 members met the 2% guideline in 2023"),
        ({"member": ["DEU"]}, "0 of 1 selected members met the 2% guideline in 2023"),
    ],
)
def test_the_title_follows_the_filters(
    tiny_snapshot: Snapshot, values: dict[str, Any], said: str
) -> None:
    slug = "members-meeting-guideline"
    shown = rows(tiny_snapshot, slug, vintage="tiny_2024_06", **values)
    scene = replace(SCENE, narrowed=frozenset({"member"} if "member" in values else ()))
    if not values:
        shown = shown[shown["year"] == 2024]
    assert said in views()[slug].finding(shown, scene)


def test_names_are_text_and_never_tags(tiny_snapshot: Snapshot) -> None:
    figure = views()["reactions"].figure(rows(tiny_snapshot, "reactions"), SCENE)
    written = figure.to_json()
    assert "Bo <b>" not in written
    assert literal("Bo <b>Example</b>") in [*figure.layout.yaxis.ticktext]
    assert len(literal("x" * 3000)) == 60


@given(
    some.lists(some.floats(0, 500), max_size=40).map(sorted),
    some.floats(1, 30),
    some.floats(100, 600),
)
def test_labels_are_spread_in_order_apart_and_inside(
    wanted: list[float], apart: float, room: float
) -> None:
    places = spread(wanted, apart, room)
    needed = min(apart, room / max(len(wanted), 1))
    assert len(places) == len(wanted)
    assert all(b - a >= needed - 1e-6 for a, b in pairwise(places))
    assert all(-1e-6 <= place <= room + 1e-6 for place in places)


def test_the_map_has_a_place_for_every_member_and_no_two_share_one(real_store: Store) -> None:
    members = set(real_store.current().query("options/member")["code"])
    assert set(PLACES) == members
    assert len(set(PLACES.values())) == len(PLACES)


def test_a_member_without_a_figure_is_an_empty_tile(real_store: Store) -> None:
    shown = rows(real_store.current(), "share-of-gdp", vintage="nato_2026_07")
    figure = views()["share-of-gdp"].form("map").figure(shown, SCENE)
    (missing,) = (trace for trace in figure.data if trace.name == "No figure shown")
    assert list(missing.text) == ["ISL"]


def test_tiles_agree_with_the_columns(real_store: Store) -> None:
    view, snapshot = views()["members-meeting-guideline"], real_store.current()
    values = bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07"}
    tiles = snapshot.query(f"charts/{view.form('tiles').stem}", **values)
    met = tiles[tiles["status"] == "met"].groupby("year").size()
    columns = snapshot.query(f"charts/{view.stem}", **values)
    counted = columns[columns["kind"] == "release"].set_index("year")["members_meeting"]
    assert met.to_dict() == counted.astype(int).to_dict()


@given(some.lists(some.tuples(some.floats(0, 700), some.floats(0, 470)), max_size=32))
def test_names_beside_dots_hide_neither_each_other_nor_a_dot(
    dots: list[tuple[float, float]],
) -> None:
    sides = name_sides(dots)
    assert len(sides) == len(dots)
    again = name_sides([*dots, *((x, y) for x, y in dots)])
    # A dot with another right on it has room only where the two may share it: never on one side.
    pairs = zip(again[: len(dots)], again[len(dots) :], strict=True)
    assert all(number is None or number != other for number, other in pairs)


@pytest.mark.parametrize(
    ("slug", "form", "values", "expected"),
    [
        (
            "membership-timeline",
            "steps",
            {},
            "Finland joined 321 days after it applied, Sweden after 659",
        ),
        (
            "membership-timeline",
            "steps",
            {"asof": date(2022, 7, 1), "member": ["SWE"]},
            "Sweden came from application to invitation in 42 days, by 29 June 2022",
        ),
        (
            "share-of-gdp",
            "dumbbell",
            {"time_from": 2024, "time_to": 2024},
            "Only 2024 is shown: choose more years to see a change",
        ),
        (
            "share-of-gdp",
            "dumbbell",
            {"member": ["USA"]},
            "United States fell from 3.71% of GDP in 2014 to 3.17% in 2026, by estimate",
        ),
        (
            "share-of-gdp",
            "map",
            {"member": ["TUR"], "time_to": 2024},
            "Türkiye spends 2.08% of GDP in 2024",
        ),
        (
            "members-meeting-guideline",
            "tiles",
            {"time_from": 2024, "time_to": 2024, "member": ["POL", "BEL"]},
            "Poland met 2% in 2024; 1 did not",
        ),
    ],
)
def test_a_finding_says_no_more_than_its_rows(
    real_store: Store, slug: str, form: str, values: dict[str, Any], expected: str
) -> None:
    shown = views()[slug].form(form)
    asked = bind_parameters({}, FILTERS) | {"vintage": "nato_2026_07"} | values
    rows = real_store.current().query(f"charts/{shown.stem}", **asked)
    assert shown.finding(rows, SCENE) == expected

"""Axes, their ranges and their labels, for any numbers."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, pairwise

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import milliseconds
from dashboard.pictures.ranges import Reach
from dashboard.pictures.ticks import ticks_of
from dashboard.views.charts import reaction_marks


@given(
    some.floats(-1e6, 1e6),
    some.floats(0.1, 1e6),
    some.floats(0, 1),
    some.sampled_from(["x", "y"]),
    some.booleans(),
)
def test_a_place_in_pixels_reads_back_as_its_value(
    low: float, span: float, part: float, name: str, turned: bool
) -> None:
    axis = Axis(name, {}, low=low, high=low + span, start=40, length=500)
    if turned:
        axis = replace(axis, low=axis.high, high=axis.low)
    value = low + span * part
    assert axis.value(axis.at(value)) == pytest.approx(value, abs=1e-6 * span + 1e-9)
    assert 40 - 1e-6 <= axis.at(value) <= 540 + 1e-6


@given(
    some.floats(-1e5, 1e5),
    some.floats(0.01, 1e6),
    some.floats(100, 1500),
    some.sampled_from(["x", "y"]),
)
def test_ticks_lie_on_their_axis_evenly_and_say_their_numbers(
    low: float, span: float, length: float, name: str
) -> None:
    axis = Axis(name, {}, low=low, high=low + span, length=length)
    ticks = ticks_of(axis, 13)
    assert 1 <= len(ticks) <= 40
    for tick in ticks:
        assert low - span * 0.001 <= tick.number <= low + span * 1.001
        assert float(tick.text.replace("−", "-")) == pytest.approx(tick.number, abs=span / 100)
    steps = {round((b.number - a.number) / span, 6) for a, b in pairwise(ticks)}
    assert len(steps) <= 1


@given(some.integers(1950, 2050), some.integers(1, 60_000))
@example(2024, 2)  # hours of two days: "06:00" occurs on both
def test_days_are_labelled_in_order_and_each_year_once(year: int, days: int) -> None:
    start = pd.Timestamp(year, 3, 5, tz="UTC").timestamp() * 1000
    axis = Axis("x", {}, "date", low=start, high=start + days * 86_400_000.0, length=700)
    ticks = ticks_of(axis, 13)
    assert 1 <= len(ticks) <= 25
    numbers = [tick.number for tick in ticks]
    assert numbers == sorted(set(numbers))
    # A year or day that applies to several labels is written once, under the first of them.
    heads = accumulate((tick.text.partition("<br>")[2].strip() for tick in ticks), _latest)
    texts = {
        (head, tick.text.partition("<br>")[0]) for head, tick in zip(heads, ticks, strict=True)
    }
    assert len(texts) == len(ticks)


def _latest(before: str, head: str) -> str:
    return head or before


@given(
    some.dates(date(2014, 1, 1), date(2027, 1, 1)),
    some.integers(0, 250),
    some.integers(0, 30),
    some.sampled_from([120, 340, 700, 1200]),
)
@example(date(2024, 2, 11), 1, 1, 700)  # hours, each written as its day: six times "11 Feb"
@example(date(2024, 2, 11), 2, 1, 120)
def test_a_chart_of_reactions_labels_each_day_once(
    first: date, days: int, before: int, length: float
) -> None:
    rows = pd.DataFrame(
        {
            "stated_on": [first, first + timedelta(days=days)],
            "about_on": [first - timedelta(days=before)] * 2,
        }
    )
    spec = reaction_marks.days(rows) | {"tickformat": "%-d %b"}
    low, high = map(milliseconds, spec["range"])
    ticks = ticks_of(Axis("x", spec, "date", low=low, high=high, length=length), 13)
    assert ticks
    assert len({tick.text for tick in ticks}) == len(ticks)


@given(some.lists(some.floats(-1e4, 1e4), min_size=1, max_size=30), some.floats(0, 20))
def test_a_range_leaves_every_point_its_room(values: list[float], pad: float) -> None:
    reach = Reach()
    reach.add(values, pad, pad, more=True)
    low, high = reach.range(400) or (0, 0)
    axis = Axis("x", {}, low=low, high=high, start=0, length=400)
    for value in values:
        room = pad if len(set(values)) > 1 else 0
        assert axis.at(value) >= room - 1e-3
        assert axis.at(value) <= 400 - room + 1e-3

"""The codec of addresses: any state → address → the same state, and bad input is reported."""

from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard.views.filter_types import (
    Choice,
    Codes,
    Day,
    DayRange,
    Days,
    Mark,
    Number,
    YearRange,
    Years,
)
from dashboard.views.filters import EVERYWHERE, FILTERS, Filter
from dashboard.views.url import PageState, address, bind_parameters, parse, serialise

EVERY = (*FILTERS, *EVERYWHERE)
ALLOWED = {
    "member": ("DEU", "POL", "USA"),
    "guideline": ("2", "3.5"),
    "organisation": ("germany", "nato", "united-states-senate"),
    "official": ("jens-stoltenberg", "olaf-scholz"),
    "source": ("cnn_2024_02_12", "tiny_daily"),
    "vintage": ("nato_2024_06", "nato_2026_07"),
    "compared": ("nato_2019_06", "nato_2024_06"),
}
DAYS = some.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = some.integers(1900, 2100)


def ranges_of(ends: some.SearchStrategy[Any]) -> some.SearchStrategy[tuple[Any, Any]]:
    """Generate ranges with at most one open end, the first not after the last."""
    closed = some.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))
    return closed | some.tuples(ends, some.none()) | some.tuples(some.none(), ends)


def values_of(filter_: Filter) -> some.SearchStrategy[Any]:
    codes = list(filter_.choices or ALLOWED.get(filter_.name, ()))
    match filter_.kind:
        case Codes():
            return some.lists(some.sampled_from(codes), min_size=1, unique=True).map(tuple)
        case Choice():
            return some.sampled_from(codes)
        case YearRange():
            return ranges_of(YEARS).map(lambda pair: Years(*pair)) | some.just(Years(latest=True))
        case DayRange():
            return ranges_of(DAYS).map(lambda pair: Days(*pair))
        case Day():
            return DAYS
        case Number():
            return some.integers(1, 999_999_999)
        case Mark():
            return some.from_regex(r"[A-Za-z0-9._-]{1,80}", fullmatch=True)
    raise AssertionError(f"no strategy for {filter_.kind}")


@some.composite
def states(draw: some.DrawFn) -> PageState:
    chosen = draw(some.lists(some.sampled_from(EVERY), unique_by=lambda filter_: filter_.name))
    drawn = {filter_.name: draw(values_of(filter_)) for filter_ in chosen}
    return {
        filter_.name: drawn[filter_.name]
        for filter_ in chosen
        if drawn[filter_.name] != filter_.default
    }


# On a busy machine Hypothesis generates states slowly; that is no fault of the codec.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(states())
def test_a_state_survives_its_address(state: PageState) -> None:
    link = address("https://example.org", "share-of-gdp", serialise(state, EVERY))
    query = parse_qsl(urlsplit(link).query, keep_blank_values=True)
    assert parse(query, EVERY, ALLOWED) == (state, [])


@given(
    some.lists(some.tuples(some.sampled_from([f.name for f in EVERY]) | some.text(), some.text()))
)
def test_no_address_raises_and_what_is_left_is_a_state(query: list[tuple[str, str]]) -> None:
    state, invalid = parse(query, EVERY, ALLOWED)
    again, none = parse(list(serialise(state, EVERY).items()), EVERY, ALLOWED)
    assert (again, none) == (state, [])
    assert all(len(parameter.given) <= 40 and str(parameter).isprintable() for parameter in invalid)
    bind_parameters(state, EVERY)


@pytest.mark.parametrize(
    ("query", "state", "named"),
    [
        ("member=DEU~POL", {"member": ("DEU", "POL")}, []),
        ("member=~POL", {"member": ("POL",)}, []),
        ("member=POL~POL", {"member": ("POL",)}, []),
        ("member=DEU~XXX", {"member": ("DEU",)}, ["member=XXX"]),
        ("member=deu", {}, ["member=deu"]),
        ("member=", {}, []),
        ("time=2014..2025", {"time": Years(2014, 2025)}, []),
        ("time=..2022", {"time": Years(None, 2022)}, []),
        ("time=2022", {"time": Years(2022, 2022)}, []),
        ("time=latest", {"time": Years(latest=True)}, []),
        ("time=2025..2014", {}, ["time=2025..2014"]),
        ("time=20142025", {}, ["time=20142025"]),
        ("time=..", {}, ["time=.."]),
        ("time=1e999", {}, ["time=1e999"]),
        ("time=٢٠١٤", {}, ["time=٢٠١٤"]),
        ("time=0001..9999", {}, ["time=0001..9999"]),
        ("guideline=2", {}, []),
        ("guideline=~3.5", {"guideline": ("3.5",)}, []),
        ("vintage=nato_2024_06", {"vintage": "nato_2024_06"}, []),
        ("vintage=../../x", {}, ["vintage=../../x"]),
        ("asof=2024-02-12", {"asof": date(2024, 2, 12)}, []),
        ("asof=2024-02-30", {}, ["asof=2024-02-30"]),
        ("asof=yesterday", {}, ["asof=yesterday"]),
        ("rev=12", {"rev": 12}, []),
        ("rev=0", {}, ["rev=0"]),
        ("rev=-1&tab=table", {"tab": "table"}, ["rev=-1"]),
        ("tab=chart", {}, []),
        ("mark=2.2024", {"mark": "2.2024"}, []),
        ("mark=%3Cimg%20onerror%3E", {}, ["mark=<img onerror>"]),
        ("days=2024-02-10..2024-02-12", {"days": Days(date(2024, 2, 10), date(2024, 2, 12))}, []),
        ("member=DEU&member=POL", {"member": ("DEU",)}, ["member=POL"]),
        ("colour=red&member=~DEU", {"member": ("DEU",)}, ["colour=red"]),
        ("utm_source=mail&embed=true", {}, []),
    ],
)
def test_each_parameter_is_valid_missing_or_named(
    query: str, state: PageState, named: list[str]
) -> None:
    parsed, invalid = parse(parse_qsl(query, keep_blank_values=True), EVERY, ALLOWED)
    assert parsed == state
    assert [f"{parameter.name}={parameter.given}" for parameter in invalid] == named


def test_two_thousand_bad_parameters_are_named_in_nine_lines() -> None:
    _, invalid = parse([(f"k{n}", "x" * 1000) for n in range(2000)], EVERY, ALLOWED)
    assert len(invalid) == 9
    assert str(len(range(2000)) - 8) in str(invalid[-1])


def test_an_address_leaves_defaults_out_and_keeps_the_filters_order() -> None:
    state: PageState = {"rev": 3, "member": ("DEU", "POL"), "tab": "chart"}
    assert (
        address("https://example.org/", "share-of-gdp", serialise(state, EVERY))
        == "https://example.org/share-of-gdp?member=DEU~POL&rev=3"
    )

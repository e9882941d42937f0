"""Views over every measure of NATO's releases: what they say follows from the figures."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.facts.figure_vocabulary import AGGREGATES, MEASURES
from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.captions import mark_label
from dashboard.views.charts import paths, ratifications, releases, spending, who_pays_what
from dashboard.views.charts.view import ChartContext, Guideline
from dashboard.views.result import ViewResult, resolve
from tests.sql.tables import snapshot_of


def shown(app: AppContext, slug: str, **parameters: str) -> ViewResult:
    return resolve(app, slug, [*parameters.items()])


def newest(rows: pd.DataFrame) -> pd.DataFrame:
    of_year: pd.DataFrame = rows[rows["year"] == rows["year"].max()]
    return of_year


def test_by_ratio_slovakia_is_below_the_guideline_in_2024(app: AppContext) -> None:
    result = shown(app, "what-counts", vintage="nato_2024_06")
    cells = {row["rule"]: row for row in newest(result.rows).to_dict("records")}
    assert cells["printed"]["meeting"] == 23
    assert cells["ratio"]["meeting"] == 22
    assert list(cells["ratio"]["leaving"]) == ["Slovakia"]
    assert {id_.split("/")[2] for id_ in cells["ratio"]["evidence"]} == {
        "share_of_gdp",
        "expenditure_constant_prices",
        "gdp_constant_prices",
    }
    assert "Slovakia drops out" in result.finding


@pytest.mark.parametrize(
    "vintage", ["nato_2016_01", "nato_2022_06", "nato_2024_06", "nato_2026_07"]
)
def test_a_rule_differs_by_who_joins_less_who_leaves(app: AppContext, vintage: str) -> None:
    rows = shown(app, "what-counts", vintage=vintage, guideline="2~3.5").rows
    joining, leaving = rows["joining"].map(len), rows["leaving"].map(len)
    assert (rows["difference"] == joining - leaving).all()
    printed = rows[rows["rule"] == "printed"].set_index(["guideline", "year"])["meeting"]
    counted = shown(app, "members-meeting-guideline", vintage=vintage, guideline="2~3.5").rows
    counted = counted[counted["kind"] == "release"].set_index(["guideline", "year"])
    both = printed.index.intersection(counted.index)
    assert len(both)
    assert (printed[both] == counted.loc[both, "members_meeting"]).all()


def test_a_count_is_labelled_with_what_it_counts(app: AppContext) -> None:
    def label(slug: str, mark: str, **parameters: str) -> str:
        rows = shown(app, slug, **parameters).rows
        return mark_label(rows[rows["mark"] == mark].iloc[0])

    by_ratio = label("what-counts", "ratio.2.2024", vintage="nato_2024_06")
    assert by_ratio == "22 members at 2% in 2024"
    assert label("releases", "2.nato_2024_06") == "23 members at 2% in 2024 · June 2024"


def test_the_united_states_pay_less_of_the_total_than_in_2014(app: AppContext) -> None:
    rows = shown(app, "who-pays-what", vintage="nato_2026_07", member="~USA").rows
    spent = rows[rows["kind"] == "expenditure"].set_index("year")["percent"].round(1)
    assert (spent[2014], spent[2026]) == (69.3, 57.1)


@pytest.mark.parametrize("vintage", ["nato_2016_01", "nato_2024_06", "nato_2026_07"])
def test_parts_of_all_members_add_up_to_the_whole(app: AppContext, vintage: str) -> None:
    rows = shown(app, "who-pays-what", vintage=vintage).rows
    sums = rows[rows["kind"] == "expenditure"].groupby("year")["percent"].sum()
    assert sums.between(99.99, 100.01).all(), sums


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_every_measure_is_drawn_with_its_unit(app: AppContext, measure: str) -> None:
    for form in ("", "lines", "indexed", "change"):
        parameters = {"vintage": "nato_2024_06", "measure": measure, "aggregate": "NATO~MEDIAN"}
        result = shown(app, "spending", **parameters, **({"form": form} if form else {}))
        assert MEASURES[measure].label in result.finding  # type: ignore[index]
        assert MEASURES[measure].unit in result.subtitle  # type: ignore[index]
        assert len(result.figure().data)


def test_constant_prices_name_their_base_and_current_ones_none(app: AppContext) -> None:
    for vintage, base in (("nato_2016_01", "2010"), ("nato_2024_06", "2015")):
        constant = shown(app, "spending", vintage=vintage, measure="expenditure_constant_prices")
        assert f"prices of {base}" in constant.subtitle
        current = shown(app, "spending", vintage=vintage, measure="expenditure_current_prices")
        assert "prices of" not in current.subtitle


def test_groups_are_worked_out_from_their_members(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="iso3 | accession_on\nUSA | 1949-04-04\nCAN | 1949-04-04\nPOL | 1999-03-12",
        figures="""
            measure                     | entity | year | value | decimals_in_source
            expenditure_constant_prices | USA    | 2023 | 300   | 1
            expenditure_constant_prices | CAN    | 2023 | 10    | 1
            expenditure_constant_prices | POL    | 2023 | 40    | 1
            gdp_constant_prices         | USA    | 2023 | 10000 | 1
            gdp_constant_prices         | CAN    | 2023 | 1000  | 1
            gdp_constant_prices         | POL    | 2023 | 1000  | 1
            share_of_gdp                | USA    | 2023 | 3     | 2
            share_of_gdp                | CAN    | 2023 | 1     | 2
            share_of_gdp                | POL    | 2023 | 4     | 2
            expenditure_constant_prices | USA    | 2024 | 310   | 1
            """,
    )
    groups = ["NORTH_AMERICA", "BEFORE_1999", "SINCE_1999", "MEDIAN"]
    amounts = asked(snapshot, "expenditure_constant_prices", groups)
    assert amounts == {
        ("North America", 2023): 310,
        ("Members before 1999", 2023): 310,
        ("Members since 1999", 2023): 40,
        ("Median member", 2023): 40,
        ("Median member", 2024): 310,  # of those with a figure; no sum lacks one
    }
    shares = asked(snapshot, "share_of_gdp", groups)
    assert shares["North America", 2023] == pytest.approx(100 * 310 / 11_000)
    assert shares["Median member", 2023] == 3


def asked(snapshot: Snapshot, measure: str, aggregates: list[str]) -> dict[tuple[str, int], float]:
    rows = snapshot.query(
        "charts/spending",
        vintage="newest",
        measure=measure,
        aggregate=aggregates,
        member=None,
        asof=None,
        time_from=None,
        time_to=None,
    )
    groups = rows[rows["kind"] != "member"]
    return {(row["member"], row["year"]): row["value"] for row in groups.to_dict("records")}


def test_every_aggregate_of_the_filter_gives_rows(app: AppContext) -> None:
    rows = shown(app, "spending", vintage="nato_2024_06", aggregate="~".join(AGGREGATES)).rows
    assert rows[rows["kind"] != "member"]["member"].nunique() == len(AGGREGATES)
    assert rows[rows["kind"] != "member"]["iso3"].isna().all()


def spending_rows(values: list[tuple[str, int, float]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "mark": f"{name}.{year}",
                "member": name,
                "iso3": name[:3].upper(),
                "year": year,
                "kind": "member",
                "measure": "share_of_gdp",
                "value": value,
                "decimals": 2,
                "is_estimate": False,
                "rank": None,
                "change": None,
                "since_year": year,
            }
            for name, year, value in values
        ]
    )


VALUES = some.lists(
    some.tuples(
        some.sampled_from(["Albania", "Belgium", "Canada"]),
        some.integers(2020, 2022),
        some.floats(0.5, 5).map(lambda x: round(x, 2)),
    ),
    min_size=1,
    unique_by=lambda row: row[:2],
)


@given(VALUES)
def test_the_finding_names_the_highest_of_the_newest_year(values: Any) -> None:
    told = spending.finding(spending_rows(values), ChartContext())
    year = max(year for _, year, _ in values)
    of_year = {name: value for name, y, value in values if y == year}
    named = next(name for name in of_year if name in told)
    assert of_year[named] == max(of_year.values())
    assert f"{of_year[named]:.2f}%" in told
    assert (f"of {len(of_year)} states" in told) == (len(of_year) > 1)


def test_a_single_path_speaks_of_its_state(app: AppContext) -> None:
    result = shown(app, "paths", member="~POL")
    gap = result.rows[(result.rows["kind"] == "gap") & (result.rows["guideline"] == paths.GOAL)]
    assert ("at or over" in result.finding) == bool((gap["gap"] == 0).all())
    assert result.finding.startswith("Poland is ")


def test_parts_without_a_total_speak_of_common_funding_alone(app: AppContext) -> None:
    rows = shown(app, "who-pays-what", vintage="nato_2025_04").rows
    assert set(rows["kind"]) == {"common_funding"}
    assert "no total" in who_pays_what.finding(rows, ChartContext())


GUIDELINE = Guideline("2", 2.0, "2%", date(2014, 9, 5))
DAYS = some.dates(date(2022, 7, 1), date(2024, 3, 1))


@given(
    some.lists(
        some.tuples(
            some.sampled_from(["Finland", "Sweden"]),
            some.sampled_from(["Albania", "Belgium", "Canada", "Hungary"]),
            some.sampled_from(["parliament_complete", "chamber_vote", "signed"]),
            DAYS,
        ),
        min_size=1,
        unique_by=lambda row: row[:3],
    )
)
def test_a_finding_on_ratifications_names_whoever_was_last(
    steps: list[tuple[str, str, str, date]],
) -> None:
    columns = ["candidate_name", "member", "step", "done_on"]
    rows = pd.DataFrame(steps, columns=columns).assign(iso3=lambda rows: rows["member"].str[:3])
    rows["done_on"] = pd.to_datetime(rows["done_on"])
    told = ratifications.finding(rows, ChartContext())
    for candidate in ("Finland", "Sweden"):
        done = {
            m: day for c, m, step, day in steps if (c, step) == (candidate, "parliament_complete")
        }
        (part,) = [p for p in told.split("; of ") if f"{candidate}:" in p] or [""]
        assert bool(part) == bool(done)
        for member, day in done.items():
            assert (member in part) == (day == max(done.values()))
        if len(done) > 1:
            assert f"{len(done)} parliaments" in part


@given(
    some.lists(
        some.tuples(some.integers(0, 32), some.integers(1, 32), some.booleans(), DAYS),
        min_size=1,
        unique_by=lambda row: row[3],
    )
)
def test_a_finding_on_releases_compares_full_counts_only(
    counts: list[tuple[int, int, bool, date]],
) -> None:
    rows = pd.DataFrame(
        [
            {
                "guideline": "2",
                "published_on": pd.Timestamp(day),
                "meeting": min(meeting, expected),
                "members_expected": expected,
                "is_full_count": is_full,
                "reference_year": day.year,
                "release": f"{day:%d %B %Y}",
                "is_estimate": False,
            }
            for meeting, expected, is_full, day in counts
        ]
    )
    told = releases.finding(rows, ChartContext(guidelines=(GUIDELINE,)))
    assert told.startswith(f"{len(rows)} NATO release")
    full = sorted(
        (day, min(m, expected), expected) for m, expected, is_full, day in counts if is_full
    )
    named = [f"{day:%d %B %Y}" for day, _, _ in (full[:1] + full[-1:])]
    for _, _, _, day in counts:
        assert (f"({day:%d %B %Y})" in told) == (f"{day:%d %B %Y}" in named)
    for _, meeting, expected in full[:1] + full[-1:]:
        assert f"{meeting} of {expected}" in told

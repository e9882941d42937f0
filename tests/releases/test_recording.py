"""Import of a release into the tiny store: planned, recorded once, in order of publication."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import CheckError, InputError
from dashboard.releases.comparison import Agreement
from dashboard.releases.release_import import (
    PlannedRelease,
    compare_workbook,
    plan_release,
    record_release,
)
from dashboard.store.store import Store
from tests.releases.workbooks import CURRENT, SHARE, Rows, write

pytestmark = pytest.mark.slow

TITLE = "Defence Expenditure of NATO Countries"
YEARS = [2023, "2024e"]
SHARES: Rows = {"Germany": [1.5, 2.5], "Poland": [3.3, 4.4], "Estonia": [2.9, 3.4]}


@pytest.fixture
def store(tiny_store: Store) -> Store:
    return tiny_store


def planned(store: Store, path: Path, day: date = date(2025, 1, 2)) -> PlannedRelease:
    return plan_release(store, path, day, None, TITLE, None)


def test_a_release_is_compared_with_the_one_before_and_recorded(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES))
    plan = planned(store, path)
    assert plan.before is not None
    assert plan.before.vintage == "tiny_2024_06"
    old = {
        key: float(str(recorded.row["value"]))
        for key, recorded in store.state()["figures"].items()
        if key.startswith("tiny_2024_06/share_of_gdp/")
    }
    for change in plan.comparison.revised:
        measure, entity, year = change.key
        assert change.before == round(old[f"tiny_2024_06/{measure}/{entity}/{year}"], 2)
    assert len(plan.comparison.new) + len(plan.comparison.revised) <= len(plan.figures)
    before = store.current().revision
    revision = record_release(store, plan, "editor")
    assert (revision.revision, revision.activity) == (before + 1, "release")
    shown = store.current().query("evidence/release_in_force", vintage=None, asof=date(2025, 2, 1))
    assert shown.iloc[0]["vintage"] == "nato_2025_01"


def test_a_release_older_than_the_newest_takes_its_place_in_time(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES))
    record_release(store, planned(store, path), "editor")
    newest = store.current().query("evidence/release_in_force", vintage=None, asof=None).iloc[0]
    assert newest["vintage"] == "tiny_2026_07"


def test_the_same_release_twice_is_known_and_other_figures_are_refused(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES))
    record_release(store, planned(store, path), "editor")
    assert planned(store, path).is_known
    other = write(tmp_path / "other.xlsx", (SHARE, YEARS, {**SHARES, "Poland": [3.3, 4.5]}))
    with pytest.raises(InputError, match=r"Sheet 1!C6 gives 4.50 where it has 4.40"):
        planned(store, other)


def test_a_total_that_does_not_add_up_is_refused_with_its_cell(
    store: Store, tmp_path: Path
) -> None:
    amounts = {
        "Germany": [60, 70],
        "Poland": [20, 30],
        "Estonia": [5, 5],
        "Sweden": [9, 10],
        "NATO Total": [85, 999],
    }
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES), (CURRENT, YEARS, amounts))
    named = "figures__totals_are_sums.*cell Sheet 2!C9, stated 999.0, summed 115.0"
    with pytest.raises(CheckError, match=named):
        planned(store, path)


def test_a_total_holds_the_members_of_its_year(store: Store, tmp_path: Path) -> None:
    amounts = {
        "Germany": [60, 70],
        "Poland": [20, 30],
        "Estonia": [5, 5],
        "Sweden": [9, 10],
        "NATO Total": [85, 115],
    }
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES), (CURRENT, YEARS, amounts))
    plan = planned(store, path)
    assert plan.figures
    assert plan.unchecked == []


def test_a_total_over_a_member_without_a_figure_is_said_and_not_refused(
    store: Store, tmp_path: Path
) -> None:
    amounts: Rows = {
        "Germany": [60, ".."],
        "Poland": [20, 30],
        "Estonia": [5, 5],
        "NATO Total": [85, 999],
    }
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES), (CURRENT, YEARS, amounts))
    assert planned(store, path).unchecked == [("Sheet 2!C8", ["DEU", "SWE"])]


def test_a_workbook_is_compared_with_a_release_cell_by_cell(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES))
    record_release(store, planned(store, path), "editor")
    other = write(
        tmp_path / "other.xlsx",
        (SHARE, YEARS, {"Germany": [1.5, 2.6], "Poland": [3.3, 4.4], "Sweden": [2.0, 2.2]}),
    )
    of_shares = compare_workbook(store, other, "nato_2025_01")["share_of_gdp"]
    assert of_shares == Agreement(
        equal=[("share_of_gdp", *key) for key in [("DEU", 2023), ("POL", 2023), ("POL", 2024)]],
        unequal=[("share_of_gdp", "DEU", 2024)],
        only_recorded=[("share_of_gdp", "EST", 2023), ("share_of_gdp", "EST", 2024)],
        only_in_workbook=[("share_of_gdp", "SWE", 2023), ("share_of_gdp", "SWE", 2024)],
    )
    with pytest.raises(InputError, match="no release nato_1949_04"):
        compare_workbook(store, other, "nato_1949_04")


def test_a_day_in_the_future_is_refused(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, YEARS, SHARES))
    with pytest.raises(InputError, match="in the future"):
        planned(store, path, date(2999, 1, 1))

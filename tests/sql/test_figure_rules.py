"""Figures of one release agree with each other, or a discrepancy says why they do not."""

from pathlib import Path

import pytest

from dashboard.errors import CheckError
from dashboard.store.snapshot import Snapshot
from tests.sql.tables import snapshot_of

MEMBERS = """
    iso3 | accession_on | has_armed_forces
    USA  | 1949-04-04   | true
    CAN  | 1949-04-04   | true
    POL  | 1999-03-12   | true
    ISL  | 1949-04-04   | false
    FIN  | 2023-04-04   | true
    """
FIGURES = """
    measure                     | entity             | year | value | decimals_in_source | cell
    expenditure_constant_prices | USA                | 2022 | 700   | 1 | T2!B5
    expenditure_constant_prices | CAN                | 2022 | 20    | 1 | T2!B6
    expenditure_constant_prices | POL                | 2022 | 10    | 1 | T2!B7
    expenditure_constant_prices | FIN                | 2022 | 5     | 1 | T2!B8
    expenditure_constant_prices | NATO               | 2022 | 730   | 1 | T2!B9
    expenditure_constant_prices | NATO_EUROPE_CANADA | 2022 | 30    | 1 | T2!B10
    expenditure_constant_prices | NATO_EUROPE        | 2022 | 10    | 1 | T2!B11
    expenditure_constant_prices | NORTH_AMERICA      | 2022 | 720   | 1 | T2!B12
    expenditure_constant_prices | POL                | 2023 | 12.5  | 1 | T2!C7
    gdp_constant_prices         | POL                | 2022 | 500   | 1 | T5!B7
    share_of_gdp                | POL                | 2022 | 2     | 4 | T3!B7
    real_change                 | POL                | 2023 | 25    | 4 | T3!C7
    equipment_share             | POL                | 2022 | 40.05 | 2 | T8!B7
    personnel_share             | POL                | 2022 | 30.05 | 2 | T8!B8
    infrastructure_share        | POL                | 2022 | 9.95  | 2 | T8!B9
    other_share                 | POL                | 2022 | 19.95 | 2 | T8!B10
    """
RULES = {
    "figures__totals_are_sums": (
        "| 730   |",
        "| 731   |",
        "sum",
        "expenditure_constant_prices",
        "NATO",
    ),
    "figures__shares_are_ratios": ("| 2     |", "| 2.03  |", "ratio", "share_of_gdp", "POL"),
    "figures__categories_add_to_100": (
        "| 9.95  |",
        "| 9.90  |",
        "categories",
        "other_share",
        "POL",
    ),
    "figures__real_change_is_of_constant_prices": (
        "| 25    |",
        "| 27    |",
        "real_change",
        "real_change",
        "POL",
    ),
}
"""Check → figure as it is, as it breaks the rule, and rule, measure and entity of a discrepancy."""


def built(tmp_path: Path, figures: str, discrepancies: str | None = None) -> Snapshot:
    more = {} if discrepancies is None else {"discrepancies": discrepancies}
    releases = "vintage | published_on | first_year\nnewest | 2024-06-17 | 2022"
    return snapshot_of(tmp_path, members=MEMBERS, figures=figures, releases=releases, **more)


def test_figures_that_agree_are_built(tmp_path: Path) -> None:
    snapshot = built(tmp_path, FIGURES)
    sums = snapshot.query("evidence/unchecked_sums", vintage="newest")
    assert sums.empty


@pytest.mark.parametrize("check", RULES)
def test_figures_that_contradict_each_other_stop_the_build(tmp_path: Path, check: str) -> None:
    right, wrong, rule, measure, entity = RULES[check]
    assert FIGURES.count(right) == 1
    figures = FIGURES.replace(right, wrong)
    with pytest.raises(CheckError, match=f"The check {check} found 1 row: .*newest"):
        built(tmp_path / "refused", figures)
    year = "2023" if rule == "real_change" else "2022"
    known = f"rule | measure | entity | year\n{rule} | {measure} | {entity} | {year}"
    assert not built(tmp_path / "known", figures, known).query("evidence/news").empty


def test_a_total_over_members_without_a_figure_is_not_held_against_a_sum(tmp_path: Path) -> None:
    figures = "\n".join(line for line in FIGURES.splitlines() if "T2!B6" not in line)
    sums = built(tmp_path, figures.replace("| 730   |", "| 999   |"))
    unchecked = sums.query("evidence/unchecked_sums", vintage="newest")
    assert dict(zip(unchecked["cell"], map(list, unchecked["missing"]), strict=True)) == {
        "T2!B9": ["CAN"],
        "T2!B10": ["CAN"],
        "T2!B12": ["CAN"],
    }


def test_gdp_counts_iceland(tmp_path: Path) -> None:
    figures = """
        measure            | entity | year | value | decimals_in_source
        gdp_current_prices | USA    | 2022 | 900   | 0
        gdp_current_prices | CAN    | 2022 | 80    | 0
        gdp_current_prices | POL    | 2022 | 15    | 0
        gdp_current_prices | ISL    | 2022 | 5     | 0
        gdp_current_prices | NATO   | 2022 | {}    | 0
        """
    built(tmp_path / "right", figures.format(1000))
    with pytest.raises(CheckError, match="figures__totals_are_sums"):
        built(tmp_path / "wrong", figures.format(995))

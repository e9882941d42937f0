"""Claims about shares, growth and parts of the total, held against the release of their day."""

from pathlib import Path

import pytest

from dashboard.views.filters import FILTERS
from dashboard.views.url import bind_parameters
from tests.sql.tables import snapshot_of

MEMBERS = "iso3 | accession_on\nPOL | 1999-03-12\nUSA | 1949-04-04"
FIGURES = """
    measure                     | entity             | year | value | decimals_in_source
    share_of_gdp                | POL                | 2024 | 4.12  | 2
    real_change                 | NATO_EUROPE_CANADA | 2024 | 17.95 | 2
    expenditure_current_prices  | POL                | 2024 | 35    | 0
    expenditure_current_prices  | USA                | 2024 | 965   | 0
    expenditure_current_prices  | NATO               | 2024 | 1000  | 0
    expenditure_constant_prices | POL                | 2014 | 10    | 0
    expenditure_constant_prices | POL                | 2024 | 28    | 0
    """


@pytest.mark.parametrize(
    ("metric", "of", "value", "comparison", "since", "verdict"),
    [
        ("share_of_gdp", "POL", "4.1", "exactly", "", "matched"),
        ("share_of_gdp", "POL", "4.12", "exactly", "", "matched"),
        ("share_of_gdp", "POL", "4", "exactly", "", "differed"),  # 4.1 to the places of "4%"
        ("share_of_gdp", "POL", "4", "at_least", "", "matched"),
        ("share_of_gdp", "POL", "4", "at_most", "", "differed"),
        ("spending_growth", "NATO_EUROPE_CANADA", "18", "exactly", "", "matched"),
        ("spending_growth", "NATO_EUROPE_CANADA", "17.8", "exactly", "", "differed"),
        ("spending_growth", "POL", "180", "exactly", "2014", "matched"),
        ("spending_growth", "POL", "190", "exactly", "2014", "differed"),
        ("share_of_total", "USA", "96.5", "exactly", "", "matched"),
        ("share_of_total", "USA", "90", "exactly", "", "differed"),
    ],
)
def test_a_claim_is_rounded_as_it_is_made(
    tmp_path: Path, metric: str, of: str, value: str, comparison: str, since: str, verdict: str
) -> None:
    whose = "iso3" if len(of) == len("POL") else "aggregate"
    for day, expected in (("2024-06-18", verdict), ("2024-06-16", "none_published")):
        names = "fact_id | metric | value | comparison | since_year | reference_year | is_claim"
        cells = f"said | {metric} | {value} | {comparison} | {since} | 2024 | true"
        snapshot = snapshot_of(
            tmp_path / day,
            members=MEMBERS,
            releases="vintage | published_on | first_year\nnewest | 2024-06-17 | 2014",
            figures=FIGURES,
            counts=f"{names} | {whose} | stated_on\n{cells} | {of} | {day}",
        )
        values = bind_parameters({}, FILTERS) | {"vintage": "newest"}
        (row,) = snapshot.query("charts/claims", **values).to_dict("records")
        assert row["verdict"] == expected
        assert f"{float(value):g}%" in row["claim"]
        assert ("at most" in row["claim"]) == (comparison == "at_most")


def test_a_number_that_is_no_claim_is_known(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members=MEMBERS,
        sources="source_id | published_on\npress | 2024-02-14\npaper | 2024-03-01",
        counts="""
            fact_id | source_id | value | guideline | reference_year | stated_on  | is_claim
            known   | press     | 1     | 2         | 2024           | 2024-02-14 | false
            claim   | paper     | 2     | 2         | 2024           | 2024-03-01 | true
            """,
    )
    values = bind_parameters({}, FILTERS) | {"vintage": "newest"}
    (row,) = snapshot.query("charts/claims", **values).to_dict("records")
    assert (row["mark"], row["verdict"], row["known_then"]) == ("claim", "differed", "1")


def test_a_release_that_is_held_in_part_accuses_nobody(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members=MEMBERS,
        sources="source_id | published_on\npress | 2024-02-14\npaper | 2024-07-01",
        releases="""
            vintage | published_on | completeness | first_year
            newest  | 2024-03-17   | full         | 2014
            list    | 2024-06-17   | partial      | 2024
            """,
        figures="measure | entity | year | value\nshare_of_gdp | POL | 2024 | 4.12",
        counts="""
            fact_id | source_id | metric       | iso3 | value | reference_year | stated_on  | is_claim
            before  | paper     | share_of_gdp | POL  | 3.9   | 2024           | 2024-06-16 | true
            behind  | paper     | share_of_gdp | POL  | 3.9   | 2024           | 2024-07-01 | true
            other   | paper     | share_of_gdp | USA  | 3.9   | 2024           | 2024-07-01 | true
            right   | paper     | share_of_gdp | POL  | 4.1   | 2024           | 2024-07-01 | true
            """,
    )
    values = bind_parameters({}, FILTERS) | {"vintage": None}
    rows = snapshot.query("charts/claims", **values)
    assert dict(zip(rows["mark"], rows["verdict"], strict=True)) == {
        "before": "differed",
        "behind": "held_in_part",
        "other": "held_in_part",
        "right": "matched",
    }

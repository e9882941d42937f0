"""NATO's revisions, and both guidelines at once, over the seed data."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.views.filters import FILTERS
from dashboard.views.url import bind_parameters
from tests.sql.tables import snapshot_of


def ask(snapshot: Snapshot, stem: str, **values: Any) -> pd.DataFrame:
    return snapshot.query(f"charts/{stem}", **(bind_parameters({}, FILTERS) | values))


def test_bulgaria_2019_was_revised_most_between_june_2019_and_june_2024(real_store: Store) -> None:
    snapshot = real_store.current()
    rows = ask(snapshot, "revisions", vintage="nato_2024_06", compared="nato_2019_06")
    first = rows.iloc[0]
    assert (first["mark"], first["before"], first["after"]) == ("BGR.2019", 1.61, 3.13)
    assert first["crosses"] == "now meets 2%"
    assert rows["change"].abs().is_monotonic_decreasing
    latest = ask(snapshot, "revisions", vintage="nato_2026_07", compared="nato_2019_06")
    assert latest.set_index("mark").loc["BGR.2019", "change"] == 1.54


def test_a_change_is_after_less_before_and_never_none(real_store: Store) -> None:
    rows = ask(real_store.current(), "revisions", vintage="nato_2026_07")
    assert (rows["change"] != 0).all()
    assert ((rows["after"] - rows["before"]).round(2) == rows["change"]).all()
    assert (rows["before_release"] != rows["after_release"]).all()


def test_an_undated_release_takes_part_only_when_named(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="iso3 | accession_on\nPOL | 1999-03-12",
        releases="""
            vintage | published_on
            undated |
            newest  | 2024-06-17
            """,
        figures="""
            vintage | entity | year | value
            undated | POL    | 2023 | 3.1
            newest  | POL    | 2023 | 3.9
            """,
    )
    assert ask(snapshot, "revisions", vintage="newest").empty
    (row,) = ask(snapshot, "revisions", vintage="newest", compared="undated").to_dict("records")
    assert (row["before"], row["after"]) == (3.1, 3.9)


def test_a_month_counts_from_its_end(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="iso3 | accession_on\nPOL | 1999-03-12",
        releases="vintage | published_on\nmonthly | 2022-06",
        figures="vintage | entity | year | value\nmonthly | POL | 2022 | 2.4",
    )
    for day, is_in_force in ((date(2022, 6, 29), False), (date(2022, 6, 30), True)):
        release = snapshot.query("evidence/release_in_force", vintage=None, asof=day).iloc[0]
        assert release["is_in_force"] == is_in_force
        assert release["published_edtf"] == "2022-06"


def test_what_is_compared_was_published_before(real_store: Store) -> None:
    rows = ask(real_store.current(), "revisions", vintage="nato_2024_06", compared="nato_2026_07")
    assert rows.empty


def test_fewer_decimals_are_no_revision(real_store: Store) -> None:
    rows = ask(
        real_store.current(), "revisions", vintage="nato_2026_07", compared="nato_2026_03"
    ).set_index("mark")
    assert "NOR.2025" not in rows.index  # 3.2 became 3.16
    assert "ALB.2025" in rows.index
    assert not rows.empty


def test_a_state_meets_no_guideline_before_it_is_a_member(real_store: Store) -> None:
    rows = ask(real_store.current(), "guidelines_2_and_20", vintage="nato_2026_07")
    assert rows.groupby("year").size().to_dict() | {2014: 27, 2022: 29, 2023: 30, 2026: 31} == (
        rows.groupby("year").size().to_dict()
    )


def test_a_revision_is_a_share_that_differs_from_that_of_the_earlier_release(
    tmp_path: Path,
) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="""
            iso3 | accession_on
            DEU  | 1955-05-06
            EST  | 2004-03-29
            POL  | 1999-03-12
            """,
        releases="""
            vintage | published_on
            earlier | 2024-06-17
            newest  | 2026-07-10
            """,
        figures="""
            vintage | entity | year | value
            earlier | DEU    | 2023 | 2.01
            earlier | EST    | 2023 | 2.50
            earlier | POL    | 2023 | 1.60
            newest  | DEU    | 2023 | 1.90
            newest  | EST    | 2023 | 2.50
            newest  | POL    | 2023 | 3.20
            newest  | POL    | 2024 | 4.10
            """,
    )
    rows = ask(snapshot, "revisions", vintage="newest", compared="earlier").set_index("mark")
    assert rows["change"].to_dict() == {"POL.2023": 1.6, "DEU.2023": -0.11}
    assert rows["crosses"].to_dict() == {
        "POL.2023": "now meets 2%",
        "DEU.2023": "no longer meets 2%",
    }


def test_quadrants_follow_both_guidelines(real_store: Store) -> None:
    rows = ask(real_store.current(), "guidelines_2_and_20", vintage="nato_2026_07")
    assert set(rows["equipment_target"]) == {20.0}
    expected = [
        {(True, True): "both", (True, False): "share_only", (False, True): "equipment_only"}.get(
            (share >= 2, equipment >= 20), "neither"
        )
        for share, equipment in zip(rows["share"], rows["equipment_share"], strict=True)
    ]
    assert list(rows["quadrant"]) == expected


def test_a_release_without_equipment_has_no_rows(real_store: Store) -> None:
    assert ask(real_store.current(), "guidelines_2_and_20", vintage="nato_2026_03").empty

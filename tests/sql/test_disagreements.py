"""Contradicting sources are both kept and shown; shares exactly at a guideline count as meeting it."""

from typing import Any

import pandas as pd
import pytest

from dashboard.store.store import Store
from dashboard.views.filters import FILTERS
from dashboard.views.url import bind_parameters


def ask(store: Store, stem: str, **values: Any) -> pd.DataFrame:
    rows = store.current().query(f"charts/{stem}", **(bind_parameters({}, FILTERS) | values))
    return rows.set_index("mark")


def test_one_week_in_july_2023_gave_7_and_8_for_2022(real_store: Store) -> None:
    rows = ask(real_store, "members_meeting_guideline", vintage="nato_2026_07")
    said = rows[(rows["kind"] == "statement") & (rows["year"] == 2022)]
    assert {7.0, 8.0} <= set(said["members_meeting"])


def test_graham_was_read_as_defending_and_as_critical(real_store: Store) -> None:
    row = ask(real_store, "reactions").loc[["r11"]].to_dict("records")[0]
    assert (row["stance"], row["also_read_as"]) == ("support", "oppose")
    assert {"reaction/r11", "reaction/w02"} <= set(row["evidence"])


def test_an_article_s_other_targets_are_no_other_reading(real_store: Store) -> None:
    rows = ask(real_store, "reactions")
    assert set(rows[rows["also_read_as"].notna()].index) == {"r11"}


def test_germany_joined_on_one_of_two_days(real_store: Store) -> None:
    row = ask(real_store, "membership_timeline").loc[["DEU"]].to_dict("records")[0]
    assert row["is_disputed"]
    assert len(row["evidence"]) > 1


@pytest.mark.parametrize("cell", ["FRA.2020", "LTU.2019", "SVK.2024"])
def test_exactly_two_counts_in_the_release_of_june_2024(real_store: Store, cell: str) -> None:
    rows = ask(real_store, "members_by_year", vintage="nato_2024_06")
    row = rows.loc[[f"2.{cell}"]].to_dict("records")[0]
    assert (row["share"], row["status"]) == (2.0, "met")

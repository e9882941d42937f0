"""The verdict on each claim of the seed data's article, derived from figures and reports."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.settings import Settings, shipped
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store

NEWEST = "nato_2026_07"


def claims(snapshot: Snapshot, asof: date | None = None, vintage: str = NEWEST) -> pd.DataFrame:
    rows = snapshot.query("charts/claims", asof=asof, vintage=vintage, source=None)
    return rows.set_index("claim")


def verdict(rows: pd.DataFrame, claim: str) -> dict[Any, Any]:
    return rows.loc[[claim]].to_dict("records")[0]


@pytest.fixture(scope="module")
def rows(real_store: Store) -> pd.DataFrame:
    return claims(real_store.current())


def test_seven_in_2022_matched_though_eleven_were_already_estimated(rows: pd.DataFrame) -> None:
    claim = verdict(rows, "7 members at 2% in 2022")
    assert claim["verdict"] == "matched"
    assert claim["known_by"] == "July 2023, 2023-07-07"
    assert "already gave 11 for 2023" in claim["note"]
    # Two reports of one release in one week differ: both are kept.
    assert claim["known_then"] == "7 or 8"
    assert claim["known_now"] == "7"


def test_three_in_2014_matched_then_and_now(rows: pd.DataFrame) -> None:
    claim = verdict(rows, "3 members at 2% in 2014")
    assert (claim["verdict"], claim["known_then"], claim["known_now"]) == ("matched", "3", "3")
    assert claim["note"] == ""


def test_31_members_matched_then_and_are_32_since(rows: pd.DataFrame) -> None:
    claim = verdict(rows, "31 members")
    assert (claim["verdict"], claim["known_then"]) == ("revised", "31")
    assert "32" in claim["later"]
    assert "2024-03-07" in claim["later"]


def test_eight_years_matched_and_nine_had_been_said(rows: pd.DataFrame) -> None:
    claim = verdict(rows, "8 years of increase in a row")
    assert claim["verdict"] == "matched"
    assert claim["known_by"].startswith("March 2023")
    assert "July 2023) already gave 9 for 2023" in claim["note"]


def test_most_members_were_below_and_are_not_any_more(rows: pd.DataFrame) -> None:
    claim = verdict(rows, "Most members are below 2%")
    assert (claim["verdict"], claim["known_then"]) == ("revised", "19")


def test_membership_and_wording(rows: pd.DataFrame) -> None:
    assert verdict(rows, "Finland joined in 2023-04")["verdict"] == "matched"
    assert verdict(rows, "Sweden is not a member")["verdict"] == "revised"
    said = rows[rows["verdict"] == "wording_differs"]
    assert set(said["known_now"]) == {
        "“appalling and unhinged”",
        "“will not defend each other”",
        "“whatever the hell they want”",
    }


def test_what_came_later_is_left_out_as_of_an_earlier_day(real_store: Store) -> None:
    rows = claims(real_store.current(), asof=date(2024, 2, 12), vintage="nato_2023_07")
    rows = rows[rows["publisher"] == "CNN"]
    assert set(rows["verdict"]) == {"matched", "wording_differs"}
    assert rows["later"].isna().all()
    before = claims(real_store.current(), asof=date(2024, 2, 11))
    assert "CNN" not in set(before["publisher"])


def test_another_figure_makes_another_verdict(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(shipped("data"), data)
    path = data / "figures" / NEWEST / "share_of_gdp.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("DEU,2022,"))
    cells = lines[at].split(",")
    lines[at] = ",".join([*cells[:2], "2.5", *cells[3:]])
    path.write_text("".join(lines), "utf-8")
    # Expenditure over GDP no longer gives that share: a discrepancy lets it stand.
    reason = (
        f"{NEWEST},ratio,share_of_gdp,DEU,2022,Changed by a test.,nato_tables_2026_07,one_source"
    )
    with (data / "discrepancies.csv").open("a", encoding="utf-8") as file:
        file.write(f"{reason}\n")
    store = Store(Settings(store=tmp_path / "store", data=data, sql=shipped("sql")))
    claim = verdict(claims(store.prepare()), "7 members at 2% in 2022")
    assert (claim["verdict"], claim["known_then"], claim["known_now"]) == ("revised", "7 or 8", "8")

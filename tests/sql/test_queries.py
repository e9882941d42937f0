"""The queries of the views and the counting rule, on the tiny snapshot whose rows can be seen."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as some

from dashboard.store.snapshot import Snapshot, named_sql
from dashboard.store.store import Store
from dashboard.views.charts import views
from dashboard.views.filters import FILTERS, filters_of
from dashboard.views.url import bound

DATES = ("published_on", "stated_on", "happened_on")


def ask(snapshot: Snapshot, stem: str, **values: Any) -> pd.DataFrame:
    return snapshot.query(f"charts/{stem}", **(bound({}, FILTERS) | values))


def counts(snapshot: Snapshot, vintage: str, guideline: str = "2", **values: Any) -> dict[int, Any]:
    """Return year → (meeting, figures held, figures needed, members) for a release."""
    rows = ask(
        snapshot, "members_meeting_guideline", vintage=vintage, guideline=[guideline], **values
    )
    columns = ["members_meeting", "members_with_figure", "members_expected", "members_total"]
    shown = rows[rows["kind"] == "release"].set_index("year")[columns]
    return {int(str(year)): tuple(map(int, row)) for year, row in shown.iterrows()}


def test_a_share_counts_when_its_two_decimals_reach_the_guideline(tiny_snapshot: Snapshot) -> None:
    # 2022: Estonia 1.995 rounds to 2.00 and Poland is exactly 2. 2023: Germany's 1.9949 does not
    # round to 2, and Sweden's 2.2 does not count before Sweden joined.
    assert counts(tiny_snapshot, "tiny_2024_06") == {
        2022: (2, 3, 3, 4),
        2023: (2, 3, 3, 4),
        2024: (3, 4, 4, 5),
    }
    assert counts(tiny_snapshot, "tiny_2024_06", "3.5") == {
        2022: (0, 3, 3, 4),
        2023: (1, 3, 3, 4),
        2024: (1, 4, 4, 5),
    }


def test_a_missing_figure_is_no_answer_and_no_zero(tiny_snapshot: Snapshot) -> None:
    rows = ask(tiny_snapshot, "members_meeting_guideline", vintage="tiny_partial", guideline=["2"])
    (row,) = rows[rows["kind"] == "release"].to_dict("records")
    assert (row["members_with_figure"], row["members_expected"]) == (1, 3)
    assert not row["is_complete"]
    others = set(rows.loc[rows["kind"] == "other_release", "vintage"])
    assert others == {"tiny_2024_06", "tiny_2026_07", "tiny_undated"}


def test_selected_members_are_counted_among_themselves(tiny_snapshot: Snapshot) -> None:
    selected = counts(tiny_snapshot, "tiny_2024_06", member=["DEU", "ISL"])
    assert selected == {2022: (0, 1, 1, 2), 2023: (0, 1, 1, 2), 2024: (1, 1, 1, 2)}


def test_what_others_counted_stands_beside_it(tiny_snapshot: Snapshot) -> None:
    rows = ask(tiny_snapshot, "members_meeting_guideline", vintage="tiny_2024_06")
    kinds = rows.set_index("mark")["kind"]
    assert (kinds["t_c01"], kinds["tiny_daily_1"]) == ("statement", "article")
    assert kinds["tiny_2026_07.2.2024"] == "other_release"
    column = rows.set_index("mark").loc["2.2024"]
    assert list(column["members"]) == ["Poland", "Estonia", "Germany"]
    assert len(column["evidence"]) == column["members_with_figure"]


@pytest.mark.parametrize(
    ("vintage", "asof", "expected"),
    [
        (None, None, "tiny_2026_07"),
        (None, date(2026, 7, 10), "tiny_2026_07"),
        (None, date(2026, 7, 9), "tiny_2024_06"),
        (None, date(2024, 6, 16), "tiny_partial"),
        (None, date(2024, 3, 13), None),
        ("tiny_2024_06", None, "tiny_2024_06"),
        ("tiny_2024_06", date(2024, 6, 16), None),
        ("tiny_undated", None, "tiny_undated"),
        ("tiny_undated", date(2030, 1, 1), None),
    ],
)
def test_the_release_in_force(
    tiny_snapshot: Snapshot, vintage: str | None, asof: date | None, expected: str | None
) -> None:
    row = tiny_snapshot.query("evidence/release_in_force", vintage=vintage, asof=asof).iloc[0]
    assert (row["vintage"] if row["is_in_force"] else None) == expected


def test_the_timeline_counts_members_and_keeps_what_sources_dispute(
    tiny_snapshot: Snapshot,
) -> None:
    rows = ask(tiny_snapshot, "membership_timeline").set_index("mark")
    joined = rows[rows["kind"] == "accession"]["members_after"].astype(int).to_dict()
    assert joined == {"ISL": 1, "DEU": 2, "POL": 3, "EST": 4, "SWE": 5}
    assert list(rows[rows["is_disputed"].astype(bool)].index) == ["DEU"]
    assert list(rows["evidence"]["DEU"]) == ["member/DEU", "membership_event/t_e02"]
    assert rows.loc["t_e01", "event"] == "applied"
    before = ask(tiny_snapshot, "membership_timeline", asof=date(2024, 3, 6)).set_index("mark")
    assert "SWE" not in before.index


def test_a_reaction_counts_once_and_only_when_accepted(tiny_snapshot: Snapshot) -> None:
    rows = ask(tiny_snapshot, "reactions").set_index("mark")
    assert set(rows.index) == {"t_r01", "t_r02"}
    assert list(rows["evidence"]["t_r01"]) == ["reaction/t_r01", "reaction/t_r03"]
    # Two facts of one article are one source that carries it.
    assert list(rows["texts"]) == [1, 1]
    # Only the month is known: it cannot have been before what it is about.
    assert str(rows.loc["t_r02", "stated_from"])[:10] == "2024-02-10"
    assert str(rows.loc["t_r02", "stated_on"])[:10] == "2024-02-29"


@pytest.mark.parametrize("stem", [view.stem for view in views().values()])
@limits(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asof=some.dates(date(1949, 1, 1), date(2027, 1, 1)))
def test_as_of_a_day_nothing_is_shown_that_came_later(
    real_store: Store, stem: str, asof: date
) -> None:
    snapshot = real_store.current()
    _, parameters = named_sql(snapshot.sql, f"charts/{stem}")
    release = snapshot.query("evidence/release_in_force", vintage=None, asof=asof).iloc[0]
    vintage = release["vintage"] if release["is_in_force"] else "none"
    assert "asof" in parameters
    rows = snapshot.query(
        f"charts/{stem}",
        **(bound({}, filters_of(parameters)) | {"asof": asof, "vintage": vintage}),
    )
    for column in set(DATES) & set(rows.columns):
        assert (rows[column].dropna() <= pd.Timestamp(asof)).all()


def test_the_real_counts_of_2024_differ_by_release(real_store: Store) -> None:
    snapshot = real_store.current()
    assert counts(snapshot, "nato_2026_07")[2024][0] == 17
    assert counts(snapshot, "nato_2024_06")[2024][0] == 23
    assert counts(snapshot, "nato_2025_04")[2024][0] == 22
    assert len(real_store.state()["members"]) == 32
    assert sum(key.startswith("r") for key in real_store.state()["reactions"]) == 47

"""The queries of the views and the counting rule, over the rows in each test."""

from datetime import date
from pathlib import Path
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
from dashboard.views.url import bind_parameters
from tests.sql.tables import snapshot_of

DATES = ("published_on", "stated_on", "happened_on")


def ask(snapshot: Snapshot, stem: str, **values: Any) -> pd.DataFrame:
    return snapshot.query(f"charts/{stem}", **(bind_parameters({}, FILTERS) | values))


def counts(snapshot: Snapshot, vintage: str, guideline: str = "2", **values: Any) -> dict[int, Any]:
    """Return year → (meeting, figures held, figures needed, members) for a release."""
    rows = ask(
        snapshot, "members_meeting_guideline", vintage=vintage, guideline=[guideline], **values
    )
    columns = ["members_meeting", "members_with_figure", "members_expected", "members_total"]
    shown = rows[rows["kind"] == "release"].set_index("year")[columns]
    return {int(str(year)): tuple(map(int, row)) for year, row in shown.iterrows()}


def test_a_share_counts_when_its_two_decimals_reach_the_guideline(tmp_path: Path) -> None:
    # Estonia's 1.995 rounds to 2.00 and Germany's 1.9949 does not; Poland is exactly at 2. Sweden's
    # 2.2 does not count before Sweden joined, and Iceland has no forces to spend on.
    snapshot = snapshot_of(
        tmp_path,
        members="""
            iso3 | accession_on | has_armed_forces
            DEU  | 1955-05-06   | true
            EST  | 2004-03-29   | true
            ISL  | 1949-04-04   | false
            POL  | 1999-03-12   | true
            SWE  | 2024-03-07   | true
            """,
        figures="""
            entity | year | value
            DEU    | 2023 | 1.9949
            EST    | 2023 | 1.995
            POL    | 2023 | 2
            SWE    | 2023 | 2.2
            DEU    | 2024 | 3.495
            EST    | 2024 | 3.494
            POL    | 2024 | 4.1
            SWE    | 2024 | 1.99
            """,
    )
    assert counts(snapshot, "newest") == {2023: (2, 3, 3, 4), 2024: (3, 4, 4, 5)}
    assert counts(snapshot, "newest", "3.5") == {2023: (0, 3, 3, 4), 2024: (2, 4, 4, 5)}


def test_a_missing_figure_is_no_answer_and_no_zero(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="""
            iso3 | accession_on
            DEU  | 1955-05-06
            POL  | 1999-03-12
            """,
        releases="""
            vintage | published_on | completeness | first_year | last_year
            partial | 2024-03-14   | partial      | 2023       | 2023
            newest  | 2024-06-17   | full         | 2023       | 2023
            undated |              | full         | 2022       | 2023
            """,
        figures="""
            vintage | entity | year | value
            partial | POL    | 2023 | 3.9
            newest  | DEU    | 2023 | 1.9
            newest  | POL    | 2023 | 3.6
            undated | DEU    | 2023 | 1.3
            undated | POL    | 2023 | 2.4
            """,
    )
    rows = ask(snapshot, "members_meeting_guideline", vintage="partial", guideline=["2"])
    (row,) = rows[rows["kind"] == "release"].to_dict("records")
    assert (row["members_with_figure"], row["members_expected"]) == (1, 2)
    assert not row["is_complete"]
    assert set(rows.loc[rows["kind"] == "other_release", "vintage"]) == {"newest", "undated"}


def test_selected_members_are_counted_among_themselves(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="""
            iso3 | accession_on | has_armed_forces
            DEU  | 1955-05-06   | true
            ISL  | 1949-04-04   | false
            POL  | 1999-03-12   | true
            """,
        figures="""
            entity | year | value
            DEU    | 2023 | 1.9
            POL    | 2023 | 3.6
            DEU    | 2024 | 2.1
            POL    | 2024 | 4.1
            """,
    )
    selected = counts(snapshot, "newest", member=["DEU", "ISL"])
    assert selected == {2023: (0, 1, 1, 2), 2024: (1, 1, 1, 2)}


def test_what_others_counted_stands_beside_it(tiny_snapshot: Snapshot) -> None:
    rows = ask(tiny_snapshot, "members_meeting_guideline", vintage="tiny_2024_06")
    kinds = rows.set_index("mark")["kind"]
    assert (kinds["t_c01"], kinds["tiny_daily_1"]) == ("statement", "article")
    assert kinds["tiny_2026_07.2.2024"] == "other_release"
    column = rows.set_index("mark").loc["2.2024"]
    assert list(column["members"]) == ["Poland", "Estonia", "Germany"]
    assert len(column["evidence"]) == column["members_with_figure"]


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot_of(
        tmp_path_factory.mktemp("releases"),
        releases="""
            vintage | published_on | completeness
            undated |              | full
            partial | 2024-03-14   | partial
            middle  | 2024-06-17   | full
            newest  | 2026-07-10   | full
            """,
        members="iso3 | accession_on\nPOL | 1999-03-12",
        figures="""
            vintage | entity | year | value
            undated | POL    | 2022 | 2.4
            partial | POL    | 2023 | 3.9
            middle  | POL    | 2023 | 3.6
            newest  | POL    | 2023 | 3.2
            """,
    )


@pytest.mark.parametrize(
    ("vintage", "asof", "expected"),
    [
        (None, None, "newest"),
        (None, date(2026, 7, 10), "newest"),
        (None, date(2026, 7, 9), "middle"),
        (None, date(2024, 6, 16), "partial"),
        (None, date(2024, 3, 13), None),
        ("middle", None, "middle"),
        ("middle", date(2024, 6, 16), None),
        ("undated", None, "undated"),
        ("undated", date(2030, 1, 1), None),
    ],
)
def test_the_release_in_force(
    releases: Snapshot, vintage: str | None, asof: date | None, expected: str | None
) -> None:
    row = releases.query("evidence/release_in_force", vintage=vintage, asof=asof).iloc[0]
    assert (row["vintage"] if row["is_in_force"] else None) == expected


def test_the_timeline_counts_members_and_keeps_what_sources_dispute(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        members="""
            iso3 | accession_on | is_founding_member
            ISL  | 1949-04-04   | true
            DEU  | 1955-05-06   | false
            SWE  | 2024-03-07   | false
            """,
        membership_events="""
            fact_id | iso3 | event   | happened_on
            e1      | SWE  | applied | 2022-05-18
            e2      | DEU  | joined  | 1955-05-09
            """,
    )
    rows = ask(snapshot, "membership_timeline").set_index("mark")
    joined = rows[rows["kind"] == "accession"]["members_after"].astype(int).to_dict()
    assert joined == {"ISL": 1, "DEU": 2, "SWE": 3}
    assert list(rows[rows["is_disputed"].astype(bool)].index) == ["DEU"]
    assert list(rows["evidence"]["DEU"]) == ["member/DEU", "membership_event/e2"]
    assert rows.loc["e1", "event"] == "applied"
    before = ask(snapshot, "membership_timeline", asof=date(2024, 3, 6)).set_index("mark")
    assert "SWE" not in before.index


def test_a_reaction_counts_once_and_only_when_accepted(tmp_path: Path) -> None:
    snapshot = snapshot_of(
        tmp_path,
        organisations="organisation_id | name | iso3\noffice | Office |",
        officials="official_id\nada\nbo",
        context_events="event_id | happened_on\nremark | 2024-02-10",
        reactions="""
            fact_id | same_as | status   | official_id | stated_on  | date_basis | stance
            r1      |         | accepted | ada         | 2024-02-11 | stated     | oppose
            r2      |         | accepted | bo          | 2024-02    | reported   | support
            r3      | r1      | accepted | ada         | 2024-02-11 | stated     | oppose
            r4      |         | rejected | ada         | 2024-02-11 | stated     | neutral
            """,
    )
    rows = ask(snapshot, "reactions").set_index("mark")
    assert set(rows.index) == {"r1", "r2"}
    assert list(rows["evidence"]["r1"]) == ["reaction/r1", "reaction/r3"]
    # Two facts of one article count as one source.
    assert list(rows["texts"]) == [1, 1]
    # Only the month is known: a reaction cannot be earlier than its event.
    assert str(rows.loc["r2", "stated_from"])[:10] == "2024-02-10"
    assert str(rows.loc["r2", "stated_on"])[:10] == "2024-02-29"


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
        **(bind_parameters({}, filters_of(parameters)) | {"asof": asof, "vintage": vintage}),
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

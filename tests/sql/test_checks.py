"""Every check stops the build and names what it found."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import CheckError, DataError
from dashboard.settings import Settings
from dashboard.store.store import Store
from tests.sql.test_figure_rules import RULES

BREAKS = [
    (
        "figures__share_in_range",
        "figures/tiny_2024_06/share_of_gdp.csv",
        "POL,2022,2,",
        "POL,2022,200,",
    ),
    (
        "figures__entity_is_member",
        "figures/tiny_2024_06/share_of_gdp.csv",
        "POL,2022,",
        "AUT,2022,",
    ),
    (
        "evidence__source_is_known",
        "members.csv",
        "tiny_tables,one_source,POL",
        "nobody,one_source,POL",
    ),
    ("counts__total_is_membership", "counts.csv", ",2023,4,", ",2023,5,"),
    (
        "membership_events__state_is_no_member_yet",
        "membership_events.csv",
        "2022-05-18",
        "2025-05-18",
    ),
    (
        "reactions__official_holds_role",
        "reactions.csv",
        "ada-example,Ada Example,Minister",
        "ada-example,Ada Example,King",
    ),
    ("reactions__event_is_known", "reactions.csv", ",DEU,tiny_remark,", ",DEU,no_remark,"),
    ("facts__repeats_are_known", "reactions.csv", "t_r01,accepted", "t_r99,accepted"),
    (
        "sources__copies_are_known",
        "articles/tiny_daily/source.yml",
        "licence:",
        "copy_of: nobody\nlicence:",
    ),
]


def broken(settings: Settings, tmp_path: Path, file: str, before: str, after: str) -> Store:
    data = tmp_path / "data"
    shutil.copytree(settings.data, data)
    text = (data / file).read_text("utf-8")
    assert before in text
    (data / file).write_text(text.replace(before, after, 1), "utf-8")
    return Store(replace(settings, data=data))


@pytest.mark.parametrize(("check", "file", "before", "after"), BREAKS)
def test_a_row_that_breaks_a_rule_stops_the_build(
    tiny_settings: Settings, tmp_path: Path, check: str, file: str, before: str, after: str
) -> None:
    store = broken(tiny_settings, tmp_path, file, before, after)
    with pytest.raises(CheckError, match=f"The check {check} found 1 row:"):
        store.prepare()
    assert not (tiny_settings.store / "snapshots" / "current").exists()


def test_every_check_is_broken_above(tiny_settings: Settings) -> None:
    checks = {path.stem for path in (tiny_settings.sql / "checks").glob("*.sql")}
    assert checks == {check for check, *_ in BREAKS} | set(RULES)


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("members.csv", "1999-03-12", "12 March 1999", r"members.csv: line 5: accession_on"),
        ("members.csv", ",POL,", ",Poland,", r"members.csv: line 5: iso3"),
        ("counts.csv", "tiny_press,", ",", r"counts.csv: line 2: source_id"),
        ("reactions.csv", "x_post", "carrier pigeon", r"reactions.csv: line 2: channel"),
        ("sources.csv", "note\n", "colour\n", r"sources.csv: line 2"),
        ("figures/tiny_2024_06/share_of_gdp.csv", "EST,2022", "DEU,2022", "stands twice"),
        (
            "articles/tiny_daily/facts.yml",
            "type: count",
            "type: rumour",
            "type 'rumour' is none of",
        ),
        (
            "articles/tiny_daily/facts.yml",
            "exact: two",
            "exact: ten times two",
            "facts.yml: fact 1",
        ),
        ("articles/tiny_daily/source.yml", "publisher:", "- [", "is not YAML"),
    ],
)
def test_a_cell_that_breaks_the_schema_is_named(
    tiny_settings: Settings, tmp_path: Path, file: str, before: str, after: str, message: str
) -> None:
    if file == "sources.csv":
        before, after = "written for these tests,\n", "written for these tests,x,y\n"
        message = "line 2"
    with pytest.raises(DataError, match=message):
        broken(tiny_settings, tmp_path, file, before, after).prepare()


@pytest.mark.parametrize("file", ["members.csv", "articles/tiny_daily/facts.yml"])
def test_a_missing_file_is_named(tiny_settings: Settings, tmp_path: Path, file: str) -> None:
    data = Path(shutil.copytree(tiny_settings.data, tmp_path / "data"))
    (data / file).unlink()
    with pytest.raises(DataError, match=f"{file} is missing"):
        Store(replace(tiny_settings, data=data)).prepare()

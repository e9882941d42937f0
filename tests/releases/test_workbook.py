"""Reading NATO's workbook: accepted cells, and refused ones by name."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook

from dashboard.errors import InputError
from dashboard.releases.workbook import Cell, read_workbook
from tests.releases.workbooks import CURRENT, EQUIPMENT, NATIONAL, PERSONNEL, SHARE, write

MEMBERS = {"Germany": "DEU", "Poland": "POL", "Sweden": "SWE", "Türkiye": "TUR", "Slovakia": "SVK"}


def cell_values(cells: list[Cell]) -> dict[tuple[str, str, int], tuple[float, bool]]:
    return {(c.measure, c.entity, c.year): (c.value, c.is_estimate) for c in cells}


def test_tables_are_known_by_their_words(tmp_path: Path) -> None:
    path = write(
        tmp_path / "book.xlsx",
        (NATIONAL, [2023, "2024e"], {"Germany": [1, 2]}),
        (CURRENT, [2023, "2024e"], {"Germany": [60, 70], "NATO Total": [60, 70]}),
        (SHARE, [2023, "2024e"], {"Germany*": [1.5, 2.1], "Republic of Türkiye": ["..", 2]}),
        (EQUIPMENT, [2023], {"Germany": [20]}),
        (PERSONNEL, [2023, "2024 e"], {"Slovak Republic": [15.5, None], "Sweden (b)": [1, 2]}),
    )
    assert cell_values(read_workbook(path, MEMBERS)) == {
        ("expenditure_current_prices", "DEU", 2023): (60, False),
        ("expenditure_current_prices", "DEU", 2024): (70, True),
        ("expenditure_current_prices", "NATO", 2023): (60, False),
        ("expenditure_current_prices", "NATO", 2024): (70, True),
        ("share_of_gdp", "DEU", 2023): (1.5, False),
        ("share_of_gdp", "DEU", 2024): (2.1, True),
        ("share_of_gdp", "TUR", 2024): (2, True),
        ("personnel", "SVK", 2023): (15.5, False),
        ("personnel", "SWE", 2023): (1, False),
        ("personnel", "SWE", 2024): (2, True),
    }


def test_two_blocks_of_one_sheet_are_two_tables(tmp_path: Path) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, [2023, 2024], {"Germany": [1.5, 2.1]}))
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet.delete_rows(6, 5)
    for row in (["Annual real change (%)"], [None, 2023, 2024], ["Germany", -1.3, 250]):
        sheet.append(row)
    workbook.save(path)
    assert set(cell_values(read_workbook(path, MEMBERS))) == {
        ("share_of_gdp", "DEU", 2023),
        ("share_of_gdp", "DEU", 2024),
    }


def test_a_percent_format_is_percent(tmp_path: Path) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, [2023, 2024], {"Germany": [0.0371, 2.1]}))
    workbook = load_workbook(path)
    workbook.worksheets[0]["B5"].number_format = "0.00%"
    workbook.save(path)
    assert cell_values(read_workbook(path, MEMBERS))["share_of_gdp", "DEU", 2023] == (3.71, False)


@pytest.mark.parametrize(
    ("years", "rows", "named"),
    [
        ([2023, 2024], {"Atlantis": [1, 2]}, "Sheet 1!B5: 'Atlantis' is no member"),
        (
            [2023, 2024],
            {"Germany": [1, 2], "Germany*": [1, 2]},
            "Sheet 1!A6: Germany* stands twice",
        ),
        ([2023, 2023], {"Germany": [1, 2]}, "Sheet 1!C: the year 2023 stands twice"),
        ([2024, "2023e"], {"Germany": [1, 2]}, "Sheet 1!C: the year 2023 stands after 2024"),
        ([2023, 2024], {"Germany": [1, "two"]}, "Sheet 1!C5: 'two' is no number"),
        ([2023, 2024], {"Germany": [1, 101]}, "Sheet 1!C5: 101 is no share"),
        ([2023, 2024], {"Germany": [1, -1]}, "Sheet 1!C5: -1 is no share"),
        ([2023, 2024], {"Germany": [1, "=1+1"]}, "Sheet 1!C5 holds a formula"),
    ],
)
def test_what_is_wrong_is_refused_with_its_cell(
    tmp_path: Path, years: list[Any], rows: dict[str, list[Any]], named: str
) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, years, rows))
    with pytest.raises(InputError, match="^" + named.replace("*", r"\*").replace("+", r"\+")):
        read_workbook(path, MEMBERS)


def test_a_workbook_without_shares_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "book.xlsx", (CURRENT, [2023, 2024], {"Germany": [1, 2]}))
    with pytest.raises(InputError, match="no table of shares"):
        read_workbook(path, MEMBERS)


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no workbook"):
        read_workbook(path, MEMBERS)
    with pytest.raises(InputError, match="There is no file"):
        read_workbook(tmp_path / "none.xlsx", MEMBERS)


@settings(max_examples=40, deadline=None)
@given(
    some.data(),
    some.lists(some.integers(1990, 2040), min_size=2, max_size=6, unique=True).map(sorted),
    some.lists(some.sampled_from(sorted(MEMBERS)), min_size=1, unique=True),
)
def test_what_is_written_is_read_back(
    data: some.DataObject, years: list[int], names: list[str]
) -> None:
    values = some.none() | some.floats(0, 100).map(lambda x: round(x, 4))
    rows = {name: [data.draw(values) for _ in years] for name in names}
    rows[names[0]][0] = 1.0
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "book.xlsx", (SHARE, [*years[:-1], f"{years[-1]}e"], rows))
        read = cell_values(read_workbook(path, MEMBERS))
    assert read == {
        ("share_of_gdp", MEMBERS[name], year): (value, year == years[-1])
        for name, line in rows.items()
        for year, value in zip(years, line, strict=True)
        if value is not None
    }

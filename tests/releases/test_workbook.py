"""Reading NATO's workbook: what is taken, and what is refused with its cell."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook

from dashboard.errors import InputError
from dashboard.releases.workbook import ReleaseTables, read_workbook
from tests.releases.workbooks import CURRENT, EQUIPMENT, NATIONAL, PERSONNEL, SHARE, write

MEMBERS = {"Germany": "DEU", "Poland": "POL", "Sweden": "SWE", "Türkiye": "TUR", "Slovakia": "SVK"}


Figures = dict[tuple[str, str, int], tuple[float, bool]]


def figures(tables: ReleaseTables) -> Figures:
    return {(c.measure, c.entity, c.year): (c.value, c.is_estimate) for c in tables.cells}


def test_tables_are_known_by_their_words(tmp_path: Path) -> None:
    path = write(
        tmp_path / "book.xlsx",
        (NATIONAL, [2023, "2024e"], {"Germany": [1, 2]}),
        (CURRENT, [2023, "2024e"], {"Germany": [60, 70], "NATO Total": [60, 70]}),
        (SHARE, [2023, "2024e"], {"Germany*": [1.5, 2.1], "Republic of Türkiye": ["..", 2]}),
        (EQUIPMENT, [2023], {"Germany": [20]}),
        (PERSONNEL, [2023, "2024 e"], {"Slovak Republic": [15.5, None], "Sweden (b)": [1, 2]}),
    )
    assert figures(read_workbook(path, MEMBERS)) == {
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
    assert figures(read_workbook(path, MEMBERS)) == {
        ("share_of_gdp", "DEU", 2023): (1.5, False),
        ("share_of_gdp", "DEU", 2024): (2.1, False),
        ("real_change", "DEU", 2023): (-1.3, False),
        ("real_change", "DEU", 2024): (250, False),
    }


def test_a_percent_format_is_percent(tmp_path: Path) -> None:
    path = write(tmp_path / "book.xlsx", (SHARE, [2023, 2024], {"Germany": [0.0371, 2.1]}))
    workbook = load_workbook(path)
    workbook.worksheets[0]["B5"].number_format = "0.00%"
    workbook.save(path)
    assert figures(read_workbook(path, MEMBERS))["share_of_gdp", "DEU", 2023] == (3.71, False)


@pytest.mark.parametrize(
    ("years", "rows", "named"),
    [
        ([2023, 2024], {"Atlantis": [1, 2]}, "Sheet 1!B5: 'Atlantis' is no member"),
        (
            [2023, 2024],
            {"Germany": [1, 2], "Germany*": [1, 2]},
            "Sheet 1!A6: Germany* stands twice",
        ),
        ([2023, 2023], {"Germany": [1, 2]}, "Sheet 1!C4: the year 2023 stands twice"),
        ([2024, "2023e"], {"Germany": [1, 2]}, "Sheet 1!C4: the year 2023 stands after 2024"),
        ([2023, 2024], {"Germany": [1, "two"]}, "Sheet 1!C5: 'two' is no number"),
        ([2023, 2024], {"Germany": [1, 101]}, "Sheet 1!C5: 101 is no share"),
        ([2023, 2024], {"Germany": [1, -1]}, "Sheet 1!C5: -1 is no share"),
        ([2023, 2024], {"Germany": [1, "=1+1"]}, "Sheet 1!C5 holds a formula"),
        ([2023, "2024f"], {"Germany": [1, 2]}, "Sheet 1!C4: the mark 'f' of '2024f' is none"),
        (
            [2023, 2024],
            {"Germany": [0.015, 0.021]},
            "Sheet 1!C5: 0.021 is the largest share of its table; shares are given in percent",
        ),
        ([2023, 2024], {"Germany": [1, "#REF!"]}, "Sheet 1!C5: '#REF!' is no number"),
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


def test_constant_prices_of_two_years_are_refused(tmp_path: Path) -> None:
    path = write(
        tmp_path / "book.xlsx",
        (SHARE, [2023, 2024], {"Germany": [1, 2]}),
        (
            (CURRENT[0], "Constant 2015 prices and exchange rates"),
            [2023, 2024],
            {"Germany": [1, 2]},
        ),
        (
            ("Table 5: GDP (million US dollars)", "Constant 2021 prices"),
            [2023, 2024],
            {"Poland": [1, 2]},
        ),
    )
    named = r"constant prices of two years: 2015 \(Sheet 2!A5\) and 2021 \(Sheet 3!A5\)"
    with pytest.raises(InputError, match=named):
        read_workbook(path, MEMBERS)


def test_an_old_workbook_is_refused_as_such(tmp_path: Path) -> None:
    path = tmp_path / "book.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    with pytest.raises(InputError, match=r"old workbook \(.xls\)"):
        read_workbook(path, MEMBERS)


def test_a_table_without_a_measure_of_ours_is_named(tmp_path: Path) -> None:
    path = write(
        tmp_path / "book.xlsx",
        (NATIONAL, [2023, 2024], {"Germany (Euros)": [1, 2], "Atlantis (Shells)": [1, 2]}),
        (SHARE, [2023, 2024], {"Germany": [1, 2]}),
        (("Table 9: Tanks", "Thousands"), [2023, 2024], {"Germany": [1, 2]}),
    )
    tables = read_workbook(path, MEMBERS)
    assert [(table.title, table.where) for table in tables.left_out] == [
        (" / ".join(NATIONAL), "Sheet 1!A5"),
        ("Table 9: Tanks / Thousands", "Sheet 3!A5"),
    ]


def test_a_row_of_numbers_that_look_like_years_is_a_row(tmp_path: Path) -> None:
    path = write(
        tmp_path / "book.xlsx",
        (SHARE, [2024, "2025e"], {"Germany": [1, 2]}),
        (CURRENT, [2024, "2025e"], {"Sweden": [1991, 2085], "Germany": [73_137, 97_685]}),
    )
    read = figures(read_workbook(path, MEMBERS))
    assert read["expenditure_current_prices", "SWE", 2025] == (2085, True)


def sheet(path: Path, *rows: list[Any]) -> Path:
    workbook = Workbook()
    active = workbook.active
    assert active is not None
    for row in rows:
        active.append(row)
    workbook.save(path)
    return path


def test_the_layout_of_2024_is_read(tmp_path: Path) -> None:
    # Shifted to the right, one header above two blocks, numbers of columns, leftovers, page marks.
    path = sheet(
        tmp_path / "book.xlsx",
        [],
        [None, "Table 3 : Defence expenditure as a share of GDP and annual real change"],
        [None, "Based on 2015 prices"],
        [None, None, None, 2022, "2023", "2024 e"],
        [None, "(0)", None, "(1)", "(2)", "(3)"],
        [None, "Share of real GDP (%)"],
        [None, None, "Germany   (a)", 1.4, "1.6*", 2.1],
        [None, None, "Slovak Republic", "..", ".", 2],
        [None, "NATO - Total *", None, 2.5, 2.6, 2.7],
        [None, None, None, "#REF!", "#REF!", "#REF!"],
        [None, "Annual real change (%)"],
        [None, None, "Germany", 1, -2, 3],
        [],
        [None, None, "Notes: Figures for 2024 are estimates."],
        [None, "-9-"],
        [None, "Table 5 : Real GDP"],
        [None, "Billion US dollars (2015 prices and exchange rates)"],
        [None, None, None, 2022, "2023", "2024e"],
        [None, None, "Germany", 3.5, 3.6, 3.7],
    )
    tables = read_workbook(path, MEMBERS)
    assert tables.price_base_year == 2015
    assert tables.left_out == []
    assert figures(tables) == {
        ("share_of_gdp", "DEU", 2022): (1.4, False),
        ("share_of_gdp", "DEU", 2023): (1.6, False),
        ("share_of_gdp", "DEU", 2024): (2.1, True),
        ("share_of_gdp", "SVK", 2024): (2, True),
        ("share_of_gdp", "NATO", 2022): (2.5, False),
        ("share_of_gdp", "NATO", 2023): (2.6, False),
        ("share_of_gdp", "NATO", 2024): (2.7, True),
        ("real_change", "DEU", 2022): (1, False),
        ("real_change", "DEU", 2023): (-2, False),
        ("real_change", "DEU", 2024): (3, True),
        ("gdp_constant_prices", "DEU", 2022): (3500, False),
        ("gdp_constant_prices", "DEU", 2023): (3600, False),
        ("gdp_constant_prices", "DEU", 2024): (3700, True),
    }


def test_totals_beside_the_members_are_read(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "book.xlsx",
        ["Table 3"],
        ["Share of real GDP (%)"],
        [None, 2023, 2024, None, None, 2023, 2024],
        ["Germany", 1.5, 2.1, None, "NATO Total", 2.6, 2.7],
        ["Poland", 3.3, 4.1, None, None, None, None],
    )
    read = figures(read_workbook(path, MEMBERS))
    assert read["share_of_gdp", "NATO", 2024] == (2.7, False)
    assert read["share_of_gdp", "POL", 2023] == (3.3, False)


BLOCKS = [
    ("share_of_gdp", "Share of real GDP (%)"),
    ("equipment_share", "Equipment (a)"),
    ("personnel_share", "Personnel (b)"),
]
TITLES = {
    "share_of_gdp": "Table 3 : Defence expenditure as a share of GDP",
    "equipment_share": "Table 8a : Distribution of defence expenditure by main category",
    "personnel_share": "Table 8a : Distribution of defence expenditure by main category",
}


@settings(max_examples=60, deadline=None)
@given(some.data())
def test_figures_are_found_wherever_their_tables_stand(data: some.DataObject) -> None:
    """The same figures in any of the layouts: shifted, spaced, with headers once or again."""
    years = data.draw(some.lists(some.integers(1990, 2040), min_size=2, max_size=4, unique=True))
    years.sort()
    left, repeats = data.draw(some.integers(0, 3)), data.draw(some.booleans())
    is_text = data.draw(some.booleans())
    written: list[list[Any]] = []
    expected: Figures = {}
    shift: list[Any] = [None] * left
    header = [*shift, None, *(str(year) if is_text else year for year in years)]
    title = None
    for measure, block in BLOCKS:
        if TITLES[measure] != title:
            title = TITLES[measure]
            written += [[*shift, title], []]
            if not repeats:
                written += [[], header]
        written += [[*shift, block]]
        if repeats:
            written += [header]
        for name in data.draw(
            some.lists(some.sampled_from(sorted(MEMBERS)), unique=True, min_size=1)
        ):
            values = [data.draw(some.floats(2, 100).map(lambda x: round(x, 3))) for _ in years]
            label = data.draw(some.sampled_from(["{}", "  {}", "{}*", "{} (b)", "{}   (Euros)"]))
            written.append([*shift, label.format(name), *values])
            expected |= {
                (measure, MEMBERS[name], year): (value, False)
                for year, value in zip(years, values, strict=True)
            }
        written += [[]] * data.draw(some.integers(0, 2))
    written += [[None, "Notes: our own figures."], [None, "-7-"]]
    with tempfile.TemporaryDirectory() as folder:
        path = sheet(Path(folder) / "book.xlsx", *written)
        assert figures(read_workbook(path, MEMBERS)) == expected


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
        read = figures(read_workbook(path, MEMBERS))
    assert read == {
        ("share_of_gdp", MEMBERS[name], year): (value, year == years[-1])
        for name, line in rows.items()
        for year, value in zip(years, line, strict=True)
        if value is not None
    }

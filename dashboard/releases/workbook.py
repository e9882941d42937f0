"""Read NATO's workbook "Defence Expenditure of NATO Countries" into figures, cell by cell.

Its layout: a sheet per table with its title in A1; then blocks, each a heading ("Share of real GDP
(%)"), a header of years where an "e" marks an estimate, and a row per member; subtotals last, notes
below. A block is identified by its heading, never by the name of its sheet.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.errors import InputError

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 200_000_000
"""Maximum bytes of a workbook; NATO's own have about a hundred thousand."""

TOTALS = {"nato total": "NATO", "nato europe and canada": "NATO_EUROPE_CANADA"}
OTHER_NAMES = {
    "czech republic": "CZE",
    "slovak republic": "SVK",
    "turkey": "TUR",
    "republic of türkiye": "TUR",
    "the former yugoslav republic of macedonia": "MKD",
}
"""Spellings of members in older releases."""

_YEAR = re.compile(r"((?:19|20)\d\d)\s*(e?)", re.IGNORECASE)
_MISSING = {"", "..", "…", "...", "-", "–", "n/a", "na"}
_TO_REMEDY = "Correct the workbook, or take it anew from NATO."


@dataclass(frozen=True)
class Cell:
    """One figure of a member (alpha-3) or of a total (its code), in the measure's unit."""

    measure: str
    entity: str
    year: int
    value: float
    is_estimate: bool
    where: str
    """Sheet and cell: ``Table 3!F12``."""


def read_workbook(path: Path, members: Mapping[str, str]) -> list[Cell]:
    """Return the figures of the workbook at `path`; `members` is name → alpha-3.

    Raises InputError, with the cell if there is one: for a file that is no workbook, a workbook
    without shares of GDP, an unknown member, a duplicate member or year, years out of order, a
    value that is no number, and a formula without a cached result.
    """
    names = {_plain(name): iso3 for name, iso3 in members.items()} | OTHER_NAMES | TOTALS
    values, formulas = _opened(path, values=True), _opened(path, values=False)
    cells: dict[tuple[str, str, int], Cell] = {}
    for sheet in values.worksheets:
        for cell in _sheet(sheet, formulas[sheet.title], names):
            key = cell.measure, cell.entity, cell.year
            if key in cells:
                raise InputError(
                    f"{cell.where}: {cell.entity} {cell.year} stands at {cells[key].where} already.",
                    _TO_REMEDY,
                )
            cells[key] = cell
    if not any(cell.measure == "share_of_gdp" for cell in cells.values()):
        raise InputError(
            f"{path.name} has no table of shares of GDP.",
            "Name NATO's workbook of defence expenditure, with years in a row and members below.",
        )
    return list(cells.values())


def _opened(path: Path, values: bool) -> Any:
    try:
        size = path.stat().st_size
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", "Name a workbook (.xlsx).") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path.name} is no workbook that can be read.",
            "Name an .xlsx file without a password.",
        ) from error
    if size > LARGEST_FILE or unpacked > LARGEST_UNPACKED:
        raise InputError(f"{path.name} is too large for a workbook of NATO's.", _TO_REMEDY)
    try:
        return load_workbook(path, data_only=values)
    except (InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise InputError(f"{path.name} is a damaged workbook.", _TO_REMEDY) from error


def _sheet(sheet: Any, formulas: Any, names: Mapping[str, str]) -> Iterator[Cell]:
    title = str(sheet.cell(1, 1).value or "")
    block, years, measure, entities = "", [], None, set[str]()
    for row in sheet.iter_rows():
        header = _years(row)
        if header:
            measure, years, entities = _measure(title, block), header, set()
            if measure is not None:
                _check_years(sheet, header)
            continue
        first = years[0][0] if years else len(row) + 1
        label = _label(row, first)
        if label and _plain(label).startswith("note"):
            return
        numbers = [cell for cell, *_ in _values(row, years) if not _is_missing(cell.value)]
        if label and not numbers:
            block = label if _plain(label) not in names else block
        if measure is None or not label:
            continue
        entity = names.get(_plain(label))
        if entity is None:
            if numbers:
                raise InputError(
                    f"{_at(sheet, numbers[0])}: {label!r} is no member that we know.", _TO_REMEDY
                )
            continue
        if entity in entities:
            raise InputError(f"{_at(sheet, row[0])}: {label} stands twice.", _TO_REMEDY)
        entities.add(entity)
        for cell, year, is_estimate in _values(row, years):
            value = _number(sheet, formulas, cell, measure)
            if value is not None:
                yield Cell(measure, entity, year, value, is_estimate, _at(sheet, cell))


Years = list[tuple[int, int, bool]]
"""Column (from 1), year, and whether it is an estimate."""


def _years(row: Any) -> Years:
    years = [
        (cell.column, int(match[1]), bool(match[2]))
        for cell in row
        if cell.value is not None and (match := _YEAR.fullmatch(str(cell.value).strip()))
    ]
    filled = [cell for cell in row if cell.value is not None and str(cell.value).strip()]
    return years if len(years) >= 2 and len(years) >= len(filled) - 1 else []


def _check_years(sheet: Any, years: Years) -> None:
    for (_, before, _), (column, year, _) in pairwise(years):
        if year <= before:
            row = "twice" if year == before else f"after {before}"
            letter = sheet.cell(1, column).column_letter
            raise InputError(f"{sheet.title}!{letter}: the year {year} stands {row}.", _TO_REMEDY)


def _measure(title: str, heading: str) -> str | None:
    """Return the measure of a block, by its heading and its table's title."""
    table, block = title.lower(), heading.lower()
    dollars = "us dollar" in table or "us dollar" in block
    if "share of" in block and "gdp" in block:
        return "share_of_gdp"
    if "equipment" in block:
        return "equipment_share"
    if dollars and "current prices" in block:
        return "expenditure_current_prices"
    if dollars and "constant" in block and "prices" in block:
        return "expenditure_constant_prices"
    if "military personnel" in f"{table} {block}" and "thousand" in f"{table} {block}":
        return "personnel"
    return None


def _values(row: Any, years: Years) -> Iterator[tuple[Any, int, bool]]:
    for column, year, is_estimate in years:
        if column <= len(row):
            yield row[column - 1], year, is_estimate


def _label(row: Any, before: int) -> str:
    texts = [str(cell.value).strip() for cell in row[: before - 1] if cell.value is not None]
    return next((text for text in reversed(texts) if text), "")


def _number(sheet: Any, formulas: Any, cell: Any, measure: str) -> float | None:
    value = cell.value
    if value is None and formulas.cell(cell.row, cell.column).data_type == "f":
        raise InputError(
            f"{_at(sheet, cell)} holds a formula that was never worked out.",
            "Open the workbook in a spreadsheet program, save it, and try again.",
        )
    if _is_missing(value):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{_at(sheet, cell)}: {str(value)[:40]!r} is no number.", _TO_REMEDY)
    is_share = measure in ("share_of_gdp", "equipment_share")
    # A spreadsheet shows 0.0371 as 3.71% in a cell with a percent format.
    number = float(value) * 100 if is_share and "%" in cell.number_format else float(value)
    if is_share and not 0 <= number <= 100:
        raise InputError(f"{_at(sheet, cell)}: {number:g} is no share in percent.", _TO_REMEDY)
    if number < 0:
        raise InputError(f"{_at(sheet, cell)}: {number:g} is below zero.", _TO_REMEDY)
    return round(number, 10)


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().lower() in _MISSING)


def _at(sheet: Any, cell: Any) -> str:
    return f"{sheet.title}!{cell.coordinate}"


def _plain(name: str) -> str:
    """Return a name without case, footnote marks and doubled spaces: ``Sweden*`` → ``sweden``."""
    return " ".join(re.sub(r"[*†‡]+|\((?:[a-z]|\d)\)", " ", name).split()).casefold()

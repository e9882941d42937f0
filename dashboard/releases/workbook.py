"""Read NATO's workbook "Defence Expenditure of NATO Countries" into figures, cell by cell.

Its tables are known by what they say, not by where they stand. A title ("Table 3: ...") opens a
table; lines below it give the unit and the prices; a row of years is a header, once above several
blocks or again under each; a line without figures names a block ("Share of real GDP (%)"); a row
that begins with a member or a total holds its figures. Notes, page marks and the numbers of
columns are passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import InputError
from dashboard.releases.sheet_reader import PERCENT, Cell, LeftOut, SheetReader
from dashboard.releases.table_words import OTHER_NAMES, TOTALS, entity_name
from dashboard.releases.workbook_file import REMEDY, read_sheets


@dataclass(frozen=True)
class ReleaseTables:
    """What a workbook gives: its figures, the year of its constant prices, and what is left out."""

    cells: list[Cell]
    price_base_year: int | None
    left_out: list[LeftOut]


def read_workbook(path: Path, members: Mapping[str, str]) -> ReleaseTables:
    """Return every figure of `path` that we keep; `members` is name → alpha-3.

    Raise InputError, naming the cell where there is one: for a file that is no workbook, a
    workbook without shares of GDP, an unknown member, a member or year that stands twice, years
    out of order, an unknown mark of a year, a value that is no number, shares that are fractions,
    a formula without a stored result, and constant prices of two years.
    """
    names = {entity_name(name): iso3 for name, iso3 in members.items()} | OTHER_NAMES | TOTALS
    cells: dict[tuple[str, str, int], Cell] = {}
    left_out: list[LeftOut] = []
    bases: dict[int, str] = {}
    for rows in read_sheets(path):
        reader = SheetReader(names)
        for cell in reader.read(rows):
            key = cell.measure, cell.entity, cell.year
            if key in cells:
                raise InputError(
                    f"{cell.where}: {cell.entity} {cell.year} stands at {cells[key].where} already.",
                    REMEDY,
                )
            cells[key] = cell
        left_out += reader.left_out
        bases = reader.price_bases | bases
    if not any(cell.measure == "share_of_gdp" for cell in cells.values()):
        raise InputError(
            f"{path.name} has no table of shares of GDP.",
            "Name NATO's workbook of defence expenditure, with years in a row and members below.",
        )
    if len(bases) > 1:
        (first, at), (second, other) = sorted(bases.items())[:2]
        raise InputError(
            f"{path.name} holds constant prices of two years: {first} ({at}) and {second} ({other}).",
            REMEDY,
        )
    _refuse_fractions(list(cells.values()))
    return ReleaseTables(list(cells.values()), next(iter(bases), None), left_out)


def _refuse_fractions(cells: list[Cell]) -> None:
    """Raise InputError for a measure whose shares are all fractions of one instead of percent."""
    for measure, limit in PERCENT.items():
        of_measure = [cell for cell in cells if cell.measure == measure]
        largest = max(of_measure, key=lambda cell: cell.value, default=None)
        if largest is not None and 0 < largest.value <= limit:
            raise InputError(
                f"{largest.where}: {largest.value:g} is the largest share of its table; "
                "shares are given in percent.",
                "Multiply the table by 100, or give its cells a percent format.",
            )

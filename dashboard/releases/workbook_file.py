"""Open an .xlsx file safely, as sheets of cells."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.errors import InputError

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 200_000_000
"""Bytes; NATO's own workbooks have about half a million, unpacked three."""

REMEDY = "Correct the workbook, or take it anew from NATO."
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""The first bytes of a compound file: an .xls workbook, or an .xlsx file with a password."""


@dataclass(frozen=True)
class SheetCell:
    """A cell that holds something: its value, where it stands, and how the value is shown."""

    value: Any
    column: int
    where: str
    """Sheet and cell: ``Table 3!F12``."""
    is_percent: bool = False
    """Whether a spreadsheet shows 0.0371 as 3.71%."""
    is_uncomputed: bool = False
    """Whether the cell holds a formula without a stored result."""

    @property
    def text(self) -> str:
        """Its value as text, without surrounding spaces."""
        return str(self.value).strip() if self.value is not None else ""


Row = list[SheetCell]


def read_sheets(path: Path) -> list[list[Row]]:
    """Return the rows of each sheet that is shown, without empty cells and empty rows.

    Raise InputError for a file that is missing, too large, damaged, or no .xlsx workbook.
    """
    _refuse_other_files(path)
    try:
        values, formulas = load_workbook(path, data_only=True), load_workbook(path)
    except (InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise InputError(f"{path.name} is a damaged workbook.", REMEDY) from error
    return [
        [row for row in _rows(sheet, formulas[sheet.title]) if row]
        for sheet in values.worksheets
        if sheet.sheet_state == "visible"
    ]


def _refuse_other_files(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(_OLD_FORMAT))
        if head == _OLD_FORMAT:
            raise InputError(
                f"{path.name} is an old workbook (.xls), or one with a password.",
                "Save it as .xlsx without a password, and try again.",
            )
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
        raise InputError(f"{path.name} is too large for a workbook of NATO's.", REMEDY)


def _rows(sheet: Any, formulas: Any) -> Any:
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            is_formula = cell.value is None and formulas[cell.coordinate].data_type == "f"
            if is_formula or (cell.value is not None and str(cell.value).strip()):
                where = f"{sheet.title}!{cell.coordinate}"
                is_percent = "%" in cell.number_format
                cells.append(SheetCell(cell.value, cell.column, where, is_percent, is_formula))
        yield cells

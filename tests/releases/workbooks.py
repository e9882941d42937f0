"""Write small workbooks in the layout of NATO's, with invented figures."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = Mapping[str, Sequence[Any]]

SHARE = ("Table 3: Defence expenditure as a share of GDP", "Share of real GDP (%)")
CURRENT = ("Table 2: Defence expenditure (million US dollars)", "Current prices and exchange rates")
NATIONAL = ("Table 1: Defence expenditure (million national currency units)", "Current prices")
EQUIPMENT = (
    "Table 8a: Distribution of defence expenditure by main category (% of total)",
    "Equipment (a)",
)
PERSONNEL = ("Table 7: Military personnel (thousands)", "Military personnel")


def write(path: Path, *tables: tuple[tuple[str, str], Sequence[Any], Rows]) -> Path:
    """Write a sheet per (title and unit, years, name → values)."""
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    workbook.remove(first)
    for number, ((title, unit), years, rows) in enumerate(tables, start=1):
        sheet = workbook.create_sheet(f"Sheet {number}")
        sheet.append([title])
        sheet.append([])
        sheet.append([unit])
        sheet.append([None, *years])
        for name, values in rows.items():
            sheet.append([name, *values])
        sheet.append([])
        sheet.append(["Notes: (e) estimates.", "2014 is the first year."])
    workbook.save(path)
    return path

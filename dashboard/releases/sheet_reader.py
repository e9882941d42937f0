"""Read the tables of one sheet: titles, headers of years, blocks, and the figures of each row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.errors import InputError
from dashboard.facts.figure_vocabulary import Measure
from dashboard.releases.table_words import (
    Recognised,
    entity_name,
    plain,
    price_base,
    recognise,
)
from dashboard.releases.workbook_file import REMEDY, Row, SheetCell

_YEAR = re.compile(r"((?:19|20)\d\d)\s*([^\W\d]{0,3}|\*)")
_TITLE = re.compile(r"table\s*\d+\s*[a-z]?\s*(:|$)")
_NOTE = re.compile(r"notes?\b|\*|\([a-z]\)\s|-\s*\d+\s*-$", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\((\d+|-)\)")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*\*?")
_MISSING = {"", ".", "..", "…", "...", "-", "–", "n/a", "na"}
_HEADER_LABEL = re.compile(r"(country|currency unit.*|ally|allies|member|year)?", re.DOTALL)
"""What stands left of the years in a header."""
PERCENT = {
    "share_of_gdp": 0.2,
    "equipment_share": 1.0,
    "personnel_share": 1.0,
    "infrastructure_share": 1.0,
    "other_share": 1.0,
}
"""Shares of a hundred → the largest figure of a block below which it holds fractions of one."""
DECIMALS = 6
"""Places that are kept; the workbooks hold the rest of a division."""


@dataclass(frozen=True)
class Cell:
    """One figure: a member's alpha-3 or a total's code, in the unit of its measure."""

    measure: Measure
    entity: str
    year: int
    value: float
    is_estimate: bool
    where: str
    """Sheet and cell: ``Table 3!F12``."""


@dataclass(frozen=True)
class LeftOut:
    """A block of figures that was recognised and not taken."""

    title: str
    where: str
    reason: str


@dataclass(frozen=True)
class _Years:
    """Columns of years that belong to one column of labels, which stands left of them."""

    after: int
    """The label stands right of this column."""
    columns: dict[int, tuple[int, bool]]
    """Column → year, and whether it is an estimate."""

    def label(self, row: Row) -> SheetCell | None:
        """Return the cell that names the row, None for a row without a name.

        It is the first text left of the years: "Albania | Leks | 2008" has a currency between.
        """
        first = min(self.columns)
        labels = (cell for cell in row if self.after < cell.column < first)
        return next((cell for cell in labels if isinstance(cell.value, str)), None)

    def figures(self, row: Row) -> list[SheetCell]:
        """Return the cells of a row that stand under a year and are not marked as missing."""
        return [
            cell
            for cell in row
            if cell.column in self.columns
            and (cell.is_uncomputed or cell.text.casefold() not in _MISSING)
        ]


@dataclass
class _Heading:
    """The words above a block, as far as they were read."""

    title: str = ""
    lines: list[str] = field(default_factory=list)
    """Unit and prices: they hold for all blocks of the table."""
    pending: list[SheetCell] = field(default_factory=list)
    """Lines since the title or the last figures; the last of them names the block."""
    block: str = ""

    def begin_block(self) -> None:
        """Take the lines read since the last figures as the name of a new block."""
        texts = [cell.text for cell in self.pending]
        if texts:
            *above, self.block = texts
            self.lines += above
        self.pending = []


class SheetReader:
    """Read one sheet; collect its figures, the tables left out and the years of its prices."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._heading = _Heading()
        self._years: list[_Years] = []
        self._recognised = Recognised(None)
        self._seen: dict[str, SheetCell] = {}
        self.left_out: list[LeftOut] = []
        self.price_bases: dict[int, str] = {}

    def read(self, rows: list[Row]) -> Iterator[Cell]:
        """Yield the figures of the sheet; raise InputError naming the cell that is wrong."""
        for row in rows:
            if all(_COLUMN_NUMBER.fullmatch(cell.text) for cell in row):
                continue
            header = _header(row)
            if header:
                self._years = header
                self._seen = {}
                continue
            if _TITLE.match(plain(row[0].text)):
                self._heading = _Heading(row[0].text)
                self._years = []
                self._heading.pending = row[1:]
                continue
            if self._is_words(row):
                if not _NOTE.match(row[0].text):
                    self._heading.pending.append(row[-1] if self._years else row[0])
                continue
            yield from self._figures(row)

    def _is_words(self, row: Row) -> bool:
        """Whether a row holds no figure and names no member."""
        if not self._years:
            return True
        under = any(_is_number(cell) for years in self._years for cell in years.figures(row))
        labels = [label for years in self._years if (label := years.label(row))]
        return not under and not any(entity_name(cell.text) in self._names for cell in labels)

    def _figures(self, row: Row) -> Iterator[Cell]:
        for years in self._years:
            label, figures = years.label(row), years.figures(row)
            if label is None:
                # A leftover: NATO's table 8b of June 2024 holds a row of numbers without a name.
                continue
            if self._heading.pending:
                self._begin_block(label)
            if self._recognised.measure is None:
                continue
            entity = self._names.get(entity_name(label.text))
            if entity is None:
                if figures:
                    raise InputError(
                        f"{figures[0].where}: {label.text!r} is no member that we know.", REMEDY
                    )
                continue
            if entity in self._seen:
                raise InputError(f"{label.where}: {label.text} stands twice.", REMEDY)
            self._seen[entity] = label
            for cell in figures:
                year, is_estimate = years.columns[cell.column]
                value = _number(cell, self._recognised)
                yield Cell(self._recognised.measure, entity, year, value, is_estimate, cell.where)

    def _begin_block(self, label: SheetCell) -> None:
        heading = self._heading
        heading.begin_block()
        self._seen = {}
        self._recognised = recognise(heading.title, heading.lines, heading.block)
        if self._recognised.measure is None:
            title = " / ".join(filter(None, [heading.title, heading.block]))
            self.left_out.append(LeftOut(title, label.where, self._recognised.reason))
            return
        for text in (*heading.lines, heading.block):
            base = price_base(text)
            if base is not None:
                self.price_bases.setdefault(base, label.where)


def _header(row: Row) -> list[_Years]:
    """Return the columns of years of a header, one entry per column of labels; empty for no header.

    Two tables may stand side by side: the years begin anew right of a column without one.
    """
    matches = [(cell, match) for cell in row if (match := _YEAR.fullmatch(cell.text))]
    if len(matches) < 2 or not all(
        _HEADER_LABEL.fullmatch(plain(cell.text))
        for cell in row
        if cell.column < matches[0][0].column
    ):
        return []
    runs: list[list[tuple[SheetCell, int, bool]]] = []
    for cell, match in matches:
        mark = match[2].casefold()
        if mark not in ("", "e", "*"):
            raise InputError(
                f"{cell.where}: the mark {match[2]!r} of {cell.text!r} is none that we know; "
                "e marks an estimate.",
                REMEDY,
            )
        entry = (cell, int(match[1]), mark == "e")
        begins_anew = (
            runs and entry[1] <= runs[-1][-1][1] and cell.column - runs[-1][-1][0].column > 1
        )
        if not runs or begins_anew:
            runs.append([])
        runs[-1].append(entry)
    for run in runs:
        for (_, before, _), (cell, year, _) in pairwise(run):
            if year <= before:
                place = "twice" if year == before else f"after {before}"
                raise InputError(f"{cell.where}: the year {year} stands {place}.", REMEDY)
    ends = [0, *(run[-1][0].column for run in runs)]
    return [
        _Years(after, {cell.column: (year, estimate) for cell, year, estimate in run})
        for after, run in zip(ends, runs, strict=False)
    ]


def _is_number(cell: SheetCell) -> bool:
    is_written = isinstance(cell.value, str) and _NUMBER.fullmatch(cell.text)
    return bool(is_written) or isinstance(cell.value, int | float)


def _number(cell: SheetCell, recognised: Recognised) -> float:
    """Return a figure in its measure's unit, rounded to the places that we keep."""
    if cell.is_uncomputed:
        raise InputError(
            f"{cell.where} holds a formula that was never worked out.",
            "Open the workbook in a spreadsheet program, save it, and try again.",
        )
    value = cell.value
    if isinstance(value, str) and (match := _NUMBER.fullmatch(value.strip())):
        value = float(match[1])  # "2.1*": revised after submission
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{cell.where}: {cell.text[:40]!r} is no number.", REMEDY)
    is_percent = recognised.measure in (*PERCENT, "real_change")
    number = float(value) * (100 if is_percent and cell.is_percent else recognised.factor)
    if recognised.measure in PERCENT and not 0 <= number <= 100:
        raise InputError(f"{cell.where}: {number:g} is no share in percent.", REMEDY)
    if number < 0 and recognised.measure != "real_change":
        raise InputError(f"{cell.where}: {number:g} is below zero.", REMEDY)
    return round(number, DECIMALS)

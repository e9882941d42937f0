"""Read the seed data in ``data/`` into checked rows; name the cell that is wrong."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import yaml

from dashboard.errors import DataError
from dashboard.facts.figure import Figure, Release
from dashboard.facts.row import Row
from dashboard.facts.source import Source
from dashboard.facts.tables import FACT_TYPES, TABLES
from dashboard.store.revision import TextRow

_PER_FOLDER = {"releases", "figures"}
"""Tables that are split over ``figures/<vintage>/`` instead of one file each."""


def read_seed(data: Path) -> dict[str, list[TextRow]]:
    """Return table → rows as text, every row checked by its class.

    Raise DataError with file, row and column of the first cell that breaks its schema, and for a
    duplicate key.
    """
    rows: dict[str, dict[str, Row]] = {table: {} for table in TABLES}
    for where, row in _all_rows(data):
        if row.key in rows[row.table]:
            raise DataError(f"{where}: {row.key} stands twice in {row.table}.", "Remove one.")
        rows[row.table][row.key] = row
    return {
        table: [row.to_text() for _, row in sorted(of_table.items())]
        for table, of_table in rows.items()
    }


def read_seed_table(data: Path, cls: type[Row]) -> list[TextRow]:
    """Return the rows of one table that has a file of its own; raise DataError as `read_seed`."""
    path = data / f"{cls.table}.csv"
    return [cls.from_text(cells, where).to_text() for where, cells in _csv(path)]


def seed_digest(data: Path) -> str:
    """Return a SHA-256 of the files that `read_seed` reads, and of the schema it reads them with."""
    schema = {
        table: [(name, field.default) for name, field in cls.model_fields.items()]
        for table, cls in TABLES.items()
    }
    digest = hashlib.sha256(repr(schema).encode())
    folders = (data / "figures", data / "articles")
    files = [*data.glob("*.csv"), *(p for folder in folders for p in folder.glob("*/*.*"))]
    for path in sorted(files):
        digest.update(str(path.relative_to(data)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _all_rows(data: Path) -> Iterator[tuple[str, Row]]:
    for table, cls in TABLES.items():
        if table not in _PER_FOLDER:
            for where, cells in _csv(data / f"{table}.csv"):
                yield where, cls.from_text(cells, where)
    for folder in sorted((data / "figures").iterdir()):
        yield from _release(folder)
    for folder in sorted((data / "articles").iterdir()):
        yield from _article(folder)


def _release(folder: Path) -> Iterator[tuple[str, Row]]:
    about = folder / "release.yml"
    yield str(about), Release.from_text(_mapping(about, _yaml(about)), str(about))
    for path in sorted(folder.glob("*.csv")):
        for where, cells in _csv(path):
            cells_by_column = {"vintage": folder.name, "measure": path.stem, **cells}
            yield where, Figure.from_text(cells_by_column, where)


def _article(folder: Path) -> Iterator[tuple[str, Row]]:
    about = folder / "source.yml"
    source = Source.from_text(_mapping(about, _yaml(about)), str(about))
    yield str(about), source
    path = folder / "facts.yml"
    items = _yaml(path)
    if not isinstance(items, list):
        raise DataError(f"{path}: a list of facts was expected.")
    for number, item in enumerate(items, start=1):
        where = f"{path}: fact {number}"
        cells = _mapping(where, item)
        kind = cells.pop("type", None)
        if kind not in FACT_TYPES:
            raise DataError(f"{where}: type {kind!r} is none of {', '.join(FACT_TYPES)}.")
        yield where, FACT_TYPES[kind].from_text({"source_id": source.source_id, **cells}, where)


def _csv(path: Path) -> Iterator[tuple[str, TextRow]]:
    if not path.is_file():
        raise DataError(f"{path} is missing.", "Write a file with its header line, or restore it.")
    with path.open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file, strict=True), start=2):
            yield f"{path}: line {number}", dict(cells)


def _yaml(path: Path) -> object:
    if not path.is_file():
        raise DataError(f"{path} is missing.", "Write it, or remove its folder.")
    try:
        # The safe loader in C: the same values as `safe_load`, in a fifth of the time.
        return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise DataError(f"{path} is not YAML: {error}.") from error


def _mapping(where: object, value: object) -> TextRow:
    if not isinstance(value, dict):
        raise DataError(f"{where}: a mapping of field to value was expected.")
    return {
        str(name): None
        if cell is None
        else str(cell).lower()
        if isinstance(cell, bool)
        else str(cell)
        for name, cell in value.items()
    }

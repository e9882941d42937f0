"""Build a snapshot: rows as text through sql/macros, staging and marts, then every check."""

import hashlib
from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from dashboard.errors import CheckError, StoreError
from dashboard.facts.figure_vocabulary import AGGREGATES, MEASURES
from dashboard.facts.tables import TABLES
from dashboard.facts.vocabulary import Term
from dashboard.store.replay import StoreState

_SHOWN_OFFENDERS = 5


def fingerprint(sql: Path) -> str:
    """Return a hash of the SQL and the terms behind a snapshot; one with another is rebuilt."""
    digest = hashlib.sha256(repr(_terms()).encode())
    for folder in ("macros", "staging", "marts"):
        for path in sorted((sql / folder).glob("*.sql")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def build(
    state: StoreState,
    revision: int,
    recorded_at: str,
    sql: Path,
    into: Path,
    *,
    checked: bool = True,
) -> None:
    """Write the snapshot of `state` to the new file `into`.

    The marts are the snapshot's only tables, beside `snapshot`: one row with the revision, its
    date and the fingerprint of the SQL. Raise CheckError with the offending rows if it is
    `checked` and a check finds any, StoreError for an error of the disk. The caller removes the
    file of a failed build.
    """
    try:
        with duckdb.connect(into) as connection:
            _load(connection, state)
            for path in sorted((sql / "macros").glob("*.sql")):
                connection.execute(path.read_text("utf-8"))
            _create(connection, "temp view", sql / "staging")
            _create(connection, "table", sql / "marts")
            connection.execute(
                "create table snapshot as select ?::integer as revision, ?::timestamptz as "
                "recorded_at, ?::varchar as fingerprint",
                [revision, recorded_at, fingerprint(sql)],
            )
            if checked:
                _check(connection, sql / "checks")
    except duckdb.IOException as error:
        raise StoreError(
            f"The snapshot {into.name} cannot be written: {str(error).splitlines()[0]}",
            "Free some space or name another folder with --store.",
            public_message="The store cannot be written just now.",
        ) from error


def _load(connection: duckdb.DuckDBPyConnection, state: StoreState) -> None:
    for table, cls in TABLES.items():
        of_table = [recorded for _, recorded in sorted(state[table].items())]
        columns: dict[str, list[str | None]] = {
            name: [recorded.row.get(name) for recorded in of_table] for name in cls.model_fields
        }
        columns["recorded_in"] = [str(recorded.revision) for recorded in of_table]
        columns["recorded_at"] = [recorded.recorded_at for recorded in of_table]
        schema = pa.schema([(name, pa.string()) for name in columns])
        connection.register("frame", pa.table(columns, schema))
        # A table is converted once; every view would convert a registered frame again.
        connection.execute(" ".join(("create temp table", f"raw_{table}", "as from frame")))
        connection.unregister("frame")
    connection.execute(
        "create temp table raw_terms (part varchar, code varchar, label varchar, "
        "definition varchar, unit varchar)"
    )
    connection.executemany("insert into raw_terms values (?, ?, ?, ?, ?)", _terms())


def _terms() -> list[tuple[str, str, str, str, str]]:
    """Return the terms that marts show: part of the vocabulary, code, label, definition, unit."""
    parts: dict[str, Mapping[Any, Term]] = {"measure": MEASURES, "aggregate": AGGREGATES}
    return [
        (part, code, term.label, term.definition, term.unit)
        for part, terms in parts.items()
        for code, term in terms.items()
    ]


def _create(connection: duckdb.DuckDBPyConnection, kind: str, folder: Path) -> None:
    """Create a view or table of each file's select, named by the file, after its dependencies."""
    files = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.sql"))}
    reads = {name: connection.get_table_names(text) & set(files) for name, text in files.items()}
    for name in TopologicalSorter(reads).static_order():
        connection.execute(" ".join(("create", kind, name, "as", files[name])))


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _check(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for path in sorted(folder.glob("*.sql")):
        offenders = connection.sql(path.read_text("utf-8")).df()
        if len(offenders):
            rows = offenders.head(_SHOWN_OFFENDERS).astype("string").to_dict("records")
            samples = "; ".join(
                ", ".join(f"{name} {value}" for name, value in row.items()) for row in rows
            )
            raise CheckError(
                f"The check {path.stem} found {_rows(len(offenders))}: {samples}.",
                "Correct or leave out these rows; nothing was published.",
            )

"""Open a snapshot read-only and hardened, and run named queries with bound values."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.errors import StoreError

MOST_ROWS = 5000
"""Maximum rows of a result, more than any view has."""

_HARDENED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "allow_community_extensions": "false",
    "memory_limit": "256MB",
    "max_execution_time": "1000",
    # One: requests run side by side, and a second thread costs a small query a fifth more.
    "threads": "1",
    "lock_configuration": "true",
}


@cache
def named_sql(sql: Path, name: str) -> tuple[str, frozenset[str]]:
    """Return the text of ``sql/<name>.sql`` and the names of its ``$`` parameters.

    Parameters in comments do not count. Raise StoreError if there is no such file.
    """
    path = sql / f"{name}.sql"
    if not path.is_file():
        raise StoreError(f"No query is called {name}.")
    text = path.read_text("utf-8")
    (statement,) = duckdb.extract_statements(text)
    return text, frozenset(statement.named_parameters)


class Snapshot:
    """One revision's facts. Safe to share between threads: each query has its own cursor."""

    def __init__(self, path: Path, sql: Path) -> None:
        """Open `path`; raise StoreError if it is no readable snapshot."""
        self.path = path
        self.sql = sql
        try:
            self._connection = duckdb.connect(path, read_only=True, config=dict(_HARDENED))
            (header,) = self._rows(
                "select revision, recorded_at::varchar, fingerprint from snapshot"
            )
        except (duckdb.Error, ValueError) as error:
            raise StoreError(f"The snapshot {path.name} cannot be read.") from error
        self.revision: int = header[0]
        # DuckDB returns times in the machine's zone; a revision's day is in UTC.
        self.recorded_at = datetime.fromisoformat(header[1]).astimezone(UTC).isoformat(" ")
        self.fingerprint: str = header[2]

    @property
    def identity(self) -> str:
        """The file's name with revision and content hash: the key of every cache."""
        return self.path.name

    def query(self, name: str, **values: Any) -> pd.DataFrame:
        """Run ``sql/<name>.sql`` with the `values` that it names; return at most MOST_ROWS rows.

        Values are bound, never formatted in. Raises StoreError if the query fails, takes longer
        than a second or lacks a value.
        """
        text, parameters = named_sql(self.sql, name)
        bound = {key: values[key] for key in parameters if key in values}
        try:
            with self._connection.cursor() as cursor:
                return cursor.execute(text, bound).df().head(MOST_ROWS)
        except duckdb.Error as error:
            raise StoreError(f"The query {name} could not be answered.") from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, text: str) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            return cursor.execute(text).fetchall()


_NAME = re.compile(r"(\d{6})-([0-9a-f]{64})\.duckdb")


def named_revision(path: Path) -> tuple[int, str] | None:
    """Return the revision and SHA-256 in a snapshot's file name, or None."""
    match = _NAME.fullmatch(path.name)
    return (int(match[1]), match[2]) if match else None

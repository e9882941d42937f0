"""Export of the recorded tables as CSV files without spreadsheet formulas."""

import csv
from pathlib import Path

from dashboard.errors import InputError
from dashboard.facts.tables import TABLES
from dashboard.store.replay import StoreState
from dashboard.text.spreadsheet import spreadsheet_safe


def export_csv(state: StoreState, folder: Path) -> dict[str, int]:
    """Write one CSV per table into the new or empty `folder`; return file name → rows.

    Raises InputError if the folder is not empty or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(f"The folder {folder} is not empty.", "Name a new one.")
        return {f"{table}.csv": _write(folder / f"{table}.csv", table, state) for table in TABLES}
    except OSError as error:
        raise InputError(
            f"Nothing can be written to {folder}: {error.strerror or error}.",
            "Name another folder.",
        ) from error


def _write(path: Path, table: str, state: StoreState) -> int:
    columns = [*TABLES[table].model_fields, "recorded_in"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for _, recorded in sorted(state[table].items()):
            row = {**recorded.row, "recorded_in": str(recorded.revision)}
            writer.writerow([spreadsheet_safe(row.get(name) or "") for name in columns])
    return len(state[table])

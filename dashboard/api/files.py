"""The rows of a view as bytes: CSV, JSON, Parquet and a spreadsheet. Pure."""

import io
from typing import Any

import orjson
import pandas as pd

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
KEPT = ("mark", "evidence")
"""Columns that every file has beside those of the page's table."""


def tidy(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return the columns of the page's table with `mark` and `evidence`; a day without its time."""
    wanted = list(dict.fromkeys([*columns, *KEPT]))
    found = rows[[name for name in wanted if name in rows]].copy()
    for name in found:
        if pd.api.types.is_datetime64_any_dtype(found[name]):
            found[name] = found[name].dt.strftime("%Y-%m-%d")
    return found


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as plain values: a list stays a list, what is missing is None."""
    return [
        {str(name): _plain(value) for name, value in row.items()} for row in rows.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        items = value.tolist() if hasattr(value, "tolist") else value
        return [_plain(one) for one in items] if isinstance(items, list | tuple) else items
    return None if pd.isna(value) else value


def flat(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows for a table of cells: lists joined, and no text that would run as a formula."""
    return pd.DataFrame(
        [{name: _cell(value) for name, value in row.items()} for row in records(rows)],
        columns=list(rows),
    )


def _cell(value: Any) -> Any:
    text = "; ".join(map(str, value)) if isinstance(value, list) else value
    if isinstance(text, str) and text.startswith(_RUN_AS_FORMULA):
        return f"'{text}"
    return text


def csv(rows: pd.DataFrame) -> bytes:
    """Return CSV (RFC 4180), UTF-8, columns by code; an empty cell is missing."""
    return flat(rows).to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def parquet(rows: pd.DataFrame, about: dict[str, str]) -> bytes:
    """Return Parquet, lists as lists, with `about` in the file's metadata."""
    frame = pd.DataFrame(records(rows), columns=list(rows))
    frame.attrs.update(about)
    held = io.BytesIO()
    frame.to_parquet(held, engine="pyarrow", index=False)
    return held.getvalue()


def xlsx(rows: pd.DataFrame, about: dict[str, str]) -> bytes:
    """Return a workbook: the rows, and a sheet that says whose they are."""
    held = io.BytesIO()
    with pd.ExcelWriter(held, engine="openpyxl") as writer:
        flat(rows).to_excel(writer, sheet_name="Data", index=False)
        pd.DataFrame(list(about.items())).to_excel(
            writer, sheet_name="About", index=False, header=False
        )
    return held.getvalue()


def json(value: Any) -> bytes:
    """Return JSON in UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)

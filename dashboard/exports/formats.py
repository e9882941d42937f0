"""The formats of a view, and its rows as bytes: CSV, JSON, Parquet and a spreadsheet. Pure."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from dashboard.citations.registry import STYLES
from dashboard.pictures.picture import SIZES
from dashboard.text.spreadsheet import spreadsheet_safe


@dataclass(frozen=True)
class Parameter:
    """An API parameter that is not part of a page's address."""

    description: str
    pattern: str
    example: str
    default: str = ""


@dataclass(frozen=True)
class Format:
    """A file format of every view: ``<slug>.<ending>``."""

    media_type: str
    description: str
    parameters: tuple[str, ...] = ()
    """Names of the API parameters that it accepts; others are ignored."""
    other_media_type: str = ""
    """Alternative media type, chosen by a parameter."""
    is_download: bool = False
    """Whether it is a large download: sent compressed as an attachment, never opened in place."""


DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARAMETERS = {
    "csvType": Parameter("full leaves the filters out", "^(full|filtered)$", "full", "filtered"),
    "_size": Parameter("rows in a page, 1 to 1000", "^([1-9][0-9]{0,2}|1000)$", "100", "1000"),
    "_next": Parameter("where a page goes on: the `next` of the one before", "^[\\w-]+$", ""),
    "_shape": Parameter("array leaves out everything but rows", "^(array|objects)$", "array"),
    "_nl": Parameter("on: with each row on a line of its own", "^(on|off)$", "on", "off"),
    "imType": Parameter(
        f"size of a picture: {'; '.join(f'{name} {size.description}' for name, size in SIZES.items())}",
        f"^({'|'.join(SIZES)})$",
        "og",
        "as high as its chart",
    ),
    "theme": Parameter(
        "colours; a picture is light, and a page as its reader's, where it is left out",
        "^(light|dark)$",
        "dark",
    ),
    "accessed": Parameter("day of reading; today where it is left out", DAY, "2026-11-24"),
}
FORMATS = {
    "csv": Format("text/csv; charset=utf-8", "Rows, columns by their codes", ("csvType",)),
    "json": Format(
        "application/json",
        "Rows in pages, with what they are",
        ("csvType", "_size", "_next", "_shape", "_nl"),
        other_media_type="application/x-ndjson",
    ),
    "parquet": Format("application/vnd.apache.parquet", "Rows, with lists as lists", ("csvType",)),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Rows, and a sheet that says whose they are",
        ("csvType",),
    ),
    "html": Format(
        "text/html; charset=utf-8",
        "The interactive chart as one file that works offline",
        ("theme",),
        is_download=True,
    ),
    "zip": Format(
        "application/zip", "The CSV file with what it means and whose it is", ("csvType",)
    ),
    "metadata.json": Format(
        "application/json", "What the columns mean and whose figures they are", ("csvType",)
    ),
    "svg": Format("image/svg+xml", "The chart with its finding, scalable", ("imType", "theme")),
    "png": Format("image/png", "The chart with its finding, in pixels", ("imType", "theme")),
    "jsonld": Format(
        "application/ld+json", "The view as a schema.org Dataset, with every file", ("csvType",)
    ),
    **{
        ending: Format(
            style.media_type, f"Citation of the pinned page: {style.label}", ("accessed",)
        )
        for ending, style in STYLES.items()
    },
}
"""Ending → format, for every view, for the API's description and for its page."""

_WRITTEN_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
EVIDENCE_COLUMNS = ("mark", "evidence")
"""Columns of every file beside those of the page's table."""


def table_columns(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return the columns of the page's table with `mark` and `evidence`; a day without its time."""
    names = list(dict.fromkeys([*columns, *EVIDENCE_COLUMNS]))
    return plain_days(rows[[name for name in names if name in rows]])


def plain_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Convert dates to text without a time."""
    plain = rows.copy()
    for name in plain:
        if pd.api.types.is_datetime64_any_dtype(plain[name]):
            plain[name] = plain[name].dt.strftime("%Y-%m-%d")
    return plain


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Convert rows to plain values: a list stays a list, a missing value is None."""
    return [
        {str(name): _plain(value) for name, value in row.items()} for row in rows.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        items = value.tolist() if hasattr(value, "tolist") else value
        return [_plain(item) for item in items] if isinstance(items, list | tuple) else items
    return None if pd.isna(value) else value


def flatten(rows: pd.DataFrame) -> pd.DataFrame:
    """Flatten rows to cells: join lists, and escape text that a spreadsheet would run."""
    return pd.DataFrame(
        [{name: _cell(value) for name, value in row.items()} for row in records(rows)],
        columns=list(rows),
    )


def _cell(value: Any) -> Any:
    text = "; ".join(map(str, value)) if isinstance(value, list) else value
    return spreadsheet_safe(text) if isinstance(text, str) else text


def csv(rows: pd.DataFrame) -> bytes:
    """Return CSV (RFC 4180), UTF-8, columns by code; an empty cell is missing."""
    return flatten(rows).to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def parquet(rows: pd.DataFrame, about: dict[str, str]) -> bytes:
    """Return Parquet, lists as lists, with `about` in the file's metadata."""
    frame = pd.DataFrame(records(rows), columns=list(rows))
    frame.attrs.update(about)
    buffer = io.BytesIO()
    frame.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def xlsx(rows: pd.DataFrame, about: dict[str, str], made_at: datetime) -> bytes:
    """Return a workbook: the rows, and a sheet with their source.

    `made_at` replaces the time of writing, so that the same rows give the same bytes.
    """
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        flatten(rows).map(_in_a_workbook).to_excel(writer, sheet_name="Data", index=False)
        pd.DataFrame(list(about.items())).to_excel(
            writer, sheet_name="About", index=False, header=False
        )
    return _without_clock(buffer, f"{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".encode())


def _in_a_workbook(value: Any) -> Any:
    """Replace control characters, which a workbook cannot hold, by a visible character."""
    return ILLEGAL_CHARACTERS_RE.sub("�", value) if isinstance(value, str) else value


def _without_clock(workbook: io.BytesIO, moment: bytes) -> bytes:
    """Replace the times that openpyxl took from the clock by `moment`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: name != "[Content_Types].xml"):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _WRITTEN_AT.sub(rb"\g<1>" + moment, content)
            target.writestr(_entry(name), content)
    return buffer.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    """Return the files as one ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as into:
        for name, content in files.items():
            into.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an archive entry with the format's earliest date, for reproducible bytes."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def json(value: Any) -> bytes:
    """Serialize to JSON in UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)

"""A view in each of its formats, as bytes, without a request."""

import base64
import binascii
import re
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from dashboard.citations.citable import of_view
from dashboard.citations.registry import STYLES
from dashboard.errors import InputError
from dashboard.exports import formats
from dashboard.exports.standalone import standalone
from dashboard.exports.urls import SiteUrls
from dashboard.exports.view_json_ld import view_json_ld
from dashboard.exports.view_pictures import PICTURES, picture, theme_of
from dashboard.views.filter_types import Day, UnreadableError
from dashboard.views.result import ViewResult

MEDIA_TYPES = {ending: format_.media_type for ending, format_ in formats.FORMATS.items()}
MOST_IN_A_PAGE = 1000


def about(result: ViewResult, urls: SiteUrls) -> dict[str, str]:
    """Return the metadata fields of every file: title, credit, revision, address."""
    return {
        "title": result.metadata.question,
        "measure": f"{result.metadata.measure} ({result.metadata.unit})",
        "definition": result.metadata.definition,
        "credit": " ".join(result.credit),
        "revision": str(result.snapshot.revision),
        "address": urls.page(result.view.slug, result.pinned_parameters),
    }


def view_bytes(
    result: ViewResult, kind: str, own: dict[str, str], urls: SiteUrls
) -> tuple[bytes, str]:
    """Return the bytes and the media type of a view in the format `kind`.

    `own` holds the format's API parameters; `urls` makes the addresses in the file. Raises
    InputError for an invalid parameter.
    """
    if kind in PICTURES:
        return picture(result, kind, own, urls), MEDIA_TYPES[kind]
    rows = formats.table_columns(result.rows, list(result.metadata.columns))
    fields = about(result, urls)
    if kind == "csv":
        return formats.csv(rows), MEDIA_TYPES[kind]
    if kind == "parquet":
        return formats.parquet(rows, fields), MEDIA_TYPES[kind]
    if kind == "xlsx":
        return formats.xlsx(
            rows, fields, datetime.fromisoformat(result.snapshot.recorded_at)
        ), MEDIA_TYPES[kind]
    if kind == "jsonld":
        return formats.json(view_json_ld(result, urls)), MEDIA_TYPES[kind]
    if kind == "zip":
        parts = {
            ending: view_bytes(result, ending, own, urls)[0] for ending in ("csv", "metadata.json")
        }
        files = {f"{result.view.slug}.{ending}": content for ending, content in parts.items()}
        return formats.archive(files), MEDIA_TYPES[kind]
    if kind == "html":
        return standalone(result, theme_of(own), urls).encode(), MEDIA_TYPES[kind]
    if kind in STYLES:
        return _citation(result, kind, own, urls).encode(), MEDIA_TYPES[kind]
    if kind == "metadata.json":
        release = result.release
        about_columns = {
            **fields,
            "revision": result.snapshot.revision,
            "caveats": result.metadata.caveats,
            "columns": {n: c.model_dump() for n, c in result.metadata.columns.items()},
            "release": None
            if release is None
            else {
                "vintage": release.vintage,
                "title": release.title,
                "published_on": release.published_on,
                "url": release.url,
            },
            "left_out": result.messages,
        }
        return formats.json(about_columns), MEDIA_TYPES[kind]
    return _json(result, formats.records(rows), own, fields)


def _citation(result: ViewResult, kind: str, own: dict[str, str], urls: SiteUrls) -> str:
    """Return the Citable of the pinned page of these rows."""
    return STYLES[kind].write(
        of_view(
            result.view.slug,
            result.metadata.question,
            result.snapshot.revision,
            result.snapshot.recorded_at,
            urls.page(result.view.slug, result.pinned_parameters),
            read_on(own),
            release=result.release.short_title if result.release else None,
            credit=" ".join(result.credit),
        )
    )


def _json(
    result: ViewResult, rows: list[dict[str, Any]], own: dict[str, str], about: dict[str, str]
) -> tuple[bytes, str]:
    """Return a page of rows: with metadata, as a bare array, or as one line per row."""
    size = _size(own.get("_size", str(MOST_IN_A_PAGE)))
    start = _start(result, own.get("_next"))
    page = rows[start : start + size]
    if own.get("_shape", "objects") not in ("objects", "array"):
        raise InputError("_shape is unknown.", "It is array, or left out.")
    if own.get("_nl", "off") not in ("on", "off"):
        raise InputError("_nl is unknown.", "It is on, or left out.")
    if own.get("_nl") == "on":
        return b"".join(formats.json(row) + b"\n" for row in page), "application/x-ndjson"
    if own.get("_shape") == "array":
        return formats.json(page), MEDIA_TYPES["json"]
    more = start + size < len(rows)
    body = {
        "ok": True,
        "rows": page,
        "total": len(rows),
        "next": _token(result, start + size) if more else None,
        "about": about,
        "left_out": result.messages,
    }
    return formats.json(body), MEDIA_TYPES["json"]


def _size(text: str) -> int:
    if re.fullmatch("[0-9]{1,9}", text) is None or not 1 <= int(text) <= MOST_IN_A_PAGE:
        raise InputError(f"_size={text[:20]} is no size.", f"It is 1 to {MOST_IN_A_PAGE}.")
    return int(text)


def _place(result: ViewResult) -> str:
    key = repr((result.snapshot.identity, result.form.stem, sorted(result.parameters.items())))
    return sha256(key.encode()).hexdigest()[:12]


def _token(result: ViewResult, start: int) -> str:
    return base64.urlsafe_b64encode(f"{_place(result)}.{start}".encode()).decode().rstrip("=")


def _start(result: ViewResult, token: str | None) -> int:
    """Read a paging token; raise InputError for a token of other rows."""
    if token is None:
        return 0
    try:
        padded = token + "=" * (-len(token) % 4)
        place, _, start = base64.urlsafe_b64decode(padded.encode("ascii")).decode().partition(".")
        if place == _place(result) and start.isdigit():
            return int(start)
    except (ValueError, binascii.Error):
        pass
    raise InputError("_next belongs to another answer.", "Begin again without it.")


def read_on(own: dict[str, str]) -> date:
    """Return the day of reading: `accessed`, or today (UTC). Raises InputError."""
    if "accessed" not in own:
        return datetime.now(UTC).date()
    try:
        Day().read(own["accessed"], ())
    except UnreadableError as error:
        raise InputError(f"accessed={own['accessed'][:20]} is no day: {error}.") from None
    return date.fromisoformat(own["accessed"])

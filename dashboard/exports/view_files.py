"""A view in each of its formats, as bytes: what the API answers with, without a request."""

import base64
import binascii
import re
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from dashboard.citations.citable import of_view
from dashboard.citations.registry import STYLES
from dashboard.errors import InputError
from dashboard.exports import formats as files
from dashboard.exports.asked import Asked
from dashboard.exports.standalone import standalone
from dashboard.exports.urls import Places
from dashboard.exports.view_json_ld import described
from dashboard.exports.view_pictures import PICTURES, picture, theme_of
from dashboard.views.filter_types import Day, UnreadableError

MEDIA_TYPES = {ending: one.media_type for ending, one in files.FORMATS.items()}
MOST_IN_A_PAGE = 1000


def about(found: Asked, places: Places) -> dict[str, str]:
    """Return what every file says or comes with: whose rows these are, and where they stand."""
    return {
        "title": found.words.question,
        "measure": f"{found.words.measure} ({found.words.unit})",
        "definition": found.words.definition,
        "credit": " ".join(found.credit),
        "revision": str(found.snapshot.revision),
        "address": found.pinned(places),
    }


def body_of(found: Asked, kind: str, own: dict[str, str], places: Places) -> tuple[bytes, str]:
    """Return the bytes and the media type of a view in the format `kind`.

    `own` holds the API's own parameters that the format takes; `places` makes the addresses that
    the file names. Raises InputError for a parameter that cannot be read.
    """
    if kind in PICTURES:
        return picture(found, kind, own, places), MEDIA_TYPES[kind]
    rows = files.tidy(found.rows, list(found.words.columns))
    said = about(found, places)
    if kind == "csv":
        return files.csv(rows), MEDIA_TYPES[kind]
    if kind == "parquet":
        return files.parquet(rows, said), MEDIA_TYPES[kind]
    if kind == "xlsx":
        return files.xlsx(
            rows, said, datetime.fromisoformat(found.snapshot.recorded_at)
        ), MEDIA_TYPES[kind]
    if kind == "jsonld":
        return files.json(described(found, places)), MEDIA_TYPES[kind]
    if kind == "zip":
        parts = {one: body_of(found, one, own, places)[0] for one in ("csv", "metadata.json")}
        named = {f"{found.view.slug}.{one}": content for one, content in parts.items()}
        return files.archive(named), MEDIA_TYPES[kind]
    if kind == "html":
        return standalone(found, theme_of(own), places).encode(), MEDIA_TYPES[kind]
    if kind in STYLES:
        return _citation(found, kind, own, places).encode(), MEDIA_TYPES[kind]
    if kind == "metadata.json":
        release = found.release
        about_columns = {
            **said,
            "revision": found.snapshot.revision,
            "caveats": found.words.caveats,
            "columns": {n: c.model_dump() for n, c in found.words.columns.items()},
            "release": None
            if release is None
            else {
                "vintage": release.vintage,
                "title": release.title,
                "published_on": release.published_on,
                "url": release.url,
            },
            "left_out": found.invalid,
        }
        return files.json(about_columns), MEDIA_TYPES[kind]
    return _json(found, files.records(rows), own, said)


def _citation(found: Asked, kind: str, own: dict[str, str], places: Places) -> str:
    """Return how to cite the page of these rows, pinned."""
    return STYLES[kind].write(
        of_view(
            found.view.slug,
            found.words.question,
            found.snapshot.revision,
            found.snapshot.recorded_at,
            found.pinned(places),
            read_on(own),
            release=found.release.short_title if found.release else None,
            credit=" ".join(found.credit),
        )
    )


def _json(
    found: Asked, rows: list[dict[str, Any]], own: dict[str, str], about: dict[str, str]
) -> tuple[bytes, str]:
    """Return a page of rows: whole with what they are, as a bare array, or a line each."""
    size = _size(own.get("_size", str(MOST_IN_A_PAGE)))
    start = _start(found, own.get("_next"))
    page = rows[start : start + size]
    if own.get("_shape", "objects") not in ("objects", "array"):
        raise InputError("_shape is unknown.", "It is array, or left out.")
    if own.get("_nl", "off") not in ("on", "off"):
        raise InputError("_nl is unknown.", "It is on, or left out.")
    if own.get("_nl") == "on":
        return b"".join(files.json(row) + b"\n" for row in page), "application/x-ndjson"
    if own.get("_shape") == "array":
        return files.json(page), MEDIA_TYPES["json"]
    more = start + size < len(rows)
    body = {
        "ok": True,
        "rows": page,
        "total": len(rows),
        "next": _token(found, start + size) if more else None,
        "about": about,
        "left_out": found.invalid,
    }
    return files.json(body), MEDIA_TYPES["json"]


def _size(text: str) -> int:
    if re.fullmatch("[0-9]{1,9}", text) is None or not 1 <= int(text) <= MOST_IN_A_PAGE:
        raise InputError(f"_size={text[:20]} is no size.", f"It is 1 to {MOST_IN_A_PAGE}.")
    return int(text)


def _place(found: Asked) -> str:
    said = repr((found.snapshot.identity, found.form.stem, sorted(found.parameters.items())))
    return sha256(said.encode()).hexdigest()[:12]


def _token(found: Asked, start: int) -> str:
    return base64.urlsafe_b64encode(f"{_place(found)}.{start}".encode()).decode().rstrip("=")


def _start(found: Asked, token: str | None) -> int:
    """Read a token of this very answer; another's is refused, for its rows would not go on."""
    if token is None:
        return 0
    try:
        padded = token + "=" * (-len(token) % 4)
        place, _, start = base64.urlsafe_b64decode(padded.encode("ascii")).decode().partition(".")
        if place == _place(found) and start.isdigit():
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

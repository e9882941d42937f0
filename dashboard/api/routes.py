"""``/api/v1/<slug>.<format>``: the rows of a view, by the grammar of its page's address."""

import base64
import binascii
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.api import files
from dashboard.api.answers import FOR_A_MINUTE, FOR_EVER, answered, is_known, tag_of
from dashboard.api.asked import Asked, asked
from dashboard.api.described import described
from dashboard.api.pictures import PICTURES, picture
from dashboard.citing.citable import of_view
from dashboard.citing.citations import STYLES
from dashboard.errors import InputError, NotThereError
from dashboard.links import address
from dashboard.values import Day, UnreadableError

MEDIA_TYPES = {ending: one.media_type for ending, one in files.FORMATS.items()}
MOST_IN_A_PAGE = 1000


def data(request: Request) -> Response:
    """Answer with a view in one of its formats; Starlette runs this off the event loop."""
    return answered(lambda: _data(request))


def _data(request: Request) -> Response:
    slug, _, kind = request.path_params["file"].partition(".")
    if kind not in files.FORMATS:
        raise NotThereError(
            f"There is no format {kind[:60]!r}.", f"There are {', '.join(files.FORMATS)}."
        )
    own, query = own_and_query(request, files.FORMATS[kind].takes)
    found = asked(slug, query, everything=_whole(own))
    tag = _tag(found, kind, own)
    headers = _headers(request, found, tag, lasting=kind not in STYLES or "accessed" in own)
    if is_known(request, tag):
        return Response(status_code=304, headers=headers)
    body, media_type = _body(request, found, kind, own)
    return Response(body, media_type=media_type, headers=headers)


def own_and_query(
    request: Request, takes: Iterable[str]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the API's own parameters that a format takes, and what is left for the page's."""
    given = request.query_params.multi_items()
    own = {name: request.query_params[name] for name in takes if name in request.query_params}
    return own, [pair for pair in given if pair[0] not in files.PARAMETERS]


def read_on(own: dict[str, str]) -> date:
    """Return the day of reading: `accessed`, or today (UTC). Raises InputError."""
    if "accessed" not in own:
        return datetime.now(UTC).date()
    try:
        Day().read(own["accessed"], ())
    except UnreadableError as error:
        raise InputError(f"accessed={own['accessed'][:20]} is no day: {error}.") from None
    return date.fromisoformat(own["accessed"])


def _whole(own: dict[str, str]) -> bool:
    kind = own.get("csvType", "filtered")
    if kind not in ("full", "filtered"):
        raise InputError(f"csvType={kind[:40]} is unknown.", "It is full or filtered.")
    return kind == "full"


def _tag(found: Asked, kind: str, own: dict[str, str]) -> str:
    """Name an answer by what makes it: the snapshot's content, the view, the state, the format."""
    what = [found.snapshot.identity, found.view.slug, found.form.code, kind]
    day = read_on(own) if kind in STYLES else None
    return tag_of(
        *what, sorted(found.parameters.items()), sorted(own.items()), found.invalid, str(day)
    )


def _headers(request: Request, found: Asked, tag: str, lasting: bool) -> dict[str, str]:
    base = str(request.base_url)
    parameters = {**found.parameters, "rev": str(found.snapshot.revision)}
    about = address(f"{base}api/v1", f"{found.view.slug}.metadata.json", parameters)
    fresh = FOR_EVER if found.is_pinned and lasting else FOR_A_MINUTE
    return {
        "ETag": tag,
        "Cache-Control": fresh,
        "Link": f'<{about}>; rel="describedby", <{found.pinned(base)}>; rel="canonical"',
        "Access-Control-Allow-Origin": "*",
        "X-Parameters-Left-Out": str(len(found.invalid)),
    }


def _about(request: Request, found: Asked) -> dict[str, str]:
    return {
        "title": found.words.question,
        "measure": f"{found.words.measure} ({found.words.unit})",
        "definition": found.words.definition,
        "credit": " ".join(found.credit),
        "revision": str(found.snapshot.revision),
        "address": found.pinned(str(request.base_url)),
    }


def _body(request: Request, found: Asked, kind: str, own: dict[str, str]) -> tuple[bytes, str]:
    if kind in PICTURES:
        return picture(found, kind, own, str(request.base_url)), MEDIA_TYPES[kind]
    rows = files.tidy(found.rows, list(found.words.columns))
    about = _about(request, found)
    if kind == "csv":
        return files.csv(rows), MEDIA_TYPES[kind]
    if kind == "parquet":
        return files.parquet(rows, about), MEDIA_TYPES[kind]
    if kind == "xlsx":
        return files.xlsx(rows, about), MEDIA_TYPES[kind]
    if kind == "jsonld":
        return files.json(described(found, str(request.base_url))), MEDIA_TYPES[kind]
    if kind in STYLES:
        return _citation(request, found, kind, own).encode(), MEDIA_TYPES[kind]
    if kind == "metadata.json":
        release = found.release
        about_columns = {
            **about,
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
    return _json(found, files.records(rows), own, about)


def _citation(request: Request, found: Asked, kind: str, own: dict[str, str]) -> str:
    """Return how to cite the page of these rows, pinned."""
    return STYLES[kind].write(
        of_view(
            found.view.slug,
            found.words.question,
            found.snapshot.revision,
            found.snapshot.recorded_at,
            found.pinned(str(request.base_url)),
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

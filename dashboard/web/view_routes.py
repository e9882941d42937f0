"""``/api/v1/<slug>.<format>``: the rows of a view, by the grammar of its page's address."""

import gzip
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from dashboard.citations.registry import STYLES
from dashboard.errors import InputError, NotThereError
from dashboard.exports import formats as files
from dashboard.exports.asked import Asked, asked
from dashboard.exports.urls import Places
from dashboard.exports.view_files import MEDIA_TYPES, body_of, read_on
from dashboard.views.queries import Answers
from dashboard.web.base_url import own_base
from dashboard.web.http import (
    FOR_A_MINUTE,
    FOR_EVER,
    answered,
    tag_of,
    takes_gzip,
    unless_held,
)

_kept = Answers(8)
"""Large files, compressed: about 1.5 MB each."""


def data(request: Request) -> Response:
    """Answer with a view in one of its formats; Starlette runs this off the event loop."""
    return answered(lambda: _data(request))


def nowhere(request: Request) -> Response:
    """Refuse an address below ``/api`` at which there is nothing; pages would answer for it else."""

    def refuse() -> Response:
        raise NotThereError(
            f"There is nothing at {request.url.path[:60]!r}.", "What there is stands at /api."
        )

    return answered(refuse)


def _data(request: Request) -> Response:
    slug, dot, kind = request.path_params["file"].partition(".")
    if not dot:
        raise NotThereError(
            f"{slug[:60]!r} names no format.", f"There are {', '.join(files.FORMATS)}."
        )
    if kind not in files.FORMATS:
        raise NotThereError(
            f"There is no format {kind[:60]!r}.", f"There are {', '.join(files.FORMATS)}."
        )
    own, query = own_and_query(request, files.FORMATS[kind].takes)
    found = asked(slug, query, everything=_whole(own))
    tag, places = _tag(found, kind, own), Places(own_base(request))

    def make() -> Response:
        if files.FORMATS[kind].is_kept:
            packed = _kept.get(
                (tag, places), lambda: gzip.compress(body_of(found, kind, own, places)[0], mtime=0)
            )
            return _download(packed, f"{slug}.{kind}", MEDIA_TYPES[kind], takes_gzip(request))
        body, media_type = body_of(found, kind, own, places)
        return Response(body, media_type=media_type)

    headers = _headers(found, places, lasting=kind not in STYLES or "accessed" in own)
    return unless_held(request, tag, headers, make)


def _download(packed: bytes, name: str, media_type: str, as_it_is: bool) -> Response:
    """Send a large file for keeping: its scripts may not run at our own address."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if as_it_is:
        # What is packed already passes the server's own compression, which says so of the rest.
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(packed, media_type=media_type, headers=headers)
    return Response(gzip.decompress(packed), media_type=media_type, headers=headers)


def own_and_query(
    request: Request, takes: Iterable[str]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the API's own parameters that a format takes, and what is left for the page's."""
    given = request.query_params.multi_items()
    own = {name: request.query_params[name] for name in takes if name in request.query_params}
    return own, [pair for pair in given if pair[0] not in files.PARAMETERS]


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
        *what,
        sorted(found.parameters.items()),
        sorted(own.items()),
        found.invalid,
        str(day),
    )


def _headers(found: Asked, places: Places, lasting: bool) -> dict[str, str]:
    parameters = {**found.parameters, "rev": str(found.snapshot.revision)}
    about = places.file(found.view.slug, "metadata.json", parameters)
    fresh = FOR_EVER if found.is_pinned and lasting else FOR_A_MINUTE
    return {
        "Cache-Control": fresh,
        "Link": f'<{about}>; rel="describedby", <{found.pinned(places)}>; rel="canonical"',
        "X-Parameters-Left-Out": str(len(found.invalid)),
    }

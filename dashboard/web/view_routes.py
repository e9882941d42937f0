"""Route ``/api/v1/<slug>.<format>``: the rows of a view, with the parameters of its page."""

import gzip
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from dashboard.citations.registry import STYLES
from dashboard.errors import InputError, NotThereError
from dashboard.exports import formats
from dashboard.exports.urls import SiteUrls
from dashboard.exports.view_files import MEDIA_TYPES, read_on, view_bytes
from dashboard.views.app_context import AppContext
from dashboard.views.result import ViewResult, resolve
from dashboard.web.base_url import base_url
from dashboard.web.http import (
    FOR_A_MINUTE,
    FOR_EVER,
    accepts_gzip,
    etag,
    handle_errors,
    not_modified_or,
)


def view_file(app: AppContext, request: Request) -> Response:
    """Answer with a view in one of its formats; Starlette runs this off the event loop."""
    return handle_errors(lambda: _view_file(app, request))


def unknown_api_path(request: Request) -> Response:
    """Answer 404 for an unknown address below ``/api``, which Streamlit would answer with a page."""

    def refuse() -> Response:
        raise NotThereError(
            f"There is nothing at {request.url.path[:60]!r}.", "What there is stands at /api."
        )

    return handle_errors(refuse)


def _view_file(app: AppContext, request: Request) -> Response:
    slug, dot, kind = request.path_params["file"].partition(".")
    if not dot:
        raise NotThereError(
            f"{slug[:60]!r} names no format.", f"There are {', '.join(formats.FORMATS)}."
        )
    if kind not in formats.FORMATS:
        raise NotThereError(
            f"There is no format {kind[:60]!r}.", f"There are {', '.join(formats.FORMATS)}."
        )
    own, query = own_and_query(request, formats.FORMATS[kind].parameters)
    result = resolve(app, slug, query, everything=_is_full(own))
    tag, urls = _tag(result, kind, own), SiteUrls(base_url(request))

    def make() -> Response:
        if formats.FORMATS[kind].is_download:
            packed = app.caches.downloads.get(
                (tag, urls), lambda: gzip.compress(view_bytes(result, kind, own, urls)[0], mtime=0)
            )
            return _download(packed, f"{slug}.{kind}", MEDIA_TYPES[kind], accepts_gzip(request))
        body, media_type = view_bytes(result, kind, own, urls)
        return Response(body, media_type=media_type)

    headers = _headers(result, urls, lasting=kind not in STYLES or "accessed" in own)
    return not_modified_or(request, tag, headers, make)


def _download(packed: bytes, name: str, media_type: str, accepts: bool) -> Response:
    """Send a large file as an attachment: its scripts must not run at our own address."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if accepts:
        # The server does not compress this body again, and so does not set Vary for it.
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(packed, media_type=media_type, headers=headers)
    return Response(gzip.decompress(packed), media_type=media_type, headers=headers)


def own_and_query(
    request: Request, takes: Iterable[str]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Split a request's parameters into the format's API parameters and the page's parameters."""
    pairs = request.query_params.multi_items()
    own = {name: request.query_params[name] for name in takes if name in request.query_params}
    return own, [pair for pair in pairs if pair[0] not in formats.PARAMETERS]


def _is_full(own: dict[str, str]) -> bool:
    kind = own.get("csvType", "filtered")
    if kind not in ("full", "filtered"):
        raise InputError(f"csvType={kind[:40]} is unknown.", "It is full or filtered.")
    return kind == "full"


def _tag(result: ViewResult, kind: str, own: dict[str, str]) -> str:
    """Return the ETag of a response, by snapshot, view, state and format."""
    parts = [result.snapshot.identity, result.view.slug, result.form.code, kind]
    day = read_on(own) if kind in STYLES else None
    return etag(
        *parts,
        sorted(result.parameters.items()),
        sorted(own.items()),
        result.messages,
        str(day),
    )


def _headers(result: ViewResult, urls: SiteUrls, lasting: bool) -> dict[str, str]:
    slug, parameters = result.view.slug, result.pinned_parameters
    about, page = urls.file(slug, "metadata.json", parameters), urls.page(slug, parameters)
    fresh = FOR_EVER if result.is_pinned and lasting else FOR_A_MINUTE
    return {
        "Cache-Control": fresh,
        "Link": f'<{about}>; rel="describedby", <{page}>; rel="canonical"',
        "X-Parameters-Left-Out": str(len(result.messages)),
    }

"""Route ``/oembed``: the iframe of a view's address for other sites (oembed.com)."""

from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import InputError, NotThereError
from dashboard.exports import formats
from dashboard.exports.embed import HEIGHT, WIDTH, frame_address, frame_code
from dashboard.views.app_context import AppContext
from dashboard.views.result import ViewResult, resolve
from dashboard.web.base_url import base_url
from dashboard.web.http import FOR_A_MINUTE, handle_errors

_LONGEST_URL = 8_000


def oembed(app: AppContext, request: Request) -> Response:
    """Answer with the frame of a view's address; Starlette runs this off the event loop.

    404 for an address without a view on this server, 400 for an invalid size, 501 for every format
    except JSON.
    """
    kind = request.query_params.get("format", "json")
    if kind != "json":
        sentence = "oEmbed is handle_errors in JSON only."
        body = {"ok": False, "error": sentence, "errors": [sentence], "status": 501}
        return Response(formats.json(body), status_code=501, media_type="application/json")
    return handle_errors(lambda: _frame(app, request))


def _frame(app: AppContext, request: Request) -> Response:
    width = _requested_size(request, "maxwidth", WIDTH)
    height = _requested_size(request, "maxheight", HEIGHT)
    result = _result(app, request)
    base = base_url(request)
    where = frame_address(base, result.view.slug, result.own_parameters)
    title = result.metadata.question if result.rows.empty else result.finding
    body = {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Pledgewatch",
        "provider_url": f"{base}/",
        "title": title,
        "width": width,
        "height": height,
        "html": frame_code(where, title, width, height),
        "cache_age": 3600,
    }
    headers = {"Cache-Control": FOR_A_MINUTE, "Access-Control-Allow-Origin": "*"}
    return Response(formats.json(body), media_type="application/json", headers=headers)


def _result(app: AppContext, request: Request) -> ViewResult:
    url = request.query_params.get("url", "")
    if len(url) > _LONGEST_URL:
        raise InputError("The address in url= is too long.", f"At most {_LONGEST_URL} characters.")
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    ours = base_url(request)
    where = parts.netloc.lower()
    if parts.scheme not in ("http", "https") or where != urlsplit(ours).netloc.lower():
        raise NotThereError(
            "The address in url= is none of this server's.",
            f"Give one that begins with {ours}/.",
        )
    return resolve(app, parts.path.strip("/"), parse_qsl(parts.query, keep_blank_values=True))


def _requested_size(request: Request, name: str, usual: int) -> int:
    """Return our own size, or the requesting site's maximum if that is smaller."""
    text = request.query_params.get(name, str(usual))
    if not text.isascii() or not text.isdigit() or int(text[:9]) < 1:
        raise InputError(f"{name}={text[:20]} is no size.", "It is a whole number of pixels.")
    return min(usual, int(text[:9]))

"""HTTP responses of our routes: errors in one shape, conditional GET, read-only methods."""

import logging
from collections.abc import Callable, Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import (
    BusyError,
    InputError,
    NotThereError,
    PledgewatchError,
    UnknownRevisionError,
)
from dashboard.exports import formats

_log = logging.getLogger("pledgewatch")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_READING = METHODS[:2]
FOR_EVER, FOR_A_MINUTE = "public, max-age=31536000, immutable", "public, max-age=60"


def handle_errors(make: Callable[[], Response]) -> Response:
    """Return the response of `make`, or 404, 400 or 503 with the error in the body."""
    try:
        return make()
    except (NotThereError, UnknownRevisionError) as error:
        return _error_response(404, error)
    except InputError as error:
        return _error_response(400, error)
    except BusyError as error:
        response = _error_response(503, error)
        response.headers["Retry-After"] = "2"
        return response
    except PledgewatchError as error:
        return _error_response(503, error)


def read_only(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Return an endpoint that answers GET and HEAD, and every other method with 405."""

    def endpoint(request: Request) -> Response:
        if request.method in _READING:
            return answer(request)
        response = _error_response(
            405, InputError("This can only be read.", "Ask with GET or HEAD.")
        )
        response.headers["Allow"] = ", ".join(_READING)
        return response

    return endpoint


def _error_response(status: int, error: PledgewatchError) -> Response:
    if status >= 500:
        _log.error("api: %s", error)
    sentence = error.sentence if error.public == str(error) else error.public
    body = {"ok": False, "error": sentence, "errors": [error.public], "status": status}
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
    return Response(
        formats.json(body), status_code=status, headers=headers, media_type="application/json"
    )


def etag(*parts: object) -> str:
    """Return a weak ETag over the parts of a response (RFC 9110); it may be compressed later."""
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def not_modified_or(
    request: Request, tag: str, headers: Mapping[str, str], make: Callable[[], Response]
) -> Response:
    """Return the response of `make` with its ETag and headers, or 304 if the client has it.

    RFC 9110: a weak tag matches a strong tag with the same text, and ``*`` matches any. Pages of
    other sites may read every response.
    """
    client_tags = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if "*" in client_tags or tag.removeprefix("W/") in [
        tag.removeprefix("W/") for tag in client_tags
    ]:
        answer = Response(status_code=304, headers={"Vary": "Accept-Encoding"})
    else:
        answer = make()
    answer.headers.update({"ETag": tag, "Access-Control-Allow-Origin": "*", **headers})
    return answer


def accepts_gzip(request: Request) -> bool:
    """Return whether Accept-Encoding allows gzip: by name or by ``*``, with a weight above 0."""
    weights = {}
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        weights[coding] = weight.strip("0.") != "" if weight else True
    return weights.get("gzip", weights.get("*", False))

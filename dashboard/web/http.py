"""How the API answers whatever it is asked: refusals in one shape, and 304 for what is known."""

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
from dashboard.exports import formats as files

_log = logging.getLogger("pledgewatch")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_READING = METHODS[:2]
FOR_EVER, FOR_A_MINUTE = "public, max-age=31536000, immutable", "public, max-age=60"


def answered(make: Callable[[], Response]) -> Response:
    """Return what `make` returns, or why it cannot be had: 404, 400, or 503 for the store's."""
    try:
        return make()
    except (NotThereError, UnknownRevisionError) as error:
        return _refused(404, error)
    except InputError as error:
        return _refused(400, error)
    except BusyError as error:
        refused = _refused(503, error)
        refused.headers["Retry-After"] = "2"
        return refused
    except PledgewatchError as error:
        return _refused(503, error)


def reading(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Return an endpoint that takes every method and refuses, in the same shape, all but reading."""

    def endpoint(request: Request) -> Response:
        if request.method in _READING:
            return answer(request)
        refused = _refused(405, InputError("This can only be read.", "Ask with GET or HEAD."))
        refused.headers["Allow"] = ", ".join(_READING)
        return refused

    return endpoint


def _refused(status: int, error: PledgewatchError) -> Response:
    if status >= 500:
        _log.error("api: %s", error)
    sentence = error.sentence if error.public == str(error) else error.public
    body = {"ok": False, "error": sentence, "errors": [error.public], "status": status}
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
    return Response(
        files.json(body), status_code=status, headers=headers, media_type="application/json"
    )


def tag_of(*what: object) -> str:
    """Name an answer by what makes it; weakly, for it may be compressed on the way (RFC 9110)."""
    return f'W/"{sha256(repr(what).encode()).hexdigest()[:32]}"'


def unless_held(
    request: Request, tag: str, headers: Mapping[str, str], make: Callable[[], Response]
) -> Response:
    """Return what `make` returns with its tag and headers, or 304 where the client holds it.

    RFC 9110: a weak tag matches a strong one of the same letters, and ``*`` any. Everything that
    is answered may be read by pages of other sites.
    """
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if "*" in held or tag.removeprefix("W/") in [one.removeprefix("W/") for one in held]:
        answer = Response(status_code=304, headers={"Vary": "Accept-Encoding"})
    else:
        answer = make()
    answer.headers.update({"ETag": tag, "Access-Control-Allow-Origin": "*", **headers})
    return answer


def takes_gzip(request: Request) -> bool:
    """Whether the client reads gzip: it is named, or everything is, and not with a weight of 0."""
    weights = {}
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        weights[coding] = weight.strip("0.") != "" if weight else True
    return weights.get("gzip", weights.get("*", False))

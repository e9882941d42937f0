"""How the API answers whatever it is asked: refusals in one shape, and 304 for what is known."""

import logging
from collections.abc import Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from dashboard.api import files
from dashboard.errors import InputError, NotThereError, PledgewatchError, UnknownRevisionError

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
    body = {"ok": False, "error": error.sentence, "errors": [str(error)], "status": status}
    return Response(files.json(body), status_code=status, media_type="application/json")


def tag_of(*what: object) -> str:
    """Name an answer by what makes it."""
    return f'"{sha256(repr(what).encode()).hexdigest()[:32]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the client holds the answer of that tag (RFC 9110: weak tags match, ``*`` any)."""
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return "*" in held or tag in [one.removeprefix("W/") for one in held]


def takes_gzip(request: Request) -> bool:
    """Whether the client reads gzip: it is named, or everything is, and not with a weight of 0."""
    weights = {}
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        weights[coding] = weight.strip("0.") != "" if weight else True
    return weights.get("gzip", weights.get("*", False))

"""The base URL of this site as a visitor sees it; every link in an answer begins with it."""

import re

from starlette.requests import HTTPConnection

_NAMED = re.compile(r"([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?")


def base_url(connection: HTTPConnection) -> str:
    """Return ``https://example.org:8443``, by the Host header where that is a name and a port.

    Any other header is not written anywhere: where the server listens stands instead. Nothing that
    a proxy says of itself counts but, as uvicorn trusts it from loopback alone, the scheme.
    """
    base = connection.base_url
    if not _NAMED.fullmatch(base.netloc):
        base = HTTPConnection({**connection.scope, "headers": []}).base_url
    return str(base).rstrip("/")

"""The base URL of this site for its visitor; every absolute link in a response begins with it."""

import re

from starlette.requests import HTTPConnection

_NAMED = re.compile(r"([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?")


def base_url(connection: HTTPConnection) -> str:
    """Return ``https://example.org:8443``, from the Host header if that is a name and a port.

    An invalid Host header is never echoed: the server's own host and port replace it. Of a proxy's
    headers only the scheme counts, because uvicorn trusts it from loopback alone.
    """
    base = connection.base_url
    if not _NAMED.fullmatch(base.netloc):
        base = HTTPConnection({**connection.scope, "headers": []}).base_url
    return str(base).rstrip("/")

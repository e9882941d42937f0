"""Fetch one web address safely: public addresses only, limits on time, size and redirects."""

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore2

from dashboard.errors import InputError
from dashboard.system.deadline import DeadlineBackend
from dashboard.text.plain import printable

MOST_BYTES = 5_000_000
"""Bytes of the decoded body; decompression stops there."""
MOST_SECONDS = 10.0
MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_TYPES = ("text/html", "text/plain", "application/xhtml+xml", "text/xml")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/xml")
_UNICAST = ipaddress.ip_network("2000::/3")
"""The unicast range of IPv6; mapped, translated and site-local addresses lie elsewhere."""
_TUNNELS = tuple(ipaddress.ip_network(network) for network in ("2002::/16", "2001::/32"))
"""Ranges that carry an IPv4 address, which may be a private one."""

_AGENT = "Pledgewatch"
_AS_IT_IS = "%/:@!$&'()*+,;=?~-._"
_FAILURES: tuple[type[Exception], ...] = (
    OSError,
    ValueError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    ssl.SSLError,
)

Resolve = Callable[[str, int], Iterable[str]]
Allow = Callable[[str], bool]


@dataclass(frozen=True)
class Fetched:
    """A response: its address after redirects, its media type and its bytes."""

    url: str
    media_type: str
    content: bytes


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet and to no special range."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if found.version == 6 and (
        found not in _UNICAST or any(found in tunnel for tunnel in _TUNNELS)
    ):
        return False
    return found.is_global and not found.is_multicast


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that a name has; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(
    url: str,
    *,
    feeds: bool = False,
    resolve: Resolve = resolved,
    allow: Allow = is_public,
    ports: dict[str, int] = _PORTS,
    seconds: float = MOST_SECONDS,
) -> Fetched:
    """Fetch an address and return its text's bytes; no proxy, cookie, netrc or cache takes part.

    Every address that a name resolves to is checked, and the connection goes to one that was, so
    that a name cannot mean another machine a moment later; so does each redirect's. Raises
    InputError, one sentence, for anything but a text that arrives whole within the limits.
    """
    deadline = time.monotonic() + seconds
    types = (*_TYPES, *_FEED_TYPES) if feeds else _TYPES
    backend = _CheckedBackend(resolve, allow, deadline)
    context = ssl.create_default_context()
    with httpcore2.ConnectionPool(ssl_context=context, network_backend=backend) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            _refuse_address(url, ports)
            try:
                answer = _request(pool, url, types, deadline)
            except InputError:
                raise
            except (httpcore2.TimeoutException, TimeoutError) as error:
                raise _timeout_error(url) from error
            except _FAILURES as error:
                raise InputError(
                    f"{printable(url, 80)} could not be fetched.",
                    "Check the address, or paste the text.",
                ) from error
            if isinstance(answer, Fetched):
                return answer
            url = _redirect_target(url, answer)
    raise InputError(
        f"{printable(url, 80)} leads on from address to address without end.",
        "Paste the text instead.",
    )


def _request(
    pool: httpcore2.ConnectionPool, url: str, types: tuple[str, ...], deadline: float
) -> Fetched | str:
    """Return what the address answers, or where it redirects to."""
    left = max(0.1, deadline - time.monotonic())
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), left)
    headers = [("Accept", ", ".join(types)), ("Accept-Encoding", "gzip"), ("User-Agent", _AGENT)]
    with pool.stream(
        "GET", _in_ascii(url), headers=headers, extensions={"timeout": timeout}
    ) as answer:
        given = {name.decode().lower(): value.decode("latin-1") for name, value in answer.headers}
        if answer.status in (301, 302, 303, 307, 308) and "location" in given:
            return given["location"]
        if answer.status != 200:
            raise InputError(
                f"{printable(url, 80)} answered with status {answer.status}.",
                "Paste the text instead.",
            )
        media_type = given.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in types:
            raise InputError(
                f"{printable(url, 80)} is no page of text but {media_type[:40] or 'of no type'}.",
                "Name the address of an article, or paste its text.",
            )
        encoding = given.get("content-encoding", "identity").strip().lower()
        return Fetched(url, media_type, _body(answer.iter_stream(), encoding, url, deadline))


def _body(chunks: Iterable[bytes], encoding: str, url: str, deadline: float) -> bytes:
    if encoding not in ("identity", "", "gzip"):
        raise InputError(
            f"{printable(url, 80)} answered in a form nobody asked for.", "Paste the text."
        )
    gzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding == "gzip" else None
    parts, size = [], 0
    for chunk in chunks:
        try:
            part = gzip.decompress(chunk, MOST_BYTES + 1 - size) if gzip else chunk
        except zlib.error as error:
            raise InputError(
                f"{printable(url, 80)} answered with a broken body.",
                "Try again, or paste the text.",
            ) from error
        size += len(part)
        if size > MOST_BYTES:
            raise InputError(
                f"{printable(url, 80)} is larger than {MOST_BYTES // 1_000_000} MB.",
                "Paste the text.",
            )
        if time.monotonic() > deadline:
            raise _timeout_error(url)
        parts.append(part)
    if gzip and not gzip.eof:
        raise InputError(f"{printable(url, 80)} broke off.", "Try again, or paste the text.")
    return b"".join(parts)


def _redirect_target(url: str, location: str) -> str:
    """Return where a redirect leads; what is no address is refused when it is looked at."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _in_ascii(url: str) -> str:
    """Return an address as it is sent: names and paths in other letters are written in ASCII."""
    parts = urlsplit(url)
    named = parts.netloc
    if not named.isascii():
        host, colon, port = named.partition(":")
        named = host.encode("idna").decode() + colon + port
    path, query = (quote(part, safe=_AS_IT_IS) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, named, path, query, ""))


def _refuse_address(url: str, ports: dict[str, int]) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ports or not parts.hostname:
        raise InputError(
            f"{printable(url, 80)} is no web address.",
            "Give one that begins with https:// or http://.",
        )
    if parts.username is not None or (port is not None and port != ports[parts.scheme]):
        raise InputError(
            f"{printable(url, 80)} names a user or an unusual port.",
            "Give the address without them.",
        )


def _timeout_error(url: str) -> InputError:
    return InputError(
        f"{printable(url, 80)} did not answer in time.", "Try again, or paste the text."
    )


class _CheckedBackend(DeadlineBackend):
    """Connects to an address only after every address of its name has been checked."""

    def __init__(self, resolve: Resolve, allow: Allow, deadline: float) -> None:
        super().__init__(deadline)
        self._resolve, self._allow = resolve, allow

    def connect_tcp(self, host: str, port: int, *how: Any, **named: Any) -> httpcore2.NetworkStream:
        """Connect to the first of the name's addresses; raises InputError for one not public."""
        found = list(self._resolve(host, port))
        if not found or not all(self._allow(address) for address in found):
            raise InputError(
                f"{printable(host, 80)} is not an address on the public internet.",
                "Give the address of a published article, or paste its text.",
            )
        return super().connect_tcp(found[0], port, *how, **named)

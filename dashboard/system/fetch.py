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
"""Maximum bytes of the decoded body; decompression stops there."""
MOST_SECONDS = 10.0
MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_TYPES = ("text/html", "text/plain", "application/xhtml+xml", "text/xml")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/xml")
_UNICAST = ipaddress.ip_network("2000::/3")
"""The IPv6 range of global unicast; mapped, translated and site-local addresses are outside."""
_TUNNELS = tuple(ipaddress.ip_network(network) for network in ("2002::/16", "2001::/32"))
"""Ranges with an embedded IPv4 address, which may be private."""

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
    """Return whether an IP address is public and in no special range."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if ip.version == 6 and (ip not in _UNICAST or any(ip in tunnel for tunnel in _TUNNELS)):
        return False
    return ip.is_global and not ip.is_multicast


def resolve_host(host: str, port: int) -> list[str]:
    """Return a host name's IP addresses; raise OSError if it has none."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in infos))


def fetch(
    url: str,
    *,
    feeds: bool = False,
    resolve: Resolve = resolve_host,
    allow: Allow = is_public,
    ports: dict[str, int] = _PORTS,
    seconds: float = MOST_SECONDS,
) -> Fetched:
    """Fetch a web address and return its text's bytes, without proxy, cookies, netrc or cache.

    Every IP address of the host name is checked, and the connection goes to a checked one, so that
    DNS rebinding has no effect; the same holds for redirects. Raises InputError, one sentence, for
    anything but a text that arrives complete within the limits.
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
    """Return the response of an address, or the target of its redirect."""
    seconds = max(0.1, deadline - time.monotonic())
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    headers = [("Accept", ", ".join(types)), ("Accept-Encoding", "gzip"), ("User-Agent", _AGENT)]
    with pool.stream(
        "GET", _in_ascii(url), headers=headers, extensions={"timeout": timeout}
    ) as answer:
        received = {
            name.decode().lower(): value.decode("latin-1") for name, value in answer.headers
        }
        if answer.status in (301, 302, 303, 307, 308) and "location" in received:
            return received["location"]
        if answer.status != 200:
            raise InputError(
                f"{printable(url, 80)} answered with status {answer.status}.",
                "Paste the text instead.",
            )
        media_type = received.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in types:
            raise InputError(
                f"{printable(url, 80)} is no page of text but {media_type[:40] or 'of no type'}.",
                "Name the address of an article, or paste its text.",
            )
        encoding = received.get("content-encoding", "identity").strip().lower()
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
    """Return the absolute target of a redirect; an invalid one is refused later."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _in_ascii(url: str) -> str:
    """Return an address in ASCII: the host name by IDNA, path and query percent-encoded."""
    parts = urlsplit(url)
    host_port = parts.netloc
    if not host_port.isascii():
        host, colon, port = host_port.partition(":")
        host_port = host.encode("idna").decode() + colon + port
    path, query = (quote(part, safe=_AS_IT_IS) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host_port, path, query, ""))


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
    """Connect only after every IP address of the host name has been checked."""

    def __init__(self, resolve: Resolve, allow: Allow, deadline: float) -> None:
        super().__init__(deadline)
        self._resolve, self._allow = resolve, allow

    def connect_tcp(
        self, host: str, port: int, *args: Any, **options: Any
    ) -> httpcore2.NetworkStream:
        """Connect to the first IP address of the name; raise InputError if one is not public."""
        addresses = list(self._resolve(host, port))
        if not addresses or not all(self._allow(address) for address in addresses):
            raise InputError(
                f"{printable(host, 80)} is not an address on the public internet.",
                "Give the address of a published article, or paste its text.",
            )
        return super().connect_tcp(addresses[0], port, *args, **options)

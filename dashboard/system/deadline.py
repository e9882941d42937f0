"""Close network connections at a deadline."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2


class DeadlineBackend(httpcore2.NetworkBackend):
    """Connect as usual, but end every connection at `deadline` (monotonic clock, in seconds)."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to a host."""
        stream = self._plain.connect_tcp(host, port, timeout, local_address, socket_options)
        return _DeadlineStream(stream, self._deadline)

    def sleep(self, seconds: float) -> None:
        """Wait between the pool's retries."""
        self._plain.sleep(seconds)


class _DeadlineStream(httpcore2.NetworkStream):
    """A connection that ends at a deadline, also if its bytes arrive slowly."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def _left(self) -> float:
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout("deadline")
        return seconds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read available bytes, waiting until the deadline at most."""
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write bytes, waiting until the deadline at most."""
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Start TLS with the requested host name, not with the checked IP address."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left())
        return _DeadlineStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return the wrapped connection's information."""
        return self._stream.get_extra_info(info)

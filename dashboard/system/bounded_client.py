"""Asks the server of a language model, which answers within limits of time and size or not at all.

Needs httpx2, which the extra ``llm`` brings with openai.
"""

import ssl
import time

import httpcore2
import httpx2

from dashboard.system.deadline import DeadlineBackend

MOST_BYTES = 1_000_000


class _Bounded(httpx2.BaseTransport):
    """Sends each request over a connection of its own and reads the whole answer."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer; raises httpx2's errors, too, for one that is packed, late or endless."""
        backend = DeadlineBackend(time.monotonic() + self._seconds)
        try:
            with (
                httpcore2.ConnectionPool(
                    ssl_context=ssl.create_default_context(), network_backend=backend
                ) as pool,
                pool.stream(
                    request.method,
                    str(request.url),
                    headers=request.headers.raw,
                    content=request.read(),
                    extensions=request.extensions,
                ) as answer,
            ):
                headers = httpx2.Headers(answer.headers)
                if headers.get("content-encoding", "identity").lower() != "identity":
                    raise httpx2.ReadError("answers in a form nobody asked for", request=request)
                content = b""
                for chunk in answer.iter_stream():
                    content += chunk
                    if len(content) > MOST_BYTES:
                        raise httpx2.ReadError("answers without end", request=request)
                return httpx2.Response(answer.status, headers=headers, content=content)
        except (httpcore2.TimeoutException, TimeoutError) as error:
            raise httpx2.ReadTimeout("answers too slowly", request=request) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise httpx2.ReadError("cannot be asked", request=request) from error


def bounded_client(seconds: float) -> httpx2.Client:
    """Return a client that goes where it is told: by no proxy of the environment's, no redirect."""
    return httpx2.Client(
        transport=_Bounded(seconds),
        headers={"Accept-Encoding": "identity"},
        trust_env=False,
        follow_redirects=False,
    )

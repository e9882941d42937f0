"""ASGI middleware that protects Streamlit: security headers and closed routes."""

import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.errors import ServeError
from dashboard.exports.embed import is_embed_query
from dashboard.review.uploads import UploadSessions
from dashboard.web.compression import script_hashes

_OPEN = frozenset({"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"})
_OPEN_TO_AGENTS = frozenset(
    f"/_stcore/agent/{name}" for name in ("interact", "openapi.json", "mcp")
)
_OPEN_FOLDER = "/_stcore/bidi-components/"


class SecurityHeaders:
    """Set the content security policy and related headers on every HTTP response.

    `index_html` is the HTML whose inline scripts may run; `frame_ancestors` lists the sites that may
    embed a page, in the policy's syntax: ``'none'``, ``'self'`` or origins separated by spaces. Any
    site may embed the pages at the paths of `framed` if the address has ``embed=true``: they then
    show a chart and nothing that can be changed. A header that a response already has is kept. An
    error becomes a plain 500 with the same headers and is raised again for logging.
    """

    def __init__(
        self,
        app: ASGIApp,
        index_html: str,
        frame_ancestors: str = "'none'",
        framed: Iterable[str] = (),
    ) -> None:
        if not re.fullmatch(
            r"[\x21-\x2b\x2d-\x3a\x3c-\x7e]+( [\x21-\x2b\x2d-\x3a\x3c-\x7e]+)*", frame_ancestors
        ):
            raise ServeError(
                f"The list of sites that may embed pages cannot be used: {frame_ancestors!r}.",
                "Give 'none', 'self' or origins such as https://example.org, separated by spaces.",
            )
        self.app = app
        self._framed = frozenset(framed)
        scripts = script_hashes(index_html)
        self._in_a_frame = content_security_policy(scripts, "*")
        self._headers = {
            "Content-Security-Policy": content_security_policy(scripts, frame_ancestors),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers when the response starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False
        its_own = self._headers
        if scope["path"] in self._framed and is_embed_query(
            scope["query_string"].decode("latin-1")
        ):
            its_own = self._headers | {"Content-Security-Policy": self._in_a_frame}

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in its_own.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if not started:
                answer = PlainTextResponse("Internal Server Error", status_code=500)
                await answer(scope, receive, send_with_headers)
            raise


def content_security_policy(scripts: Iterable[str], frame_ancestors: str) -> str:
    """Return the policy: everything from this server, and only the inline scripts in `scripts`."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *scripts)),
            # Emotion and Plotly write their styles into the page as they draw.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


class ClosedDoors:
    """Answer 404 for every Streamlit route that this app does not use.

    Anybody's uploads could fill the server's memory, metrics reveal its internals, and the agent
    interface runs the script without a page. Future routes of Streamlit are closed too: under
    ``_stcore`` only health, the host's configuration, the stream and components are open, with
    `agents` also the agent interface, and with `uploads` the upload route of its sessions.
    """

    def __init__(
        self, app: ASGIApp, agents: bool = False, uploads: UploadSessions | None = None
    ) -> None:
        self.app = app
        self._uploads = uploads or UploadSessions()
        self._open = _OPEN | _OPEN_TO_AGENTS if agents else _OPEN

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass requests for open routes on."""
        if scope["type"] == "http" and self._is_closed(scope["path"]):
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_closed(self, path: str) -> bool:
        start = path.find("/_stcore")
        if start < 0:
            return False
        route = path[start:]
        if self._uploads.takes(route):
            return False
        return route not in self._open and not route.startswith(_OPEN_FOLDER)

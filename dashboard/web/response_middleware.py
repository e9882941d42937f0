"""ASGI middleware that answers before Streamlit: compressed bodies, and the first HTML of pages."""

import hashlib
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import anyio
import anyio.to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.compression import (
    ENDINGS,
    compressed,
    compressed_at_once,
    compressible,
)

_log = logging.getLogger("pledgewatch")
_MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
_FOR_A_YEAR, _ASK_EACH_TIME = "public, immutable, max-age=31536000", "no-cache"
_HASHED = re.compile(r"\.[\w-]{8}\.\w+$")

Summariser = Callable[[HTTPConnection], tuple[str, str] | None]
"""Request → HTML for the head and for the body, or None."""

_TITLE = re.compile(r"<title>.*?</title>(\s*<meta name=\"description\"[^>]*>)?", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


class CompressedStatic:
    """Serve Streamlit's scripts and styles from the bodies that were compressed ahead of time.

    `static_dir` is the folder ``static`` of the installed Streamlit, `prepared` the folder from
    ``compress_ahead``. Only files in `static_dir` at the server's start are served, so no path
    leads elsewhere; every other request goes on to Streamlit. A body is looked up at each request:
    a missing body is replaced by the next best one, at last by the uncompressed file.
    """

    def __init__(self, app: ASGIApp, static_dir: Path, prepared: Path) -> None:
        self.app = app
        self._static_dir, self._prepared = static_dir, prepared
        self._digests = {
            f"/{name}": digest
            for name, digest in compressible(static_dir).items()
            if name.startswith("static/")
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD for known names; pass every other request on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            digest = self._digests.get(scope["path"])
            if digest is not None:
                name = scope["path"].removeprefix("/")
                codings = _accepted(Headers(scope=scope))
                body = await anyio.to_thread.run_sync(self._read, name, codings)
                if body is not None:
                    lasting = _FOR_A_YEAR if _HASHED.search(name) else _ASK_EACH_TIME
                    media_type = _MEDIA_TYPES[Path(name).suffix]
                    answer = _answer(scope, *body, digest, media_type, lasting)
                    await answer(scope, receive, send)
                    return
        await self.app(scope, receive, send)

    def _read(self, name: str, codings: tuple[str, ...]) -> tuple[bytes, str] | None:
        for coding in codings:
            try:
                return (self._prepared / (name + ENDINGS[coding])).read_bytes(), coding
            except OSError:
                continue
        try:
            return (self._static_dir / name).read_bytes(), ""
        except OSError:
            return None


@dataclass(frozen=True)
class _Page:
    bodies: Mapping[str, bytes]
    """Coding → body; a page made on request has only the requested coding."""
    digest: str


class FirstHtml:
    """Serve the given pages with their own first HTML, compressed once.

    `pages` maps a path (``/``, ``/share-of-gdp``) to its HTML from ``prepare_index_html``. `summary`
    returns two pieces of HTML for a request: one replaces title and description in the head, the
    other replaces the ``<noscript>`` in the body, before the live page. Without a summary the page
    stays unchanged: for None, for an error, which is logged, and after `seconds`.
    """

    def __init__(
        self, app: ASGIApp, pages: Mapping[str, str], summary: Summariser | None, seconds: float
    ) -> None:
        self.app = app
        self._seconds = seconds
        self._pages = {path: _page(html.encode()) for path, html in pages.items()}
        self._html = dict(pages)
        self._summary = summary

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD for the given paths; pass every other request on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            page = self._pages.get(scope["path"])
            if page is not None:
                coding = next(iter(_accepted(Headers(scope=scope))), "")
                page = await self._page_in_time(scope, coding) or page
                answer = _answer(
                    scope, page.bodies[coding], coding, page.digest, "text/html", _ASK_EACH_TIME
                )
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _page_in_time(self, scope: Scope, coding: str) -> _Page | None:
        if self._summary is None:
            return None
        with anyio.move_on_after(self._seconds):
            return await anyio.to_thread.run_sync(
                self._with_summary,
                HTTPConnection(scope),
                coding,
                abandon_on_cancel=True,
            )
        return None

    def _with_summary(self, request: HTTPConnection, coding: str) -> _Page | None:
        try:
            summary = self._summary(request) if self._summary else None
        except Exception:
            _log.exception("no summary for %s", request.scope["path"])
            return None
        if summary is None:
            return None
        head, body = summary
        page = _TITLE.sub(lambda _: head, self._html[request.scope["path"]], count=1)
        content = _NOSCRIPT.sub(lambda _: body, page, count=1).encode()
        return _Page({coding: compressed_at_once(content, coding)}, _digest(content))


def _page(content: bytes) -> _Page:
    return _Page({"": content, **compressed(content)}, _digest(content))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _accepted(headers: Headers) -> tuple[str, ...]:
    """Return our codings that the client accepts, best first."""
    weights: dict[str, float] = {}
    for part in ",".join(headers.getlist("accept-encoding")).lower().split(","):
        coding, *parameters = (word.strip() for word in part.split(";"))
        weight = next((word[2:] for word in parameters if word.startswith("q=")), "1")
        try:
            weights[coding] = float(weight)
        except ValueError:
            weights[coding] = 0
    return tuple(coding for coding in ENDINGS if weights.get(coding, weights.get("*", 0)) > 0)


def _answer(
    scope: Scope, body: bytes, coding: str, digest: str, media_type: str, lasting: str
) -> Response:
    tag = f'"{digest[:16]}{"-" if coding else ""}{coding}"'
    headers = {"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": lasting}
    client_tags = ",".join(Headers(scope=scope).getlist("if-none-match"))
    if (
        tag in (tag.strip().removeprefix("W/") for tag in client_tags.split(","))
        or client_tags.strip() == "*"
    ):
        return Response(status_code=304, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    headers["Content-Length"] = str(len(body))
    content = b"" if scope["method"] == "HEAD" else body
    return Response(content, headers=headers, media_type=media_type)

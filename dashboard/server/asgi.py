"""The server: Streamlit's script and our own routes on one port, with what stands around both."""

import gc
import logging
import os
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import platformdirs
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard.errors import PledgewatchError, ServeError
from dashboard.review import uploads
from dashboard.settings import PACKAGE, Settings, shipped
from dashboard.ui.error_boundary import incident
from dashboard.views.charts import views
from dashboard.views.metadata import metadata
from dashboard.views.news import news
from dashboard.views.queries import store
from dashboard.web.api_description import api_page, openapi
from dashboard.web.atom import MEDIA_TYPE, atom
from dashboard.web.base_url import own_base
from dashboard.web.compression import compress_ahead, first_html, prepared_dir
from dashboard.web.fact_routes import fact
from dashboard.web.first_html import card_of
from dashboard.web.first_paint import takeover
from dashboard.web.http import METHODS, reading
from dashboard.web.oembed import oembed
from dashboard.web.response_middleware import CompressedStatic, FirstHtml
from dashboard.web.security_middleware import ClosedDoors, SecurityHeaders
from dashboard.web.source_routes import source
from dashboard.web.view_routes import data, nowhere

_log = logging.getLogger("pledgewatch")


async def alive(_: Request) -> JSONResponse:
    """Answer that the process runs, even while all threads are busy."""
    return JSONResponse({"ok": True})


def ready(_: Request) -> JSONResponse:
    """Answer whether a sound snapshot is served, with its revision; 503 when none is."""
    try:
        return JSONResponse({"ok": True, "revision": store().current().revision})
    except PledgewatchError as error:
        _log.error("not ready: %s", error)
        return JSONResponse({"ok": False}, status_code=503)


def feed(request: Request) -> Response:
    """Answer with the news as an Atom feed."""
    snapshot = store().current()
    updated = datetime.fromisoformat(snapshot.recorded_at).isoformat()
    body = atom(news(snapshot), own_base(request), updated)
    return Response(body, media_type=MEDIA_TYPE, headers={"Cache-Control": "max-age=300"})


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import what pages need and set it aside from garbage collection.

    Streamlit collects in full after every rerun; what the imports left is two thirds of its work.
    """
    import dashboard.ui.home
    import dashboard.ui.view_page  # noqa: F401

    store().current()
    gc.collect()
    gc.freeze()
    yield {}


EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - a name for what a user may ask for

STATIC = Path(st.__file__).parent / "static"
"""Streamlit's own scripts and styles."""


_ELEMENTS = (
    "PlotlyChart",
    "ButtonGroup",
    "Button",
    "PageLink",
    "Multiselect",
    "Slider",
    "Selectbox",
    "DateInput",
)
"""What the page of a view is made of, in the names of Streamlit's ``manifest.json``."""


def _start() -> str:
    return (PACKAGE / "assets" / "start.js").read_text("utf-8")


def _pages() -> dict[str, str]:
    """Return path → first HTML of every page; Streamlit's index.html stands behind all of them."""
    index = (STATIC / "index.html").read_text("utf-8")
    start = _start()
    pages = {"/": first_html(index, STATIC, elements=("PageLink",), start=start)}
    for slug, view in views().items():
        words = metadata(shipped("data"), view.stem)
        pages[f"/{slug}"] = first_html(
            index,
            STATIC,
            title=f"{words.menu} · Pledgewatch",
            description=words.question,
            elements=_ELEMENTS,
            scripts=("embed.js",),
            start=start,
        )
    return pages


def _card(page: HTTPConnection) -> tuple[str, str] | None:
    found = card_of(
        page.scope["path"], page.scope["query_string"].decode("latin-1"), own_base(page)
    )
    return (found.head, found.body) if found else None


def our_middleware() -> list[Middleware]:
    """Return what stands around the app, the outermost first."""
    cache = platformdirs.user_cache_path("pledgewatch")
    inline = (STATIC / "index.html").read_text("utf-8") + "".join(
        f"<script>{script}</script>" for script in (_start(), takeover())
    )
    return [
        Middleware(SecurityHeaders, index_html=inline, framed=[f"/{slug}" for slug in views()]),
        Middleware(
            ClosedDoors, agents=Settings.from_environment().agents, uploads=uploads.SESSIONS
        ),
        Middleware(FirstHtml, pages=_pages(), card=_card),
        Middleware(CompressedStatic, static_dir=STATIC, prepared=prepared_dir(STATIC, cache)),
    ]


def _read(path: str, answer: Callable[[Request], Response]) -> Route:
    return Route(path, reading(answer), methods=METHODS)


OUR_ROUTES = [
    Route("/healthz", alive),
    Route("/readyz", ready),
    Route("/feed.atom", feed),
    _read("/oembed", oembed),
    Route("/embed.js", FileResponse(PACKAGE / "assets" / "embed.js")),
    Route("/api", api_page),
    _read("/api/v1/openapi.json", openapi),
    _read("/api/v1/{file}", data),
    _read("/api/v1/sources/{file}", source),
    Route("/api/", api_page),
    _read("/api/{path:path}", nowhere),
    Route("/fact/{id:path}", fact),
]
"""What is answered without Streamlit; everything else goes on to it."""

app = st.App(
    PACKAGE / "ui" / "app.py",
    lifespan=_lifespan,
    routes=OUR_ROUTES,
    middleware=our_middleware(),
    on_script_error=incident,
)


def compress_static(progress: Callable[[int, int], None]) -> None:
    """Prepare small bodies of Streamlit's scripts; what is not prepared is served as it came."""
    compress_ahead(STATIC, platformdirs.user_cache_path("pledgewatch"), progress)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise ServeError when nothing of ours could listen at `host`:`port`."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise ServeError(
            f"Nothing can listen at {host}, port {port}: {error.strerror or error}.",
            "Name another port with --port, or stop the program that has this one.",
        ) from error


def run(settings: Settings, host: str, port: int, headless: bool) -> None:
    """Serve until stopped. The pages read the store's place from the environment."""
    os.environ["PLEDGEWATCH_STORE"] = str(settings.store)
    os.environ["PLEDGEWATCH_HOST"] = host
    # Streamlit looks for .streamlit/config.toml beside the program's file: make that ours.
    sys.argv = [str(PACKAGE / "ui" / "app.py")]
    app.run(
        config={
            "server.address": host,
            "server.port": port,
            "server.headless": headless,
            "browser.serverAddress": "localhost" if host in EVERY_ADDRESS else host,
            "browser.serverPort": port,
            "server.enableAgentApi": settings.agents,
        }
    )

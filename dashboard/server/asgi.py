"""The ASGI app: Streamlit's script and our own routes on one port, with their middleware."""

import gc
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import platformdirs
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection

from dashboard.errors import ServeError
from dashboard.settings import PACKAGE
from dashboard.ui.error_boundary import incident
from dashboard.ui.script_context import install
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.metadata import metadata
from dashboard.web.base_url import base_url
from dashboard.web.compression import compress_ahead, prepare_index_html, prepared_dir
from dashboard.web.first_html import summary_of
from dashboard.web.first_paint import takeover
from dashboard.web.response_middleware import CompressedStatic, FirstHtml
from dashboard.web.routes import routes
from dashboard.web.security_middleware import ClosedDoors, SecurityHeaders


@asynccontextmanager
async def _lifespan(context: AppContext, _: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import the modules of the pages and exclude them from garbage collection.

    Streamlit runs a full collection after every rerun; the imported objects are two thirds of its
    work.
    """
    import dashboard.ui.home
    import dashboard.ui.view_page  # noqa: F401

    context.store.current()
    gc.collect()
    gc.freeze()
    yield {}


EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - bound only if the user names it

SCRIPT = PACKAGE / "ui" / "app.py"

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
"""Streamlit elements of a view's page, by their names in Streamlit's ``manifest.json``."""


_GUIDES = {
    "/method": ("Method", "How figures, facts and verdicts come to be."),
    "/glossary": ("Glossary", "The words of Pledgewatch and every code that is recorded."),
}
"""Path → title and description of the method and glossary pages."""


def _start() -> str:
    return (PACKAGE / "assets" / "start.js").read_text("utf-8")


def _pages(context: AppContext) -> dict[str, str]:
    """Return path → first HTML of every page, made from Streamlit's index.html."""
    index = (STATIC / "index.html").read_text("utf-8")
    start = _start()
    pages = {"/": prepare_index_html(index, STATIC, elements=("PageLink",), start=start)}
    for path, (title, description) in _GUIDES.items():
        pages[path] = prepare_index_html(
            index, STATIC, title=f"{title} · Pledgewatch", description=description, start=start
        )
    for slug, view in views().items():
        words = metadata(context.settings.data, view.stem)
        pages[f"/{slug}"] = prepare_index_html(
            index,
            STATIC,
            title=f"{words.menu} · Pledgewatch",
            description=words.question,
            elements=_ELEMENTS,
            scripts=("embed.js",),
            start=start,
        )
    return pages


def _summary(context: AppContext, page: HTTPConnection) -> tuple[str, str] | None:
    path, query = page.scope["path"], page.scope["query_string"].decode("latin-1")
    summary = summary_of(context, path, query, base_url(page))
    return (summary.head, summary.body) if summary else None


def our_middleware(context: AppContext) -> list[Middleware]:
    """Return the middleware around the app, the outermost first."""
    cache = platformdirs.user_cache_path("pledgewatch")
    inline = (STATIC / "index.html").read_text("utf-8") + "".join(
        f"<script>{script}</script>" for script in (_start(), takeover())
    )
    return [
        Middleware(SecurityHeaders, index_html=inline, framed=[f"/{slug}" for slug in views()]),
        Middleware(ClosedDoors, agents=context.settings.agents, uploads=context.uploads),
        Middleware(
            FirstHtml,
            pages=_pages(context),
            summary=partial(_summary, context),
            seconds=context.settings.summary_seconds,
        ),
        Middleware(CompressedStatic, static_dir=STATIC, prepared=prepared_dir(STATIC, cache)),
    ]


def create_app(context: AppContext) -> st.App:
    """Return the ASGI app: Streamlit's pages and our routes over one application context."""
    install(context)
    return st.App(
        SCRIPT,
        lifespan=partial(_lifespan, context),
        routes=routes(context),
        middleware=our_middleware(context),
        on_script_error=incident,
    )


def compress_static(progress: Callable[[int, int], None]) -> None:
    """Compress Streamlit's scripts ahead of time; without a body they are served uncompressed."""
    compress_ahead(STATIC, platformdirs.user_cache_path("pledgewatch"), progress)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise ServeError if the server cannot listen at `host`:`port`."""
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


def run(context: AppContext, port: int, headless: bool) -> None:
    """Serve at the host of the settings until stopped."""
    host = context.settings.host
    # Streamlit looks for .streamlit/config.toml beside the program's file: set it to this package.
    sys.argv = [str(SCRIPT)]
    create_app(context).run(
        config={
            "server.address": host,
            "server.port": port,
            "server.headless": headless,
            "browser.serverAddress": "localhost" if host in EVERY_ADDRESS else host,
            "browser.serverPort": port,
            "server.enableAgentApi": context.settings.agents,
        }
    )

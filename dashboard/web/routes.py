"""Routes without Streamlit, each bound to the application context."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard.errors import PledgewatchError
from dashboard.settings import PACKAGE
from dashboard.views.app_context import AppContext
from dashboard.views.news import news
from dashboard.web.api_description import api_page, openapi
from dashboard.web.atom import MEDIA_TYPE, atom
from dashboard.web.base_url import base_url
from dashboard.web.fact_routes import fact
from dashboard.web.http import METHODS, read_only
from dashboard.web.oembed import oembed
from dashboard.web.source_routes import source_file
from dashboard.web.view_routes import unknown_api_path, view_file

_log = logging.getLogger("pledgewatch")


def routes(app: AppContext) -> list[Route]:
    """Return every route of ours; Streamlit answers everything else."""

    def bound(answer: Callable[[AppContext, Request], Response]) -> Callable[[Request], Response]:
        return partial(answer, app)

    def get(path: str, answer: Callable[[Request], Response]) -> Route:
        return Route(path, read_only(answer), methods=METHODS)

    return [
        Route("/healthz", alive),
        Route("/readyz", bound(ready)),
        Route("/feed.atom", bound(feed)),
        get("/oembed", bound(oembed)),
        Route("/embed.js", FileResponse(PACKAGE / "assets" / "embed.js")),
        Route("/api", bound(api_page)),
        get("/api/v1/openapi.json", bound(openapi)),
        get("/api/v1/{file}", bound(view_file)),
        get("/api/v1/sources/{file}", bound(source_file)),
        Route("/api/", bound(api_page)),
        get("/api/{path:path}", unknown_api_path),
        Route("/fact/{id:path}", bound(fact)),
    ]


async def alive(_: Request) -> JSONResponse:
    """Answer that the process is alive, even while all threads are busy."""
    return JSONResponse({"ok": True})


def ready(app: AppContext, _: Request) -> JSONResponse:
    """Answer with the revision of the served snapshot; 503 without an intact snapshot."""
    try:
        return JSONResponse({"ok": True, "revision": app.store.current().revision})
    except PledgewatchError as error:
        _log.error("not ready: %s", error)
        return JSONResponse({"ok": False}, status_code=503)


def feed(app: AppContext, request: Request) -> Response:
    """Answer with the news as an Atom feed."""
    snapshot = app.store.current()
    updated = datetime.fromisoformat(snapshot.recorded_at).isoformat()
    body = atom(news(app, snapshot), base_url(request), updated)
    return Response(body, media_type=MEDIA_TYPE, headers={"Cache-Control": "max-age=300"})

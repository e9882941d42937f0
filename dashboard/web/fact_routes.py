"""Routes ``/fact/<id>`` and ``/fact/<id>.json``: one fact for readers and for programs."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import NotThereError, PledgewatchError, UnknownRevisionError
from dashboard.exports.fact_page.page_context import fact_json, page_context
from dashboard.exports.templates import render
from dashboard.exports.urls import SiteUrls
from dashboard.views.app_context import AppContext
from dashboard.views.result import snapshot_of
from dashboard.web.base_url import base_url
from dashboard.web.http import FOR_A_MINUTE, FOR_EVER, etag, handle_errors, not_modified_or


def fact(app: AppContext, request: Request) -> Response:
    """Answer with a fact's page or JSON; Starlette runs this off the event loop."""
    if request.path_params["id"].endswith(".json"):
        return handle_errors(lambda: _answer(app, request, as_json=True))
    try:
        return _answer(app, request, as_json=False)
    except PledgewatchError as error:
        status = 404 if isinstance(error, NotThereError | UnknownRevisionError) else 503
        html = render("not_there", title="Nothing here", sentence=error.public)
        return Response(html, status, media_type="text/html")


def _answer(app: AppContext, request: Request, as_json: bool) -> Response:
    snapshot, pinned = snapshot_of(app, request.query_params.multi_items())
    fact_id = request.path_params["id"].removesuffix(".json")
    page = page_context(app, snapshot, pinned, fact_id, SiteUrls(base_url(request)))
    if as_json:
        body, media_type = fact_json(page), "application/json"
    else:
        title, here = page["fact"].heading, page["live_address"]
        body = render("fact", title=title, address=here, **page).encode()
        media_type = "text/html"
    headers = {
        "Cache-Control": FOR_EVER if page["pinned"] else FOR_A_MINUTE,
        "Link": f'<{page["pinned_address"]}>; rel="canonical"',
    }
    return not_modified_or(
        request, etag(body), headers, lambda: Response(body, media_type=media_type)
    )

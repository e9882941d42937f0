"""``/fact/<id>`` and ``/fact/<id>.json``: one fact for readers and for programs."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import NotThereError, PledgewatchError, UnknownRevisionError
from dashboard.exports.asked import revision_of
from dashboard.exports.fact_page.page_context import fact_json, gathered
from dashboard.exports.templates import render
from dashboard.exports.urls import Places
from dashboard.web.base_url import own_base
from dashboard.web.http import FOR_A_MINUTE, FOR_EVER, answered, tag_of, unless_held


def fact(request: Request) -> Response:
    """Answer with a fact's page or JSON; Starlette runs this off the event loop."""
    if request.path_params["id"].endswith(".json"):
        return answered(lambda: _answer(request, as_json=True))
    try:
        return _answer(request, as_json=False)
    except PledgewatchError as error:
        status = 404 if isinstance(error, NotThereError | UnknownRevisionError) else 503
        html = render("not_there", title="Nothing here", sentence=error.public)
        return Response(html, status, media_type="text/html")


def _answer(request: Request, as_json: bool) -> Response:
    snapshot, pinned = revision_of(request.query_params.multi_items())
    fact_id = request.path_params["id"].removesuffix(".json")
    found = gathered(snapshot, pinned, fact_id, Places(own_base(request)))
    if as_json:
        body, media_type = fact_json(found), "application/json"
    else:
        title, here = found["fact"].heading, found["live_address"]
        body = render("fact", title=title, address=here, **found).encode()
        media_type = "text/html"
    headers = {
        "Cache-Control": FOR_EVER if found["pinned"] else FOR_A_MINUTE,
        "Link": f'<{found["pinned_address"]}>; rel="canonical"',
    }
    return unless_held(
        request, tag_of(body), headers, lambda: Response(body, media_type=media_type)
    )

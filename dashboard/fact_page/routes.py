"""``/fact/<id>`` and ``/fact/<id>.json``: one fact for readers and for programs."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import FOR_A_MINUTE, FOR_EVER, answered, is_known, tag_of
from dashboard.api.asked import revision_of
from dashboard.api.places import Places
from dashboard.errors import NotThereError, PledgewatchError, UnknownRevisionError
from dashboard.fact_page.gathered import fact_json, gathered
from dashboard.templates import render


def fact(request: Request) -> Response:
    """Answer with a fact's page or JSON; Starlette runs this off the event loop."""
    if request.path_params["id"].endswith(".json"):
        return answered(lambda: _answer(request, as_json=True))
    try:
        return _answer(request, as_json=False)
    except PledgewatchError as error:
        status = 404 if isinstance(error, NotThereError | UnknownRevisionError) else 503
        html = render("not_there", title="Nothing here", sentence=str(error))
        return Response(html, status, media_type="text/html")


def _answer(request: Request, as_json: bool) -> Response:
    snapshot, pinned = revision_of(request.query_params.multi_items())
    fact_id = request.path_params["id"].removesuffix(".json")
    found = gathered(snapshot, pinned, fact_id, Places(str(request.base_url)))
    if as_json:
        body, media_type = fact_json(found), "application/json"
    else:
        title, here = found["fact"].heading, found["live_address"]
        body = render("fact", title=title, address=here, **found).encode()
        media_type = "text/html"
    tag = tag_of(body)
    headers = {
        "ETag": tag,
        "Cache-Control": FOR_EVER if found["pinned"] else FOR_A_MINUTE,
        "Link": f'<{found["pinned_address"]}>; rel="canonical"',
        "Access-Control-Allow-Origin": "*",
    }
    if is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)

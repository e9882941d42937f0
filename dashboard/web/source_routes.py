"""Route ``/api/v1/sources/<id>.<format>``: the citation of a source."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.citations.registry import STYLES
from dashboard.errors import NotThereError
from dashboard.exports.cited_sources import cited_source
from dashboard.exports.view_files import read_on
from dashboard.views.app_context import AppContext
from dashboard.views.result import snapshot_of
from dashboard.web.http import FOR_A_MINUTE, FOR_EVER, etag, handle_errors, not_modified_or
from dashboard.web.view_routes import own_and_query


def source_file(app: AppContext, request: Request) -> Response:
    """Answer with the citation of a source; Starlette runs this off the event loop."""
    return handle_errors(lambda: _source_file(app, request))


def _source_file(app: AppContext, request: Request) -> Response:
    name = request.path_params["file"]
    # An id may contain dots, so the ending follows the last one.
    ending = next((style for style in STYLES if name.endswith(f".{style}")), None)
    if ending is None:
        raise NotThereError(
            f"A source has no such format: {name[:60]!r}.", f"There are {', '.join(STYLES)}."
        )
    own, query = own_and_query(request, ("accessed",))
    snapshot, is_pinned = snapshot_of(app, query)
    citable = cited_source(app, snapshot, name.removesuffix(f".{ending}"), read_on(own))
    style, lasting = STYLES[ending], is_pinned and "accessed" in own
    return not_modified_or(
        request,
        etag(snapshot.identity, citable, ending),
        {"Cache-Control": FOR_EVER if lasting else FOR_A_MINUTE},
        lambda: Response(style.write(citable).encode(), media_type=style.media_type),
    )

"""``/api/v1/sources/<id>.<format>``: how to cite a source."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.citations.registry import STYLES
from dashboard.errors import NotThereError
from dashboard.exports.asked import revision_of
from dashboard.exports.cited_sources import cited
from dashboard.exports.view_files import read_on
from dashboard.web.http import FOR_A_MINUTE, FOR_EVER, answered, tag_of, unless_held
from dashboard.web.view_routes import own_and_query


def source(request: Request) -> Response:
    """Answer with the citation of a source; Starlette runs this off the event loop."""
    return answered(lambda: _source(request))


def _source(request: Request) -> Response:
    name = request.path_params["file"]
    # An id may hold dots, so the ending is looked for from behind.
    ending = next((one for one in STYLES if name.endswith(f".{one}")), None)
    if ending is None:
        raise NotThereError(
            f"A source has no such format: {name[:60]!r}.", f"There are {', '.join(STYLES)}."
        )
    own, query = own_and_query(request, ("accessed",))
    snapshot, is_pinned = revision_of(query)
    cited_as = cited(snapshot, name.removesuffix(f".{ending}"), read_on(own))
    style, lasting = STYLES[ending], is_pinned and "accessed" in own
    return unless_held(
        request,
        tag_of(snapshot.identity, cited_as, ending),
        {"Cache-Control": FOR_EVER if lasting else FOR_A_MINUTE},
        lambda: Response(style.write(cited_as).encode(), media_type=style.media_type),
    )

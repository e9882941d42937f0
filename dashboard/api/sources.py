"""``/api/v1/sources/<id>.<format>``: how to cite a source."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import FOR_A_MINUTE, FOR_EVER, answered, tag_of, unless_held
from dashboard.api.asked import revision_of
from dashboard.api.bodies import read_on
from dashboard.api.routes import own_and_query
from dashboard.citing.citable import Citable, of_source
from dashboard.citing.citations import STYLES
from dashboard.components.reading import ask
from dashboard.errors import NotThereError
from dashboard.snapshot import Snapshot


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


def cited(snapshot: Snapshot, source_id: str, day: date) -> Citable:
    """Return a source as it is cited, read on a day. Raises NotThereError where there is none."""
    found = ask(snapshot, "evidence/source", id=source_id)
    if found.empty:
        raise NotThereError(
            f"There is no source {source_id[:60]!r}.", "Evidence names the ids of sources."
        )
    row = found.iloc[0]
    return of_source(
        row["source_id"],
        row["publisher"],
        row["title"],
        _known(row["published_edtf"]),
        _known(row["url"]),
        day,
        bool(row["is_release"]),
    )


def _known(value: object) -> str | None:
    return value if isinstance(value, str) and value else None

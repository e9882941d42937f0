"""A recorded source as it is cited."""

from datetime import date

from dashboard.citations.citable import Citable, of_source
from dashboard.errors import NotThereError
from dashboard.store.snapshot import Snapshot
from dashboard.views.queries import ask


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

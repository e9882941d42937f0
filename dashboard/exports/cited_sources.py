"""Citable of a recorded source."""

from datetime import date

from dashboard.citations.citable import Citable, of_source
from dashboard.errors import NotThereError
from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.queries import query


def cited_source(app: AppContext, snapshot: Snapshot, source_id: str, day: date) -> Citable:
    """Return the Citable of a source, read on `day`; raise NotThereError for an unknown source."""
    rows = query(app, snapshot, "evidence/source", id=source_id)
    if rows.empty:
        raise NotThereError(
            f"There is no source {source_id[:60]!r}.", "Evidence names the ids of sources."
        )
    row = rows.iloc[0]
    return of_source(
        row["source_id"],
        row["publisher"],
        row["title"],
        _text_or_none(row["published_edtf"]),
        _text_or_none(row["url"]),
        day,
        bool(row["is_release"]),
    )


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value else None

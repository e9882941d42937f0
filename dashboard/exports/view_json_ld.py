"""What an address shows, described for search engines: the JSON-LD of a view."""

import pandas as pd

from dashboard.citations.json_ld import Node, covered, view_json_ld, work
from dashboard.exports.asked import Asked
from dashboard.exports.formats import FORMATS
from dashboard.exports.urls import Places


def described(found: Asked, places: Places, finding: str = "") -> Node:
    """Return the JSON-LD of the page of these rows; `places` makes the addresses in it."""
    words, release = found.words, found.release
    pin = {"rev": str(found.snapshot.revision)}
    files = {
        places.file(found.view.slug, ending, found.parameters | pin): (
            one.media_type.partition(";")[0]
        )
        for ending, one in FORMATS.items()
        if places.holds(ending)
    }
    return view_json_ld(
        title=words.question,
        finding=finding,
        measure=words.measure,
        unit=words.unit,
        definition=words.definition,
        columns={code: column.label for code, column in words.columns.items()},
        page=places.page(found.view.slug, found.parameters),
        pinned=found.pinned(places),
        revision=found.snapshot.revision,
        recorded_on=found.snapshot.recorded_at[:10],
        files=files,
        temporal=_temporal(found.rows),
        credit=" ".join(found.credit),
        licence=release.licence if release else None,
        release=None
        if release is None
        else work(
            release.title,
            release.publisher,
            release.published_on.isoformat() if release.published_on else None,
            release.url,
        ),
    )


def _temporal(rows: pd.DataFrame) -> str | None:
    for name in ("year", "stated_on"):
        if name in rows and rows[name].notna().any():
            ends = rows[name].dropna().min(), rows[name].dropna().max()
            if name == "year":
                return covered(int(ends[0]), int(ends[1]))
            return covered(ends[0].date(), ends[1].date())
    return None

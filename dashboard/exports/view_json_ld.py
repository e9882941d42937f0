"""A view as JSON-LD for search engines: a schema.org Dataset with its files."""

import pandas as pd

from dashboard.citations.json_ld import Node, covered, view_json_ld, work
from dashboard.exports.formats import FORMATS
from dashboard.exports.urls import SiteUrls
from dashboard.views.result import ViewResult


def result_json_ld(result: ViewResult, urls: SiteUrls, finding: str = "") -> Node:
    """Return the JSON-LD of the page that shows `result`; `urls` makes the addresses in it."""
    metadata, release = result.metadata, result.release
    slug, pinned = result.view.slug, result.pinned_parameters
    files = {
        urls.file(slug, ending, pinned): format_.media_type.partition(";")[0]
        for ending, format_ in FORMATS.items()
        if urls.has_format(ending)
    }
    return view_json_ld(
        title=metadata.question,
        finding=finding,
        measure=metadata.measure,
        unit=metadata.unit,
        definition=metadata.definition,
        columns={code: column.label for code, column in metadata.columns.items()},
        page=urls.page(slug, result.parameters),
        pinned=urls.page(slug, pinned),
        revision=result.snapshot.revision,
        recorded_on=result.snapshot.recorded_at[:10],
        files=files,
        temporal=_temporal(result.rows),
        credit=" ".join(result.credit),
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
            first, last = rows[name].dropna().min(), rows[name].dropna().max()
            if name == "year":
                return covered(int(first), int(last))
            return covered(first.date(), last.date())
    return None

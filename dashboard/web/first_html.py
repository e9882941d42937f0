"""The first HTML of a view's page: head for previews and search, body for readers without scripts."""

import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from dashboard.errors import PledgewatchError
from dashboard.exports.embed import is_embed_query
from dashboard.exports.templates import render
from dashboard.exports.urls import SiteUrls
from dashboard.exports.view_json_ld import view_json_ld
from dashboard.pictures.picture import SIZES
from dashboard.views.app_context import AppContext
from dashboard.views.captions import cell
from dashboard.views.charts import views
from dashboard.views.result import ViewResult, resolve
from dashboard.views.url import address
from dashboard.web.first_paint import can_paint, first_paint

MOST_ROWS = 200
"""Maximum rows of the table in the first HTML; a link leads to the rest."""
_PICTURE = "og"
"""Size of the preview picture."""

_LONGEST_QUERY = 8_000
_log = logging.getLogger("pledgewatch")


@dataclass(frozen=True)
class PageSummary:
    """HTML for a page's head, and for its body until the live page is drawn."""

    head: str
    body: str


def summary_of(app: AppContext, path: str, query: str, base: str) -> PageSummary | None:
    """Return the summary of a view's address, or None if only the plain page is possible.

    `path` is ``/share-of-gdp``, `query` the raw query string, `base` the site's own address.
    Parameters that do not apply are omitted and reported as on the page; of an address only the
    codec's escaped result is written. An error costs the summary, never the page.
    """
    slug = path.strip("/")
    if slug not in views() or len(query) > _LONGEST_QUERY:
        return None
    try:
        result = resolve(app, slug, parse_qsl(query, keep_blank_values=True))
        if result.rows.empty:
            return None
        paints = can_paint(result) and not is_embed_query(query)
        key = result.snapshot.identity, slug, repr(result.state), result.is_pinned
        # Bodies with reports of invalid parameters are not cached: any request could fill the cache.
        head: str = app.caches.heads.get((key, base), lambda: _head(result, base))
        body: str = (
            _body(result, paints)
            if result.messages
            else app.caches.bodies.get((key, paints), lambda: _body(result, paints))
        )
    except PledgewatchError as error:
        _log.info("no summary: %s", error)
        return None
    return PageSummary(head, body)


def _head(result: ViewResult, base: str) -> str:
    where = address(base, result.view.slug, result.own_parameters)
    picture = {**result.own_parameters, "imType": _PICTURE}
    return render(
        "summary_head",
        json_ld=view_json_ld(result, SiteUrls(base), result.finding),
        address=where,
        picture=address(f"{base}/api/v1", f"{result.view.slug}.png", picture),
        picture_size=SIZES[_PICTURE],
        oembed=address(base, "oembed", {"url": where}),
        **_title_and_description(result),
    )


def _body(result: ViewResult, paints: bool) -> str:
    columns = result.metadata.columns
    labelled = {code: column for code, column in columns.items() if code in result.rows}
    rows = result.rows.head(MOST_ROWS)
    table: dict[str, Any] = {
        "labels": [column.label for column in labelled.values()],
        "rows": [[cell(row[code]) for code in labelled] for row in rows.to_dict("records")],
        "left_out": max(0, len(result.rows) - MOST_ROWS),
        "csv": address("/api/v1", f"{result.view.slug}.csv", result.own_parameters),
    }
    if paints:
        return first_paint(result, **table)
    return render("summary_body", credit=result.credit, **_title_and_description(result), **table)


def _title_and_description(result: ViewResult) -> dict[str, Any]:
    description = f"{result.metadata.question} {result.metadata.measure}."
    return {"title": result.finding, "description": description}

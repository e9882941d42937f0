"""The first HTML of a view's address: head for previews and search, body for readers without scripts."""

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
"""Rows of the table in the first HTML; the rest is a link away."""
_PICTURE = "og"
"""Size of the picture that previews show."""

_LONGEST_QUERY = 8_000
_log = logging.getLogger("pledgewatch")


@dataclass(frozen=True)
class Card:
    """HTML for a page's head, and for its body until the live page stands."""

    head: str
    body: str


def card_of(app: AppContext, path: str, query: str, base: str) -> Card | None:
    """Return the card of a view's address, or None where the plain page must do.

    `path` is ``/share-of-gdp``, `query` what stands behind the ``?``, `base` the site's own
    address. Parameters that do not apply are left out and named as on the page; nothing of an
    address is written but what the codec made of it, escaped. Whatever goes wrong costs the card,
    never the page.
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
        # A site has few names, and what does not apply can be anything: neither fills the bodies.
        head: str = app.caches.heads.get((key, base), lambda: _head(result, base))
        body: str = (
            _body(result, paints)
            if result.messages
            else app.caches.bodies.get((key, paints), lambda: _body(result, paints))
        )
    except PledgewatchError as error:
        _log.info("no card: %s", error)
        return None
    return Card(head, body)


def _head(result: ViewResult, base: str) -> str:
    where = address(base, result.view.slug, result.own_parameters)
    picture = {**result.own_parameters, "imType": _PICTURE}
    return render(
        "card_head",
        json_ld=view_json_ld(result, SiteUrls(base), result.finding),
        address=where,
        picture=address(f"{base}/api/v1", f"{result.view.slug}.png", picture),
        picture_size=SIZES[_PICTURE],
        oembed=address(base, "oembed", {"url": where}),
        **_said(result),
    )


def _body(result: ViewResult, paints: bool) -> str:
    columns = result.metadata.columns
    named = {code: column for code, column in columns.items() if code in result.rows}
    shown = result.rows.head(MOST_ROWS)
    table: dict[str, Any] = {
        "labels": [column.label for column in named.values()],
        "rows": [[cell(row[code]) for code in named] for row in shown.to_dict("records")],
        "left_out": max(0, len(result.rows) - MOST_ROWS),
        "csv": address("/api/v1", f"{result.view.slug}.csv", result.own_parameters),
    }
    if paints:
        return first_paint(result, **table)
    return render("card_body", credit=result.credit, **_said(result), **table)


def _said(result: ViewResult) -> dict[str, Any]:
    description = f"{result.metadata.question} {result.metadata.measure}."
    return {"title": result.finding, "description": description}

"""What the first HTML of a view says of what its address shows: for previews, search, no scripts."""

import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from dashboard.errors import PledgewatchError
from dashboard.exports.asked import Asked, asked
from dashboard.exports.embed import asks_for_frame
from dashboard.exports.templates import render
from dashboard.exports.urls import Places
from dashboard.exports.view_json_ld import described
from dashboard.pictures.picture import SIZES
from dashboard.views.captions import cell
from dashboard.views.charts import views
from dashboard.views.queries import Answers
from dashboard.views.url import address
from dashboard.web.first_paint import can_paint, first_paint

MOST_ROWS = 200
"""Rows of the table in the first HTML; the rest is a link away."""
_PICTURE = "og"
"""Size of the picture that previews show."""

_LONGEST_QUERY = 8_000
_log = logging.getLogger("pledgewatch")
_heads, _bodies = Answers(200), Answers(64)
"""The first are some kilobytes each, the others up to 400."""


@dataclass(frozen=True)
class Card:
    """HTML for a page's head, and for its body until the live page stands."""

    head: str
    body: str


def card_of(path: str, query: str, base: str) -> Card | None:
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
        found = asked(slug, parse_qsl(query, keep_blank_values=True))
        if found.rows.empty:
            return None
        paints = can_paint(found) and not asks_for_frame(query)
        key = found.snapshot.identity, slug, repr(found.state), found.is_pinned
        # A site has few names, and what does not apply can be anything: neither fills the bodies.
        head: str = _heads.get((key, base), lambda: _head(found, base))
        body: str = (
            _body(found, paints)
            if found.invalid
            else _bodies.get((key, paints), lambda: _body(found, paints))
        )
    except PledgewatchError as error:
        _log.info("no card: %s", error)
        return None
    return Card(head, body)


def _head(found: Asked, base: str) -> str:
    where = address(base, found.view.slug, _parameters(found))
    picture = {**_parameters(found), "imType": _PICTURE}
    return render(
        "card_head",
        json_ld=described(found, Places(base), found.finding),
        address=where,
        picture=address(f"{base}/api/v1", f"{found.view.slug}.png", picture),
        picture_size=SIZES[_PICTURE],
        oembed=address(base, "oembed", {"url": where}),
        **_said(found),
    )


def _body(found: Asked, paints: bool) -> str:
    columns = found.words.columns
    named = {code: column for code, column in columns.items() if code in found.rows}
    shown = found.rows.head(MOST_ROWS)
    table: dict[str, Any] = {
        "labels": [column.label for column in named.values()],
        "rows": [[cell(row[code]) for code in named] for row in shown.to_dict("records")],
        "left_out": max(0, len(found.rows) - MOST_ROWS),
        "csv": address("/api/v1", f"{found.view.slug}.csv", _parameters(found)),
    }
    if paints:
        return first_paint(found, **table)
    return render("card_body", credit=found.credit, **_said(found), **table)


def _said(found: Asked) -> dict[str, Any]:
    description = f"{found.words.question} {found.words.measure}."
    return {"title": found.finding, "description": description}


def _parameters(found: Asked) -> dict[str, str]:
    pinned = {"rev": str(found.snapshot.revision)} if found.is_pinned else {}
    return found.parameters | pinned

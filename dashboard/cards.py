"""What the first HTML of a view says of what its address shows: for previews, search, no scripts."""

import logging
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from dashboard.api.asked import Asked, asked
from dashboard.api.described import described
from dashboard.api.places import Places
from dashboard.charts import views
from dashboard.components.reading import Answers
from dashboard.components.showing import cell
from dashboard.errors import PledgewatchError
from dashboard.links import address
from dashboard.pictures.picture import SIZES
from dashboard.templates import render

MOST_ROWS = 200
"""Rows of the table in the first HTML; the rest is a link away."""
_PICTURE = "og"
"""Size of the picture that previews show."""

_LONGEST_QUERY = 8_000
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")
_log = logging.getLogger("pledgewatch")
_kept = Answers(200)


@dataclass(frozen=True)
class Card:
    """HTML for a page's head, and for readers without scripts."""

    head: str
    body: str


def card_of(path: str, query: str, base: str) -> Card | None:
    """Return the card of a view's address, or None where the plain page must do.

    `path` is ``/share-of-gdp``, `query` what stands behind the ``?``, `base` the site's own
    address. Parameters that do not apply are left out; nothing of an address is written but what
    the codec made of it. Whatever goes wrong costs the card, never the page.
    """
    slug = path.strip("/")
    if slug not in views() or len(query) > _LONGEST_QUERY:
        return None
    try:
        found = asked(slug, parse_qsl(query, keep_blank_values=True))
        if found.rows.empty:
            return None
        key = found.snapshot.identity, slug, tuple(found.parameters.items()), found.is_pinned, base
        made: Card = _kept.get(key, lambda: _card(found, base))
    except PledgewatchError as error:
        _log.info("no card: %s", error)
        return None
    return made


def own_base(scheme: str, host: str) -> str:
    """Return the site's own address as a visitor has it; empty for a host that is no name."""
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""


def _card(found: Asked, base: str) -> Card:
    finding = found.finding
    words, parameters = found.words, dict(found.parameters)
    if found.is_pinned:
        parameters["rev"] = str(found.snapshot.revision)
    named = {code: column for code, column in words.columns.items() if code in found.rows}
    shown = found.rows.head(MOST_ROWS)
    where = address(base, found.view.slug, parameters)
    values: dict[str, Any] = {
        "title": finding,
        "description": f"{words.question} {words.measure}.",
        "address": where,
    }
    body = render(
        "card_body",
        labels=[column.label for column in named.values()],
        rows=[[cell(row[code]) for code in named] for row in shown.to_dict("records")],
        left_out=max(0, len(found.rows) - MOST_ROWS),
        csv=address(f"{base}/api/v1", f"{found.view.slug}.csv", parameters),
        credit=found.credit,
        **values,
    )
    picture = {**parameters, "imType": _PICTURE}
    head = render(
        "card_head",
        json_ld=described(found, Places(base), finding),
        picture=address(f"{base}/api/v1", f"{found.view.slug}.png", picture),
        picture_size=SIZES[_PICTURE],
        oembed=address(base, "oembed", {"url": where}),
        **values,
    )
    return Card(head, body)

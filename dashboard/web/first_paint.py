"""What the first HTML of a view shows until the live page stands: its chart and the words around."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup

from dashboard.exports.asked import Asked
from dashboard.exports.templates import render
from dashboard.pictures.chart import chart_svg
from dashboard.settings import PACKAGE
from dashboard.views.captions import (
    alternative,
    menu_labels,
    pinned_to,
    source_line,
    subtitle,
    ways_to_show,
)
from dashboard.views.queries import drawn
from dashboard.views.result import FORM, taken_along
from dashboard.views.url import address

WIDTHS = {358: 0, 564: 600, 820: 1100, 1200: 1500}
"""Pixels that a chart is wide → width of the window from which on it is shown.

The first is that of a phone, the third that of a window of 1280; between them a chart is scaled
down to what room there is, at the height that the live one has.
"""


@dataclass(frozen=True)
class Drawing:
    """A chart for windows of some widths: from `since` pixels on and below `until`."""

    svg: Markup
    since: int
    until: int | None


def takeover() -> str:
    """Return the script that lets the live page take the place of the first paint."""
    return (PACKAGE / "assets" / "first_paint.js").read_text("utf-8")


def can_paint(found: Asked) -> bool:
    """Whether the live page of this state has a chart, and says around it what we can say now."""
    asof = found.state.get("asof")
    is_ahead = isinstance(asof, date) and asof > date.today()
    return not found.rows.empty and found.state.get("tab") != "table" and not is_ahead


def first_paint(found: Asked, **table: Any) -> str:
    """Return the HTML that stands in the page's body; `table` is what its table needs.

    Everything is at the place where Streamlit draws the same. Menu and forms are links.
    """
    view, words, scene = found.view, found.words, found.scene
    key = found.snapshot, found.form, found.parameters, found.rows
    figure = drawn(*key, scene)
    dark = drawn(*key, replace(scene, dark=True))
    pinned = {"rev": str(found.snapshot.revision)} if found.is_pinned else {}
    unformed = {name: text for name, text in found.parameters.items() if name != FORM} | pinned
    starts = list(WIDTHS.values())
    return render(
        "first_paint",
        **_theme(),
        script=Markup(takeover()),  # noqa: S704 - ours, from the package
        title=found.finding,
        subtitle=subtitle(found.rows, scene, words),
        alternative=alternative(words, found.finding),
        source_line=source_line(words, found.form, found.release, found.snapshot),
        definition=words.definition,
        caveats=words.caveats,
        height=figure.layout.height,
        drawings=[
            Drawing(
                Markup(chart_svg(figure, width, dark)),  # noqa: S704 - escaped where it is written
                since,
                until,
            )
            for (width, since), until in zip(WIDTHS.items(), [*starts[1:], None], strict=True)
        ],
        pages=[
            {
                "label": label,
                "address": address("", slug, taken_along(slug, found.state)),
                "is_open": slug == view.slug,
            }
            for slug, label in menu_labels().items()
        ],
        ways=[
            {
                "label": label,
                "address": address("", view.slug, unformed | _way(code)),
                "is_open": code == found.form.code,
            }
            for code, label in ways_to_show(view).items()
        ],
        told=found.invalid,
        pinned=pinned_to(found.snapshot) if found.is_pinned else "",
        newest=address("", view.slug, found.parameters),
        **table,
    )


def _way(code: str) -> dict[str, str]:
    if code == "table":
        return {"tab": code}
    return {} if code == "chart" else {FORM: code}


@cache
def _theme() -> dict[str, dict[str, str]]:
    """Return the colours of light and dark pages, as Streamlit is told them."""
    config = tomllib.loads((PACKAGE / "ui" / ".streamlit" / "config.toml").read_text("utf-8"))
    return {mode: config["theme"][mode] for mode in ("light", "dark")}

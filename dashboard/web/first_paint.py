"""The first paint of a view: its chart and captions as HTML, until the live page is drawn."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup

from dashboard.exports.templates import render
from dashboard.pictures.chart import chart_svg
from dashboard.settings import PACKAGE
from dashboard.views.captions import form_labels, pinned_notice
from dashboard.views.result import FORM, ViewResult, menu_labels, shared_parameters
from dashboard.views.url import address

WIDTHS = {358: 0, 564: 600, 820: 1100, 1200: 1500}
"""Width of a chart → minimum width of the window that shows it, in pixels.

The first is for a phone, the third for a window of 1280; between them a chart is scaled down to the
room, with the height of the live chart.
"""


@dataclass(frozen=True)
class Drawing:
    """A chart for windows at least `since` and less than `until` pixels wide."""

    svg: Markup
    since: int
    until: int | None


def takeover() -> str:
    """Return the script that replaces the first paint by the live page."""
    return (PACKAGE / "assets" / "first_paint.js").read_text("utf-8")


def can_paint(result: ViewResult) -> bool:
    """Return whether the page of this state has a chart for a first paint."""
    asof = result.state.get("asof")
    is_ahead = isinstance(asof, date) and asof > date.today()
    return not result.rows.empty and result.state.get("tab") != "table" and not is_ahead


def first_paint(result: ViewResult, **table: Any) -> str:
    """Return the HTML for the page's body; `table` is the context of its table.

    Every part has the position of its Streamlit counterpart. Menu and forms are links.
    """
    view, metadata = result.view, result.metadata
    figure, dark = result.figure(), result.figure(dark=True)
    unformed = {name: text for name, text in result.own_parameters.items() if name != FORM}
    starts = list(WIDTHS.values())
    return render(
        "first_paint",
        **_theme(),
        script=Markup(takeover()),  # noqa: S704 - ours, from the package
        title=result.finding,
        subtitle=result.subtitle,
        alternative=result.alternative,
        source_line=result.source_line,
        definition=metadata.definition,
        caveats=metadata.caveats,
        height=figure.layout.height,
        drawings=[
            Drawing(
                Markup(chart_svg(figure, width, dark)),  # noqa: S704 - escaped by chart_svg
                since,
                until,
            )
            for (width, since), until in zip(WIDTHS.items(), [*starts[1:], None], strict=True)
        ],
        pages=[
            {
                "label": label,
                "address": address("", slug, shared_parameters(result.app, slug, result.state)),
                "is_open": slug == view.slug,
            }
            for slug, label in menu_labels(result.app).items()
        ],
        ways=[
            {
                "label": label,
                "address": address("", view.slug, unformed | _way(code)),
                "is_open": code == result.form.code,
            }
            for code, label in form_labels(view).items()
        ],
        messages=result.messages,
        pinned=pinned_notice(result.snapshot) if result.is_pinned else "",
        newest=address("", view.slug, result.parameters),
        **table,
    )


def _way(code: str) -> dict[str, str]:
    if code == "table":
        return {"tab": code}
    return {} if code == "chart" else {FORM: code}


@cache
def _theme() -> dict[str, dict[str, str]]:
    """Return the colours of light and dark pages from Streamlit's configuration."""
    config = tomllib.loads((PACKAGE / "ui" / ".streamlit" / "config.toml").read_text("utf-8"))
    return {mode: config["theme"][mode] for mode in ("light", "dark")}

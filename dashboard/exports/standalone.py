"""A view's interactive chart as one HTML file that works offline."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.exports.templates import render
from dashboard.exports.urls import SiteUrls
from dashboard.exports.view_pictures import THEMES
from dashboard.settings import PACKAGE
from dashboard.views.charts.interactive import plotly_js
from dashboard.views.result import ViewResult

FONTS = PACKAGE / "assets" / "fonts"


def standalone(result: ViewResult, theme: str, urls: SiteUrls) -> str:
    """Return the HTML file; without a `theme`, the browser's setting decides."""
    themes = (theme,) if theme else THEMES
    metadata, empty = result.metadata, result.rows.empty
    address = urls.page(result.view.slug, result.pinned_parameters)
    return render(
        "standalone",
        title=metadata.question if empty else result.finding,
        question=metadata.question,
        subtitle="" if empty else result.subtitle,
        source=result.source_line,
        address=address,
        left_out=result.messages,
        has_chart=not empty,
        theme=theme,
        policy=_policy(),
        data={"figures": {} if empty else figures(result, themes), "theme": theme, "page": address},
        ours={"plotly": plotly_js(), "chart": chart_js(), "fonts": fonts_css()},
    )


def figures(result: ViewResult, themes: tuple[str, ...] = THEMES) -> dict[str, Any]:
    """Return theme → figure as JSON for plotly.js."""
    return {theme: json.loads(result.figure(dark=theme == "dark").to_json()) for theme in themes}


@cache
def chart_js() -> str:
    """Return our script that draws the figure embedded in the page."""
    return (PACKAGE / "assets" / "chart.js").read_text("utf-8")


@cache
def fonts_css() -> str:
    """Return a style sheet with the embedded fonts of pages and charts."""
    return "\n".join(
        f'@font-face {{ font-family: "Pledgewatch Sans"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{_base64(FONTS / f'PledgewatchSans-{name}.woff2')}); }}"
        for name, weight in (("Regular", 400), ("Bold", 700))
    )


def _base64(path: Path) -> str:
    return b64encode(path.read_bytes()).decode()


@cache
def _policy() -> str:
    """Return the content security policy: only these two scripts run, nothing is loaded."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in (plotly_js(), chart_js()))
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()

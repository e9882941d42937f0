"""Style of charts: ink for light and dark, a fixed colour per member, shapes, escaped text."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from dashboard.views.charts import precision
from dashboard.views.charts.view import Guideline

MEMBER_COLOURS = {
    "ALB": "#0f66b6",
    "BEL": "#6b820b",
    "BGR": "#b238c0",
    "CAN": "#217252",
    "CZE": "#c75623",
    "DEU": "#615ee3",
    "DNK": "#267409",
    "ESP": "#e51389",
    "EST": "#277a88",
    "FIN": "#716521",
    "FRA": "#a251e0",
    "GBR": "#178133",
    "GRC": "#ca1014",
    "HRV": "#3872ef",
    "HUN": "#587a23",
    "ISL": "#a9319c",
    "ITA": "#188873",
    "LTU": "#a0611c",
    "LUX": "#6941f0",
    "LVA": "#148c0b",
    "MKD": "#c6396b",
    "MNE": "#296b8f",
    "NLD": "#787e16",
    "NOR": "#b12ad9",
    "POL": "#09753d",
    "PRT": "#e13912",
    "ROU": "#5965cf",
    "SVK": "#417121",
    "SVN": "#d929a3",
    "SWE": "#167c7e",
    "TUR": "#80600a",
    "USA": "#9752f1",
}
"""ISO 3166-1 alpha-3 → colour; the same in every chart, in light and in dark.

Hues a golden angle apart, at relative luminances of 0.13 to 0.19: contrast over 4 on white and
over 3 on the dark page (WCAG 2.2, 1.4.11).
"""

OTHER_COLOUR = "#888888"


def colour(iso3: object) -> str:
    """Return a member's colour; grey for a state that is no member."""
    return MEMBER_COLOURS.get(str(iso3), OTHER_COLOUR)


@dataclass(frozen=True)
class Ink:
    """The colours of one mode."""

    text: str
    muted: str
    grid: str
    accent: str
    second: str
    claim: str
    paper: str


LIGHT = Ink("#1f2933", "#6b7785", "#e3e7ec", "#1f5fa8", "#b5531c", "#a3195b", "#ffffff")
DARK = Ink("#e8ecf1", "#93a0ae", "#2c353f", "#6aa9ec", "#e9965c", "#f07ab5", "#0f151c")


def ink(dark: bool) -> Ink:
    """Return the colours of dark or light mode."""
    return DARK if dark else LIGHT


def between(colour_: str, other: str) -> str:
    """Return the colour half way between two."""
    pairs = [(int(colour_[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{(a + b) // 2:02x}" for a, b in pairs)


_FEW = 6

LEGEND: dict[str, Any] = {
    "orientation": "h",
    "x": 0,
    "y": 1,
    "yanchor": "bottom",
    "itemclick": False,
    "itemdoubleclick": False,
    "font": {"size": 13},
}
"""Legend above the chart, from its left edge, without interaction."""


def layout(colours: Ink, height: int, **more: Any) -> dict[str, Any]:
    """Return the layout that all charts share, with `more` on top; `height` in pixels."""
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": colours.muted, "size": 13},
    }
    base: dict[str, Any] = {
        # Named, because Streamlit sets another default for the whole process.
        "template": "none",
        "height": height,
        "margin": {"l": 44, "r": 16, "t": 36, "b": 36},
        "font": {"family": '"Source Sans", sans-serif', "size": 14, "color": colours.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {
            "bgcolor": colours.paper,
            "bordercolor": colours.muted,
            "font": {"color": colours.text, "size": 13},
            "align": "left",
        },
        "legend": LEGEND,
        "hovermode": "closest",
        "clickmode": "event+select",
        "dragmode": False,
    }
    axes = {name: {**axis, **more.pop(name, {})} for name in ("xaxis", "yaxis")}
    return base | axes | more


def years(first: int, last: int, most: int) -> dict[str, Any]:
    """Return an axis of years with a maximum of labels, and none between two years."""
    steps = {"dtick": 1} if last - first < _FEW else {"nticks": most}
    return {"showgrid": False, "tickformat": "d", **steps}


def year_columns(first: int, last: int) -> dict[str, Any]:
    """Return an axis of a column per year, with labels that stay level on a phone.

    Every other year is labelled, the last one always; after the first label two digits do.
    """
    labelled = range(last - (last - first) // 2 * 2, last + 1, 2)
    texts = [str(labelled[0]), *(f"{year % 100:02}" for year in labelled[1:])]
    return {
        "showgrid": False,
        "tickangle": 0,
        "tickvals": list(labelled),
        "ticktext": texts,
        "range": [first - 0.6, last + 0.6],
    }


def literal(text: object, longest: int = 60) -> str:
    """Escape text for a label and clip it to one line: Plotly reads labels as pseudo-HTML."""
    line = " ".join(str(text).split())
    return escape(line if len(line) <= longest else line[: longest - 1] + "…", quote=False)


def selection(marks: Iterable[str], mark: str | None) -> dict[str, Any]:
    """Return trace properties that dim all points except the mark whose evidence is open."""
    positions = [position for position, key in enumerate(marks) if key == mark]
    if not positions:
        return {}
    return {"selectedpoints": positions, "unselected": {"marker": {"opacity": 0.35}}}


def day(value: Any) -> str:
    """Format a date for charts: 7 March 2024."""
    stamp = pd.Timestamp(value)
    return f"{stamp.day} {stamp:%B %Y}"


def guidelines_upright(guidelines: Iterable[Guideline], ink: Ink) -> dict[str, Any]:
    """Return the layout's shapes and annotations of vertical guidelines, named above."""
    return uprights(
        [(line.share_of_gdp, f"<b>{line.code}% guideline</b>") for line in guidelines], ink
    )


def uprights(lines: Iterable[tuple[float, str]], ink: Ink) -> dict[str, Any]:
    """Return the layout's shapes and annotations of dashed vertical lines, each named above."""
    shapes, names = [], []
    for value, name in lines:
        at = {"x0": value, "x1": value, "y0": 0, "y1": 1}
        shapes.append(
            {"type": "line", "yref": "paper", **at}
            | {"line": {"color": ink.text, "width": 1.5, "dash": "dash"}}
        )
        names.append(
            {
                "yref": "paper",
                "y": 1,
                "x": value,
                "yanchor": "bottom",
                "showarrow": False,
                "text": name,
            }
        )
    return {"shapes": shapes, "annotations": names}


def level(value: float, ink: Ink) -> dict[str, Any]:
    """Return the shape of a dashed horizontal line over the whole chart."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": value,
        "y1": value,
        "line": {"color": ink.text, "width": 1.5, "dash": "dash"},
    }


def evidence_points(
    marks: Sequence[str], hovers: Iterable[str], mark: str | None
) -> dict[str, Any]:
    """Return what makes points open their evidence: key, text on hover, and what is selected."""
    return {
        "customdata": [[key] for key in marks],
        "hovertext": list(hovers),
        "hovertemplate": "%{hovertext}<extra></extra>",
        **selection(marks, mark),
    }


def share_line(
    line: Sequence[dict[Hashable, Any]], mark: str | None, size: int, **more: Any
) -> dict[str, Any]:
    """Return the trace of one member's shares, estimates hollow, with `more` on top.

    `line` is the member's rows as plain values: columns would be slower than the drawing.
    """
    member, ours = literal(line[0]["member"]), colour(line[0]["iso3"])
    marks = [row["mark"] for row in line]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": member,
        "x": [row["year"] for row in line],
        "y": [row["share"] for row in line],
        "line": {"color": ours, "width": 1.6},
        "marker": {
            "size": size,
            "color": ours,
            "symbol": [precision.symbol(row["is_estimate"]) for row in line],
        },
        "customdata": [[mark] for mark in marks],
        "hovertext": [
            f"<b>{member} {row['year']}</b><br>{precision.share_of_gdp(row)}% of GDP"
            f"{precision.remark(row['is_estimate'])}<br>Click for the evidence"
            for row in line
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        **selection(marks, mark),
        **more,
    }

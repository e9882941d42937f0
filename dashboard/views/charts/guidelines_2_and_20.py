"""Both guidelines of Wales at once: 2% of GDP, and 20% of it on major equipment."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

_MOST_TRAILS = 3
_SIZE = (700, 470)
"""Assumed width and height of the plot in pixels for placing names; a phone's is narrower."""

_NAME = (30, 13)
_DOT = 13
_SIDES = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "bottom right": (1, -1),
    "top left": (-1, 1),
    "bottom left": (-1, -1),
}


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the newest year as dots in four quadrants, with a trail of years for few members."""
    ink = style.ink(context.dark)
    newest = rows[rows["year"] == rows["year"].max()].sort_values("share").to_dict("records")
    target, equipment = newest[0]["share_target"], newest[0]["equipment_target"]
    # A scatter need not begin at zero: the axes cover the members' values only.
    trails = "member" in context.narrowed and rows["iso3"].nunique() <= _MOST_TRAILS
    records = rows.to_dict("records") if trails else newest
    left, right = _reach([*(row["share"] for row in records), target])
    bottom, top = _reach([*(row["equipment_share"] for row in records), equipment])
    sides = name_sides(
        [
            (
                (row["share"] - left) / (right - left) * _SIZE[0],
                (row["equipment_share"] - bottom) / (top - bottom) * _SIZE[1],
            )
            for row in newest
        ]
    )
    traces: list[dict[str, Any]] = []
    if trails:
        traces = [_trail(trail, context) for _, trail in rows.groupby("iso3")]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [row["share"] for row in newest],
            "y": [row["equipment_share"] for row in newest],
            "text": [
                f" {row['iso3']} " if side else "" for row, side in zip(newest, sides, strict=True)
            ],
            "textposition": [side or "middle right" for side in sides],
            "textfont": {"size": 11, "color": ink.text},
            "cliponaxis": False,
            "marker": {
                "size": 11,
                "color": [style.colour(row["iso3"]) for row in newest],
                "symbol": [precision.symbol(row["is_estimate"]) for row in newest],
                "line": {"width": 2},
            },
            "customdata": [[row["mark"]] for row in newest],
            "hovertext": [_hover(row) for row in newest],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
            **style.selection([row["mark"] for row in newest], context.mark),
        }
    )
    line = {"type": "line", "line": {"color": ink.text, "width": 1.5, "dash": "dash"}}
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                560,
                margin={"l": 48, "r": 16, "t": 28, "b": 48},
                xaxis={
                    "range": [left, right],
                    "ticksuffix": "%",
                    "showgrid": False,
                    "title": {"text": "Share of GDP", "font": {"size": 12}},
                },
                yaxis={
                    "range": [bottom, top],
                    "ticksuffix": "%",
                    "showgrid": False,
                    "title": {"text": "Equipment, share of defence", "font": {"size": 12}},
                },
                shapes=[
                    line | {"x0": target, "x1": target, "yref": "paper", "y0": 0, "y1": 1},
                    line | {"y0": equipment, "y1": equipment, "xref": "paper", "x0": 0, "x1": 1},
                ],
                annotations=[
                    {
                        "x": target,
                        "yref": "paper",
                        "y": 1,
                        "yanchor": "bottom",
                        "showarrow": False,
                        "text": f"<b>{target:g}% of GDP</b>",
                    },
                    {
                        "xref": "paper",
                        "x": 1,
                        "y": equipment,
                        "xanchor": "right",
                        "yanchor": "bottom",
                        "showarrow": False,
                        "text": f"<b>{equipment:g}% on equipment</b>",
                    },
                ],
            ),
        }
    )


def _trail(trail: pd.DataFrame, context: ChartContext) -> dict[str, Any]:
    years = trail.sort_values("year").to_dict("records")
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [row["share"] for row in years],
        "y": [row["equipment_share"] for row in years],
        "line": {"color": style.colour(years[0]["iso3"]), "width": 1},
        "marker": {"size": 5, "color": style.colour(years[0]["iso3"])},
        "opacity": 0.55,
        "customdata": [[row["mark"]] for row in years],
        "hovertext": [_hover(row) for row in years],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        **style.selection([row["mark"] for row in years], context.mark),
    }


def _reach(values: list[float]) -> tuple[float, float]:
    """Return the range of an axis that holds all values with some room around them."""
    low, high = min(values), max(values)
    room = max((high - low) * 0.08, 0.2)
    return max(low - room, 0), high + room


def name_sides(dots: list[tuple[float, float]]) -> list[str | None]:
    """Choose a side for the name of each dot (pixels, up and right), or None without room.

    A name hides neither a dot nor an earlier name; a dot without a name shows it on hover.
    """
    boxes = [(x - _DOT / 2, y - _DOT / 2, x + _DOT / 2, y + _DOT / 2) for x, y in dots]
    sides: list[str | None] = []
    for x, y in dots:
        for side, (across, up) in _SIDES.items():
            middle = x + across * (_NAME[0] + _DOT) / 2, y + up * (_NAME[1] + _DOT) / 2
            box = (
                middle[0] - _NAME[0] / 2,
                middle[1] - _NAME[1] / 2,
                middle[0] + _NAME[0] / 2,
                middle[1] + _NAME[1] / 2,
            )
            if not any(_overlap(box, other) for other in boxes):
                boxes.append(box)
                sides.append(side)
                break
        else:
            sides.append(None)
    return sides


def _overlap(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _hover(row: dict[Any, Any]) -> str:
    estimate = precision.remark(row["is_estimate"])
    return (
        f"<b>{style.literal(row['member'])} {row['year']}</b>{estimate}<br>{row['share']:.2f}% of GDP"
        f"<br>{row['equipment_share']:.2f}% of it on equipment<br>Click for the evidence"
    )


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the numbers of members that met both or neither guideline."""
    year = rows["year"].max()
    newest = rows[rows["year"] == year]
    counts = newest["quadrant"].value_counts()
    estimate = precision.estimate_ending(newest["is_estimate"])
    parts = [f"{counts.get('both', 0)} of {len(newest)} met both guidelines in {year}{estimate}"]
    for quadrant, words in (
        ("share_only", "only that of GDP"),
        ("equipment_only", "only that of equipment"),
        ("neither", "neither"),
    ):
        if count := counts.get(quadrant, 0):
            parts.append(f"{count} {words}")
    return "; ".join(parts)


VIEW = View("guidelines_2_and_20", figure, finding)

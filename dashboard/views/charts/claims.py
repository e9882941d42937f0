"""Claims against figures: a row per claim, with every published value along it."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import style
from dashboard.views.charts.view import ChartContext, View

VERDICTS = {
    "matched": "Matched on its day",
    "revised": "Matched then, revised since",
    "differed": "Differed on its day",
    "held_in_part": "The release of its day is held in part",
    "none_published": "No figure had been published",
    "wording_differs": "Wording differs from other reports",
}
_ROW_PIXELS = 46
_LONGEST = 34
"""Maximum characters of a claim that fit beside its verdict on a phone."""


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw each claim as a star on its day among the values published before and after it."""
    ink = style.ink(context.dark)
    records = rows.to_dict("records")
    heights = {row["mark"]: float(len(records) - at) for at, row in enumerate(records)}
    pairs = [(row, published) for row in records for published in row["known"]]
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "The claim",
            "x": [row["stated_on"] for row in records],
            "y": [heights[row["mark"]] for row in records],
            "marker": {"symbol": "star", "size": 13, "color": ink.claim},
            "customdata": [[row["mark"]] for row in records],
            "hovertext": [_hover(row) for row in records],
            "hovertemplate": "%{hovertext}<extra></extra>",
            **style.selection([row["mark"] for row in records], context.mark),
        },
        # If reports of one day differ, both numbers stay legible, one on each side.
        _published_values(
            "Agrees", [p for p in pairs if p[1]["agrees"]], heights, ink.accent, "left"
        ),
        _published_values(
            "Does not agree", [p for p in pairs if not p[1]["agrees"]], heights, ink.second, "right"
        ),
    ]
    return go.Figure(
        {
            "data": [trace for trace in traces if trace["x"]],
            "layout": style.layout(
                ink,
                _ROW_PIXELS * len(records) + 110,
                margin={"l": 12, "r": 24, "t": 40, "b": 36},
                xaxis={"showgrid": True},
                yaxis={"visible": False, "range": [0.4, len(records) + 0.75]},
                annotations=[_claim_name(row, heights, ink) for row in records],
            ),
        }
    )


def _published_values(
    name: str,
    pairs: list[tuple[dict[Hashable, Any], dict[str, Any]]],
    heights: dict[str, float],
    colour: str,
    side: str,
) -> dict[str, Any]:
    """Draw published values; an estimate is hollow."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": f"{name}, as published",
        "x": [published["known_on"] for _, published in pairs],
        "y": [heights[row["mark"]] for row, _ in pairs],
        "text": [
            published["said"] if _is_number(published["said"]) else "" for _, published in pairs
        ],
        "textposition": f"bottom {side}",
        "textfont": {"size": 12, "color": colour},
        "marker": {
            "size": 9,
            "color": colour,
            "line": {"width": 1.5},
            "symbol": [
                "circle-open" if published["is_estimate"] else "circle" for _, published in pairs
            ],
        },
        "customdata": [[row["mark"]] for row, _ in pairs],
        "hovertext": [
            f"<b>{style.literal(published['said'])}</b><br>{style.literal(published['known_by'])}, "
            f"{style.day(published['known_on'])}<br>Click for the evidence"
            for _, published in pairs
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _claim_name(
    row: dict[Hashable, Any], heights: dict[str, float], ink: style.Ink
) -> dict[str, Any]:
    """Return the annotation with claim and verdict above the row's marks."""
    return {
        "xref": "paper",
        "x": 0,
        "y": heights[row["mark"]] + 0.42,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "text": (
            f"<b>{style.literal(row['claim'], _LONGEST)}</b>  "
            f'<span style="color:{ink.muted}">{VERDICTS[row["verdict"]].removesuffix(" from other reports")}</span>'
        ),
        "font": {"size": 13, "color": ink.text},
    }


def _hover(row: dict[Hashable, Any]) -> str:
    lines = [
        f"<b>{style.literal(row['claim'], 90)}</b>",
        f"{style.literal(row['publisher'])}, {style.day(row['stated_on'])}",
        VERDICTS[row["verdict"]],
    ]
    return "<br>".join([*lines, *filter(None, [style.literal(row["note"], 110)]), "Click"])


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the numbers of claims that matched, were revised since, or differ."""
    counts = rows["verdict"].value_counts()
    matched, revised = counts.get("matched", 0), counts.get("revised", 0)
    parts = [f"{matched + revised} of {len(rows)} claims matched on their day"]
    if revised:
        parts.append(f"{revised} of them have been revised since")
    if differed := counts.get("differed", 0):
        parts.append(f"{differed} differed on their day")
    if in_part := counts.get("held_in_part", 0):
        parts.append(f"of {in_part} the release of the day is held in part")
    if unpublished := counts.get("none_published", 0):
        parts.append(f"of {unpublished} nothing had been published")
    if wording := counts.get("wording_differs", 0):
        parts.append(f"in {wording} the wording differs from other reports")
    return "; ".join(parts)


VIEW = View("claims", figure, finding)

"""Releases: the count at a guideline that each NATO release gave, at its day of publication."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a mark per release; hollow where the release is held in part."""
    ink = style.ink(context.dark)
    rows = rows[rows["guideline"] == context.guidelines[0].code]
    full, partial = rows[rows["is_full_count"]], rows[~rows["is_full_count"]]
    traces = [
        _marks(full, "Every member", "circle", ink.accent, context),
        _marks(partial, "Held in part: at least", "circle-open", ink.accent, context),
    ]
    top = max(int(rows["meeting"].max()), 4)
    days = rows["published_on"]
    return go.Figure(
        {
            "data": [trace for trace in traces if trace["x"]],
            "layout": style.layout(
                ink,
                460,
                margin={"l": 40, "r": 24, "t": 56, "b": 36},
                showlegend=True,
                xaxis={
                    "type": "date",
                    "tickformat": "%Y",
                    "dtick": "M12",
                    "showgrid": False,
                    "range": [
                        f"{days.min() - pd.Timedelta(days=120):%Y-%m-%d}",
                        f"{days.max() + pd.Timedelta(days=120):%Y-%m-%d}",
                    ],
                },
                yaxis={"range": [0, top * 1.14]},
            ),
        }
    )


def _marks(
    rows: pd.DataFrame, name: str, symbol: str, colour: str, context: ChartContext
) -> dict[str, Any]:
    releases = rows.to_dict("records")
    marks = [release["mark"] for release in releases]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": [f"{release['published_on']:%Y-%m-%d}" for release in releases],
        "y": [release["meeting"] for release in releases],
        "text": [str(release["meeting"]) for release in releases],
        "textposition": "top center",
        "textfont": {"size": 12},
        "marker": {"symbol": symbol, "size": 11, "color": colour, "line": {"width": 2}},
        **style.evidence_points(marks, (_hover(release) for release in releases), context.mark),
    }


def _hover(release: dict[Any, Any]) -> str:
    lines = [
        f"<b>{style.literal(release['release'])}</b>",
        f"{_count(release)} at {release['guideline']}% in {release['reference_year']}"
        f"{precision.remark(release['is_estimate'])}",
    ]
    if release["revised"]:
        lines.append(f"{release['revised']} of {release['repeated']} earlier shares revised")
    if not pd.isna(release["price_base_year"]):
        lines.append(f"Constant prices of {int(release['price_base_year'])}")
    return "<br>".join([*lines, "Click for the figures"])


def _count(release: dict[Any, Any]) -> str:
    least = "" if release["is_full_count"] else "at least "
    return f"{least}{release['meeting']} of {release['members_expected']}"


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: how many releases, and the first and last full count among them."""
    code = context.guidelines[0].code
    rows = rows[rows["guideline"] == code].sort_values("published_on")
    number = "1 NATO release" if len(rows) == 1 else f"{len(rows)} NATO releases"
    full = rows[rows["is_full_count"]].to_dict("records")
    if not full:
        return f"{number}; none is held for every member"
    first, last = full[0], full[-1]
    if first is last:
        return f"{number}: {_told(last)} at {code}% in {_when(last)}"
    return (
        f"{number}: from {_told(first)} at {code}% in {_when(first)} to "
        f"{last['meeting']} of {last['members_expected']} in {_when(last)}"
    )


def _told(release: dict[Any, Any]) -> str:
    return f"{release['meeting']} of {release['members_expected']} members with armed forces"


def _when(release: dict[Any, Any]) -> str:
    """Return the year that is counted and the release, in brackets, with what is an estimate."""
    estimate = precision.estimate_ending([release["is_estimate"]])
    return f"{release['reference_year']} ({release['release']}{estimate})"


VIEW = View("releases", figure, finding)

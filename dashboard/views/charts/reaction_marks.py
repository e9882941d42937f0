"""Shared marks of charts of statements: shape and colour by stance, day, and event."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.facts.vocabulary import CHANNELS, STANCES
from dashboard.views.charts import style
from dashboard.views.charts.view import ChartContext

_SYMBOLS = {
    "oppose": "triangle-down",
    "support": "triangle-up",
    "neutral": "circle",
    "unclear": "x",
}
_FEW_DAYS, _FEWEST_DAYS = pd.Timedelta(days=5), pd.Timedelta(days=3)
"""Ranges: up to the first, Plotly would label hours and so repeat each day; up to the second, every
day has room for a label even on a phone."""
_LIGHT = {"oppose": "#b3402a", "support": "#1f6fb2", "neutral": "#6b7785", "unclear": "#8a6d1f"}
_DARK = {"oppose": "#f08a6c", "support": "#6fb3f2", "neutral": "#a7b2be", "unclear": "#d9b95a"}


def marks(statements: pd.DataFrame, ups: Sequence[float], context: ChartContext) -> dict[str, Any]:
    """Return the trace of one stance's statements at heights `ups`; hollow if the day is unsure."""
    stance = statements["stance"].iloc[0]
    hollow = (statements["date_basis"] == "reported") | ~is_sure(statements)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": mark_days(statements),
        "y": ups,
        "marker": {
            "symbol": [_SYMBOLS[stance] + ("-open" if h else "") for h in hollow],
            "size": 12,
            "color": (_DARK if context.dark else _LIGHT)[stance],
            "line": {"width": 1.5},
        },
        "customdata": statements[["mark"]],
        "hovertext": [_hover(row) for row in statements.to_dict("records")],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **style.selection(statements["mark"], context.mark),
    }


def is_sure(statements: pd.DataFrame) -> "pd.Series[bool]":
    """Return for each statement whether its day, or that of the report, is known."""
    return statements["stated_from"] == statements["stated_on"]


def mark_days(rows: pd.DataFrame) -> "pd.Series[Any]":
    """Return the day of each statement, or the middle of the month if only that is known."""
    first, last = pd.to_datetime(rows["stated_from"]), pd.to_datetime(rows["stated_on"])
    return first + (last - first) / 2


def days_unsure(
    statements: pd.DataFrame, ups: Sequence[float], ink: style.Ink
) -> list[dict[str, Any]]:
    """Return the trace of lines over all possible days of statements without a known day."""
    return [
        {
            "type": "line",
            "x0": pd.Timestamp(row["stated_from"]).isoformat(),
            "x1": pd.Timestamp(row["stated_on"]).isoformat(),
            "y0": up,
            "y1": up,
            "line": {"color": ink.muted, "width": 2},
            "layer": "below",
        }
        for row, up in zip(statements.to_dict("records"), ups, strict=True)
        if row["stated_from"] != row["stated_on"]
    ]


def days(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the range of an axis for every statement and event.

    A short axis has one tick per day, since statements have no hours.
    """
    stated = pd.to_datetime(rows["stated_on"])
    first, last = stated.min() - pd.Timedelta(hours=18), stated.max() + pd.Timedelta(hours=18)
    about = pd.to_datetime(rows["about_on"]).dropna()
    if not about.empty:
        first = min(first, about.min() - pd.Timedelta(hours=12))
    axis: dict[str, Any] = {"range": [first.isoformat(), last.isoformat()]}
    if last - first <= _FEW_DAYS:
        step = pd.Timedelta(days=1 if last - first <= _FEWEST_DAYS else 2)
        axis["dtick"] = step.total_seconds() * 1000
    return axis


def event_lines(rows: pd.DataFrame, ink: style.Ink) -> list[dict[str, Any]]:
    """Return a vertical line on the day of every event that statements react to."""
    stamps = [pd.Timestamp(event["about_on"]).isoformat() for event in _events(rows)]
    return [
        {
            "type": "line",
            "x0": stamp,
            "x1": stamp,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": ink.text, "width": 1, "dash": "dot"},
        }
        for stamp in stamps
    ]


def event_names(rows: pd.DataFrame, ink: style.Ink) -> list[dict[str, Any]]:
    """Return the name of every event, at the foot of its line."""
    return [
        {
            "x": pd.Timestamp(event["about_on"]).isoformat(),
            "yref": "paper",
            "y": 0,
            "yanchor": "bottom",
            "xanchor": "left",
            "text": style.literal(event["about_label"]),
            "showarrow": False,
            "font": {"size": 12, "color": ink.muted},
        }
        for event in _events(rows)
    ]


def _events(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    return rows[["about_on", "about_label"]].dropna().drop_duplicates().to_dict("records")


def _hover(row: dict[Any, Any]) -> str:
    role = "" if pd.isna(row["role"]) else f", {style.literal(row['role'], 50)}"
    basis = "" if row["date_basis"] == "stated" else " (day of the report)"
    when = style.day(row["stated_on"])
    if row["stated_from"] != row["stated_on"]:
        when = f"{pd.Timestamp(row['stated_on']):%B %Y}, day not known"
    other = row["also_read_as"]
    reading = "" if pd.isna(other) else f"<br>Another source reads it as: {STANCES[other].label}"
    carried = f", carried by {row['texts']} sources" if row["texts"] > 1 else ""
    return (
        f"<b>{style.literal(row['official'])}</b>{role}<br>{STANCES[row['stance']].label}, {when}{basis}"
        f"{reading}<br>{CHANNELS[row['channel']].label}{carried}"
        f"<br>{style.literal(row['gist'], 90)}<br>Click for the evidence"
    )

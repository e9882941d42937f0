"""Who reacted how and when: a lane per official, grouped by organisation; shape and colour = stance."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.view import Scene, View
from dashboard.filters import CHANNELS, STANCES

_ROW_PIXELS = 19
_SYMBOLS = {
    "oppose": "triangle-down",
    "support": "triangle-up",
    "neutral": "circle",
    "unclear": "x",
}
_LIGHT = {"oppose": "#b3402a", "support": "#1f6fb2", "neutral": "#6b7785", "unclear": "#8a6d1f"}
_DARK = {"oppose": "#f08a6c", "support": "#6fb3f2", "neutral": "#a7b2be", "unclear": "#d9b95a"}


def figure(rows: pd.DataFrame, scene: Scene) -> go.Figure:
    """Draw one mark per statement; hollow where the day is that of the report."""
    ink = style.ink(scene.dark)
    lanes = _lanes(rows)
    traces: list[dict[str, Any]] = []
    for stance, label in STANCES.items():
        said = rows[rows["stance"] == stance]
        if said.empty:
            continue
        hollow = (said["date_basis"] == "reported") | (said["stated_from"] != said["stated_on"])
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": f"{label} ({len(said)})",
                "x": said["stated_on"],
                "y": [
                    lanes[key] for key in zip(said["organisation"], said["official"], strict=True)
                ],
                "marker": {
                    "symbol": [_SYMBOLS[stance] + ("-open" if h else "") for h in hollow],
                    "size": 12,
                    "color": (_DARK if scene.dark else _LIGHT)[stance],
                    "line": {"width": 1.5},
                },
                "customdata": said[["mark"]],
                "hovertext": [_hover(row) for row in said.to_dict("records")],
                "hovertemplate": "%{hovertext}<extra></extra>",
                **style.chosen(said["mark"], scene.mark),
            }
        )
    heads = _heads(lanes)
    events = rows[["about_on", "about_label"]].dropna().drop_duplicates()
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _ROW_PIXELS * (len(lanes) + len(heads)) + 110,
                margin={"l": 190, "r": 16, "t": 72, "b": 36},
                xaxis={
                    "type": "date",
                    "side": "top" if len(lanes) > 20 else "bottom",
                    "tickformat": "%-d %b",
                    "showgrid": True,
                    **_days(rows),
                },
                yaxis={
                    "tickmode": "array",
                    "tickvals": [*lanes.values(), *heads.values()],
                    "ticktext": [
                        *(style.literal(official, 28) for _, official in lanes),
                        *(f"<b>{style.literal(name, 28)}</b>" for name in heads),
                    ],
                    "range": [max(lanes.values()) + 0.8, -0.8],
                    "tickfont": {"color": ink.text, "size": 12},
                    "showgrid": True,
                },
                shapes=[
                    *(_event(day, ink) for day in events["about_on"]),
                    *_unsure(rows, lanes, ink),
                ],
                annotations=[_event_name(event, ink) for event in events.to_dict("records")],
                legend={
                    "orientation": "h",
                    "x": 0,
                    "y": 1.0,
                    "yref": "container",
                    "yanchor": "top",
                    "itemclick": False,
                    "itemdoubleclick": False,
                    "xref": "container",
                },
            ),
        }
    )


def _lanes(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Number the rows of the chart: each organisation takes one for its name, then its officials."""
    lanes: dict[tuple[str, str], int] = {}
    row = -1
    pairs = rows[["organisation", "official"]].drop_duplicates()
    for _, officials in pairs.groupby("organisation", sort=True):
        row += 1
        for pair in officials.sort_values("official").itertuples(index=False):
            row += 1
            lanes[str(pair.organisation), str(pair.official)] = row
    return lanes


def _heads(lanes: dict[tuple[str, str], int]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for (organisation, _), row in lanes.items():
        heads.setdefault(organisation, row - 1)
    return heads


def _unsure(
    rows: pd.DataFrame, lanes: dict[tuple[str, str], int], ink: style.Ink
) -> list[dict[str, Any]]:
    """Where only the month is known, draw a line back over the days that it may have been."""
    return [
        {
            "type": "line",
            "x0": pd.Timestamp(row["stated_from"]).isoformat(),
            "x1": pd.Timestamp(row["stated_on"]).isoformat(),
            "y0": lanes[row["organisation"], row["official"]],
            "y1": lanes[row["organisation"], row["official"]],
            "line": {"color": ink.muted, "width": 2},
            "layer": "below",
        }
        for row in rows[rows["stated_from"] != rows["stated_on"]].to_dict("records")
    ]


def _days(rows: pd.DataFrame) -> dict[str, Any]:
    days = pd.to_datetime(rows["stated_on"])
    first, last = days.min() - pd.Timedelta(hours=18), days.max() + pd.Timedelta(hours=18)
    about = pd.to_datetime(rows["about_on"]).dropna()
    if not about.empty:
        first = min(first, about.min() - pd.Timedelta(hours=12))
    return {"range": [first.isoformat(), last.isoformat()]}


def _event(day: Any, ink: style.Ink) -> dict[str, Any]:
    stamp = pd.Timestamp(day).isoformat()
    return {
        "type": "line",
        "x0": stamp,
        "x1": stamp,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": ink.text, "width": 1, "dash": "dot"},
    }


def _event_name(event: dict[Any, Any], ink: style.Ink) -> dict[str, Any]:
    return {
        "x": pd.Timestamp(event["about_on"]).isoformat(),
        "yref": "paper",
        "y": 0,
        "yanchor": "bottom",
        "xanchor": "left",
        "text": style.literal(event["about_label"]),
        "showarrow": False,
        "font": {"size": 12, "color": ink.muted},
    }


def _hover(row: dict[Any, Any]) -> str:
    role = "" if pd.isna(row["role"]) else f", {style.literal(row['role'], 50)}"
    basis = "" if row["date_basis"] == "stated" else " (day of the report)"
    when = style.day(row["stated_on"])
    if row["stated_from"] != row["stated_on"]:
        when = f"{pd.Timestamp(row['stated_on']):%B %Y}, day not known"
    other = row["also_read_as"]
    reading = (
        "" if pd.isna(other) else f"<br>Another source reads it as: {STANCES.get(other, other)}"
    )
    carried = f", carried by {row['texts']} sources" if row["texts"] > 1 else ""
    return (
        f"<b>{style.literal(row['official'])}</b>{role}<br>{STANCES[row['stance']]}, {when}{basis}"
        f"{reading}<br>{CHANNELS[row['channel']]}{carried}"
        f"<br>{style.literal(row['gist'], 90)}<br>Click for the evidence"
    )


def finding(rows: pd.DataFrame, scene: Scene) -> str:
    """Say how many of the reactions criticise and how many defend, and what."""
    counts = rows["stance"].value_counts()
    about = rows[["about_label", "about_on"]].drop_duplicates()
    what = "the events that they are about"
    if len(about) == 1:
        what = f"{about['about_label'].iloc[0]} on {style.day(about['about_on'].iloc[0])}"
    if len(rows) == 1:
        only = rows.iloc[0]
        return f"{only['official']}: {STANCES[only['stance']].lower()} on {what}"
    opposing, supporting = int(counts.get("oppose", 0)), int(counts.get("support", 0))
    return f"{opposing} of {len(rows)} reactions criticise and {supporting} defend {what}"


VIEW = View("reactions", figure, finding)

"""Membership timeline: a row per member in the order of joining, under the growing total."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import style
from dashboard.views.charts.view import ChartContext, View

_ROW_PIXELS = 19
_STEPS = {
    "applied": "triangle-right-open",
    "memorandum": "square-open",
    "invited": "diamond-open",
    "signed": "pentagon-open",
    "ratified": "hexagon-open",
    "flag_raised": "x-thin-open",
}


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw each accession as a dot at the resulting number of members, and the steps before it."""
    ink = style.ink(context.dark)
    joined = rows[rows["kind"] == "accession"].sort_values(["happened_on", "member"])
    ranks = _ranks(rows, joined)
    traces: list[dict[str, Any]] = []
    if not joined.empty:
        after = joined.drop_duplicates("happened_on")
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": after["happened_on"],
                "y": after["members_after"],
                "line": {"shape": "hv", "color": ink.muted, "width": 1.5},
                "hoverinfo": "skip",
                "showlegend": False,
            }
        )
    steps = rows[rows["kind"] == "step"]
    for event, group in steps.groupby("event", sort=False):
        traces.append(
            _marks(group, group["iso3"].map(ranks), context)
            | {
                "name": str(event).replace("_", " ").capitalize(),
                "marker": {
                    "symbol": _STEPS.get(str(event), "circle-open"),
                    "size": 9,
                    "color": ink.muted,
                    "line": {"width": 1.5},
                },
            }
        )
    if not joined.empty:
        traces.append(
            _marks(joined, joined["iso3"].map(ranks), context)
            | {
                "name": "Joined",
                "marker": {"size": 10, "color": [style.colour(iso3) for iso3 in joined["iso3"]]},
                "showlegend": False,
            }
        )
    traces.append(_names(rows, ranks, ink))
    stated = rows[rows["kind"] == "stated"]
    if not stated.empty:
        traces.append(
            _marks(stated, stated["members_after"], context)
            | {
                "name": "Number of members said by a source",
                "marker": {"symbol": "star", "size": 12, "color": ink.claim},
            }
        )
    top = max([*ranks.values(), 1])
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                int(max(_ROW_PIXELS * len(set(ranks.values())), 200)) + 90,
                margin={"l": 112, "r": 36, "t": 52, "b": 36},
                xaxis={"showgrid": True},
                yaxis={
                    "range": [min([*ranks.values(), top]) - 1, top + 1.2],
                    "dtick": 4,
                    "tick0": 0,
                    "side": "right",
                    "rangemode": "nonnegative",
                },
            ),
        }
    )


def _ranks(rows: pd.DataFrame, joined: pd.DataFrame) -> dict[str, int]:
    """Return state → row: members of one day one below the other, applicants on top."""
    ranks: dict[str, int] = {}
    for _, together in joined.groupby("happened_on", sort=True):
        for position, row in enumerate(reversed(together.to_dict("records"))):
            ranks[row["iso3"]] = int(row["members_after"]) - position
    waiting = [iso3 for iso3 in rows.loc[rows["kind"] == "step", "iso3"] if iso3 not in ranks]
    for iso3 in dict.fromkeys(waiting):
        ranks[iso3] = max([*ranks.values(), 0]) + 1
    return ranks


def _names(rows: pd.DataFrame, ranks: dict[str, int], ink: style.Ink) -> dict[str, Any]:
    """Return annotations with each state's name to the left of the first mark in its row."""
    states = rows.dropna(subset=["iso3"]).sort_values("happened_on").drop_duplicates("iso3")
    return {
        "type": "scatter",
        "mode": "text",
        "x": states["happened_on"],
        "y": states["iso3"].map(ranks),
        "text": [f"{style.literal(member)}  " for member in states["member"]],
        "textposition": "middle left",
        "textfont": {"size": 13, "color": ink.text},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(rows: pd.DataFrame, heights: pd.Series, context: ChartContext) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["happened_on"],
        "y": heights,
        "customdata": rows[["mark"]],
        "hovertext": [
            f"<b>{style.day(row['happened_on'])}</b><br>{style.literal(row['gist'], 90)}"
            "<br>Click for the evidence"
            for row in rows.to_dict("records")
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **style.selection(rows["mark"], context.mark),
    }


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the number of members and the last accession."""
    joined = rows[rows["kind"] == "accession"].sort_values(["happened_on", "member"])
    if joined.empty:
        return "Nobody joined in the years shown"
    last_day = joined["happened_on"].max()
    last = joined[joined["happened_on"] == last_day]
    names = _listed([str(name) for name in last["member"]])
    if context.narrowed & {"member"}:
        if len(joined) == 1:
            place = f", as member {int(last['members_after'].iloc[0])}" if len(last) == 1 else ""
            return f"{names} joined on {style.day(last_day)}{place}"
        return (
            f"Of the {len(joined)} members selected, {names} joined last, on {style.day(last_day)}"
        )
    total = int(last["members_after"].iloc[0])
    return f"{total} members since {style.day(last_day)}, when {names} joined"


def _listed(names: list[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


VIEW = View("membership_timeline", figure, finding)

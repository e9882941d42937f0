"""Ratifications: when each member's parliament was done with an accession, a line per member."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.facts.figure_vocabulary import RATIFICATION_STEPS, RatificationStep
from dashboard.views.charts import style
from dashboard.views.charts.view import ChartContext, Form

_ROW_PIXELS = 19
_SHAPES: dict[RatificationStep, tuple[str, int]] = {
    "parliament_complete": ("circle", 11),
    "chamber_vote": ("circle-open", 7),
    "head_of_state": ("x-thin-open", 8),
}
_NAME = 18


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a line per member, the first to ratify on top, a colour per candidate."""
    ink = style.ink(context.dark)
    order = rows.sort_values(["finished_on", "member"], na_position="last")["member"].unique()
    names = [style.literal(name, _NAME) for name in order]
    traces = []
    for candidate, of_candidate in rows.groupby("candidate_name"):
        for step, (symbol, size) in _SHAPES.items():
            group = of_candidate[of_candidate["step"] == step].to_dict("records")
            if not group:
                continue
            marks = [row["mark"] for row in group]
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": f"{candidate}: {RATIFICATION_STEPS[step].label.lower()}",
                    "x": [f"{row['done_on']:%Y-%m-%d}" for row in group],
                    "y": [style.literal(row["member"], _NAME) for row in group],
                    "marker": {
                        "symbol": symbol,
                        "size": size + (4 if candidate == "Finland" else 0),
                        "color": style.colour(group[0]["candidate"]),
                        "line": {"width": 1.5, "color": style.colour(group[0]["candidate"])},
                        "opacity": 0.75,
                    },
                    **style.evidence_points(marks, (_hover(row) for row in group), context.mark),
                }
            )
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _ROW_PIXELS * len(names) + 170,
                margin={"l": 126, "r": 16, "t": 112, "b": 36},
                showlegend=True,
                xaxis={"type": "date", "tickformat": "%b %Y", "dtick": "M6", "showgrid": True},
                yaxis={
                    "type": "category",
                    "categoryarray": names[::-1],
                    "tickfont": {"color": ink.text, "size": 13},
                },
            ),
        }
    )


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{style.literal(row['member'])}, {style.day(row['done_on'])}</b>",
        f"{RATIFICATION_STEPS[row['step']].label}, accession of {style.literal(row['candidate_name'])}",
    ]
    votes = [
        f"{int(row[column])} {word}"
        for column, word in (
            ("votes_for", "for"),
            ("votes_against", "against"),
            ("abstentions", "abstained"),
        )
        if not pd.isna(row[column])
    ]
    if votes:
        body = "" if pd.isna(row["body"]) else f"{style.literal(row['body'])}: "
        lines.append(f"{body}{', '.join(votes)}")
    if row["is_disputed"]:
        lines.append("Sources differ")
    return "<br>".join([*lines, "Click for the evidence"])


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: how many parliaments were done with each accession, and the last of them."""
    done = rows[rows["step"] == "parliament_complete"]
    if done.empty:
        return f"{len(rows)} votes and signatures; of no parliament the last vote is among them"
    parts = []
    for candidate, group in done.groupby("candidate_name"):
        last_on = group["done_on"].max()
        # Several may have been last on one day.
        last = " and ".join(sorted(set(group.loc[group["done_on"] == last_on, "member"])))
        number = group["iso3"].nunique()
        parliaments = f"{number} parliaments, {last} last" if number > 1 else last
        parts.append(f"{candidate}: {parliaments} on {style.day(last_on)}")
    return f"Ratified the accession of {'; of '.join(parts)}"


FORM = Form(
    "membership-timeline", "ratifications", "Ratifications", "ratifications", figure, finding
)

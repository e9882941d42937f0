"""Reactions: a lane per official, grouped by organisation; shape and colour give the stance."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.facts.vocabulary import STANCES
from dashboard.views.charts import reaction_marks, style
from dashboard.views.charts.view import ChartContext, View

_ROW_PIXELS = 19
_KINDS = {"oppose": "critical", "support": "defending", "neutral": "neutral", "unclear": "unclear"}
_NARROWING = {"official", "organisation", "channel", "days"}


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw one mark per statement; hollow if the day is that of the report."""
    ink = style.ink(context.dark)
    lanes = _lanes(rows)
    traces: list[dict[str, Any]] = []
    unsure: list[dict[str, Any]] = []
    for stance, term in STANCES.items():
        statements = rows[rows["stance"] == stance]
        if statements.empty:
            continue
        ups = [
            lanes[key]
            for key in zip(statements["organisation"], statements["official"], strict=True)
        ]
        traces.append(
            {
                **reaction_marks.marks(statements, ups, context),
                "name": f"{term.label} ({len(statements)})",
            }
        )
        unsure += reaction_marks.days_unsure(statements, ups, ink)
    heads = _heads(lanes)
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
                    **reaction_marks.days(rows),
                },
                yaxis={
                    "tickmode": "array",
                    "tickvals": [*lanes.values(), *heads.values()],
                    "ticktext": [
                        *(style.literal(official, 28) for _, official in lanes),
                        *(f"<b>{style.literal(name, 28)}</b>" for name in heads),
                    ],
                    "range": [max(lanes.values()) + 1.6, -0.8],
                    "tickfont": {"color": ink.text, "size": 12},
                    "showgrid": True,
                },
                shapes=[*reaction_marks.event_lines(rows, ink), *unsure],
                annotations=reaction_marks.event_names(rows, ink),
                showlegend=True,
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
    """Number the rows of the chart: one for each organisation's name, then one per official."""
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


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the numbers of critical and supportive reactions, and their topic."""
    counts = rows["stance"].value_counts()
    about = rows[["about_label", "about_on"]].drop_duplicates()
    topic = "the events that they are about"
    if len(about) == 1:
        topic = f"{about['about_label'].iloc[0]} on {style.day(about['about_on'].iloc[0])}"
    if len(rows) == 1:
        only = rows.iloc[0]
        return f"{only['official']}: {STANCES[only['stance']].label.lower()} on {topic}"
    if "stance" in context.narrowed:
        # With a filter on stance, shares of stances would be meaningless.
        parts = [
            f"{number} {_KINDS[stance]}" for stance in STANCES if (number := counts.get(stance))
        ]
        return f"Selected by stance: {' and '.join(parts)} reactions to {topic}"
    selected = "selected " if context.narrowed & _NARROWING else ""
    opposing, supporting = int(counts.get("oppose", 0)), int(counts.get("support", 0))
    return (
        f"{opposing} of {len(rows)} {selected}reactions criticise and {supporting} defend {topic}"
    )


VIEW = View("reactions", figure, finding, when_high="days")

"""Reactions by day: a stack of marks per day, a lane per stance; the coarser of two forms."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.facts.vocabulary import STANCES
from dashboard.views.charts import reaction_marks, style
from dashboard.views.charts.view import ChartContext, Form

_ROW_PIXELS = 16


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw one mark per statement, stacked by day and stance."""
    ink = style.ink(context.dark)
    traces: list[dict[str, Any]] = []
    unsure: list[dict[str, Any]] = []
    bases: dict[str, int] = {}
    top = 0
    for stance in reversed(list(STANCES)):
        statements = rows[rows["stance"] == stance]
        if statements.empty:
            continue
        sure = reaction_marks.is_sure(statements)
        statements = pd.concat(
            [
                statements[sure].sort_values("date_basis", kind="stable", ascending=False),
                statements[~sure],
            ]
        )
        ups = [top + up for up in _heights(statements)]
        bases[f"{STANCES[stance].label} ({len(statements)})"] = top
        traces.append(reaction_marks.marks(statements, ups, context))
        unsure += reaction_marks.days_unsure(statements, ups, ink)
        top = max(ups) + 2
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                max(_ROW_PIXELS * top + 90, 240),
                showlegend=False,
                margin={"l": 104, "r": 16, "t": 24, "b": 56},
                xaxis={
                    "type": "date",
                    "tickformat": "%-d %b",
                    "showgrid": True,
                    **reaction_marks.days(rows),
                },
                yaxis={
                    "tickmode": "array",
                    "tickvals": [*bases.values()],
                    "ticktext": [*bases],
                    "range": [-1.6, top - 0.4],
                    "tickfont": {"color": ink.text, "size": 13},
                    "showgrid": False,
                },
                shapes=[*reaction_marks.event_lines(rows, ink), *unsure],
                annotations=reaction_marks.event_names(rows, ink),
            ),
        }
    )


def _heights(statements: pd.DataFrame) -> list[int]:
    """Return the height of each mark in its stack; a line over unsure days has its own row."""
    sure = reaction_marks.is_sure(statements)
    above = statements[sure].groupby("stated_on").cumcount()
    free = int(above.max()) + 1 if len(above) else 0
    return [*above, *range(free, free + int((~sure).sum()))]


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the day with the most reactions."""
    dated = rows[reaction_marks.is_sure(rows)]
    if dated.empty:
        return f"Of none of the {len(rows)} reactions the day is known"
    by_day = dated["stated_on"].value_counts().sort_index()
    day = by_day.idxmax()
    reported = (dated[dated["stated_on"] == day]["date_basis"] == "reported").any()
    came = "came or were reported" if reported else "came"
    return f"{by_day.max()} of {len(rows)} reactions {came} on {style.day(day)}"


FORM = Form("reactions", "days", "By day", "reactions", figure, finding)

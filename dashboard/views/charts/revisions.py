"""Revisions: the largest changes of a member's year between two releases."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

MOST_DRAWN = 25
_ROW_PIXELS = 24


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the largest changes: a small open dot before, a dot in the member's colour after."""
    ink = style.ink(context.dark)
    records = rows.head(MOST_DRAWN).to_dict("records")
    names = [f"{style.literal(row['member'], 15)} {row['year']}" for row in records]
    marks = [[row["mark"]] for row in records]
    hover = [
        f"<b>{name}</b><br>{_share_text(row, 'before')}% → {_share_text(row, 'after')}% of GDP "
        f"({_change_text(row)})<br>{style.literal(row['explained'], 160)}"
        "<br>Click for the evidence"
        for name, row in zip(names, records, strict=True)
    ]
    dots = {
        "type": "scatter",
        "y": names,
        "customdata": marks,
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        **style.selection([row["mark"] for row in records], context.mark),
    }
    rose = [row["change"] > 0 for row in records]
    top = max(
        *(max(row["before"], row["after"]) for row in records),
        *(guideline.share_of_gdp for guideline in context.guidelines),
        0,
    )
    height = _ROW_PIXELS * len(records) + 110
    return go.Figure(
        {
            "data": [
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [x for row in records for x in (row["before"], row["after"], None)],
                    "y": [y for name in names for y in (name, name, None)],
                    "line": {"color": ink.muted, "width": 1.5},
                    "hoverinfo": "skip",
                    "showlegend": False,
                },
                {
                    **dots,
                    "mode": "markers+text",
                    "name": "Before",
                    "x": [row["before"] for row in records],
                    "text": [f" {_share_text(row, 'before')} " for row in records],
                    "textposition": ["middle left" if up else "middle right" for up in rose],
                    "textfont": {"size": 11, "color": ink.muted},
                    "marker": {
                        "size": 7,
                        "color": ink.muted,
                        "symbol": "circle-open",
                        "line": {"width": 1.5},
                    },
                },
                {
                    **dots,
                    "mode": "markers+text",
                    "name": "After",
                    "x": [row["after"] for row in records],
                    "text": [f" <b>{_share_text(row, 'after')}</b> " for row in records],
                    "textposition": ["middle right" if up else "middle left" for up in rose],
                    "textfont": {"size": 11, "color": ink.text},
                    "marker": {"size": 10, "color": [style.colour(row["iso3"]) for row in records]},
                },
            ],
            "layout": style.layout(
                ink,
                height,
                margin={"l": 138, "r": 12, "t": 56, "b": 32},
                legend={**style.LEGEND, "y": 1 + 26 / height},
                xaxis={"range": [0, top * 1.2], "ticksuffix": "%", "showgrid": True},
                yaxis={"type": "category", "categoryarray": names[::-1], "showgrid": False},
                **style.guidelines_upright(context.guidelines, ink),
            ),
        }
    )


def _share_text(row: Any, end: str) -> str:
    """Format the share before or after with its release's decimals."""
    return precision.format_number(row[end], row[f"{end}_decimals"])


def _change_text(row: Any) -> str:
    """Format a change with the decimals of the coarser of both figures."""
    sign = "+" if row["change"] > 0 else ""
    decimals = min(row["before_decimals"], row["after_decimals"])
    return sign + precision.format_number(row["change"], decimals)


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the largest change, the number of changes and of crossed guidelines."""
    most = rows.iloc[0]
    crossed = rows["crosses"].dropna().str
    parts = [
        f"{most['member']} {most['year']} was revised most, from {_share_text(most, 'before')}% to "
        f"{_share_text(most, 'after')}% of GDP"
    ]
    if len(rows) > 1:
        parts.append(f"{len(rows)} shares changed")
    now, no_longer = crossed.startswith("now").sum(), crossed.startswith("no longer").sum()
    if now or no_longer:
        code = context.guidelines[0].code if len(context.guidelines) == 1 else ""
        target = f"{code}%" if code else "a guideline"
        parts.append(f"{now} of them now meet {target}, {no_longer} no longer do")
    return "; ".join(parts)


VIEW = View("revisions", figure, finding)

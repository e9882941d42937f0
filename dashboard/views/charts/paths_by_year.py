"""Paths by year: shares so far, announced shares, and the straight line to 3.5% in 2035."""

from itertools import groupby
from operator import itemgetter

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import paths, style
from dashboard.views.charts.view import ChartContext, Form


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a line per member up to its newest share, dotted on to the guideline."""
    ink = style.ink(context.dark)
    shares, plans = rows[rows["kind"] == "share"], paths.announced(rows)
    gaps = rows[(rows["kind"] == "gap") & (rows["guideline"] == paths.GOAL) & (rows["gap"] > 0)]
    gaps = gaps[gaps["deadline_year"].notna()]
    ahead = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [gap["year"], int(gap["deadline_year"])],
            "y": [gap["share"], float(paths.GOAL)],
            "line": {"color": style.colour(gap["iso3"]), "width": 1.2, "dash": "dot"},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for gap in gaps.to_dict("records")
    ]
    lines = [
        style.share_line(list(line), context.mark, 6)
        for _, line in groupby(shares.to_dict("records"), key=itemgetter("iso3"))
    ]
    marks = paths.plan_marks(plans, "year", list(plans["share"]), context)
    years = [*rows["year"], *gaps["deadline_year"].dropna()]
    first, last = int(min(years)), int(max(years))
    top = max([float(paths.GOAL), *shares["share"], *plans["share"]]) * 1.06
    return go.Figure(
        {
            "data": [*ahead, *lines, *marks],
            "layout": style.layout(
                ink,
                600,
                margin={"l": 40, "r": 16, "t": 56, "b": 36},
                showlegend=True,
                xaxis={**style.years(first, last, 12), "range": [first - 0.5, last + 0.5]},
                yaxis={"range": [0, top], "ticksuffix": "%"},
                shapes=[style.level(share, ink) for share in paths.levels(rows)],
            ),
        }
    )


FORM = Form("paths", "years", "By year", "paths", figure, paths.finding)

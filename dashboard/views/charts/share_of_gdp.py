"""Share of GDP: a line per member, labelled at its end."""

from itertools import groupby
from operator import itemgetter

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import line_chart, precision, style
from dashboard.views.charts.view import ChartContext, View

_HEIGHT = 640
_MARGIN = {"l": 36, "r": 128, "t": 16, "b": 36}
_DOT = 7


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw one line per member; estimates are hollow, guidelines are drawn and named."""
    ink = style.ink(context.dark)
    top = (
        max([rows["share"].max(), *(guideline.share_of_gdp for guideline in context.guidelines)])
        * 1.06
    )
    traces = [
        style.share_line(list(line), context.mark, _DOT)
        for _, line in groupby(rows.to_dict("records"), key=itemgetter("iso3"))
    ]
    first, last = int(rows["year"].min()), int(rows["year"].max())
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _HEIGHT,
                margin=_MARGIN,
                xaxis=line_chart.year_axis(first, last),
                yaxis={"range": [0, top], "ticksuffix": "%"},
                shapes=[
                    style.level(guideline.share_of_gdp, ink) for guideline in context.guidelines
                ],
                annotations=_names(rows, context, top),
            ),
        }
    )


def _names(rows: pd.DataFrame, context: ChartContext, top: float) -> list[dict[str, object]]:
    """Return annotations that name every line and guideline at its end, without overlap."""
    ends = rows.sort_values("year").groupby("iso3").tail(1).to_dict("records")
    names = [
        (guideline.share_of_gdp, f"<b>╌ {guideline.code}% guideline</b>")
        for guideline in context.guidelines
    ] + [
        (
            row["share"],
            f'<span style="color:{style.colour(row["iso3"])}">●</span> '
            f"{style.literal(row['member'], 18)} {precision.share_of_gdp(row)}",
        )
        for row in ends
    ]
    return line_chart.end_names(names, 0, top, _HEIGHT - _MARGIN["t"] - _MARGIN["b"])


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the largest share of the newest year, and members at the guideline."""
    year = rows["year"].max()
    newest = rows[rows["year"] == year].sort_values("share", ascending=False)
    highest, code = newest.iloc[0], context.guidelines[0].code
    estimate = precision.estimate_ending(newest["is_estimate"])
    share = f"{precision.share_of_gdp(highest)}% of GDP"
    if len(newest) == 1:
        return f"{highest['member']} spent {share} on defence in {year}{estimate}"
    meeting = sum(code in met for met in newest["guidelines_met"])
    if context.release is not None and context.release.completeness != "full":
        return (
            f"Of the {len(newest)} states whose figures for {year} we hold from this release, "
            f"{highest['member']} spends most, {share}{estimate}; {meeting} are at {code}% or more"
        )
    return (
        f"{highest['member']} spends most, {share} in {year}{estimate}; "
        f"{meeting} of {len(newest)} are at {code}% or more"
    )


VIEW = View("share_of_gdp", figure, finding)

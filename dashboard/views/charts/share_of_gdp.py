"""Share of GDP: a line per member, labelled at its end."""

from itertools import groupby
from operator import itemgetter

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

_HEIGHT = 640
_MARGIN = {"l": 36, "r": 128, "t": 16, "b": 36}
_LABEL_PIXELS = 16
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
                xaxis={
                    "dtick": 1 if last - first < 8 else 2,
                    "tick0": last,
                    "showgrid": False,
                    "range": [first - 0.3, last + 0.3],
                },
                yaxis={"range": [0, top], "ticksuffix": "%"},
                shapes=[
                    _guideline(guideline.share_of_gdp, ink) for guideline in context.guidelines
                ],
                annotations=_names(rows, context, top),
            ),
        }
    )


def _guideline(share: float, ink: style.Ink) -> dict[str, object]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": share,
        "y1": share,
        "line": {"color": ink.text, "width": 1.5, "dash": "dash"},
    }


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
    names.sort()
    plot = _HEIGHT - _MARGIN["t"] - _MARGIN["b"]
    wanted = [share / top * plot for share, _ in names]
    return [
        {
            "xref": "paper",
            "x": 1,
            "y": share,
            "text": text,
            "showarrow": False,
            "xanchor": "left",
            "xshift": 2,
            "yshift": place - target,
            "font": {"size": 12},
        }
        for (share, text), target, place in zip(
            names, wanted, spread(wanted, _LABEL_PIXELS, plot), strict=True
        )
    ]


def spread(wanted: list[float], gap: float, room: float) -> list[float]:
    """Return positions at least `gap` apart, near `wanted` (ascending) and within 0..room.

    Labels that would overlap form a block around their mean; a block that leaves the room is
    moved inside. With more labels than fit, they overlap evenly.
    """
    gap = min(gap, room / max(len(wanted), 1))
    blocks: list[tuple[float, int]] = []
    for target in wanted:
        middle, size = target, 1
        while True:
            half = size * gap / 2
            middle = min(max(middle, half), room - half)
            if not blocks or middle - blocks[-1][0] >= (size + blocks[-1][1]) * gap / 2:
                break
            below, count = blocks.pop()
            middle = (middle * size + below * count) / (size + count)
            size += count
        blocks.append((middle, size))
    return [
        middle + (position - (size - 1) / 2) * gap
        for middle, size in blocks
        for position in range(size)
    ]


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

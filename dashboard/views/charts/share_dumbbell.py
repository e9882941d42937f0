"""Dumbbell chart: each member's first and last share of GDP, in the order of the last."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, Form

_ROW_PIXELS = 21


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the first year's share small and open, the last year's large and in the member's colour."""
    ink = style.ink(context.dark)
    ends = _ends(rows)
    names = [style.literal(name, 18) for name in ends["member_last"]]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for row in ends.itertuples() for x in (row.share_first, row.share_last, None)],
            "y": [y for name in names for y in (name, name, None)],
            "line": {"color": ink.muted, "width": 1.5},
            "hoverinfo": "skip",
            "showlegend": False,
        },
        _dots(ends, "first", names, context) | {"marker": _open(ink)},
        _dots(ends, "last", names, context)
        | {
            "mode": "markers+text",
            "text": [
                f" {precision.share_of_gdp(row, '_last')} " for row in ends.to_dict("records")
            ],
            "textposition": [
                "middle left" if fell else "middle right"
                for fell in ends["share_last"] < ends["share_first"]
            ],
            "textfont": {"size": 12, "color": ink.text},
            "marker": {
                "size": 11,
                "color": [style.colour(iso3) for iso3 in ends["iso3"]],
                "symbol": [precision.symbol(flag) for flag in ends["is_estimate_last"]],
                "line": {"width": 2},
            },
        },
    ]
    height = _ROW_PIXELS * len(ends) + 110
    top = 1.2 * max(
        ends["share_first"].max(),
        ends["share_last"].max(),
        *(guideline.share_of_gdp for guideline in context.guidelines),
    )
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                height,
                margin={"l": 118, "r": 12, "t": 56, "b": 32},
                # Above the names of the guidelines at their lines.
                legend={**style.LEGEND, "y": 1 + 26 / height},
                xaxis={"range": [0, top], "ticksuffix": "%", "showgrid": True},
                yaxis={"type": "category", "categoryarray": names, "showgrid": False},
                **style.guidelines_upright(context.guidelines, ink),
            ),
        }
    )


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row per member with `_first` and `_last` columns, the smallest last share first."""
    in_order = rows.sort_values("year")
    first, last = in_order.groupby("iso3").head(1), in_order.groupby("iso3").tail(1)
    return first.merge(last, on="iso3", suffixes=("_first", "_last")).sort_values("share_last")


def _dots(
    ends: pd.DataFrame, end: str, names: list[str], context: ChartContext
) -> dict[str, object]:
    years = ends[f"year_{end}"]
    low, high = years.min(), years.max()
    return {
        "type": "scatter",
        "mode": "markers",
        "name": str(low) if low == high else f"{low} to {high}",
        "x": ends[f"share_{end}"].tolist(),
        "y": names,
        "customdata": [[mark] for mark in ends[f"mark_{end}"]],
        "hovertext": [
            f"<b>{name} {row[f'year_{end}']}</b>"
            f"<br>{precision.share_of_gdp(row, f'_{end}')}% of GDP"
            f"{precision.remark(row[f'is_estimate_{end}'])}<br>Click for the evidence"
            for name, row in zip(names, ends.to_dict("records"), strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **style.selection(ends[f"mark_{end}"], context.mark),
    }


def _open(ink: style.Ink) -> dict[str, object]:
    return {"size": 7, "color": ink.muted, "symbol": "circle-open", "line": {"width": 1.5}}


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the member with the largest rise from its first to its last year."""
    ends = _ends(rows)
    newest, ends = ends["year_last"].max(), ends[ends["year_first"] < ends["year_last"]]
    if ends.empty:
        return f"Only {newest} is shown: choose more years to see a change"
    rise = ends["share_last"] - ends["share_first"]
    most = ends.iloc[int(rise.argmax())]
    estimate = precision.estimate_ending([most["is_estimate_last"]])
    before, after = (precision.share_of_gdp(most, suffix) for suffix in ("_first", "_last"))
    if len(ends) == 1:
        verb = "rose" if rise.iloc[0] > 0 else "fell"
        return (
            f"{most['member_last']} {verb} from {before}% of GDP in "
            f"{most['year_first']} to {after}% in {most['year_last']}{estimate}"
        )
    rose = (
        f"{(rise > 0).sum()} of {len(ends)} spend a larger share than in {ends['year_first'].min()}"
    )
    return (
        f"{rose}; {most['member_last']} rose most, from {before}% to "
        f"{after}% of GDP in {most['year_last']}{estimate}"
    )


FORM = Form("share-of-gdp", "dumbbell", "First and last", "share_of_gdp", figure, finding)

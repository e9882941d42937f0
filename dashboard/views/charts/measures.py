"""Write values of any measure, and draw one as bars or lines; the spending view and its forms use it."""

from collections.abc import Hashable
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.facts.figure_vocabulary import MEASURES
from dashboard.views.charts import line_chart, precision, style
from dashboard.views.charts.view import ChartContext

Row = dict[Hashable, Any]

_ROW_PIXELS = 21
_LINES = 640
_MARGIN = {"l": 56, "r": 176, "t": 16, "b": 36}
_GROUPS = ("total", "sum", "median")
_BILLION = 1000.0
"""Million dollars."""


def term_of(rows: pd.DataFrame) -> Any:
    """Return the vocabulary's term of the measure that rows hold."""
    return MEASURES[rows.iloc[0]["measure"]]


def written(row: Row, column: str = "value") -> str:
    """Write a value in its unit, short: ``2.05%``, ``980.4 bn dollars``, ``1,301 thousand``."""
    value, unit = float(row[column]), MEASURES[row["measure"]].unit
    if unit.startswith("%"):
        return f"{precision.format_number(value, row['decimals'])}%"
    if unit == "million US dollars" and abs(value) >= _BILLION:
        return f"{value / _BILLION:,.1f} bn dollars"
    texts = {
        "million US dollars": f"{value:,.0f} m dollars",
        "US dollars": f"{value:,.0f} dollars",
        "thousand US dollars": f"{value:,.1f} thousand dollars",
    }
    return texts.get(unit, f"{value:,.1f} {unit}")


def short(row: Row) -> str:
    """Write a value without its unit: ``2.05%``, ``980.4 bn``, ``469 m``, ``1,301.0``."""
    text = written(row)
    for unit in (" dollars", f" {MEASURES[row['measure']].unit}"):
        text = text.removesuffix(unit)
    return text


def change(row: Row) -> str:
    """Write a change with its sign: points for percentages, percent for everything else."""
    value = float(row["change"])
    if MEASURES[row["measure"]].unit.startswith("%"):
        return f"{value:+.2f} points"
    return f"{value:+,.0f}%"


def colour(row: Row, ink: style.Ink) -> str:
    """Return a member's colour, and ink for a group."""
    return style.colour(row["iso3"]) if row["kind"] == "member" else ink.text


def bars(rows: pd.DataFrame, column: str, context: ChartContext) -> go.Figure:
    """Draw the newest year's values of a column as bars, the largest first, groups above."""
    ink = style.ink(context.dark)
    newest = rows[(rows["year"] == rows["year"].max()) & rows[column].notna()]
    newest = newest.assign(is_group=newest["kind"].isin(_GROUPS))
    ordered = newest.sort_values(["is_group", column], ascending=[False, False])
    entries = ordered.to_dict("records")
    names = [style.literal(entry["member"], 22) for entry in entries]
    marks = [entry["mark"] for entry in entries]
    values = [float(entry[column]) for entry in entries]
    texts = [short(entry) if column == "value" else change(entry) for entry in entries]
    hollow = [precision.estimated(entry["is_estimate"]) is not False for entry in entries]
    colours = [colour(entry, ink) for entry in entries]
    widest = max(map(abs, values), default=1.0) or 1.0
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": names,
        "text": [f" {text} " for text in texts],
        "textposition": "outside",
        "textfont": {"size": 12, "color": ink.text},
        "cliponaxis": False,
        "marker": {
            "color": [
                "rgba(0,0,0,0)" if is_hollow else own
                for is_hollow, own in zip(hollow, colours, strict=True)
            ],
            "line": {"color": colours, "width": 1.5},
        },
        "showlegend": False,
        **style.evidence_points(marks, (_hover(entry) for entry in entries), context.mark),
    }
    lowest = min([0.0, *values])
    return go.Figure(
        {
            "data": [trace],
            "layout": style.layout(
                ink,
                _ROW_PIXELS * len(entries) + 70,
                margin={"l": 138, "r": 16, "t": 16, "b": 36},
                xaxis={
                    "range": [lowest * 1.35, max([0.0, *values]) + 0.3 * widest],
                    "showticklabels": False,
                    "showgrid": False,
                    "zeroline": True,
                    "zerolinecolor": ink.muted,
                },
                yaxis={
                    "type": "category",
                    "categoryarray": names[::-1],
                    "showgrid": False,
                    "tickfont": {"color": ink.text, "size": 13},
                },
            ),
        }
    )


def lines(rows: pd.DataFrame, column: str, context: ChartContext) -> go.Figure:
    """Draw a line per member or group over the years, each named at its end."""
    ink = style.ink(context.dark)
    rows = rows[rows[column].notna()]
    low, high = float(rows[column].min()), float(rows[column].max())
    bottom = min(low * 1.05, 0.0) if column == "value" else low * 0.95
    top = max(high * 1.06, bottom + 1e-9)
    scale, suffix = _axis(rows, column)
    traces = [
        _line(list(line), column, scale, ink, context)
        for _, line in groupby(rows.to_dict("records"), key=itemgetter("member"))
    ]
    first, last = int(rows["year"].min()), int(rows["year"].max())
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _LINES,
                margin=_MARGIN,
                xaxis=line_chart.year_axis(first, last),
                yaxis={"range": [bottom / scale, top / scale], "ticksuffix": suffix},
                annotations=line_chart.end_names(
                    _end_names(rows, column, scale, ink),
                    bottom / scale,
                    top / scale,
                    _LINES - _MARGIN["t"] - _MARGIN["b"],
                ),
            ),
        }
    )


def _axis(rows: pd.DataFrame, column: str) -> tuple[float, str]:
    """Return the factor and the ending of an axis: amounts in billions, percentages with their sign."""
    unit = term_of(rows).unit
    if column != "value":
        return 1.0, ""
    if unit == "million US dollars":
        return _BILLION, " bn"
    return 1.0, "%" if unit.startswith("%") else ""


def _line(
    line: list[Row], column: str, scale: float, ink: style.Ink, context: ChartContext
) -> dict[str, Any]:
    marks, ours = [row["mark"] for row in line], colour(line[0], ink)
    is_group = line[0]["kind"] in _GROUPS
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": style.literal(line[0]["member"]),
        "x": [row["year"] for row in line],
        "y": [float(row[column]) / scale for row in line],
        "line": {"color": ours, "width": 3 if is_group else 1.6},
        "marker": {
            "size": 7,
            "color": ours,
            "symbol": [precision.symbol(row["is_estimate"]) for row in line],
        },
        "showlegend": False,
        **style.evidence_points(marks, (_hover(row) for row in line), context.mark),
    }


def _end_names(
    rows: pd.DataFrame, column: str, scale: float, ink: style.Ink
) -> list[tuple[float, str]]:
    """Return the last value of every line, on its axis, with the name of the line."""
    newest = rows.sort_values("year").groupby("member").tail(1).to_dict("records")
    return [
        (
            float(entry[column]) / scale,
            f'<span style="color:{colour(entry, ink)}">●</span> '
            f"{style.literal(entry['member'], 18)} "
            + (written(entry) if column == "value" else f"{entry[column]:,.0f}"),
        )
        for entry in newest
    ]


def _hover(row: Row) -> str:
    rank: str = "" if pd.isna(row["rank"]) else f", rank {int(row['rank'])}"
    lines_ = [
        f"<b>{style.literal(row['member'])} {row['year']}</b>",
        f"{written(row)}{precision.remark(row['is_estimate'])}{rank}",
    ]
    if not pd.isna(row["change"]):
        lines_.append(f"{change(row)} since {int(row['since_year'])}")
    return "<br>".join([*lines_, "Click for the evidence"])

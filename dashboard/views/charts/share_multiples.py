"""Small multiples: every member's line in its own panel, all on one scale."""

from itertools import groupby
from operator import itemgetter

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, Form

_COLUMNS = 4
_ROW_PIXELS = 112
_GAP = 0.02
_DOT = 5


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a panel per member in the order of names, each with the guidelines."""
    ink = style.ink(context.dark)
    lines = [list(line) for _, line in groupby(rows.to_dict("records"), key=itemgetter("iso3"))]
    count = -(-len(lines) // _COLUMNS)
    top = (
        max([rows["share"].max(), *(guideline.share_of_gdp for guideline in context.guidelines)])
        * 1.15
    )
    first, last = int(rows["year"].min()), int(rows["year"].max())
    traces, names, more, shapes = [], [], {}, []
    for at, line in enumerate(lines):
        axis = "" if at == 0 else str(at + 1)
        row, column = divmod(at, _COLUMNS)
        left, height = column / _COLUMNS, 1 / count
        bottom = 1 - (row + 1) * height
        across = [left + _GAP / 2, left + 1 / _COLUMNS - _GAP / 2]
        up = [bottom + 0.1 * height, bottom + 0.8 * height]
        traces.append(
            style.share_line(line, context.mark, _DOT, xaxis=f"x{axis}", yaxis=f"y{axis}")
        )
        more[f"xaxis{axis}"] = {
            "domain": across,
            "anchor": f"y{axis}",
            "range": [first - 0.5, last + 0.5],
            "tickvals": [first, last] if row == count - 1 or at + _COLUMNS >= len(lines) else [],
            "ticktext": [f"’{first % 100:02d}", f"’{last % 100:02d}"],
            "showgrid": False,
            "fixedrange": True,
            "linecolor": ink.grid,
            "tickfont": {"color": ink.muted, "size": 11},
        }
        more[f"yaxis{axis}"] = {
            "domain": up,
            "anchor": f"x{axis}",
            "range": [0, top],
            "visible": False,
            "fixedrange": True,
        }
        shapes += [
            {
                "type": "line",
                "xref": f"x{axis} domain",
                "yref": f"y{axis}",
                "x0": 0,
                "x1": 1,
                "y0": guideline.share_of_gdp,
                "y1": guideline.share_of_gdp,
                "line": {"color": ink.muted, "width": 1, "dash": "dot"},
            }
            for guideline in context.guidelines
        ]
        names.append(
            {
                "xref": "paper",
                "yref": "paper",
                "x": across[0],
                "y": bottom + height,
                "yanchor": "top",
                "xanchor": "left",
                "showarrow": False,
                "align": "left",
                "text": f"{style.literal(line[-1]['member'], 15)} <b>{precision.share_of_gdp(line[-1])}</b>",
                "font": {"size": 11, "color": ink.text},
            }
        )
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _ROW_PIXELS * count + 30,
                margin={"l": 4, "r": 4, "t": 4, "b": 26},
                annotations=names,
                shapes=shapes,
                **more,
            ),
        }
    )


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the number of members that reached the guideline since the first year."""
    code = context.guidelines[0].code
    ends = rows.sort_values("year").groupby("iso3")["guidelines_met"]
    first, last = ends.first(), ends.last()
    rose = sum(code in b and code not in a for a, b in zip(first, last, strict=True))
    still = sum(code not in met for met in last)
    return (
        f"{rose} of {len(last)} came to {code}% between {rows['year'].min()} and "
        f"{rows['year'].max()}; {still} still below it"
    )


FORM = Form("share-of-gdp", "multiples", "Small multiples", "share_of_gdp", figure, finding)

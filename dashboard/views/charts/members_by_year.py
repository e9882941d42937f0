"""Members by year: a tile per member and year, with the reason where a figure is missing."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, Form

_ROW_PIXELS = 19
STATUSES = {
    "met": ("Met", "square", 14),
    "not_met": ("Not met", "square", 14),
    "no_figure": ("No figure", "x-thin-open", 7),
    "not_yet_member": ("Not yet a member", "circle", 3),
}


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the first guideline's tiles; an estimate's tile is hollow."""
    ink = style.ink(context.dark)
    rows = rows[rows["guideline"] == context.guidelines[0].code]
    colours = {"met": ink.accent, "not_met": ink.second}
    names = [style.literal(name, 18) for name in sorted(rows["member"].unique(), reverse=True)]
    traces = []
    for status, (label, symbol, size) in STATUSES.items():
        group = rows[rows["status"] == status].to_dict("records")
        if not group:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": label,
                "x": [row["year"] for row in group],
                "y": [style.literal(row["member"], 18) for row in group],
                "marker": {
                    "symbol": [
                        precision.symbol(row["is_estimate"], symbol)
                        if symbol == "square"
                        else symbol
                        for row in group
                    ],
                    "size": size,
                    "color": colours.get(status, ink.muted),
                    "line": {
                        "width": [
                            0 if precision.estimated(row["is_estimate"]) is False else 2
                            for row in group
                        ]
                    }
                    if status in colours
                    else {"width": 1},
                    "opacity": 0.55 if status == "not_met" else 1,
                },
                "customdata": [[row["mark"]] for row in group],
                "hovertext": [
                    f"<b>{style.literal(row['member'])} {row['year']}</b><br>{label}"
                    + (
                        ""
                        if pd.isna(row["share"])
                        else f": {precision.share_of_gdp(row)}% of GDP"
                        f"{precision.remark(row['is_estimate'])}"
                    )
                    for row in group
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                **style.selection([row["mark"] for row in group], context.mark),
            }
        )
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _ROW_PIXELS * len(names) + 110,
                margin={"l": 118, "r": 12, "t": 56, "b": 32},
                xaxis=style.year_columns(int(rows["year"].min()), int(rows["year"].max())),
                yaxis={"type": "category", "categoryarray": names, "showgrid": False},
            ),
        }
    )


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the members at the guideline in every year, and the number never at it."""
    code = context.guidelines[0].code
    rows = rows[(rows["guideline"] == code) & rows["status"].isin(["met", "not_met"])]
    if rows.empty:
        return f"No figure is held for {code}% in the years shown"
    met = (rows["status"] == "met").groupby(rows["member"])
    always, never = met.all(), ~met.any()
    names = sorted(str(name) for name in always[always].index)
    subject = ", ".join(names) if 0 < len(names) <= 4 else f"{len(names)} members"
    first, last = rows["year"].min(), rows["year"].max()
    if first == last:
        return f"{subject or 'No member'} met {code}% in {last}; {never.sum()} did not"
    return f"{subject or 'No member'} met {code}% in every year, {first} to {last}; {never.sum()} in none"


FORM = Form(
    "members-meeting-guideline", "tiles", "Who, by year", "members_by_year", figure, finding
)

"""Spending: any measure of a release for the newest year, a bar per member or group."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import measures, precision
from dashboard.views.charts.view import ChartContext, View


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the newest year's values, the largest first."""
    return measures.bars(rows, "value", context)


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the largest value of the newest year, and of a total where one is shown."""
    year = int(rows["year"].max())
    newest = rows[rows["year"] == year].sort_values("value", ascending=False).to_dict("records")
    members = [row for row in newest if row["kind"] == "member"]
    groups = [row for row in newest if row["kind"] != "member"]
    label = measures.term_of(rows).label
    parts = [
        f"{group['member']}: {measures.written(group)}"
        f"{precision.estimate_ending([group['is_estimate']])}"
        for group in groups[:2]
    ]
    if members:
        highest = members[0]
        leader = f"{highest['member']}, {measures.written(highest)}"
        estimate = precision.estimate_ending([highest["is_estimate"]])
        place = "" if len(members) == 1 else f", highest of {len(members)} states"
        return "; ".join([f"{label} in {year}{place}: {leader}{estimate}", *parts])
    return f"{label} in {year}: {'; '.join(parts)}"


VIEW = View("spending", figure, finding)

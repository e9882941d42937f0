"""Change of spending: from the first year shown to the last, a bar per member or group."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import measures, precision
from dashboard.views.charts.view import ChartContext, Form


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the change of each member or group, the largest first."""
    changed = rows[(rows["year"] == rows["year"].max()) & rows["change"].notna()]
    return measures.bars(rows, "value" if changed.empty else "change", context)


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: who changed most between the first year shown and the last."""
    year, label = int(rows["year"].max()), measures.term_of(rows).label
    changed = rows[(rows["year"] == year) & rows["change"].notna()]
    if changed.empty:
        return f"{label}: no change can be given for {year} alone"
    members = changed[changed["kind"] == "member"]
    pool = members if len(members) else changed
    most = pool.sort_values("change", ascending=False).to_dict("records")
    highest, lowest = most[0], most[-1]
    estimate = precision.estimate_ending([highest["is_estimate"]])
    leader = f"{highest['member']} {measures.change(highest)} since {int(highest['since_year'])}"
    if len(most) == 1:
        return f"{label} in {year}{estimate}: {leader}"
    return (
        f"{label} in {year}{estimate}: from {leader} to {lowest['member']} "
        f"{measures.change(lowest)} since {int(lowest['since_year'])}, of {len(most)} shown"
    )


FORM = Form("spending", "change", "Change", "spending", figure, finding)

"""Index of spending: any measure over the years, the first year shown as 100."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import measures, spending_change
from dashboard.views.charts.view import ChartContext, Form


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw one line per member or group that begins at 100."""
    return measures.lines(rows, "indexed", context)


FORM = Form("spending", "indexed", "Index", "spending", figure, spending_change.finding)

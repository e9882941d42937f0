"""Lines of spending: any measure of a release over the years, a line per member or group."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import measures, spending
from dashboard.views.charts.view import ChartContext, Form


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw one line per member or group."""
    return measures.lines(rows, "value", context)


FORM = Form("spending", "lines", "Lines", "spending", figure, spending.finding)

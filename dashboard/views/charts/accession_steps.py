"""Accession steps: a bar per state, in stages from one known step to the next."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import style
from dashboard.views.charts.view import ChartContext, Form

_ROW_PIXELS = 30
_COLOURS = {"applied": "#8fb4dc", "invited": "#5b93cc", "signed": "#1f5fa8", "ratified": "#b5531c"}
_FIRST = list(_COLOURS)
_NOUNS = {
    "applied": "application",
    "invited": "invitation",
    "signed": "signing",
    "ratified": "the last ratification",
    "joined": "joining",
}


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the days of each stage end to end, from the first known step on."""
    ink = style.ink(context.dark)
    totals = rows.groupby("member")["days"].sum().sort_values()
    names = [style.literal(name, 18) for name in totals.index]
    traces: list[dict[str, object]] = []
    order = sorted(rows["stage"].unique(), key=lambda stage: _FIRST.index(stage.split("_")[0]))
    for stage in order:
        group = rows[rows["stage"] == stage].to_dict("records")
        begun, ended = stage.split("_")
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": f"{begun.capitalize()} → {ended}",
                "x": [row["days"] for row in group],
                "y": [style.literal(row["member"], 18) for row in group],
                "marker": {
                    "color": _COLOURS[begun],
                    "pattern": {"shape": "/" if stage == "signed_joined" else ""},
                },
                "customdata": [[row["mark"]] for row in group],
                "hovertext": [
                    f"<b>{style.literal(row['member'])}: {begun} → {ended}</b><br>"
                    f"{style.day(row['started_on'])} to {style.day(row['ended_on'])}, "
                    f"{row['days']} days<br>Click for the evidence"
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
                _ROW_PIXELS * len(names) + 150,
                barmode="stack",
                legend={**style.LEGEND, "traceorder": "normal"},
                bargap=0.35,
                margin={"l": 118, "r": 24, "t": 84, "b": 44},
                xaxis={
                    "range": [0, totals.max() * 1.2],
                    "title": {"text": "Days from the first known step", "font": {"size": 12}},
                },
                yaxis={"type": "category", "categoryarray": names, "showgrid": False},
                annotations=[
                    {
                        "x": days,
                        "y": name,
                        "text": f"{days:,} days",
                        "showarrow": False,
                        "xanchor": "left",
                        "xshift": 4,
                        "font": {"size": 12},
                    }
                    for name, days in zip(names, totals, strict=True)
                ],
            ),
        }
    )


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the shortest and longest accession, or the last stage known so far."""
    complete = set(rows[rows["stage"].str.startswith("applied")]["iso3"])
    complete &= set(rows[rows["stage"].str.endswith("joined")]["iso3"])
    days = rows[rows["iso3"].isin(complete)].groupby("member")["days"].sum().sort_values()
    if days.empty:
        last = rows.sort_values("ended_on").iloc[-1]
        begun, ended = last["stage"].split("_")
        return (
            f"{last['member']} came from {_NOUNS[begun]} to {_NOUNS[ended]} in {last['days']} days, "
            f"by {style.day(last['ended_on'])}"
        )
    parts = [f"{days.index[0]} joined {days.iloc[0]} days after it applied"]
    if len(days) > 1:
        parts.append(f"{days.index[-1]} after {days.iloc[-1]}")
    return ", ".join(parts)


FORM = Form("membership-timeline", "steps", "How long it took", "accession_steps", figure, finding)

"""Who pays what: each member's part of all expenditure, a column per year, beside common funding."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

_NAMED = 6
"""Members with a colour of their own; the others share a grey."""
_LABEL_PERCENT = 4.0
"""A part below this has no room for its number."""


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a column per year, the largest part at its foot, and a diamond per cost share."""
    ink = style.ink(context.dark)
    spent = rows[rows["kind"] == "expenditure"]
    funded = rows[rows["kind"] == "common_funding"]
    newest = spent[spent["year"] == spent["year"].max()]
    named = list(newest.sort_values("percent", ascending=False)["iso3"][:_NAMED])
    members = spent.sort_values("percent", ascending=False)["iso3"].unique()
    order = [*named, *(iso3 for iso3 in members if iso3 not in named)]
    traces = [_columns(spent[spent["iso3"] == iso3], iso3 in named, ink, context) for iso3 in order]
    if not spent.empty:
        funded = funded[funded["year"].between(spent["year"].min(), spent["year"].max())]
    traces += [_diamonds(funded, ink, context)] if len(funded) else []
    shown = pd.concat([spent, funded])
    first, last = int(shown["year"].min()), int(shown["year"].max())
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                560,
                margin={"l": 44, "r": 12, "t": 64, "b": 32},
                barmode="stack",
                bargap=0.18,
                showlegend=True,
                legend={**style.LEGEND, "traceorder": "normal"},
                xaxis=style.year_columns(first, last),
                yaxis={"ticksuffix": "%", "rangemode": "tozero"},
            ),
        }
    )


def _columns(
    rows: pd.DataFrame, is_named: bool, ink: style.Ink, context: ChartContext
) -> dict[str, Any]:
    parts = rows.to_dict("records")
    marks = [part["mark"] for part in parts]
    colour = style.colour(parts[0]["iso3"]) if is_named else ink.muted
    estimated = [precision.estimated(part["is_estimate"]) is not False for part in parts]
    lighter = style.between(colour, ink.paper)
    return {
        "type": "bar",
        "name": style.literal(parts[0]["member"], 18),
        "showlegend": is_named,
        "x": [part["year"] for part in parts],
        "y": [part["percent"] for part in parts],
        "text": [
            precision.format_number(part["percent"], part["decimals"])
            if part["percent"] >= _LABEL_PERCENT
            else ""
            for part in parts
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textfont": {
            "size": 12,
            "color": [ink.text if is_estimate else "#ffffff" for is_estimate in estimated],
        },
        "marker": {
            "color": [lighter if is_estimate else colour for is_estimate in estimated],
            "line": {"color": ink.paper, "width": 0.5},
        },
        **style.evidence_points(marks, (_hover(part) for part in parts), context.mark),
    }


def _diamonds(rows: pd.DataFrame, ink: style.Ink, context: ChartContext) -> dict[str, Any]:
    shares = rows.to_dict("records")
    marks = [share["mark"] for share in shares]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Part of common funding",
        "x": [share["year"] for share in shares],
        "y": [share["percent"] for share in shares],
        "marker": {
            "symbol": "diamond",
            "size": 11,
            "color": [style.colour(share["iso3"]) for share in shares],
            "line": {"color": ink.paper, "width": 2},
        },
        **style.evidence_points(marks, (_hover(share) for share in shares), context.mark),
    }


def _hover(part: dict[Any, Any]) -> str:
    number = precision.format_number(part["percent"], part["decimals"])
    if part["kind"] == "common_funding":
        about = "about " if part["is_rounded"] else ""
        years = _period(part)
        whole = f"{about}{number}% of NATO's common funding, {years}"
    else:
        whole = (
            f"{number}% of the expenditure of all members{precision.remark(part['is_estimate'])}"
        )
    return f"<b>{style.literal(part['member'])} {part['year']}</b><br>{whole}<br>Click for the evidence"


def _period(share: dict[Any, Any]) -> str:
    first, last = int(share["first_year"]), int(share["year"])
    return str(last) if first == last else f"{first} to {last}"


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the largest part of the newest year, before, and of common funding."""
    spent = rows[rows["kind"] == "expenditure"]
    if spent.empty:
        shares = rows.sort_values(["year", "percent"], ascending=False).to_dict("records")
        return f"{_funding(shares[0])}; no total of all expenditure is held for these years"
    year = int(spent["year"].max())
    newest = spent[spent["year"] == year].sort_values("percent", ascending=False)
    largest = newest.to_dict("records")[0]
    parts = [
        f"{largest['member']}: {precision.format_number(largest['percent'], largest['decimals'])}% of what "
        f"members spent together in {year}{precision.estimate_ending([largest['is_estimate']])}"
    ]
    own = spent[(spent["iso3"] == largest["iso3"]) & (spent["year"] < year)].sort_values("year")
    if len(own):
        first = own.to_dict("records")[0]
        before = precision.format_number(first["percent"], first["decimals"])
        parts.append(
            f"{before}% in {first['year']}{precision.estimate_ending([first['is_estimate']])}"
        )
    funded = rows[(rows["kind"] == "common_funding") & (rows["iso3"] == largest["iso3"])]
    if len(funded):
        share = funded.sort_values("year").to_dict("records")[-1]
        number = precision.format_number(share["percent"], share["decimals"])
        about = "about " if share["is_rounded"] else ""
        parts.append(f"of NATO's common funding {about}{number}%, {_period(share)}")
    return "; ".join(parts)


def _funding(share: dict[Any, Any]) -> str:
    about = "about " if share["is_rounded"] else ""
    number = precision.format_number(share["percent"], share["decimals"])
    return f"{share['member']} paid {about}{number}% of NATO's common funding, {_period(share)}"


VIEW = View("who_pays_what", figure, finding)

"""A map of equal tiles, one per member near its location, shaded by its share of GDP."""

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, Form

_TILES = """
ISL:2,0 NOR:5,0 SWE:6,0 FIN:7,0
CAN:0,1 DNK:5,1 EST:7,1
USA:0,2 GBR:3,2 NLD:4,2 DEU:5,2 POL:6,2 LVA:7,2
BEL:3,3 LUX:4,3 CZE:5,3 SVK:6,3 LTU:7,3
FRA:3,4 SVN:5,4 HUN:6,4 ROU:7,4
PRT:1,5 ESP:2,5 ITA:4,5 HRV:5,5 MNE:6,5 BGR:7,5
ALB:5,6 MKD:6,6 TUR:8,6
GRC:6,7
"""
PLACES = {tile[:3]: tuple(int(number) for number in tile[4:].split(",")) for tile in _TILES.split()}
"""ISO 3166-1 alpha-3 → column and row, from the north-west; no map data are needed."""

_SHADES = ((1.0, "#e4edf7"), (1.5, "#bcd3ea"), (2.0, "#5b93cc"), (2.5, "#2f6dad"), (3.5, "#174a80"))
_DARKEST = "#0b2b4f"
_TILE = 38
_SIGNS = {True: "e", False: "", None: "?"}


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the newest year of the rows; a member without a figure is an empty tile, never a zero."""
    ink = style.ink(context.dark)
    year = rows["year"].max()
    newest = rows[(rows["year"] == year) & rows["iso3"].isin(PLACES)].to_dict("records")
    missing = sorted(set(PLACES) - {row["iso3"] for row in newest})
    traces = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [PLACES[row["iso3"]][0] for row in newest],
            "y": [PLACES[row["iso3"]][1] for row in newest],
            "text": [
                f"<b>{row['iso3']}</b><br>{precision.share_of_gdp(row)}"
                f"{_SIGNS[precision.estimated(row['is_estimate'])]}"
                for row in newest
            ],
            "textfont": {
                "size": 11,
                "color": ["#ffffff" if row["share"] >= 2 else "#12304f" for row in newest],
            },
            "marker": {
                "symbol": "square",
                "size": _TILE,
                "color": [shade(row["share"]) for row in newest],
                "line": {"width": 0},
            },
            "customdata": [[row["mark"]] for row in newest],
            "hovertext": [
                f"<b>{style.literal(row['member'])} {row['year']}</b>"
                f"<br>{precision.share_of_gdp(row)}% of GDP{precision.remark(row['is_estimate'])}"
                "<br>Click for the evidence"
                for row in newest
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
            **style.selection([row["mark"] for row in newest], context.mark),
        },
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [PLACES[iso3][0] for iso3 in missing],
            "y": [PLACES[iso3][1] for iso3 in missing],
            "text": missing,
            "textfont": {"size": 11, "color": ink.muted},
            "marker": {
                "symbol": "square-open",
                "size": _TILE,
                "color": ink.grid,
                "line": {"width": 1},
            },
            "hovertext": [f"{iso3}: no figure shown" for iso3 in missing],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "name": "No figure shown",
        },
    ]
    return go.Figure(
        {
            "data": [*traces, *_key()],
            "layout": style.layout(
                ink,
                440,
                margin={"l": 8, "r": 8, "t": 64, "b": 8},
                xaxis={"visible": False, "range": [-0.6, 8.6]},
                yaxis={"visible": False, "range": [7.6, -0.6]},
            ),
        }
    )


def _key() -> list[dict[str, object]]:
    """Return empty traces that name the shades in the legend."""
    ends = [end for end, _ in _SHADES]
    names = [f"under {ends[0]:g}%"] + [f"{a:g} to {b:g}" for a, b in pairwise(ends)]
    colours = [colour for _, colour in _SHADES]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": name,
            "marker": {"symbol": "square", "size": 12, "color": colour},
            "hoverinfo": "skip",
        }
        for name, colour in zip(
            [*names, f"{ends[-1]:g} or more"], [*colours, _DARKEST], strict=True
        )
    ]


def shade(share: float) -> str:
    """Return the tile's colour: a step at 1, 1.5, 2, 2.5 and 3.5% of GDP."""
    return next((colour for end, colour in _SHADES if share < end), _DARKEST)


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: members at the guideline in the newest year, highest and lowest share."""
    year = rows["year"].max()
    newest = rows[rows["year"] == year].sort_values("share")
    code = context.guidelines[0].code
    meeting = sum(code in met for met in newest["guidelines_met"])
    estimate = precision.estimate_ending(newest["is_estimate"])
    least, most = newest.iloc[0], newest.iloc[-1]
    if len(newest) == 1:
        return f"{most['member']} spends {precision.share_of_gdp(most)}% of GDP in {year}{estimate}"
    return (
        f"{meeting} of {len(newest)} are at {code}% or more in {year}{estimate}: from "
        f"{precision.share_of_gdp(least)}% of GDP ({least['member']}) to "
        f"{precision.share_of_gdp(most)}% ({most['member']})"
    )


FORM = Form("share-of-gdp", "map", "Map", "share_of_gdp", figure, finding)

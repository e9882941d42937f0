"""Members at a guideline each year: columns from zero, and counts by others as markers."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

_OTHERS = {
    "other_release": ("Other NATO releases", "line-ew-open", 15),
    "statement": ("Said by officials and the press", "diamond-open", 9),
    "article": ("Said in a reviewed article", "star", 10),
}

_FEW = 6
_GAP = 0.25
"""Fraction of a year's room left free between its columns and those of the next year."""


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw the counts of the shown release as columns; an estimate's column is hollow."""
    ink = style.ink(context.dark)
    columns = rows[rows["kind"] == "release"]
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    traces: list[dict[str, object]] = []
    beside = _beside(columns, context)
    tints = dict(
        zip(
            (guideline.code for guideline in context.guidelines),
            (ink.accent, ink.second),
            strict=False,
        )
    )
    for code in beside:
        colour, counted = tints[code], _complete(columns, code)
        flags = [precision.estimated(flag) for flag in counted["is_estimate"]]
        # Plotly scales columns to the smallest distance; empty years keep that distance at a year.
        without = [year for year in years if year not in set(counted["year"])]
        traces.append(
            {
                "type": "bar",
                "name": f"Members at {code}% or more",
                "x": [*counted["year"], *without],
                "y": [*counted["members_meeting"], *(None for _ in without)],
                "text": ["" if count == 0 else int(count) for count in counted["members_meeting"]],
                "textposition": "auto",
                "insidetextanchor": "start",
                "textangle": 0,
                "insidetextfont": {"color": [ink.paper if e is False else ink.text for e in flags]},
                "constraintext": "none",
                "marker": {
                    "color": ["rgba(0,0,0,0)" if e else colour for e in flags],
                    "line": {"color": colour, "width": 2},
                    "pattern": {"shape": ["/" if e is None else "" for e in flags]},
                },
                "customdata": counted[["mark"]],
                "hovertext": [_hover(row) for row in counted.to_dict("records")],
                "hovertemplate": "%{hovertext}<extra></extra>",
                **style.selection(counted["mark"], context.mark),
            }
        )
    for kind, (name, symbol, size) in _OTHERS.items():
        for code, tint in tints.items():
            stated = rows[(rows["kind"] == kind) & (rows["guideline"] == code)]
            if stated.empty:
                continue
            colour = ink.claim if kind == "article" else ink.muted
            if len(tints) > 1:
                # Each guideline's marks lie over its columns, in a colour that contrasts with them.
                colour = style.between(tint, ink.text)
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": name if len(tints) == 1 else f"{name}, {code}%",
                    "x": [year + beside.get(code, 0) for year in stated["year"]],
                    "y": stated["members_meeting"],
                    "marker": {
                        "symbol": symbol,
                        "size": size,
                        "color": colour,
                        "line": {"width": 2, "color": colour},
                    },
                    "customdata": stated[["mark"]],
                    "hovertext": [_hover(row) for row in stated.to_dict("records")],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                    **style.selection(stated["mark"], context.mark),
                }
            )
    totals = columns.drop_duplicates("year").sort_values("year")
    if not totals.empty and "member" not in context.narrowed:
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": "All members",
                "x": totals["year"],
                "y": totals["members_total"],
                "line": {"shape": "hvh", "color": ink.text, "width": 1.5, "dash": "dot"},
                "hoverinfo": "skip",
                "showlegend": False,
            }
        )
    top = rows["members_meeting" if "member" in context.narrowed else "members_total"].max()
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                460,
                bargap=_GAP,
                xaxis={"tickangle": 0, **style.years(years[0], years[-1], 16)},
                # Counts are whole numbers: no fractional labels on a short axis.
                yaxis={"rangemode": "tozero"} | ({"dtick": 1} if top < _FEW else {}),
                annotations=[
                    *_total_label(totals, context, ink),
                    *_gaps(columns, ink),
                    *_zeros(columns, beside, ink),
                ],
            ),
        }
    )


def _beside(columns: pd.DataFrame, context: ChartContext) -> dict[str, float]:
    """Return guideline → offset of its columns from the year, for guidelines with columns."""
    codes = [
        guideline.code
        for guideline in context.guidelines
        if not _complete(columns, guideline.code).empty
    ]
    each = (1 - _GAP) / max(len(codes), 1)
    return {code: (at - (len(codes) - 1) / 2) * each for at, code in enumerate(codes)}


def _zeros(
    columns: pd.DataFrame, beside: dict[str, float], ink: style.Ink
) -> list[dict[str, object]]:
    """Return annotations with the 0 of columns without height, which Plotly does not label."""
    return [
        {
            "x": row["year"] + shift,
            "y": 0,
            "yshift": 7,
            "text": "0",
            "showarrow": False,
            "font": {"size": 11, "color": ink.text},
        }
        for code, shift in beside.items()
        for row in _complete(columns, code).to_dict("records")
        if row["members_meeting"] == 0
    ]


def _hover(row: dict[Hashable, Any]) -> str:
    of = "" if pd.isna(row["members_total"]) else f" of {row['members_total']:.0f}"
    estimate = precision.remark(row["is_estimate"])
    if row["kind"] in ("release", "other_release"):
        by = f"NATO release of {style.literal(row['release'])}"
    else:
        by = f"{style.literal(row['stated_by'])}, {style.day(row['stated_on'])}"
    count = f"{row['members_meeting']:.0f}{of} at {row['guideline']}% in {row['year']}"
    return f"<b>{count}</b>{estimate}<br>{by}<br>Click for the evidence"


def _total_label(
    totals: pd.DataFrame, context: ChartContext, ink: style.Ink
) -> list[dict[str, object]]:
    if totals.empty or "member" in context.narrowed:
        return []
    last = totals.iloc[-1]
    return [
        {
            "x": last["year"],
            "y": last["members_total"],
            "text": f"{int(last['members_total'])} members",
            "showarrow": False,
            "yshift": 11,
            "xanchor": "right",
            "xshift": 20,
            "font": {"size": 13, "color": ink.text},
        }
    ]


def _gaps(columns: pd.DataFrame, ink: style.Ink) -> list[dict[str, object]]:
    """Return annotations for years without a count, where figures are missing; never a zero."""
    missing = columns[~columns["is_complete"].astype(bool)].drop_duplicates("year")
    return [
        {
            "x": row.year,
            "y": 0,
            "text": f"{row.members_with_figure} of {row.members_expected} figures held",
            "textangle": -90,
            "showarrow": False,
            "yanchor": "bottom",
            "font": {"size": 12, "color": ink.muted},
        }
        for row in missing.itertuples()
    ]


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the count of the last final year and of the last estimated one.

    For every other guideline shown, it adds the count of the last year.
    """
    guideline = context.guidelines[0]
    columns = _complete(rows, guideline.code)
    # A count of unknown precision is treated as an estimate, with the doubt in words.
    sure = [precision.estimated(flag) is False for flag in columns["is_estimate"]]
    final, estimates = columns[sure], columns[[not is_sure for is_sure in sure]]
    parts = []
    if not final.empty:
        last = final.iloc[-1]
        parts.append(f"{_of(last, context)} met the {guideline.code}% guideline in {last['year']}")
    if not estimates.empty:
        last = estimates.iloc[-1]
        if parts:
            number = int(last["members_meeting"])
            if precision.estimated(last["is_estimate"]):
                parts.append(f"an estimated {number} do in {last['year']}")
            else:
                parts.append(f"{number} do in {last['year']} ({precision.NOT_SAID})")
        else:
            parts.append(
                f"{_of(last, context)} meet {guideline.code}% in {last['year']}"
                f"{precision.estimate_ending([last['is_estimate']])}"
            )
    if not parts:
        return f"No year has all the figures that a count of members at {guideline.code}% needs"
    for other in context.guidelines[1:]:
        beside = _complete(rows, other.code)
        beside = beside[beside["year"] == columns.iloc[-1]["year"]]
        parts += [f"{int(number)} at {other.code}%" for number in beside["members_meeting"]]
    return "; ".join(parts)


def _complete(rows: pd.DataFrame, guideline: str) -> pd.DataFrame:
    """Return a guideline's columns for years with figures of every member, in order."""
    columns = rows[(rows["kind"] == "release") & (rows["guideline"] == guideline)]
    return columns[columns["is_complete"].astype(bool)].sort_values("year")


def _of(row: "pd.Series[Any]", context: ChartContext) -> str:
    noun = "selected members" if "member" in context.narrowed else "members"
    return f"{int(row['members_meeting'])} of {int(row['members_total'])} {noun}"


VIEW = View("members_meeting_guideline", figure, finding)

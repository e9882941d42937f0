"""Paths: each member's newest share of GDP, its gap to 3.5%, and the shares that were announced."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.facts.figure_vocabulary import PLAN_KINDS
from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

GOAL = "3.5"
"""The guideline to which the chart draws the gap."""
COMPARABLE = ("nato_definition", "core")
"""Scopes of announced shares that can be held against a share of GDP in NATO's tables."""
SYMBOLS = {"target": "star", "plan": "diamond", "budget": "square", "statement": "circle-open"}
_SIZES = {"target": 13, "plan": 10, "budget": 9, "statement": 9}
"""A star of one size with a square looks smaller."""
_ROW_PIXELS = 22


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a line per member, the largest gap to 3.5% at the foot."""
    ink = style.ink(context.dark)
    gaps = rows[(rows["kind"] == "gap") & (rows["guideline"] == GOAL)]
    gaps = gaps.sort_values(["share", "member"])
    names = [style.literal(member, 22) for member in gaps["member"]]
    plans = announced(rows)
    plans = plans[plans["member"].isin(gaps["member"])]
    entries = gaps.to_dict("records")
    top = max([float(GOAL), *gaps["share"], *plans["share"]]) * 1.08
    reaching = [entry for entry in entries if entry["gap"] > 0]
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for entry in reaching for x in (entry["share"], float(GOAL), None)],
            "y": [
                y for entry in reaching for y in (*[style.literal(entry["member"], 22)] * 2, None)
            ],
            "line": {"color": ink.muted, "width": 1.5},
            "hoverinfo": "skip",
            "showlegend": False,
        },
        _newest(entries, context),
        *plan_marks(plans, "share", [style.literal(name, 22) for name in plans["member"]], context),
    ]
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _ROW_PIXELS * max(len(names), 4) + 110,
                margin={"l": 138, "r": 16, "t": 72, "b": 36},
                showlegend=True,
                legend={**style.LEGEND, "y": 1.035},
                xaxis={"range": [0, top], "ticksuffix": "%"},
                yaxis={
                    "type": "category",
                    "categoryarray": names,
                    "showgrid": False,
                    "tickfont": {"color": ink.text, "size": 13},
                },
                **style.uprights([(share, f"<b>{share:g}%</b>") for share in levels(rows)], ink),
            ),
        }
    )


def announced(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the announced shares that can be held against NATO's shares of GDP."""
    if "scope" not in rows:
        return rows.head(0)
    return rows[(rows["kind"] == "plan") & rows["scope"].isin(COMPARABLE)]


def plan_marks(
    plans: pd.DataFrame, x: str, ys: list[Any], context: ChartContext
) -> list[dict[str, Any]]:
    """Return a trace per kind of announcement, at column `x` and the given `ys`."""
    traces = []
    for kind, term in PLAN_KINDS.items():
        chosen = [
            (plan, y)
            for plan, y in zip(plans.to_dict("records"), ys, strict=True)
            if plan["plan_kind"] == kind
        ]
        if not chosen:
            continue
        marks = [plan["mark"] for plan, _ in chosen]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": term.label,
                "x": [plan[x] for plan, _ in chosen],
                "y": [y for _, y in chosen],
                "marker": {
                    "symbol": SYMBOLS[kind],
                    "size": _SIZES[kind],
                    "color": [style.colour(plan["iso3"]) for plan, _ in chosen],
                    "line": {"width": 1.5, "color": style.ink(context.dark).paper}
                    if not SYMBOLS[kind].endswith("-open")
                    else {"width": 1.5},
                },
                **style.evidence_points(
                    marks, (_announcement(plan) for plan, _ in chosen), context.mark
                ),
            }
        )
    return traces


def _announcement(plan: dict[Any, Any]) -> str:
    to = "" if pd.isna(plan["share_to"]) else f" to {plan['share_to']:g}%"
    when = "" if pd.isna(plan["said_on"]) else f", {style.literal(plan['said_on'])}"
    return (
        f"<b>{style.literal(plan['member'])}: {plan['share']:g}%{to} in {plan['year']}</b><br>"
        f"{PLAN_KINDS[plan['plan_kind']].label}: {style.literal(plan['said_by'], 80)}{when}<br>"
        f"{style.literal(plan['gist'], 120)}<br>Click for the evidence"
    )


def _newest(entries: list[dict[Any, Any]], context: ChartContext) -> dict[str, Any]:
    marks = [entry["mark"] for entry in entries]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Newest share",
        "x": [entry["share"] for entry in entries],
        "y": [style.literal(entry["member"], 22) for entry in entries],
        "marker": {
            "size": 12,
            "color": [style.colour(entry["iso3"]) for entry in entries],
            "symbol": [precision.symbol(entry["is_estimate"]) for entry in entries],
            "line": {"width": 2},
        },
        **style.evidence_points(
            marks,
            (
                f"<b>{style.literal(entry['member'])}</b><br>"
                f"{precision.share_of_gdp(entry)}% in {entry['year']}"
                f"{precision.remark(entry['is_estimate'])}<br>{_gap(entry)}<br>Click for the evidence"
                for entry in entries
            ),
            context.mark,
        ),
    }


def _gap(entry: dict[Any, Any]) -> str:
    if entry["gap"] <= 0:
        return f"At or over {GOAL}%"
    amount = (
        ""
        if pd.isna(entry["gap_amount"])
        else f", {entry['gap_amount'] / 1000:,.1f} bn dollars of {int(entry['price_base_year'])}"
    )
    slope = "" if pd.isna(entry["slope"]) else f"; {entry['slope']:.2f} points a year until "
    until = "" if pd.isna(entry["slope"]) else str(int(entry["deadline_year"]))
    return f"{entry['gap']:.2f} points below {GOAL}%{amount}{slope}{until}"


def levels(rows: pd.DataFrame) -> list[float]:
    """Return the guidelines that rows name, in percent of GDP."""
    return sorted({float(code) for code in rows["guideline"].dropna()})


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: how many members are below 3.5%, and the largest gap among them."""
    columns = ["gap", "is_estimate", "member", "year", "slope", "deadline_year"]
    gaps = rows.loc[(rows["kind"] == "gap") & (rows["guideline"] == GOAL), columns]
    if gaps.empty:
        return f"{len(rows)} shares and announcements; no newest share falls in these years"
    all_gaps = gaps.sort_values("gap", ascending=False).to_dict("records")
    below = [entry for entry in all_gaps if entry["gap"] > 0]
    estimate = precision.estimate_ending(gaps["is_estimate"])
    if len(gaps) == 1:
        only = all_gaps[0]
        where = f"{only['gap']:.2f} points below {GOAL}%" if below else f"at or over {GOAL}%"
        slope = _slope(only) if below else ""
        return f"{only['member']} is {where} of GDP in {only['year']}{estimate}{slope}"
    head = f"{len(below)} of {len(gaps)} states are below {GOAL}% of GDP in their newest year{estimate}"
    if not below:
        return head
    largest = below[0]
    return f"{head}; {largest['member']} most, by {largest['gap']:.2f} points{_slope(largest)}"


def _slope(entry: dict[Any, Any]) -> str:
    """Return the slope as a finding names it; nothing once the deadline has passed."""
    if pd.isna(entry["slope"]):
        return ""
    return f", {entry['slope']:.2f} a year until {int(entry['deadline_year'])}"


VIEW = View("paths", figure, finding)

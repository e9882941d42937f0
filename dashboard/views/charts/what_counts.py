"""What counts: the number of members at a guideline, by rule of counting and year."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.views.charts import precision, style
from dashboard.views.charts.view import ChartContext, View

LABELS = {
    "printed": "As printed",
    "unrounded": "Not rounded",
    "one_decimal": "One decimal",
    "ratio": "By ratio",
    "without_personnel": "Without personnel",
    "todays_members": "Today's members",
}
"""Rule of counting → its label, from the top of the chart."""
_MEANINGS = {
    "unrounded": "without rounding",
    "one_decimal": "rounded to one decimal",
    "ratio": "by expenditure divided by GDP",
    "without_personnel": "without expenditure on personnel",
    "todays_members": "counting today's members",
}
"""Rule → how a finding names it; the first whose count differs is the one that it names."""
_ORDER = ("ratio", "unrounded", "todays_members", "one_decimal", "without_personnel")
_ROW = 42
"""Pixels of a row."""
_HALF = 0.46
"""Half the width of a cell, in years."""


def figure(rows: pd.DataFrame, context: ChartContext) -> go.Figure:
    """Draw a cell per rule and year with its count, filled where it differs from the printed one."""
    ink = style.ink(context.dark)
    rows = rows[rows["guideline"] == context.guidelines[0].code]
    labels = [LABELS[rule] for rule in LABELS if rule in set(rows["rule"])]
    first, last = int(rows["year"].min()), int(rows["year"].max())
    kinds = (
        (rows[rows["difference"] == 0], "As many as printed", ink.grid, ink.text),
        (rows[rows["difference"] < 0], "Fewer than printed", ink.second, ink.paper),
        (rows[rows["difference"] > 0], "More than printed", ink.accent, ink.paper),
    )
    shown = [kind for kind in kinds if len(kind[0])]
    traces = [_cells(cells, name, fill, context) for cells, name, fill, _ in shown]
    traces += [_numbers(cells, text) for cells, _, _, text in shown]
    return go.Figure(
        {
            "data": traces,
            "layout": style.layout(
                ink,
                _ROW * len(labels) + 110,
                margin={"l": 128, "r": 12, "t": 56, "b": 32},
                showlegend=True,
                barmode="overlay",
                bargap=0.25,
                xaxis=style.year_columns(first, last),
                yaxis={
                    "type": "category",
                    "categoryarray": labels[::-1],
                    "showgrid": False,
                    "tickfont": {"color": ink.text, "size": 13},
                },
            ),
        }
    )


def _cells(rows: pd.DataFrame, name: str, fill: str, context: ChartContext) -> dict[str, Any]:
    """Return the cells of one kind: bars, because they grow with the chart and markers do not."""
    cells = rows.to_dict("records")
    marks = [cell["mark"] for cell in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "base": [cell["year"] - _HALF for cell in cells],
        "x": [2 * _HALF] * len(cells),
        "y": [LABELS[cell["rule"]] for cell in cells],
        "marker": {"color": fill},
        **style.evidence_points(marks, (_hover(cell) for cell in cells), context.mark),
    }


def _numbers(rows: pd.DataFrame, ink: str) -> dict[str, Any]:
    cells = rows.to_dict("records")
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell["year"] for cell in cells],
        "y": [LABELS[cell["rule"]] for cell in cells],
        "text": [str(cell["meeting"]) for cell in cells],
        "textfont": {"size": 12, "color": ink},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _hover(cell: dict[Any, Any]) -> str:
    lines = [f"<b>{LABELS[cell['rule']]}, {cell['year']}</b>", f"{cell['meeting']} members"]
    if len(cell["leaving"]):
        lines.append(f"No longer: {style.literal(', '.join(cell['leaving']), 80)}")
    if len(cell["joining"]):
        lines.append(f"Also: {style.literal(', '.join(cell['joining']), 80)}")
    return "<br>".join([*lines, "Click for the figures"])


def finding(rows: pd.DataFrame, context: ChartContext) -> str:
    """Return the finding: the printed count of the newest year, and who differs by another rule."""
    code = context.guidelines[0].code
    rows = rows[rows["guideline"] == code]
    year = int(rows["year"].max())
    newest = {row["rule"]: row for row in rows[rows["year"] == year].to_dict("records")}
    printed = newest["printed"]
    estimate = precision.estimate_ending([printed["is_estimate"]])
    held = "" if context.release is None or context.release.completeness == "full" else " held"
    counted = (
        f"Of {printed['members_with_figure']} members with a figure{held}, {printed['meeting']}"
    )
    head = f"{counted} met {code}% in {year} as printed{estimate}"
    for rule in _ORDER:
        cell = newest.get(rule)
        if cell is not None and (len(cell["leaving"]) or len(cell["joining"])):
            return f"{head}; {cell['meeting']} {_MEANINGS[rule]}{_who(cell)}"
    return f"{head}, and by every other rule that its figures allow"


def _who(cell: dict[Any, Any]) -> str:
    """Return who changes sides by a rule, by name where they are few."""
    parts = []
    for members, verb in ((cell["leaving"], "out"), (cell["joining"], "in")):
        names = list(members)
        if names:
            who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
            few = who if len(names) <= 3 else f"{len(names)} members"
            parts.append(f"{few} {'drops' if len(names) == 1 else 'drop'} {verb}")
    return f": {'; '.join(parts)}"


VIEW = View("what_counts", figure, finding)

"""The legend: choice of traces, layout in rows, size and position."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.figures import Node, first, mean
from dashboard.pictures.labels import LINE, Label, draw_label, read_label
from dashboard.pictures.marks import draw_bar_swatch, draw_marker, line_style
from dashboard.pictures.svg import Element, element, group

_GAP, _SWATCH = 5.0, 30.0
_TEXT_AT = _SWATCH + 2 * _GAP
_LEAST_ITEM = 16.0
_MIDDLE = (_SWATCH + 2 * _GAP) / 2
_PARTS = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True)
class Item:
    """One legend entry, positioned by its left edge and vertical middle."""

    trace: Node
    label: Label
    x: float
    y: float


@dataclass(frozen=True)
class Legend:
    """The legend as laid out for a width."""

    spec: Node
    items: tuple[Item, ...]
    width: float
    height: float
    font: Node

    @property
    def in_paper(self) -> tuple[bool, bool]:
        """Return whether its position refers to the plot, not to the whole chart."""
        return self.spec.get("xref", "paper") == "paper", self.spec.get("yref", "paper") == "paper"

    @property
    def x(self) -> float:
        """Horizontal position, 0 to 1 from the left."""
        return float(self.spec.get("x", 0 if self.spec.get("orientation") == "h" else 1.02))

    @property
    def y(self) -> float:
        """Vertical position, 0 to 1 from the foot."""
        return float(self.spec.get("y", -0.1 if self.spec.get("orientation") == "h" else 1))

    @property
    def anchors(self) -> tuple[float, float]:
        """Return the fractions of width and height left of and above its anchor."""
        x, y = self.spec.get("xanchor", "left"), self.spec.get("yanchor", "auto")
        if x == "auto":
            x = "right" if self.x >= 2 / 3 else "left" if self.x <= 1 / 3 else "center"
        if y == "auto":
            y = "bottom" if self.y <= 1 / 3 else "top" if self.y >= 2 / 3 else "middle"
        return _PARTS[x], _PARTS[y]


def legend_traces(traces: Sequence[Node], layout: Node) -> list[Node]:
    """Return the legend's traces in its order; an empty list if the legend is hidden."""
    entries = [trace for trace in traces if trace.get("showlegend", True)]
    explicit = sum(trace.get("showlegend") is True for trace in entries)
    default = bool(entries) and len(traces) + explicit > 1
    if not layout.get("showlegend", default):
        return []
    order = layout.get("legend", {}).get("traceorder")
    is_stacked = layout.get("barmode") in ("stack", "relative")
    if order is None and is_stacked and any(trace["type"] == "bar" for trace in traces):
        order = "reversed"
    return entries[::-1] if order == "reversed" else entries


def lay_out_legend(traces: Sequence[Node], layout: Node, font: Node, room: float) -> Legend | None:
    """Lay the legend out in rows of at most `room` pixels; return None without traces."""
    if not traces:
        return None
    spec = layout.get("legend", {})
    if spec.get("orientation") != "h":
        raise DataError("Pictures draw legends in rows only.", "Say orientation='h'.")
    own = {**font, **spec.get("font", {})}
    labels = [read_label(str(trace.get("name", "")), own["size"]) for trace in traces]
    widths = [_TEXT_AT + label.width for label in labels]
    in_one_row = sum(widths) + (len(widths) - 1) * _GAP < room
    items, x, y, row, widest, tallest = [], 0.0, 0.0, 0.0, 0.0, 0.0
    for trace, text, width in zip(traces, labels, widths, strict=True):
        height = max(len(text.lines) * LINE * own["size"], _LEAST_ITEM) + 3
        step = (width if in_one_row else max(widths)) + _GAP
        if step + x - _GAP >= room:
            widest, x, y, tallest = max(widest, row), 0.0, y + tallest, 0.0
        items.append(Item(trace, text, x, y + height / 2 + _GAP))
        row, x, tallest = x + width + _GAP, x + step, max(tallest, height)
    whole = x if in_one_row else max(widest, row)
    return Legend(spec, tuple(items), ceil(whole), ceil(y + tallest + 2 * _GAP), own)


def draw_legend(legend: Legend, x: float, y: float) -> Element:
    """Draw the legend with its upper left corner at (x, y)."""
    parts: list[Element] = []
    for item in legend.items:
        left, middle = x + item.x, y + item.y
        parts += _swatch(item.trace, left, middle)
        size = item.label.size
        up = LINE * size * ((len(item.label.lines) - 1) / 2 - 0.3)
        parts.append(
            draw_label(item.label, left + _TEXT_AT, middle - up, "start", legend.font["color"])
        )
    return group(parts, role="legend")


def _swatch(trace: Node, x: float, y: float) -> list[Element]:
    if trace["type"] == "bar":
        return [draw_bar_swatch(trace, x + _MIDDLE, y)]
    parts, mode = [], str(trace.get("mode", "lines"))
    if "lines" in mode:
        line = f"M{x + _GAP:.2f},{y:.2f}h{_SWATCH:g}"
        parts.append(element("path", d=line, fill="none", **line_style(trace.get("line", {}), 10)))
    if "markers" in mode:
        spec: dict[str, Any] = trace.get("marker", {})
        size = min(max(mean(spec.get("size"), 6), 2), 16)
        opacity = min(max(mean(spec.get("opacity"), 1), 0.2), 1)
        edge = min(mean(spec.get("line", {}).get("width"), 0), 5)
        parts.append(
            draw_marker(
                first(spec.get("symbol"), "circle"),
                size,
                first(spec.get("color"), "#444444"),
                x + _MIDDLE,
                y,
                edge=edge,
                edge_colour=first(spec.get("line", {}).get("color"), "#444444"),
                opacity=opacity,
            )
        )
    return parts

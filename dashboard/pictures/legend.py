"""The legend: which traces it names, in which rows, how large it is and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.figures import Node, first, mean
from dashboard.pictures.labels import LINE, Label, drawn, label
from dashboard.pictures.marks import bar_swatch, line_style, marker
from dashboard.pictures.svg import Element, element, group

_GAP, _SWATCH = 5.0, 30.0
_TEXT_AT = _SWATCH + 2 * _GAP
_LEAST_ITEM = 16.0
_MIDDLE = (_SWATCH + 2 * _GAP) / 2
_PARTS = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True)
class Item:
    """One name in the legend, from its own left edge and middle."""

    trace: Node
    label: Label
    x: float
    y: float


@dataclass(frozen=True)
class Legend:
    """The legend as laid out for a width."""

    says: Node
    items: tuple[Item, ...]
    width: float
    height: float
    font: Node

    @property
    def in_paper(self) -> tuple[bool, bool]:
        """Return whether its position refers to the plot, not to the whole chart."""
        return self.says.get("xref", "paper") == "paper", self.says.get("yref", "paper") == "paper"

    @property
    def x(self) -> float:
        """Its place across, 0 to 1."""
        return float(self.says.get("x", 0 if self.says.get("orientation") == "h" else 1.02))

    @property
    def y(self) -> float:
        """Its place up, 0 to 1."""
        return float(self.says.get("y", -0.1 if self.says.get("orientation") == "h" else 1))

    @property
    def anchors(self) -> tuple[float, float]:
        """Return the fractions of width and height left of and above its anchor."""
        x, y = self.says.get("xanchor", "left"), self.says.get("yanchor", "auto")
        if x == "auto":
            x = "right" if self.x >= 2 / 3 else "left" if self.x <= 1 / 3 else "center"
        if y == "auto":
            y = "bottom" if self.y <= 1 / 3 else "top" if self.y >= 2 / 3 else "middle"
        return _PARTS[x], _PARTS[y]


def named(traces: Sequence[Node], layout: Node) -> list[Node]:
    """Return the traces that the legend names, in its order; none where it is not shown."""
    shown = [one for one in traces if one.get("showlegend", True)]
    explicit = sum(one.get("showlegend") is True for one in shown)
    default = bool(shown) and len(traces) + explicit > 1
    if not layout.get("showlegend", default):
        return []
    order = layout.get("legend", {}).get("traceorder")
    stacked = layout.get("barmode") in ("stack", "relative")
    if order is None and stacked and any(one["type"] == "bar" for one in traces):
        order = "reversed"
    return shown[::-1] if order == "reversed" else shown


def laid_out(traces: Sequence[Node], layout: Node, font: Node, room: float) -> Legend | None:
    """Return the legend of these traces where `room` pixels are free across, or None."""
    if not traces:
        return None
    says = layout.get("legend", {})
    if says.get("orientation") != "h":
        raise DataError("Pictures draw legends in rows only.", "Say orientation='h'.")
    own = {**font, **says.get("font", {})}
    labels = [label(str(one.get("name", "")), own["size"]) for one in traces]
    widths = [_TEXT_AT + one.width for one in labels]
    in_one_row = sum(widths) + (len(widths) - 1) * _GAP < room
    items, x, y, row, widest, tallest = [], 0.0, 0.0, 0.0, 0.0, 0.0
    for trace, one, width in zip(traces, labels, widths, strict=True):
        height = max(len(one.lines) * LINE * own["size"], _LEAST_ITEM) + 3
        step = (width if in_one_row else max(widths)) + _GAP
        if step + x - _GAP >= room:
            widest, x, y, tallest = max(widest, row), 0.0, y + tallest, 0.0
        items.append(Item(trace, one, x, y + height / 2 + _GAP))
        row, x, tallest = x + width + _GAP, x + step, max(tallest, height)
    whole = x if in_one_row else max(widest, row)
    return Legend(says, tuple(items), ceil(whole), ceil(y + tallest + 2 * _GAP), own)


def legend_drawn(legend: Legend, x: float, y: float) -> Element:
    """Draw the legend with its upper left corner there."""
    parts: list[Element] = []
    for item in legend.items:
        left, middle = x + item.x, y + item.y
        parts += _swatch(item.trace, left, middle)
        size = item.label.size
        up = LINE * size * ((len(item.label.lines) - 1) / 2 - 0.3)
        parts.append(drawn(item.label, left + _TEXT_AT, middle - up, "start", legend.font["color"]))
    return group(parts, role="legend")


def _swatch(trace: Node, x: float, y: float) -> list[Element]:
    if trace["type"] == "bar":
        return [bar_swatch(trace, x + _MIDDLE, y)]
    parts, mode = [], str(trace.get("mode", "lines"))
    if "lines" in mode:
        line = f"M{x + _GAP:.2f},{y:.2f}h{_SWATCH:g}"
        parts.append(element("path", d=line, fill="none", **line_style(trace.get("line", {}), 10)))
    if "markers" in mode:
        says: dict[str, Any] = trace.get("marker", {})
        size = min(max(mean(says.get("size"), 6), 2), 16)
        opacity = min(max(mean(says.get("opacity"), 1), 0.2), 1)
        edge = min(mean(says.get("line", {}).get("width"), 0), 5)
        parts.append(
            marker(
                first(says.get("symbol"), "circle"),
                size,
                first(says.get("color"), "#444444"),
                x + _MIDDLE,
                y,
                edge=edge,
                edge_colour=first(says.get("line", {}).get("color"), "#444444"),
                opacity=opacity,
            )
        )
    return parts

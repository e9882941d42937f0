"""Marks of traces as SVG: line styles, markers, plain and striped bars."""

from math import sqrt
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.figures import Node, first
from dashboard.pictures.svg import Element, element, number
from dashboard.pictures.symbols import symbol_path

DARK_EDGE = "#444444"
"""Default colour of an edge."""

_DASHES = {
    "solid": (),
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}
_STRIPE, _SOLIDITY = 8.0, 0.3


def line_style(line: Node, most: float = 1000.0) -> dict[str, Any]:
    """Return the attributes of a line's stroke."""
    wide = min(float(line.get("width", 2)), most)
    dash = str(line.get("dash", "solid"))
    if dash not in _DASHES:
        raise DataError(f"Pictures cannot draw the dash {dash!r}.", f"They know {list(_DASHES)}.")
    unit = max(wide, 3)
    return {
        "stroke": str(line.get("color", DARK_EDGE)),
        "stroke_width": wide,
        "stroke_dasharray": ",".join(number(part * unit) for part in _DASHES[dash]) or None,
    }


def draw_marker(
    name: str,
    size: float,
    colour: str,
    x: float,
    y: float,
    edge: float = 0.0,
    edge_colour: str = DARK_EDGE,
    opacity: float = 1.0,
) -> Element:
    """Draw a marker centred at (x, y); a hollow marker is only an edge in its own colour."""
    path, is_hollow = symbol_path(name, size)
    return element(
        "path",
        d=path,
        transform=f"translate({number(x)},{number(y)})",
        fill="none" if is_hollow else colour,
        stroke=colour if is_hollow else edge_colour if edge else None,
        stroke_width=(edge or 1.0) if is_hollow else edge or None,
        opacity=None if opacity == 1 else opacity,
    )


def draw_bar(
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    edge: float,
    edge_colour: str,
    shape: str,
    opacity: float = 1.0,
    solidity: float = _SOLIDITY,
) -> Element:
    """Draw a plain or striped bar; a nested SVG, which needs no id, clips the stripes."""
    faint = None if opacity == 1 else opacity
    outline = {"stroke": edge_colour if edge else None, "stroke_width": edge or None}
    box = {"x": x, "y": y, "width": width, "height": height}
    if not shape:
        return element("rect", **box, fill=colour, **outline, opacity=faint)
    if shape != "/":
        raise DataError(f"Pictures cannot draw the pattern {shape!r}.", "They know '/'.")
    distance = _STRIPE * sqrt(2)
    stripes, at = [], (x + y) - (x + y) % distance
    while at < x + y + width + height + distance:
        stripes.append(f"M{number(at - y - x)},0L{number(at - y - height - x)},{number(height)}")
        at += distance
    lines = element(
        "path", d="".join(stripes), stroke=colour, stroke_width=solidity * _STRIPE, fill="none"
    )
    cut = element("svg", lines, **box, overflow="hidden")
    return element("g", cut, element("rect", **box, fill="none", **outline), opacity=faint)


def draw_bar_swatch(trace: Node, x: float, y: float) -> Element:
    """Draw a bar's square for the legend, centred at (x, y)."""
    spec = trace.get("marker", {})
    edge = spec.get("line", {})
    return draw_bar(
        x - 6,
        y - 6,
        12,
        12,
        first(spec.get("color"), DARK_EDGE),
        min(float(first(edge.get("width"), 0)), 5),
        first(edge.get("color"), DARK_EDGE),
        first(spec.get("pattern", {}).get("shape"), ""),
        solidity=0.5,
    )

"""The side of a chart along an axis: grid lines, axis line, labels and title."""

from dataclasses import dataclass
from itertools import pairwise

from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import Node
from dashboard.pictures.labels import LINE, Label, drawn, label
from dashboard.pictures.svg import Element, element, number
from dashboard.pictures.ticks import Tick, ticks_of

_GRID, _ZERO = "#eeeeee", "#444444"
_CAP, _MID = 0.7, 0.35
_APART = 2.0
"""Pixels between labels, and between them and a title."""


@dataclass(frozen=True)
class Side:
    """An axis with its labels, in a chart of that size."""

    axis: Axis
    other: Axis
    """The axis that it stands on."""
    ticks: tuple[Tick, ...]
    font: Node
    title_font: Node
    height: float
    width: float

    @property
    def has_line(self) -> bool:
        """Return whether the axis line is drawn: it has a colour or a width and is not switched off."""
        says = self.axis.says
        return bool(says.get("showline", "linecolor" in says or "linewidth" in says))

    @property
    def has_labels(self) -> bool:
        """Return whether its ticks have labels."""
        return bool(self.axis.says.get("showticklabels", True))

    @property
    def edge(self) -> float:
        """Return the position of the axis line: half a pixel outside the plot."""
        before = self.axis.side in ("left", "top")
        return self.other.start - 0.5 if before else self.other.end + 0.5


def side_of(axis: Axis, other: Axis, font: Node, width: float, height: float) -> Side:
    """Measure what stands along an axis."""
    says = axis.says
    own = {**font, **says.get("tickfont", {})}
    title = {**font, "size": round(font["size"] * 1.2)} | says.get("title", {}).get("font", {})
    ticks = tuple(ticks_of(axis, own["size"])) if axis.is_visible else ()
    return Side(axis, other, ticks, own, title, height, width)


def grid(side: Side) -> list[Element]:
    """Draw the grid lines of an axis, those at its very ends left out, and its zero line."""
    axis, says, parts = side.axis, side.axis.says, []
    if not axis.is_visible:
        return []
    numbers = [
        one.number for one in side.ticks if 1 < axis.at(one.number) - axis.start < axis.length - 1
    ]
    shows_zero = says.get("zeroline", says.get("showgrid", True)) and axis.kind == "linear"
    if says.get("showgrid", True):
        colour, wide = says.get("gridcolor", _GRID), float(says.get("gridwidth", 1))
        at_zero = [one for one in numbers if one or not shows_zero]
        parts += [_across(side, one, colour, wide) for one in at_zero]
    if shows_zero and axis.holds(0) and 1 < axis.at(0) - axis.start < axis.length - 1:
        parts.append(_across(side, 0, says.get("zerolinecolor", _ZERO), 1))
    return parts


def _across(side: Side, value: float, colour: str, wide: float) -> Element:
    at, other = number(side.axis.at(value)), side.other
    d = f"M{at},{number(other.start)}v{number(other.length)}"
    if not side.axis.is_x:
        d = f"M{number(other.start)},{at}h{number(other.length)}"
    return element("path", d=d, stroke=colour, stroke_width=wide)


def line_and_labels(side: Side) -> list[Element]:
    """Draw an axis's line, its labels and its title."""
    if not side.axis.is_visible:
        return []
    parts, axis = [], side.axis
    if side.has_line:
        at = number(side.edge)
        d = f"M{at},{number(axis.start)}v{number(axis.length)}"
        if axis.is_x:
            corner = 1.0 if side.other.is_visible else 0.0
            start = axis.start - (corner if side.other.side == "left" else 0.0)
            d = f"M{number(start)},{at}h{number(axis.length + corner)}"
        colour, wide = axis.says.get("linecolor", _ZERO), axis.says.get("linewidth", 1)
        parts.append(element("path", d=d, stroke=colour, stroke_width=wide))
    named = _labels(side) if side.has_labels else []
    parts += [
        drawn(one.label, one.x, one.y, one.anchor, side.font["color"], one.turned) for one in named
    ]
    return parts + _title(side, named)


@dataclass(frozen=True)
class _Placed:
    label: Label
    x: float
    y: float
    anchor: str
    turned: str | None = None
    angle: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        left, top = self.x + self.label.left(self.anchor), self.y - self.label.above
        return left, top, left + self.label.width, top + self.label.height


def _labels(side: Side) -> list[_Placed]:
    axis, size = side.axis, float(side.font["size"])
    away = 0.5 + (0.2 * size if side.has_line else 0.0)
    angle, found = _angle(side), []
    for tick in side.ticks:
        one, at = label(tick.text, size), axis.at(tick.number)
        more = (len(one.lines) - 1) * LINE * size
        if not axis.is_x:
            x = side.edge + (away if axis.side == "right" else -away)
            anchor = "start" if axis.side == "right" else "end"
            found.append(_Placed(one, x, at + _MID * size - more / 2, anchor))
            continue
        top = axis.side == "top"
        y = side.edge - away - 0.2 * size if top else side.edge + away + size
        anchor, turned = "middle", None
        if angle:
            turned = f"rotate({number(angle)},{number(at)},{number(y - size / 2)})"
            anchor = "end" if (angle < 0) != top else "start"
        up = more / 2 if abs(angle) > 60 else more if top else 0.0
        found.append(_Placed(one, at, y - up, anchor, turned, angle))
    return found


def _angle(side: Side) -> float:
    """Return by how much labels are turned: as the axis says, else so that none overlap."""
    axis, size = side.axis, float(side.font["size"])
    said = axis.says.get("tickangle", "auto")
    if said != "auto" or not axis.is_x or len(side.ticks) < 2:
        return 0.0 if said == "auto" else float(said)
    labels = [label(one.text, size) for one in side.ticks]
    places = [axis.at(one.number) for one in side.ticks]
    spans = [
        (at - one.width / 2, at + one.width / 2 + _APART)
        for at, one in zip(places, labels, strict=True)
    ]
    if all(right <= left for (_, right), (left, _) in pairwise(spans)):
        return 0.0
    apart = abs(places[-1] - places[0]) / (len(places) - 1)
    opposite = size * 1.25 * max(len(one.lines) for one in labels)
    # Turned by the least of the angles at which lines of text pass one another.
    return 30.0 if apart / (apart**2 + opposite**2) ** 0.5 >= 0.866 else 90.0


def _title(side: Side, named: list[_Placed]) -> list[Element]:
    axis = side.axis
    text = (axis.says.get("title") or {}).get("text")
    if not text:
        return []
    one = label(str(text), float(side.title_font["size"]))
    size = one.size
    before = axis.side in ("left", "top")
    if axis.is_x:
        off = (
            10
            + 1.5 * size
            + size * ((1.0 if before else 1.5) if side.has_labels else 0.5 * (not before))
        )
    else:
        off = (
            10
            + 1.5 * size
            + size * ((0.5 if before else 1.0) if side.has_labels else 0.5 * (not before))
        )
    edge = side.other.start if before else side.other.end
    place = edge - off if before else edge + off
    middle = axis.start + axis.length / 2
    place += _moved(side, one, place, middle, named)
    if axis.is_x:
        return [drawn(one, middle, place, "middle", side.title_font["color"])]
    turned = f"rotate(-90,{number(place)},{number(middle)})"
    return [drawn(one, place, middle, "middle", side.title_font["color"], turned)]


def _moved(side: Side, one: Label, place: float, middle: float, named: list[_Placed]) -> float:
    """Return by how much a title moves: out of the labels' way, and never out of the chart."""
    axis, before = side.axis, side.axis.side in ("left", "top")
    near, far = place - one.above, place - one.above + one.height
    whole = side.height if axis.is_x else side.width
    left = near if before else whole - far
    sign = -1 if before else 1
    if left < 0:
        return sign * left
    shift, start, end = 0.0, middle - one.width / 2, middle + one.width / 2
    for other in named:
        x0, y0, x1, y1 = other.box
        low, high, a, b = (y0, y1, x0, x1) if axis.is_x else (x0, x1, y0, y1)
        if (
            a <= end + _APART
            and b >= start - _APART
            and low <= far + _APART
            and high >= near - _APART
        ):
            shift = max(shift, (far - low if before else high - near) + _APART)
    return sign * min(shift, left)

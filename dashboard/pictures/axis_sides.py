"""The side of a chart along an axis: grid lines, axis line, labels and title."""

from dataclasses import dataclass
from itertools import pairwise

from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import Node
from dashboard.pictures.labels import LINE, Label, draw_label, read_label
from dashboard.pictures.svg import Element, element, number
from dashboard.pictures.ticks import Tick, ticks_of

_GRID, _ZERO = "#eeeeee", "#444444"
_CAP, _MID = 0.7, 0.35
_APART = 2.0
"""Pixels between labels, and between them and a title."""


@dataclass(frozen=True)
class Side:
    """An axis with its ticks, in a chart of `width` by `height`."""

    axis: Axis
    other: Axis
    """The axis to which it is anchored."""
    ticks: tuple[Tick, ...]
    font: Node
    title_font: Node
    height: float
    width: float

    @property
    def has_line(self) -> bool:
        """Return whether the axis line is drawn: by showline, else if it has a colour or width."""
        spec = self.axis.spec
        return bool(spec.get("showline", "linecolor" in spec or "linewidth" in spec))

    @property
    def has_labels(self) -> bool:
        """Return whether its ticks have labels."""
        return bool(self.axis.spec.get("showticklabels", True))

    @property
    def edge(self) -> float:
        """Return the position of the axis line: half a pixel outside the plot."""
        before = self.axis.side in ("left", "top")
        return self.other.start - 0.5 if before else self.other.end + 0.5


def side_of(axis: Axis, other: Axis, font: Node, width: float, height: float) -> Side:
    """Measure the ticks and fonts along an axis."""
    spec = axis.spec
    own = {**font, **spec.get("tickfont", {})}
    title = {**font, "size": round(font["size"] * 1.2)} | spec.get("title", {}).get("font", {})
    ticks = tuple(ticks_of(axis, own["size"])) if axis.is_visible else ()
    return Side(axis, other, ticks, own, title, height, width)


def grid(side: Side) -> list[Element]:
    """Draw an axis's grid lines, except at its two ends, and its zero line."""
    axis, spec, parts = side.axis, side.axis.spec, []
    if not axis.is_visible:
        return []
    numbers = [
        tick.number
        for tick in side.ticks
        if 1 < axis.at(tick.number) - axis.start < axis.length - 1
    ]
    shows_zero = spec.get("zeroline", spec.get("showgrid", True)) and axis.kind == "linear"
    if spec.get("showgrid", True):
        colour, wide = spec.get("gridcolor", _GRID), float(spec.get("gridwidth", 1))
        at_zero = [number for number in numbers if number or not shows_zero]
        parts += [_across(side, value, colour, wide) for value in at_zero]
    if shows_zero and axis.holds(0) and 1 < axis.at(0) - axis.start < axis.length - 1:
        parts.append(_across(side, 0, spec.get("zerolinecolor", _ZERO), 1))
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
        colour, wide = axis.spec.get("linecolor", _ZERO), axis.spec.get("linewidth", 1)
        parts.append(element("path", d=d, stroke=colour, stroke_width=wide))
    labels = _labels(side) if side.has_labels else []
    parts += [
        draw_label(
            placed.label, placed.x, placed.y, placed.anchor, side.font["color"], placed.rotation
        )
        for placed in labels
    ]
    return parts + _title(side, labels)


@dataclass(frozen=True)
class _Placed:
    label: Label
    x: float
    y: float
    anchor: str
    rotation: str | None = None
    angle: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        left, top = self.x + self.label.left(self.anchor), self.y - self.label.above
        return left, top, left + self.label.width, top + self.label.height


def _labels(side: Side) -> list[_Placed]:
    axis, size = side.axis, float(side.font["size"])
    away = 0.5 + (0.2 * size if side.has_line else 0.0)
    angle, labels = _angle(side), []
    for tick in side.ticks:
        text, at = read_label(tick.text, size), axis.at(tick.number)
        more = (len(text.lines) - 1) * LINE * size
        if not axis.is_x:
            x = side.edge + (away if axis.side == "right" else -away)
            anchor = "start" if axis.side == "right" else "end"
            labels.append(_Placed(text, x, at + _MID * size - more / 2, anchor))
            continue
        top = axis.side == "top"
        y = side.edge - away - 0.2 * size if top else side.edge + away + size
        anchor, rotation = "middle", None
        if angle:
            rotation = f"rotate({number(angle)},{number(at)},{number(y - size / 2)})"
            anchor = "end" if (angle < 0) != top else "start"
        up = more / 2 if abs(angle) > 60 else more if top else 0.0
        labels.append(_Placed(text, at, y - up, anchor, rotation, angle))
    return labels


def _angle(side: Side) -> float:
    """Return the labels' angle: the axis's tickangle, else the smallest without overlap."""
    axis, size = side.axis, float(side.font["size"])
    angle = axis.spec.get("tickangle", "auto")
    if angle != "auto" or not axis.is_x or len(side.ticks) < 2:
        return 0.0 if angle == "auto" else float(angle)
    labels = [read_label(tick.text, size) for tick in side.ticks]
    places = [axis.at(tick.number) for tick in side.ticks]
    spans = [
        (at - text.width / 2, at + text.width / 2 + _APART)
        for at, text in zip(places, labels, strict=True)
    ]
    if all(right <= left for (_, right), (left, _) in pairwise(spans)):
        return 0.0
    distance = abs(places[-1] - places[0]) / (len(places) - 1)
    opposite = size * 1.25 * max(len(label.lines) for label in labels)
    # The smallest of Plotly's angles at which neighbouring labels do not overlap.
    return 30.0 if distance / (distance**2 + opposite**2) ** 0.5 >= 0.866 else 90.0


def _title(side: Side, labels: list[_Placed]) -> list[Element]:
    axis = side.axis
    text = (axis.spec.get("title") or {}).get("text")
    if not text:
        return []
    title = read_label(str(text), float(side.title_font["size"]))
    size = title.size
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
    place += _title_shift(side, title, place, middle, labels)
    if axis.is_x:
        return [draw_label(title, middle, place, "middle", side.title_font["color"])]
    rotation = f"rotate(-90,{number(place)},{number(middle)})"
    return [draw_label(title, place, middle, "middle", side.title_font["color"], rotation)]


def _title_shift(
    side: Side, title: Label, place: float, middle: float, labels: list[_Placed]
) -> float:
    """Return the shift of a title that keeps it off the labels and inside the chart."""
    axis, before = side.axis, side.axis.side in ("left", "top")
    near, far = place - title.above, place - title.above + title.height
    whole = side.height if axis.is_x else side.width
    left = near if before else whole - far
    sign = -1 if before else 1
    if left < 0:
        return sign * left
    shift, start, end = 0.0, middle - title.width / 2, middle + title.width / 2
    for other in labels:
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

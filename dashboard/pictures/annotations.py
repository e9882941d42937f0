"""Annotations and shapes, positioned by axis value, axis domain or the plot's rectangle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, floor, radians, sin
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import Node
from dashboard.pictures.labels import Label, draw_label, read_label
from dashboard.pictures.marks import line_style
from dashboard.pictures.svg import Element, element, number

_BORDER = 2.0
"""Plotly's invisible border of an annotation, and its padding."""

_SHIFTS = {"left": 0.5, "top": 0.5, "right": -0.5, "bottom": -0.5, "center": 0.0, "middle": 0.0}
_ALIGNS = {"left": "start", "right": "end"}


@dataclass(frozen=True)
class Paper:
    """The plot's rectangle in the chart."""

    left: float
    top: float
    width: float
    height: float

    def at(self, value: float, across: bool) -> float:
        """Return the pixel of a fraction of the plot, 0 to 1 from the left or from the foot."""
        if across:
            return self.left + self.width * value
        return self.top + self.height * (1 - value)


def round_half_up(value: float) -> float:
    """Round halves up as browsers do; Python's rounding to even differs by a pixel."""
    return floor(value + 0.5)


def _reference(spec: Node, letter: str) -> tuple[str, str]:
    """Return the axis of a position and its kind of reference: value, domain or paper."""
    reference = str(spec.get(f"{letter}ref", letter))
    if reference in ("paper", "container"):
        return "", "paper"
    name, _, rest = reference.partition(" ")
    return name, rest or "value"


def place(
    spec: Node, letter: str, value: Any, axes: Mapping[str, Axis], paper: Paper
) -> float | None:
    """Return the pixel of a position, or None for a value that the axis cannot show."""
    name, how = _reference(spec, letter)
    if how == "paper":
        return paper.at(float(value), letter == "x")
    axis = axes[name]
    if how == "domain":
        part = float(value) if axis.is_x else 1 - float(value)
        return axis.start + axis.length * part
    number = axis.number(value)
    return None if number is None else axis.at(number)


@dataclass(frozen=True)
class Note:
    """A measured annotation."""

    spec: Node
    label: Label
    width: float
    height: float

    @property
    def angle(self) -> float:
        """Rotation in degrees, clockwise."""
        return float(self.spec.get("textangle", 0))

    def extent(self, letter: str) -> float:
        """Return the width or height of the rotated annotation."""
        turn = radians(self.angle - (0 if letter == "x" else 90))
        return abs(self.width * cos(turn)) + abs(self.height * sin(turn))

    def offset(self, letter: str) -> float:
        """Return the offset of its middle from its position, in pixels to the right or down."""
        anchor = self.spec.get(f"{letter}anchor", "auto")
        if anchor == "auto":
            _, how = _reference(self.spec, letter)
            part = 0.5 if how == "value" else float(self.spec.get(letter, 0))
            part = part if letter == "x" else 1 - part
            sides = ("left", "right") if letter == "x" else ("top", "bottom")
            anchor = sides[0] if part < 1 / 3 else sides[1] if part > 2 / 3 else "center"
        shift = float(self.spec.get(f"{letter}shift", 0)) * (1 if letter == "x" else -1)
        return self.extent(letter) * _SHIFTS[anchor] + shift

    def pads(self, letter: str) -> tuple[float, float]:
        """Return the pixels below and above its value, as padding of the axis's range."""
        half, off = self.extent(letter) / 2, self.offset(letter)
        after, before = half + off, half - off
        shift = float(self.spec.get(f"{letter}shift", 0)) * (1 if letter == "x" else -1)
        after, before = max(after, shift), max(before, -shift)
        return (before, after) if letter == "x" else (after, before)

    def axis_of(self, letter: str) -> str | None:
        """Return the name of the axis whose value positions it, if any."""
        name, how = _reference(self.spec, letter)
        return name if how == "value" else None


def measure_notes(layout: Node, font: Node) -> list[Note]:
    """Measure the visible annotations; raise DataError for an arrow, which pictures cannot draw."""
    shown_notes = []
    for spec in layout.get("annotations") or []:
        if spec.get("visible", True) is not True:
            continue
        if spec.get("showarrow", True):
            raise DataError("Pictures cannot draw an annotation's arrow.", "Say showarrow=False.")
        size = spec.get("font", {}).get("size", font["size"])
        text = read_label(str(spec.get("text", "")), float(size))
        width, height = text.width + 2 * _BORDER, text.height + 2 * _BORDER
        shown_notes.append(Note(spec, text, round_half_up(width), round_half_up(height)))
    return shown_notes


def draw_note(note: Note, axes: Mapping[str, Axis], paper: Paper, font: Node) -> Element | None:
    """Draw an annotation; return None if its value lies outside the axis."""
    middle = []
    for letter in ("x", "y"):
        name = note.axis_of(letter)
        if name is not None:
            value = axes[name].number(note.spec.get(letter))
            if value is None or not axes[name].holds(value):
                return None
        at = place(note.spec, letter, note.spec.get(letter, 0), axes, paper)
        if at is None:
            return None
        middle.append(at + note.offset(letter))
    x, y = middle
    anchor = _ALIGNS.get(note.spec.get("align", "center"), "middle")
    left = round_half_up(x - note.width / 2) + _BORDER - note.label.left(anchor)
    foot = round_half_up(y - note.height / 2) + _BORDER + note.label.above
    rotation = f"rotate({number(note.angle)},{number(x)},{number(y)})" if note.angle else None
    colour = note.spec.get("font", {}).get("color", font["color"])
    return draw_label(note.label, left, foot, anchor, colour, transform=rotation)


def draw_shape(spec: Node, axes: Mapping[str, Axis], paper: Paper) -> Element | None:
    """Draw a line or a rectangle; return None if a corner has no pixel."""
    kind = spec.get("type", "rect")
    if kind not in ("line", "rect"):
        raise DataError(f"Pictures cannot draw the shape {kind!r}.", "They know line and rect.")
    ends = []
    for end in "01":
        for letter in "xy":
            at = place(spec, letter, spec[f"{letter}{end}"], axes, paper)
            if at is None:
                return None
            ends.append(at)
    x0, y0, x1, y1 = ends
    style: dict[str, Any] = line_style(spec.get("line", {}))
    style["opacity"] = spec.get("opacity")
    if kind == "rect":
        box = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
        return element("rect", **box, fill=str(spec.get("fillcolor", "none")), **style)
    return element("path", d=f"M{number(x0)},{number(y0)}L{number(x1)},{number(y1)}", **style)


def clip_rectangle(spec: Node, axes: Mapping[str, Axis], paper: Paper) -> tuple[float, ...] | None:
    """Return the clip rectangle of a shape: its axes' extent, or None for a shape on paper."""
    names = [_reference(spec, letter) for letter in "xy"]
    if all(how == "paper" for _, how in names):
        return None
    (x, how_x), (y, how_y) = names
    across = axes[x] if how_x != "paper" else None
    up = axes[y] if how_y != "paper" else None
    left, width = (across.start, across.length) if across else (0.0, 10_000.0)
    top, height = (up.start, up.length) if up else (0.0, 10_000.0)
    return left, top, width, height


def shape_values(spec: Node, letter: str, axes: Mapping[str, Axis]) -> tuple[str, list[float]]:
    """Return the axis of a shape's values and the values; an empty name if it has none."""
    name, how = _reference(spec, letter)
    if how != "value":
        return "", []
    values: Sequence[float | None] = [axes[name].number(spec[f"{letter}{end}"]) for end in "01"]
    return name, [value for value in values if value is not None]

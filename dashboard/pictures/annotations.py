"""Annotations and shapes: text and lines at places of axes, of the plot, or of an axis's length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, floor, radians, sin
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import Node
from dashboard.pictures.labels import Label, drawn, label
from dashboard.pictures.marks import line_style
from dashboard.pictures.svg import Element, element, number

_BORDER = 2.0
"""Plotly's border, which is not drawn, and its padding."""

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
        """Return where a part of it lies, 0 to 1 from the left or from the foot."""
        if across:
            return self.left + self.width * value
        return self.top + self.height * (1 - value)


def rounded(value: float) -> float:
    """Round as browsers do, halves up: Python's own way is off by a pixel in half of these cases."""
    return floor(value + 0.5)


def _reference(says: Node, letter: str) -> tuple[str, str]:
    """Return the axis that a place refers to and how: by value, domain or paper."""
    said = str(says.get(f"{letter}ref", letter))
    if said in ("paper", "container"):
        return "", "paper"
    name, _, rest = said.partition(" ")
    return name, rest or "value"


def place(
    says: Node, letter: str, value: Any, axes: Mapping[str, Axis], paper: Paper
) -> float | None:
    """Return the pixel of a place, or None where it has none."""
    name, how = _reference(says, letter)
    if how == "paper":
        return paper.at(float(value), letter == "x")
    axis = axes[name]
    if how == "domain":
        part = float(value) if axis.is_x else 1 - float(value)
        return axis.start + axis.length * part
    found = axis.number(value)
    return None if found is None else axis.at(found)


@dataclass(frozen=True)
class Note:
    """An annotation, measured."""

    says: Node
    label: Label
    width: float
    height: float

    @property
    def angle(self) -> float:
        """By how much it is turned, in degrees to the right."""
        return float(self.says.get("textangle", 0))

    def extent(self, letter: str) -> float:
        """Return how far it reaches in all, left to right or up and down, as turned."""
        turn = radians(self.angle - (0 if letter == "x" else 90))
        return abs(self.width * cos(turn)) + abs(self.height * sin(turn))

    def offset(self, letter: str) -> float:
        """Return from its place to its middle, in pixels to the right or down."""
        anchor = self.says.get(f"{letter}anchor", "auto")
        if anchor == "auto":
            _, how = _reference(self.says, letter)
            part = 0.5 if how == "value" else float(self.says.get(letter, 0))
            part = part if letter == "x" else 1 - part
            sides = ("left", "right") if letter == "x" else ("top", "bottom")
            anchor = sides[0] if part < 1 / 3 else sides[1] if part > 2 / 3 else "center"
        shift = float(self.says.get(f"{letter}shift", 0)) * (1 if letter == "x" else -1)
        return self.extent(letter) * _SHIFTS[anchor] + shift

    def pads(self, letter: str) -> tuple[float, float]:
        """Return the pixels that it needs below and above its value, for the axis's range."""
        half, off = self.extent(letter) / 2, self.offset(letter)
        after, before = half + off, half - off
        shift = float(self.says.get(f"{letter}shift", 0)) * (1 if letter == "x" else -1)
        after, before = max(after, shift), max(before, -shift)
        return (before, after) if letter == "x" else (after, before)

    def axis_of(self, letter: str) -> str | None:
        """Return the axis that it is placed on by value, if any."""
        name, how = _reference(self.says, letter)
        return name if how == "value" else None


def notes(layout: Node, font: Node) -> list[Note]:
    """Return the annotations that are shown; raises DataError for an arrow, which none has so far."""
    found = []
    for says in layout.get("annotations") or []:
        if says.get("visible", True) is not True:
            continue
        if says.get("showarrow", True):
            raise DataError("Pictures cannot draw an annotation's arrow.", "Say showarrow=False.")
        size = says.get("font", {}).get("size", font["size"])
        one = label(str(says.get("text", "")), float(size))
        width, height = one.width + 2 * _BORDER, one.height + 2 * _BORDER
        found.append(Note(says, one, rounded(width), rounded(height)))
    return found


def note_drawn(note: Note, axes: Mapping[str, Axis], paper: Paper, font: Node) -> Element | None:
    """Draw an annotation; None for one whose value lies outside its axis."""
    middle = []
    for letter in ("x", "y"):
        name = note.axis_of(letter)
        if name is not None:
            value = axes[name].number(note.says.get(letter))
            if value is None or not axes[name].holds(value):
                return None
        at = place(note.says, letter, note.says.get(letter, 0), axes, paper)
        if at is None:
            return None
        middle.append(at + note.offset(letter))
    x, y = middle
    anchor = _ALIGNS.get(note.says.get("align", "center"), "middle")
    left = rounded(x - note.width / 2) + _BORDER - note.label.left(anchor)
    foot = rounded(y - note.height / 2) + _BORDER + note.label.above
    turned = f"rotate({number(note.angle)},{number(x)},{number(y)})" if note.angle else None
    colour = note.says.get("font", {}).get("color", font["color"])
    return drawn(note.label, left, foot, anchor, colour, transform=turned)


def shape_drawn(says: Node, axes: Mapping[str, Axis], paper: Paper) -> Element | None:
    """Draw a line or a rectangle; None where one of its places is none."""
    kind = says.get("type", "rect")
    if kind not in ("line", "rect"):
        raise DataError(f"Pictures cannot draw the shape {kind!r}.", "They know line and rect.")
    ends = []
    for end in "01":
        for letter in "xy":
            at = place(says, letter, says[f"{letter}{end}"], axes, paper)
            if at is None:
                return None
            ends.append(at)
    x0, y0, x1, y1 = ends
    style: dict[str, Any] = line_style(says.get("line", {}))
    style["opacity"] = says.get("opacity")
    if kind == "rect":
        box = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
        return element("rect", **box, fill=str(says.get("fillcolor", "none")), **style)
    return element("path", d=f"M{number(x0)},{number(y0)}L{number(x1)},{number(y1)}", **style)


def window(says: Node, axes: Mapping[str, Axis], paper: Paper) -> tuple[float, ...] | None:
    """Return the rectangle that a shape is cut at: its axes' own, where it stands on any."""
    names = [_reference(says, letter) for letter in "xy"]
    if all(how == "paper" for _, how in names):
        return None
    (x, how_x), (y, how_y) = names
    across = axes[x] if how_x != "paper" else None
    up = axes[y] if how_y != "paper" else None
    left, width = (across.start, across.length) if across else (0.0, 10_000.0)
    top, height = (up.start, up.length) if up else (0.0, 10_000.0)
    return left, top, width, height


def shape_values(says: Node, letter: str, axes: Mapping[str, Axis]) -> tuple[str, list[float]]:
    """Return the axis on which a shape has values, or an empty name, and these."""
    name, how = _reference(says, letter)
    if how != "value":
        return "", []
    values: Sequence[float | None] = [axes[name].number(says[f"{letter}{end}"]) for end in "01"]
    return name, [one for one in values if one is not None]

"""Axes: which values lie where in pixels, and back; the kinds are Plotly's linear, date, category."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.figures import Node, is_missing, milliseconds

KINDS = ("linear", "date", "category")


@dataclass
class Axis:
    """One axis. Values become numbers (days their milliseconds, categories their place), and
    numbers become pixels from the chart's left or upper edge.
    """

    name: str
    """As traces name it: ``x``, ``y2``."""
    says: Node
    kind: str = "linear"
    categories: dict[str, int] = field(default_factory=dict)
    low: float = 0.0
    high: float = 1.0
    """The ends of its range; `low` is on the left or at the foot, also where it is larger."""
    start: float = 0.0
    length: float = 1.0
    """The pixels that it covers, from the left or from above."""

    @property
    def is_x(self) -> bool:
        """Return whether the axis is horizontal."""
        return self.name.startswith("x")

    @property
    def is_visible(self) -> bool:
        """Return whether its lines and labels are drawn."""
        return self.says.get("visible", True) is True

    @property
    def side(self) -> str:
        """Return the side of its labels."""
        return str(self.says.get("side", "bottom" if self.is_x else "left"))

    @property
    def end(self) -> float:
        """The last of its pixels."""
        return self.start + self.length

    def number(self, value: Any) -> float | None:
        """Return the number of a value, or None for one that cannot be drawn here."""
        if is_missing(value):
            return None
        try:
            if self.kind == "category":
                known = self.categories.get(str(value))
                if known is not None or isinstance(value, str):
                    return known
            elif self.kind == "date" and not isinstance(value, int | float):
                return milliseconds(value)
            return float(value)
        except ValueError:
            return None

    def at(self, value: float) -> float:
        """Return where a number lies."""
        part = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.start + self.length * (part if self.is_x else 1 - part)

    def value(self, pixels: float) -> float:
        """Return the number that lies there: the inverse of `at`."""
        part = (pixels - self.start) / self.length
        return self.low + (self.high - self.low) * (part if self.is_x else 1 - part)

    def holds(self, value: float) -> bool:
        """Return whether a number lies within the range."""
        return min(self.low, self.high) <= value <= max(self.low, self.high)


def kind_of(says: Node, values: Iterable[Any]) -> str:
    """Return the kind of an axis that says this and has these values; raises DataError."""
    said = says.get("type", "-")
    if said in KINDS:
        return str(said)
    if said != "-":
        raise DataError(
            f"Pictures cannot draw an axis of type {said!r}.", f"They know {', '.join(KINDS)}."
        )
    for value in values:
        if is_missing(value):
            continue
        if isinstance(value, date):
            return "date"
        if isinstance(value, str):
            return "date" if _is_day(value) else "category"
        return "linear"
    return "linear"


def _is_day(text: str) -> bool:
    try:
        milliseconds(text)
    except ValueError:
        return False
    return True

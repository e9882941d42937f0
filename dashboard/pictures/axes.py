"""Axes: conversion of values to pixels and back, for Plotly's linear, date and category axes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.figures import Node, is_missing, milliseconds

KINDS = ("linear", "date", "category")


@dataclass
class Axis:
    """One axis: values become numbers (dates in milliseconds, categories by index), and numbers
    become pixels from the chart's left or upper edge.
    """

    name: str
    """Its name in traces: ``x``, ``y2``."""
    spec: Node
    kind: str = "linear"
    categories: dict[str, int] = field(default_factory=dict)
    low: float = 0.0
    high: float = 1.0
    """The ends of its range; `low` is on the left or at the foot, also on a reversed axis."""
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
        return self.spec.get("visible", True) is True

    @property
    def side(self) -> str:
        """Return the side of its labels."""
        return str(self.spec.get("side", "bottom" if self.is_x else "left"))

    @property
    def end(self) -> float:
        """The pixel of its end."""
        return self.start + self.length

    def number(self, value: Any) -> float | None:
        """Return the number of a value, or None for a value that this axis cannot show."""
        if is_missing(value):
            return None
        try:
            if self.kind == "category":
                index = self.categories.get(str(value))
                if index is not None or isinstance(value, str):
                    return index
            elif self.kind == "date" and not isinstance(value, int | float):
                return milliseconds(value)
            return float(value)
        except ValueError:
            return None

    def at(self, value: float) -> float:
        """Return the pixel of a number."""
        part = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.start + self.length * (part if self.is_x else 1 - part)

    def value(self, pixels: float) -> float:
        """Return the number at a pixel, the inverse of `at`."""
        part = (pixels - self.start) / self.length
        return self.low + (self.high - self.low) * (part if self.is_x else 1 - part)

    def holds(self, value: float) -> bool:
        """Return whether a number lies within the range."""
        return min(self.low, self.high) <= value <= max(self.low, self.high)


def kind_of(spec: Node, values: Iterable[Any]) -> str:
    """Return the kind of an axis by its type, else by its first value.

    Raises DataError for a type that pictures cannot draw.
    """
    kind = spec.get("type", "-")
    if kind in KINDS:
        return str(kind)
    if kind != "-":
        raise DataError(
            f"Pictures cannot draw an axis of type {kind!r}.", f"They know {', '.join(KINDS)}."
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

"""Positions of bars: grouped, stacked or overlaid, by the layout's barmode."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import Node, per_point

_GAP = 0.2
_MODES = ("group", "stack", "relative", "overlay")


@dataclass(frozen=True)
class Bar:
    """One bar in axis numbers: across from `left` to `right`, along from `base` to `top`."""

    at: int
    """Index of the point in its trace."""
    left: float
    right: float
    base: float
    top: float
    is_outermost: bool = True


@dataclass(frozen=True)
class BarRow:
    """The bars of one trace, and the room for each position."""

    bars: tuple[Bar, ...]
    room: float
    """The smallest distance between two positions."""
    positions: tuple[float, ...]
    has_base: bool


def is_sideways(trace: Node) -> bool:
    """Return whether a trace's bars are horizontal."""
    return trace.get("orientation") == "h"


def bar_rows(
    traces: Sequence[tuple[int, Node]], axes: Mapping[str, Axis], layout: Node
) -> dict[int, BarRow]:
    """Return the bars of each trace by trace index; traces on one pair of axes share its width."""
    mode = layout.get("barmode", "group")
    if mode not in _MODES:
        raise DataError(
            f"Pictures cannot draw barmode {mode!r}.", f"They know {', '.join(_MODES)}."
        )
    rows: dict[int, BarRow] = {}
    groups: dict[tuple[str, str, bool], list[tuple[int, Node]]] = {}
    for at, trace in traces:
        key = trace.get("xaxis", "x"), trace.get("yaxis", "y"), is_sideways(trace)
        groups.setdefault(key, []).append((at, trace))
    for (x, y, sideways), together in groups.items():
        across, along = (axes[y], axes[x]) if sideways else (axes[x], axes[y])
        rows |= _rows(together, across, along, layout, mode)
    return rows


def _rows(
    together: Sequence[tuple[int, Node]], across: Axis, along: Axis, layout: Node, mode: str
) -> dict[int, BarRow]:
    sideways = is_sideways(together[0][1])
    places, lengths = ("y", "x") if sideways else ("x", "y")
    positions = {at: [across.number(value) for value in trace[places]] for at, trace in together}
    every = sorted(
        {position for row in positions.values() for position in row if position is not None}
    )
    count = sum(position is not None for row in positions.values() for position in row)
    room = _nearest(every, across)
    width = room * (1 - float(layout.get("bargap", _GAP)))
    beside = mode == "group" and count > len(every)
    each = width / len(together) if beside else width
    each *= 1 - float(layout.get("bargroupgap", 0))
    tops: dict[tuple[float, bool], float] = {}
    bars_by_trace: dict[int, list[Bar]] = {}
    for order, (at, trace) in enumerate(together):
        shift = (2 * order + 1 - len(together)) * width / len(together) / 2 if beside else 0.0
        bars = bars_by_trace.setdefault(at, [])
        for point, position in enumerate(positions[at]):
            value = along.number(per_point(trace[lengths], point))
            if position is None or value is None:
                continue
            half = per_point(trace.get("width"), point, each) / 2
            base = along.number(per_point(trace.get("base"), point, 0)) or 0.0
            if mode in ("stack", "relative"):
                key = position, mode == "relative" and value < 0
                base = tops.get(key, 0.0)
                tops[key] = base + value
            middle = position + shift
            bars.append(Bar(point, middle - half, middle + half, base, base + value))
    return {
        at: BarRow(
            tuple(_with_outermost(bar, tops, mode) for bar in bars),
            room,
            tuple(position for position in positions[at] if position is not None),
            dict(together)[at].get("base") is not None,
        )
        for at, bars in bars_by_trace.items()
    }


def _with_outermost(bar: Bar, tops: Mapping[tuple[float, bool], float], mode: str) -> Bar:
    if mode not in ("stack", "relative"):
        return bar
    key = (bar.left + bar.right) / 2, mode == "relative" and bar.top < bar.base
    return Bar(bar.at, bar.left, bar.right, bar.base, bar.top, bar.top == tops.get(key))


def _nearest(positions: Sequence[Any], axis: Axis) -> float:
    if len(positions) > 1:
        return float(min(b - a for a, b in pairwise(positions)))
    return 86_400_000.0 if axis.kind == "date" else 1.0

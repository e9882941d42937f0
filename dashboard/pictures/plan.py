"""The layout plan of a chart: margins, axes with their ranges, legend."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.pictures.annotations import Note, Paper, notes, shape_values
from dashboard.pictures.axes import Axis, kind_of
from dashboard.pictures.bars import BarRow, bar_rows, is_sideways
from dashboard.pictures.figures import Node, PlotFigure, layout_of, per_point, traces_of
from dashboard.pictures.labels import LINE
from dashboard.pictures.legend import Legend, laid_out, named
from dashboard.pictures.ranges import Reach

_MARGIN = {"l": 80.0, "r": 80.0, "t": 100.0, "b": 80.0}
_HEIGHT = 450.0
_LEAST_PLOT = 64.0
_LEGEND_PAD = 12.0
_FONT = {"size": 12.0, "color": "#444444"}
_BAR_TEXT_PAD = 3.0
_EMPTY = (-1.0, 6.0)


@dataclass
class Plan:
    """A chart, measured and not yet drawn."""

    layout: Node
    traces: Sequence[Node]
    width: float
    height: float
    font: Node
    paper: Paper
    axes: dict[str, Axis]
    legend: Legend | None
    notes: Sequence[Note]
    bars: dict[int, BarRow] = field(default_factory=dict)

    def legend_at(self) -> tuple[float, float]:
        """Return the legend's upper left corner, moved so that the chart holds it."""
        assert self.legend is not None  # noqa: S101 - asked only where there is one
        one = self.legend
        (in_x, in_y), (left, up) = one.in_paper, one.anchors
        x = (self.paper.at(one.x, True) if in_x else self.width * one.x) - left * one.width
        y = self.paper.at(one.y, False) if in_y else self.height * (1 - one.y)
        y -= up * one.height
        if in_x:
            x = max(min(x, self.width - one.width), 0)
        if in_y:
            y = max(min(y, self.height - one.height), 0)
        return x, y


def planned(figure: PlotFigure, width: float) -> Plan:
    """Measure a figure at a width; raises DataError for what pictures cannot draw."""
    layout, traces = layout_of(figure), traces_of(figure)
    font = {**_FONT, **layout.get("font", {})}
    height = float(layout.get("height", _HEIGHT))
    margin = {**_MARGIN, **layout.get("margin", {})}
    in_legend = named(traces, layout)
    room = width - margin["l"] - margin["r"]
    legend = laid_out(in_legend, layout, font, room)
    paper = _paper(margin, legend, width, height)
    if legend is not None and paper.width != room:
        legend = laid_out(in_legend, layout, font, paper.width)
    axes = _axes(layout, traces, paper)
    indexed = [(at, one) for at, one in enumerate(traces) if one.get("type") == "bar"]
    plan = Plan(
        layout,
        traces,
        width,
        height,
        font,
        paper,
        axes,
        legend,
        notes(layout, font),
        bar_rows(indexed, axes, layout) if indexed else {},
    )
    for name, axis in axes.items():
        _set_range(axis, _reach(name, plan))
    return plan


def _paper(margin: Node, legend: Legend | None, width: float, height: float) -> Paper:
    """Return the plot's rectangle: what margins leave, and what the legend pushes beyond them."""
    left, right, top, bottom = (float(margin[side]) for side in "lrtb")
    if legend is not None:
        top, bottom = _pushed(legend, top, bottom, left, right, height)
    left, right, top, bottom = (float(round(one)) for one in (left, right, top, bottom))
    return Paper(left, top, width - left - right, height - top - bottom)


def _pushed(
    legend: Legend, top: float, bottom: float, left: float, right: float, height: float
) -> tuple[float, float]:
    in_x, in_y = legend.in_paper
    if not in_x or not in_y:
        _, up = legend.anchors
        if in_y or legend.y < 0.5:
            return top, bottom
        foot = height * (1 - legend.y) + (1 - up) * legend.height
        return top + max(0.0, foot - top), bottom
    pad = min(_LEGEND_PAD, left, right, top, bottom)
    _, part = legend.anchors
    above, below = part * legend.height, (1 - part) * legend.height
    most = max(0.0, height - min(max(height - top - bottom, 2), _LEAST_PLOT))
    shrink = max((above + below) / most, 1.0) if most else 1.0
    own = legend.y, above / shrink + pad, below / shrink + pad
    base = (0.0, bottom), (1.0, top)
    found = top, bottom
    for low, below_it in (base[0], (own[0], own[2])):
        for high, above_it in (base[1], (own[0], own[1])):
            if high <= low:
                continue
            foot = (below_it * high + (above_it - height) * low) / (high - low)
            head = (above_it * (1 - low) + (below_it - height) * (1 - high)) / (high - low)
            if foot + head > sum(found):
                found = head, foot
    return found


def _axes(layout: Node, traces: Sequence[Node], paper: Paper) -> dict[str, Axis]:
    names = {one.get(f"{letter}axis", letter) for one in traces for letter in "xy"} | {"x", "y"}
    axes = {}
    for name in sorted(names):
        letter = name[0]
        says: Node = layout.get(f"{letter}axis{name[1:]}", {})
        using = [one for one in traces if one.get(f"{letter}axis", letter) == name]
        kind = kind_of(says, (value for one in using for value in one[letter]))
        low, high = says.get("domain", (0, 1))
        size = paper.width if letter == "x" else paper.height
        start = paper.left + size * low if letter == "x" else paper.top + size * (1 - high)
        axes[name] = Axis(name, says, kind, start=start, length=size * (high - low))
        if kind == "category":
            order = [*(says.get("categoryarray") or [])]
            order += [value for one in using for value in one[letter] if value is not None]
            unique = dict.fromkeys(str(value) for value in order)
            axes[name].categories = {one: at for at, one in enumerate(unique)}
    return axes


def _set_range(axis: Axis, reach: Reach) -> None:
    says, said = axis.says, axis.says.get("range")
    if said is not None:
        ends = [axis.number(one) for one in said]
        axis.low, axis.high = (float(one or 0) for one in ends)
        return
    mode = str(says.get("rangemode", "normal")) if axis.kind == "linear" else "normal"
    axis.low, axis.high = reach.range(axis.length, mode) or _EMPTY
    if says.get("autorange") == "reversed":
        axis.low, axis.high = axis.high, axis.low


def _reach(name: str, plan: Plan) -> Reach:
    reach, letter, axis = Reach(), name[0], plan.axes[name]
    if axis.says.get("range") is not None:
        return reach
    for at, trace in enumerate(plan.traces):
        if trace.get(f"{letter}axis", letter) != name:
            continue
        if trace.get("type") == "bar":
            _add_bars(reach, trace, plan.bars[at], axis)
        else:
            _add_points(reach, trace, plan, letter)
    for note in plan.notes:
        if note.axis_of(letter) == name:
            value = axis.number(note.says.get(letter))
            if value is not None:
                reach.add([value], *note.pads(letter))
    for says in plan.layout.get("shapes") or []:
        on, values = shape_values(says, letter, plan.axes)
        if on == name:
            half = float(says.get("line", {}).get("width", 2)) / 2
            reach.add(values, half, half)
    return reach


def _add_points(reach: Reach, trace: Node, plan: Plan, letter: str) -> None:
    x, y = plan.axes[trace.get("xaxis", "x")], plan.axes[trace.get("yaxis", "y")]
    mode, axis = str(trace.get("mode", "lines")), x if letter == "x" else y
    values = [axis.number(one) for one in trace[letter]]
    pads: Any = 0.0
    if "markers" in mode:
        size = trace.get("marker", {}).get("size")
        pads = (
            [max(one / 1.6, 3) for one in size]
            if isinstance(size, list)
            else max((size or 6) / 1.6, 3)
        )
    more = letter == "y" or "markers" in mode or "text" in mode
    if isinstance(pads, list):
        kept = [(value, pad) for value, pad in zip(values, pads, strict=False) if value is not None]
        each = [pad for _, pad in kept]
        reach.add([value for value, _ in kept], each, each, more)
        return
    reach.add([one for one in values if one is not None], pads, pads, more)


def _add_bars(reach: Reach, trace: Node, row: BarRow, axis: Axis) -> None:
    along = axis.is_x == is_sideways(trace)
    if not along:
        reach.add([one + side * row.room / 2 for one in row.positions for side in (-1, 1)])
        return
    ends = [one.top for one in row.bars] + [one.base for one in row.bars if row.has_base]
    pads = _over_bars(trace, row)
    from_zero = not row.has_base or any(not one.base for one in row.bars)
    reach.add(ends, *pads, more=True, to_zero=from_zero and axis.kind == "linear")


def _over_bars(trace: Node, row: BarRow) -> tuple[float, float]:
    """Return the pixels that texts over upright bars need below and above."""
    if is_sideways(trace) or trace.get("textposition") != "outside" or not trace.get("text"):
        return 0.0, 0.0
    size = float(per_point(trace.get("outsidetextfont", {}).get("size"), 0, 14))
    room = size * LINE + _BAR_TEXT_PAD
    return (
        room if any(one.top < one.base for one in row.bars) else 0.0,
        room if any(one.top >= one.base for one in row.bars) else 0.0,
    )

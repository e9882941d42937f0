"""The layout plan of a chart: margins, axes with their ranges, legend."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.pictures.annotations import Note, Paper, measure_notes, shape_values
from dashboard.pictures.axes import Axis, kind_of
from dashboard.pictures.bars import BarRow, bar_rows, is_sideways
from dashboard.pictures.figures import Node, PlotFigure, layout_of, per_point, traces_of
from dashboard.pictures.labels import LINE
from dashboard.pictures.legend import Legend, lay_out_legend, legend_traces
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
    """A chart that is measured and not yet drawn."""

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
        """Return the legend's upper left corner, moved to keep it inside the chart."""
        assert self.legend is not None  # noqa: S101 - called only with a legend
        legend = self.legend
        (in_x, in_y), (left, up) = legend.in_paper, legend.anchors
        x = (self.paper.at(legend.x, True) if in_x else self.width * legend.x) - left * legend.width
        y = self.paper.at(legend.y, False) if in_y else self.height * (1 - legend.y)
        y -= up * legend.height
        if in_x:
            x = max(min(x, self.width - legend.width), 0)
        if in_y:
            y = max(min(y, self.height - legend.height), 0)
        return x, y


def plan_chart(figure: PlotFigure, width: float) -> Plan:
    """Measure a figure at a width; raise DataError for a feature that pictures cannot draw."""
    layout, traces = layout_of(figure), traces_of(figure)
    font = {**_FONT, **layout.get("font", {})}
    height = float(layout.get("height", _HEIGHT))
    margin = {**_MARGIN, **layout.get("margin", {})}
    in_legend = legend_traces(traces, layout)
    room = width - margin["l"] - margin["r"]
    legend = lay_out_legend(in_legend, layout, font, room)
    paper = _paper(margin, legend, width, height)
    if legend is not None and paper.width != room:
        legend = lay_out_legend(in_legend, layout, font, paper.width)
    axes = _axes(layout, traces, paper)
    indexed = [(at, trace) for at, trace in enumerate(traces) if trace.get("type") == "bar"]
    plan = Plan(
        layout,
        traces,
        width,
        height,
        font,
        paper,
        axes,
        legend,
        measure_notes(layout, font),
        bar_rows(indexed, axes, layout) if indexed else {},
    )
    for name, axis in axes.items():
        _set_range(axis, _reach(name, plan))
    return plan


def _paper(margin: Node, legend: Legend | None, width: float, height: float) -> Paper:
    """Return the plot's rectangle inside the margins, which the legend may enlarge."""
    left, right, top, bottom = (float(margin[side]) for side in "lrtb")
    if legend is not None:
        top, bottom = _push_margins(legend, top, bottom, left, right, height)
    left, right, top, bottom = (float(round(side)) for side in (left, right, top, bottom))
    return Paper(left, top, width - left - right, height - top - bottom)


def _push_margins(
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
    margins = top, bottom
    for low, below_it in (base[0], (own[0], own[2])):
        for high, above_it in (base[1], (own[0], own[1])):
            if high <= low:
                continue
            foot = (below_it * high + (above_it - height) * low) / (high - low)
            head = (above_it * (1 - low) + (below_it - height) * (1 - high)) / (high - low)
            if foot + head > sum(margins):
                margins = head, foot
    return margins


def _axes(layout: Node, traces: Sequence[Node], paper: Paper) -> dict[str, Axis]:
    names = {trace.get(f"{letter}axis", letter) for trace in traces for letter in "xy"} | {"x", "y"}
    axes = {}
    for name in sorted(names):
        letter = name[0]
        spec: Node = layout.get(f"{letter}axis{name[1:]}", {})
        own_traces = [trace for trace in traces if trace.get(f"{letter}axis", letter) == name]
        kind = kind_of(spec, (value for trace in own_traces for value in trace[letter]))
        low, high = spec.get("domain", (0, 1))
        size = paper.width if letter == "x" else paper.height
        start = paper.left + size * low if letter == "x" else paper.top + size * (1 - high)
        axes[name] = Axis(name, spec, kind, start=start, length=size * (high - low))
        if kind == "category":
            order = [*(spec.get("categoryarray") or [])]
            order += [value for trace in own_traces for value in trace[letter] if value is not None]
            unique = dict.fromkeys(str(value) for value in order)
            axes[name].categories = {name: at for at, name in enumerate(unique)}
    return axes


def _set_range(axis: Axis, reach: Reach) -> None:
    spec, given = axis.spec, axis.spec.get("range")
    if given is not None:
        ends = [axis.number(value) for value in given]
        axis.low, axis.high = (float(end or 0) for end in ends)
        return
    mode = str(spec.get("rangemode", "normal")) if axis.kind == "linear" else "normal"
    axis.low, axis.high = reach.range(axis.length, mode) or _EMPTY
    if spec.get("autorange") == "reversed":
        axis.low, axis.high = axis.high, axis.low


def _reach(name: str, plan: Plan) -> Reach:
    reach, letter, axis = Reach(), name[0], plan.axes[name]
    if axis.spec.get("range") is not None:
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
            value = axis.number(note.spec.get(letter))
            if value is not None:
                reach.add([value], *note.pads(letter))
    for spec in plan.layout.get("shapes") or []:
        on, values = shape_values(spec, letter, plan.axes)
        if on == name:
            half = float(spec.get("line", {}).get("width", 2)) / 2
            reach.add(values, half, half)
    return reach


def _add_points(reach: Reach, trace: Node, plan: Plan, letter: str) -> None:
    x, y = plan.axes[trace.get("xaxis", "x")], plan.axes[trace.get("yaxis", "y")]
    mode, axis = str(trace.get("mode", "lines")), x if letter == "x" else y
    values = [axis.number(value) for value in trace[letter]]
    pads: Any = 0.0
    if "markers" in mode:
        size = trace.get("marker", {}).get("size")
        pads = (
            [max(diameter / 1.6, 3) for diameter in size]
            if isinstance(size, list)
            else max((size or 6) / 1.6, 3)
        )
    more = letter == "y" or "markers" in mode or "text" in mode
    if isinstance(pads, list):
        pairs = [
            (value, pad) for value, pad in zip(values, pads, strict=False) if value is not None
        ]
        each = [pad for _, pad in pairs]
        reach.add([value for value, _ in pairs], each, each, more)
        return
    reach.add([value for value in values if value is not None], pads, pads, more)


def _add_bars(reach: Reach, trace: Node, row: BarRow, axis: Axis) -> None:
    along = axis.is_x == is_sideways(trace)
    if not along:
        reach.add(
            [position + side * row.room / 2 for position in row.positions for side in (-1, 1)]
        )
        return
    ends = [bar.top for bar in row.bars] + [bar.base for bar in row.bars if row.has_base]
    pads = _over_bars(trace, row)
    from_zero = not row.has_base or any(not bar.base for bar in row.bars)
    reach.add(ends, *pads, more=True, to_zero=from_zero and axis.kind == "linear")


def _over_bars(trace: Node, row: BarRow) -> tuple[float, float]:
    """Return the pixels below and above that texts over upright bars need."""
    if is_sideways(trace) or trace.get("textposition") != "outside" or not trace.get("text"):
        return 0.0, 0.0
    size = float(per_point(trace.get("outsidetextfont", {}).get("size"), 0, 14))
    room = size * LINE + _BAR_TEXT_PAD
    return (
        room if any(bar.top < bar.base for bar in row.bars) else 0.0,
        room if any(bar.top >= bar.base for bar in row.bars) else 0.0,
    )

"""A figure as one SVG element, at the places where Plotly would draw it."""

from dashboard.pictures.annotations import note_drawn, shape_drawn, window
from dashboard.pictures.axes import Axis
from dashboard.pictures.axis_sides import grid, line_and_labels, side_of
from dashboard.pictures.figures import Node, PlotFigure
from dashboard.pictures.fonts import STACK
from dashboard.pictures.legend import legend_drawn
from dashboard.pictures.plan import Plan, planned
from dashboard.pictures.svg import Element, element, group, number, written
from dashboard.pictures.traces import bars, scatter


def chart_svg(figure: PlotFigure, width: int, dark: PlotFigure | None = None) -> str:
    """Return a figure as one ``<svg>`` for a page, `width` CSS pixels wide and as high as it says.

    It holds no ids. With `dark`, the same figure drawn for dark mode, it serves both: a colour that
    differs there is ``light-dark()``. Raises DataError for what pictures cannot draw.
    """
    other = None if dark is None else chart(planned(dark, width))
    return written(chart(planned(figure, width)), other)


def chart(plan: Plan, is_crisp: bool = True) -> Element:
    """Draw a chart in Plotly's order: grid, bars, points, axes, shapes, names, legend.

    Thin lines stand on whole pixels where `is_crisp`: made smaller, some of them would vanish.
    """
    thin = {"shape_rendering": "crispEdges" if is_crisp else None}
    axes, paper, layout = plan.axes, plan.paper, plan.layout
    sides = [
        side_of(one, _other(one, plan), plan.font, plan.width, plan.height) for one in axes.values()
    ]
    shapes = [(says, shape_drawn(says, axes, paper)) for says in layout.get("shapes") or []]
    below = [(s, one) for s, one in shapes if s.get("layer") == "below"]
    above = [(s, one) for s, one in shapes if s.get("layer") != "below"]
    parts = [
        group([line for side in sides for line in grid(side)], **thin),
        group([_cut(says, one, plan) for says, one in below if one is not None]),
        *_traces(plan),
        group([part for side in sides for part in line_and_labels(side)], **thin),
        group([_cut(says, one, plan) for says, one in above if one is not None]),
    ]
    if plan.legend is not None:
        parts.append(legend_drawn(plan.legend, *plan.legend_at()))
    named = (note_drawn(note, axes, paper, plan.font) for note in plan.notes)
    parts.append(group([one for one in named if one is not None]))
    return element(
        "svg",
        *(part for part in parts if part.inside),
        xmlns="http://www.w3.org/2000/svg",
        width=plan.width,
        height=plan.height,
        viewBox=f"0 0 {number(plan.width)} {number(plan.height)}",
        font_family=STACK,
    )


def _other(axis: Axis, plan: Plan) -> Axis:
    """Return the axis that one stands on: as it says, or the first of the other direction."""
    anchor = axis.says.get("anchor", "y" if axis.is_x else "x")
    return plan.axes.get(anchor, plan.axes["y" if axis.is_x else "x"])


def _traces(plan: Plan) -> list[Element]:
    """Draw every pair of axes in turn: bars, then points, cut where the plot ends."""
    parts: list[Element] = []
    pairs = dict.fromkeys((one.get("xaxis", "x"), one.get("yaxis", "y")) for one in plan.traces)
    for x_name, y_name in pairs:
        x, y = plan.axes[x_name], plan.axes[y_name]
        inside: list[Element] = []
        over: list[Element] = []
        for at, trace in enumerate(plan.traces):
            if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) == (x_name, y_name):
                cut, free = _trace(plan, at, trace, x, y)
                if trace["type"] == "bar":
                    parts.append(_window(cut, (x.start, y.start, x.length, y.length)))
                else:
                    inside.append(group(cut))
                    over.append(group(free))
        cut_points = [one for one in inside if one.inside]
        if cut_points:
            parts.append(_window(cut_points, (x.start, y.start, x.length, y.length)))
        parts += [one for one in over if one.inside]
    return parts


def _trace(
    plan: Plan, at: int, trace: Node, x: Axis, y: Axis
) -> tuple[list[Element], list[Element]]:
    if trace["type"] == "bar":
        return bars(trace, plan.bars[at], x, y, plan.font), []
    return scatter(trace, x, y, plan.font)


def _cut(says: Node, one: Element, plan: Plan) -> Element:
    place = window(says, plan.axes, plan.paper)
    return one if place is None else _window([one], place)


def _window(inside: list[Element], place: tuple[float, ...]) -> Element:
    """Show elements through a window: an SVG in the SVG, which cuts without needing an id."""
    left, top, width, height = place
    return element(
        "svg",
        *inside,
        x=left,
        y=top,
        width=width,
        height=height,
        viewBox=f"{number(left)} {number(top)} {number(width)} {number(height)}",
        overflow="hidden",
    )

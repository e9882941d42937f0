"""A figure as one SVG element, drawn at Plotly's positions."""

from dashboard.pictures.annotations import clip_rectangle, draw_note, draw_shape
from dashboard.pictures.axes import Axis
from dashboard.pictures.axis_sides import grid, line_and_labels, side_of
from dashboard.pictures.figures import Node, PlotFigure
from dashboard.pictures.fonts import STACK
from dashboard.pictures.legend import draw_legend
from dashboard.pictures.plan import Plan, plan_chart
from dashboard.pictures.svg import Element, element, group, number, to_xml
from dashboard.pictures.traces import draw_bars, draw_scatter


def chart_svg(figure: PlotFigure, width: int, dark: PlotFigure | None = None) -> str:
    """Return a figure as one ``<svg>`` for a page, `width` CSS pixels wide, with its own height.

    It holds no ids. With `dark`, the same figure drawn for dark mode, it serves both: a colour that
    differs there is ``light-dark()``. Raises DataError for a feature that pictures cannot draw.
    """
    other = None if dark is None else draw_chart(plan_chart(dark, width))
    return to_xml(draw_chart(plan_chart(figure, width)), other)


def draw_chart(plan: Plan, is_crisp: bool = True) -> Element:
    """Draw a chart in Plotly's order: grid, bars, points, axes, shapes, names, legend.

    Thin lines snap to whole pixels if `is_crisp`; in a scaled chart some of them would vanish.
    """
    thin = {"shape_rendering": "crispEdges" if is_crisp else None}
    axes, paper, layout = plan.axes, plan.paper, plan.layout
    sides = [
        side_of(axis, _other(axis, plan), plan.font, plan.width, plan.height)
        for axis in axes.values()
    ]
    shapes = [(spec, draw_shape(spec, axes, paper)) for spec in layout.get("shapes") or []]
    below = [(s, part) for s, part in shapes if s.get("layer") == "below"]
    above = [(s, part) for s, part in shapes if s.get("layer") != "below"]
    parts = [
        group([line for side in sides for line in grid(side)], **thin),
        group([_cut(spec, shape, plan) for spec, shape in below if shape is not None]),
        *_traces(plan),
        group([part for side in sides for part in line_and_labels(side)], **thin),
        group([_cut(spec, shape, plan) for spec, shape in above if shape is not None]),
    ]
    if plan.legend is not None:
        parts.append(draw_legend(plan.legend, *plan.legend_at()))
    notes = (draw_note(note, axes, paper, plan.font) for note in plan.notes)
    parts.append(group([note for note in notes if note is not None]))
    return element(
        "svg",
        *(part for part in parts if part.children),
        xmlns="http://www.w3.org/2000/svg",
        width=plan.width,
        height=plan.height,
        viewBox=f"0 0 {number(plan.width)} {number(plan.height)}",
        font_family=STACK,
    )


def _other(axis: Axis, plan: Plan) -> Axis:
    """Return the axis to which `axis` is anchored: as set, else the first of the other letter."""
    anchor = axis.spec.get("anchor", "y" if axis.is_x else "x")
    return plan.axes.get(anchor, plan.axes["y" if axis.is_x else "x"])


def _traces(plan: Plan) -> list[Element]:
    """Draw the traces by pair of axes: bars, then points, clipped at the plot's edge."""
    parts: list[Element] = []
    pairs = dict.fromkeys(
        (trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in plan.traces
    )
    for x_name, y_name in pairs:
        x, y = plan.axes[x_name], plan.axes[y_name]
        points: list[Element] = []
        over: list[Element] = []
        for at, trace in enumerate(plan.traces):
            if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) == (x_name, y_name):
                cut, free = _trace(plan, at, trace, x, y)
                if trace["type"] == "bar":
                    parts.append(_window(cut, (x.start, y.start, x.length, y.length)))
                else:
                    points.append(group(cut))
                    over.append(group(free))
        cut_points = [part for part in points if part.children]
        if cut_points:
            parts.append(_window(cut_points, (x.start, y.start, x.length, y.length)))
        parts += [part for part in over if part.children]
    return parts


def _trace(
    plan: Plan, at: int, trace: Node, x: Axis, y: Axis
) -> tuple[list[Element], list[Element]]:
    if trace["type"] == "bar":
        return draw_bars(trace, plan.bars[at], x, y, plan.font), []
    return draw_scatter(trace, x, y, plan.font)


def _cut(spec: Node, shape: Element, plan: Plan) -> Element:
    place = clip_rectangle(spec, plan.axes, plan.paper)
    return shape if place is None else _window([shape], place)


def _window(elements: list[Element], place: tuple[float, ...]) -> Element:
    """Clip elements to a rectangle by a nested SVG, which needs no id."""
    left, top, width, height = place
    return element(
        "svg",
        *elements,
        x=left,
        y=top,
        width=width,
        height=height,
        viewBox=f"{number(left)} {number(top)} {number(width)} {number(height)}",
        overflow="hidden",
    )

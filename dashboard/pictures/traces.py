"""Traces as SVG: scatter's lines, markers and texts; bars and what stands in or over them."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.errors import DataError
from dashboard.pictures.axes import Axis
from dashboard.pictures.bars import Bar, BarRow, is_sideways
from dashboard.pictures.figures import Node, per_point, said
from dashboard.pictures.labels import LINE, Label, drawn, label
from dashboard.pictures.marks import DARK_EDGE, bar, line_style, marker
from dashboard.pictures.svg import Element, element, group, number

_UNSELECTED = 0.2
"""Opacity of marks that are not selected, where the trace sets none."""

_PAD = 3.0
"""Pixels between a bar's end and the text in or over it."""

Point = tuple[float, float]


def points_of(trace: Node, x: Axis, y: Axis) -> list[tuple[float, float] | None]:
    """Return the numbers of each point, or None for one that has no place."""
    found: list[tuple[float, float] | None] = []
    for one, other in zip(trace["x"], trace["y"], strict=False):
        pair = x.number(one), y.number(other)
        found.append(None if pair[0] is None or pair[1] is None else (pair[0], pair[1]))
    return found


def scatter(trace: Node, x: Axis, y: Axis, font: Node) -> tuple[list[Element], list[Element]]:
    """Return a trace's elements: those cut at the plot's edge, and those that may reach over it."""
    mode, points = str(trace.get("mode", "lines")), points_of(trace, x, y)
    unknown = set(mode.split("+")) - {"lines", "markers", "text", "none"}
    if unknown:
        raise DataError(f"Pictures cannot draw the mode {mode!r}.", "Lines, markers, text.")
    cut: list[Element] = []
    free: list[Element] = []
    if "lines" in mode:
        cut += [_line(trace, run, x, y) for run in _runs(points)]
    inside = {
        at: (x.at(one[0]), y.at(one[1]))
        for at, one in enumerate(points)
        if one and x.holds(one[0]) and y.holds(one[1])
    }
    into = free if trace.get("cliponaxis") is False else cut
    if "markers" in mode:
        into += [_marker(trace, at, *place) for at, place in inside.items()]
    if "text" in mode:
        into += list(_texts(trace, inside, font))
    opacity = trace.get("opacity")
    if opacity is None:
        return cut, free
    faint = [[group(part, opacity=opacity)] if part else [] for part in (cut, free)]
    return faint[0], faint[1]


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each stretch between gaps."""
    run: list[tuple[float, float]] = []
    for one in [*points, None]:
        if one is not None:
            run.append(one)
        elif run:
            yield run
            run = []


_STEPS = {
    "linear": lambda a, b: [b],
    "hv": lambda a, b: [(b[0], a[1]), b],
    "vh": lambda a, b: [(a[0], b[1]), b],
    "hvh": lambda a, b: [((a[0] + b[0]) / 2, a[1]), ((a[0] + b[0]) / 2, b[1]), b],
    "vhv": lambda a, b: [(a[0], (a[1] + b[1]) / 2), (b[0], (a[1] + b[1]) / 2), b],
}


def _line(trace: Node, run: Sequence[tuple[float, float]], x: Axis, y: Axis) -> Element:
    line = trace.get("line", {})
    shape = line.get("shape", "linear")
    if shape not in _STEPS:
        raise DataError(f"Pictures cannot draw a line of shape {shape!r}.", f"{list(_STEPS)}.")
    places = [(x.at(a), y.at(b)) for a, b in run]
    path = places[:1]
    for one in places[1:]:
        path += _STEPS[shape](path[-1], one)
    d = "M" + "L".join(f"{number(a)},{number(b)}" for a, b in path)
    return element("path", d=d, fill="none", **line_style(line))


def _is_dim(trace: Node, at: int) -> bool:
    chosen = trace.get("selectedpoints")
    return chosen is not None and at not in chosen


def _opacity(trace: Node, at: int) -> float:
    own = float(per_point(trace.get("marker", {}).get("opacity"), at, 1))
    if not _is_dim(trace, at):
        return own
    dim = trace.get("unselected", {}).get("marker", {}).get("opacity")
    return own * _UNSELECTED if dim is None else float(dim)


def _marker(trace: Node, at: int, x: float, y: float) -> Element:
    says = trace.get("marker", {})
    edge = says.get("line", {})
    return marker(
        per_point(says.get("symbol"), at, "circle"),
        float(per_point(says.get("size"), at, 6)),
        per_point(says.get("color"), at, DARK_EDGE),
        x,
        y,
        edge=float(per_point(edge.get("width"), at, 0)),
        edge_colour=per_point(edge.get("color"), at, DARK_EDGE),
        opacity=_opacity(trace, at),
    )


def _texts(trace: Node, inside: Mapping[int, Point], font: Node) -> Iterator[Element]:
    says = trace.get("textfont", {})
    has_markers = "markers" in str(trace.get("mode", ""))
    for at, (x, y) in inside.items():
        text = per_point(trace.get("text"), at, "")
        if text in ("", None):
            continue
        size = float(per_point(says.get("size"), at, font["size"]))
        radius = float(per_point(trace.get("marker", {}).get("size"), at, 6)) / 2
        off = radius / 0.8 + 1 if has_markers else 0.0
        place = str(per_point(trace.get("textposition"), at, "middle center"))
        one = label(said(text), size)
        one_x, one_y, anchor = _beside(x, y, place, off, one)
        colour = per_point(says.get("color"), at, font["color"])
        text_drawn = drawn(one, one_x, one_y, anchor, colour)
        yield group([text_drawn], opacity=_UNSELECTED) if _is_dim(trace, at) else text_drawn


def _beside(x: float, y: float, place: str, off: float, one: Label) -> tuple[float, float, str]:
    anchor, across = "middle", 0.0
    if "left" in place:
        anchor, across = "end", -off
    elif "right" in place:
        anchor, across = "start", off
    sign = -1 if "top" in place else 1 if "bottom" in place else 0
    lines = (len(one.lines) - 1) * LINE + 1
    down = one.size * 0.75 + sign * off + (sign - 1) * lines * one.size / 2
    return x + across, y + down, anchor


def bars(trace: Node, row: BarRow, x: Axis, y: Axis, font: Node) -> list[Element]:
    """Return a trace's bars, each followed by its text."""
    sideways, says = is_sideways(trace), trace.get("marker", {})
    edge, parts = says.get("line", {}), []
    for one in row.bars:
        ends = _ends(one, x, y, sideways)
        (x0, y0), (x1, y1) = ends
        parts.append(
            bar(
                min(x0, x1),
                min(y0, y1),
                abs(x1 - x0),
                abs(y1 - y0),
                per_point(says.get("color"), one.at, DARK_EDGE),
                float(per_point(edge.get("width"), one.at, 0)),
                per_point(edge.get("color"), one.at, DARK_EDGE),
                per_point(says.get("pattern", {}).get("shape"), one.at, ""),
                _opacity(trace, one.at),
            )
        )
        text = per_point(trace.get("text"), one.at)
        place = per_point(trace.get("textposition"), one.at, "auto")
        if text not in (None, "") and place != "none":
            parts.append(_bar_text(trace, one, said(text), place, ends, font))
    return parts


def _ends(one: Bar, x: Axis, y: Axis, sideways: bool) -> tuple[Point, Point]:
    """Return the corner at a bar's base and the one across from it, in pixels."""
    if sideways:
        return (x.at(one.base), y.at(one.left)), (x.at(one.top), y.at(one.right))
    return (x.at(one.left), y.at(one.base)), (x.at(one.right), y.at(one.top))


def _bar_text(
    trace: Node, one: Bar, text: str, place: str, ends: tuple[Point, Point], font: Node
) -> Element:
    """Draw a bar's text in it where it fits, or over its end."""
    (x0, y0), (x1, y1) = ends
    sideways = is_sideways(trace)
    size = float(per_point(trace.get("textfont", {}).get("size"), one.at, font["size"]))
    named = label(text, size)
    fits = _fits(abs(x1 - x0) - 2 * _PAD, abs(y1 - y0) - 2 * _PAD, named, sideways)
    inside = place == "inside" or (place == "auto" and (fits or not one.is_outermost))
    own = trace.get("insidetextfont" if inside else "outsidetextfont", {})
    base = trace.get("textfont", {}).get("color")
    colour = per_point(own.get("color"), one.at, per_point(base, one.at, font["color"]))
    anchor = trace.get("insidetextanchor", "end")
    across, down = (x0 + x1) / 2, (y0 + y1) / 2
    half = (named.width if sideways else named.height) / 2
    begin, end = (x0, x1) if sideways else (y0, y1)
    along = _along(begin, end, half, anchor if inside else "over")
    across, down = (along, down) if sideways else (across, along)
    foot = down - named.height / 2 + named.above
    return drawn(named, across, foot, "middle", colour)


def _along(begin: float, end: float, half: float, anchor: str) -> float:
    """Return where a text's middle lies between a bar's base and its end, or over the end."""
    way = 1 if end >= begin else -1
    if anchor == "over":
        return end + way * (_PAD + half)
    if anchor == "start":
        return begin + way * (_PAD + half)
    if anchor == "end":
        return end - way * (_PAD + half)
    return (begin + end) / 2


def _fits(width: float, height: float, one: Label, sideways: bool) -> bool:
    """Return whether a text fits into a bar as it is, turned or scaled, by Plotly's rule."""
    if width < 0 or height < 0:
        return False
    shrunk = (
        width >= one.width * (height / one.height)
        if sideways
        else height >= one.height * (width / one.width)
    )
    return (
        (one.width <= width and one.height <= height)
        or (one.width <= height and one.height <= width)
        or shrunk
    )

"""Traces as SVG: lines, markers and texts of scatter traces; bars and their texts."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.errors import DataError
from dashboard.pictures.axes import Axis
from dashboard.pictures.bars import Bar, BarRow, is_sideways
from dashboard.pictures.figures import Node, as_text, per_point
from dashboard.pictures.labels import LINE, Label, draw_label, read_label
from dashboard.pictures.marks import DARK_EDGE, draw_bar, draw_marker, line_style
from dashboard.pictures.svg import Element, element, group, number

_UNSELECTED = 0.2
"""Opacity of marks that are not selected, where the trace sets none."""

_PAD = 3.0
"""Pixels between a bar's end and the text in or over it."""

Point = tuple[float, float]


def points_of(trace: Node, x: Axis, y: Axis) -> list[tuple[float, float] | None]:
    """Return each point's numbers on both axes, or None for a point without them."""
    points: list[tuple[float, float] | None] = []
    for across, other in zip(trace["x"], trace["y"], strict=False):
        pair = x.number(across), y.number(other)
        points.append(None if pair[0] is None or pair[1] is None else (pair[0], pair[1]))
    return points


def draw_scatter(trace: Node, x: Axis, y: Axis, font: Node) -> tuple[list[Element], list[Element]]:
    """Draw a scatter trace: elements clipped at the plot's edge, and elements that may cross it."""
    mode, points = str(trace.get("mode", "lines")), points_of(trace, x, y)
    unknown = set(mode.split("+")) - {"lines", "markers", "text", "none"}
    if unknown:
        raise DataError(f"Pictures cannot draw the mode {mode!r}.", "Lines, markers, text.")
    cut: list[Element] = []
    free: list[Element] = []
    if "lines" in mode:
        cut += [_line(trace, run, x, y) for run in _runs(points)]
    places = {
        at: (x.at(point[0]), y.at(point[1]))
        for at, point in enumerate(points)
        if point and x.holds(point[0]) and y.holds(point[1])
    }
    into = free if trace.get("cliponaxis") is False else cut
    if "markers" in mode:
        into += [_marker(trace, at, *place) for at, place in places.items()]
    if "text" in mode:
        into += list(_texts(trace, places, font))
    opacity = trace.get("opacity")
    if opacity is None:
        return cut, free
    faint = [[group(part, opacity=opacity)] if part else [] for part in (cut, free)]
    return faint[0], faint[1]


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each unbroken run between gaps."""
    run: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
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
    for place in places[1:]:
        path += _STEPS[shape](path[-1], place)
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
    spec = trace.get("marker", {})
    edge = spec.get("line", {})
    return draw_marker(
        per_point(spec.get("symbol"), at, "circle"),
        float(per_point(spec.get("size"), at, 6)),
        per_point(spec.get("color"), at, DARK_EDGE),
        x,
        y,
        edge=float(per_point(edge.get("width"), at, 0)),
        edge_colour=per_point(edge.get("color"), at, DARK_EDGE),
        opacity=_opacity(trace, at),
    )


def _texts(trace: Node, places: Mapping[int, Point], font: Node) -> Iterator[Element]:
    spec = trace.get("textfont", {})
    has_markers = "markers" in str(trace.get("mode", ""))
    for at, (x, y) in places.items():
        text = per_point(trace.get("text"), at, "")
        if text in ("", None):
            continue
        size = float(per_point(spec.get("size"), at, font["size"]))
        radius = float(per_point(trace.get("marker", {}).get("size"), at, 6)) / 2
        off = radius / 0.8 + 1 if has_markers else 0.0
        place = str(per_point(trace.get("textposition"), at, "middle center"))
        words = read_label(as_text(text), size)
        left, foot, anchor = _beside(x, y, place, off, words)
        colour = per_point(spec.get("color"), at, font["color"])
        drawing = draw_label(words, left, foot, anchor, colour)
        yield group([drawing], opacity=_UNSELECTED) if _is_dim(trace, at) else drawing


def _beside(x: float, y: float, place: str, off: float, text: Label) -> tuple[float, float, str]:
    anchor, across = "middle", 0.0
    if "left" in place:
        anchor, across = "end", -off
    elif "right" in place:
        anchor, across = "start", off
    sign = -1 if "top" in place else 1 if "bottom" in place else 0
    lines = (len(text.lines) - 1) * LINE + 1
    down = text.size * 0.75 + sign * off + (sign - 1) * lines * text.size / 2
    return x + across, y + down, anchor


def draw_bars(trace: Node, row: BarRow, x: Axis, y: Axis, font: Node) -> list[Element]:
    """Draw a trace's bars, each followed by its text."""
    sideways, spec = is_sideways(trace), trace.get("marker", {})
    edge, parts = spec.get("line", {}), []
    for rect in row.bars:
        ends = _ends(rect, x, y, sideways)
        (x0, y0), (x1, y1) = ends
        parts.append(
            draw_bar(
                min(x0, x1),
                min(y0, y1),
                abs(x1 - x0),
                abs(y1 - y0),
                per_point(spec.get("color"), rect.at, DARK_EDGE),
                float(per_point(edge.get("width"), rect.at, 0)),
                per_point(edge.get("color"), rect.at, DARK_EDGE),
                per_point(spec.get("pattern", {}).get("shape"), rect.at, ""),
                _opacity(trace, rect.at),
            )
        )
        text = per_point(trace.get("text"), rect.at)
        place = per_point(trace.get("textposition"), rect.at, "auto")
        if text not in (None, "") and place != "none":
            parts.append(_bar_text(trace, rect, as_text(text), place, ends, font))
    return parts


def _ends(rect: Bar, x: Axis, y: Axis, sideways: bool) -> tuple[Point, Point]:
    """Return a bar's corner at its base and the opposite corner, in pixels."""
    if sideways:
        return (x.at(rect.base), y.at(rect.left)), (x.at(rect.top), y.at(rect.right))
    return (x.at(rect.left), y.at(rect.base)), (x.at(rect.right), y.at(rect.top))


def _bar_text(
    trace: Node, rect: Bar, text: str, place: str, ends: tuple[Point, Point], font: Node
) -> Element:
    """Draw a bar's text inside the bar if it fits, else beyond its end."""
    (x0, y0), (x1, y1) = ends
    sideways = is_sideways(trace)
    size = float(per_point(trace.get("textfont", {}).get("size"), rect.at, font["size"]))
    words = read_label(text, size)
    fits = _fits(abs(x1 - x0) - 2 * _PAD, abs(y1 - y0) - 2 * _PAD, words, sideways)
    is_inside = place == "inside" or (place == "auto" and (fits or not rect.is_outermost))
    own = trace.get("insidetextfont" if is_inside else "outsidetextfont", {})
    base = trace.get("textfont", {}).get("color")
    colour = per_point(own.get("color"), rect.at, per_point(base, rect.at, font["color"]))
    anchor = trace.get("insidetextanchor", "end")
    across, down = (x0 + x1) / 2, (y0 + y1) / 2
    half = (words.width if sideways else words.height) / 2
    begin, end = (x0, x1) if sideways else (y0, y1)
    along = _along(begin, end, half, anchor if is_inside else "over")
    across, down = (along, down) if sideways else (across, along)
    foot = down - words.height / 2 + words.above
    return draw_label(words, across, foot, "middle", colour)


def _along(begin: float, end: float, half: float, anchor: str) -> float:
    """Return the middle of a bar's text, between the bar's base and end or beyond the end."""
    way = 1 if end >= begin else -1
    if anchor == "over":
        return end + way * (_PAD + half)
    if anchor == "start":
        return begin + way * (_PAD + half)
    if anchor == "end":
        return end - way * (_PAD + half)
    return (begin + end) / 2


def _fits(width: float, height: float, text: Label, sideways: bool) -> bool:
    """Return whether a text fits into a bar upright, turned or scaled, by Plotly's rule."""
    if width < 0 or height < 0:
        return False
    shrunk = (
        width >= text.width * (height / text.height)
        if sideways
        else height >= text.height * (width / text.width)
    )
    return (
        (text.width <= width and text.height <= height)
        or (text.width <= height and text.height <= width)
        or shrunk
    )

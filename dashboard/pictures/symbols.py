"""Marker symbols as SVG paths around their centre, in Plotly's shapes."""

from collections.abc import Callable
from functools import lru_cache
from math import sqrt

from dashboard.errors import DataError
from dashboard.pictures.svg import number

_ROOT_2, _ROOT_3 = sqrt(2), sqrt(3)


def _polygon(*points: tuple[float, float]) -> Callable[[float], str]:
    def path(r: float) -> str:
        return "M" + "L".join(f"{number(x * r)},{number(y * r)}" for x, y in points) + "Z"

    return path


def _strokes(*lines: tuple[float, float, float, float]) -> Callable[[float], str]:
    def path(r: float) -> str:
        return "".join(
            f"M{number(a * r)},{number(b * r)}L{number(c * r)},{number(d * r)}"
            for a, b, c, d in lines
        )

    return path


def _circle(r: float) -> str:
    n = number(r)
    return f"M{n},0A{n},{n} 0 1,1 0,-{n}A{n},{n} 0 0,1 {n},0Z"


def _x(r: float) -> str:
    a = r * 0.8 / _ROOT_2
    steps = (
        (1, 1),
        (1, -1),
        (-1, -1),
        (1, -1),
        (-1, -1),
        (-1, 1),
        (-1, -1),
        (-1, 1),
        (1, 1),
        (-1, 1),
    )
    moves = "".join(f"l{number(x * a)},{number(y * a)}" for x, y in (*steps, (1, 1)))
    return f"M0,{number(a)}{moves}Z"


_STAR = [(0.225, -0.309), (0.951, -0.309), (0.363, 0.118), (0.588, 0.809), (0, 0.382)]
_STAR += [(-0.588, 0.809), (-0.363, 0.118), (-0.951, -0.309), (-0.225, -0.309), (0, -1)]
_WIDE = 2 / _ROOT_3
_CROSS = [(1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4)]
_CROSS += [(-x, -y) for x, y in _CROSS]

_PATHS: dict[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _polygon((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "diamond": _polygon((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "cross": _polygon(*_CROSS),
    "x": _x,
    "triangle-up": _polygon((-_WIDE, 0.5), (_WIDE, 0.5), (0, -1)),
    "triangle-down": _polygon((-_WIDE, -0.5), (_WIDE, -0.5), (0, 1)),
    "triangle-left": _polygon((0.5, -_WIDE), (0.5, _WIDE), (-1, 0)),
    "triangle-right": _polygon((-0.5, -_WIDE), (-0.5, _WIDE), (1, 0)),
    "pentagon": _polygon(
        (0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309), (0, -1)
    ),
    "hexagon": _polygon(
        *((_ROOT_3 / 2, -0.5), (_ROOT_3 / 2, 0.5), (0, 1)),
        *((-_ROOT_3 / 2, 0.5), (-_ROOT_3 / 2, -0.5), (0, -1)),
    ),
    "star": _polygon(*((x * 1.4, y * 1.4) for x, y in _STAR)),
    "hourglass": _polygon((1, 1), (-1, 1), (1, -1), (-1, -1)),
    "cross-thin": _strokes((0, 1.4, 0, -1.4), (1.4, 0, -1.4, 0)),
    "x-thin": _strokes((1, 1, -1, -1), (1, -1, -1, 1)),
    "line-ew": _strokes((1.4, 0, -1.4, 0)),
    "line-ns": _strokes((0, 1.4, 0, -1.4)),
}

_DOT = "M0,0.5L0.5,0L0,-0.5L-0.5,0Z"
"""Centre dot of markers whose names end in ``-dot``; its stroke makes it visible."""


@lru_cache(2_000)
def symbol_path(name: str, size: float) -> tuple[str, bool]:
    """Return the path of a marker of diameter `size` and whether it is hollow.

    Raises DataError for an unknown marker.
    """
    without_dot = name.removesuffix("-dot")
    plain = without_dot.removesuffix("-open")
    if plain not in _PATHS:
        raise DataError(
            f"Pictures cannot draw the marker {name!r}.", f"They know {', '.join(_PATHS)}."
        )
    dot = "" if without_dot == name else _DOT
    return _PATHS[plain](size / 2) + dot, plain != without_dot

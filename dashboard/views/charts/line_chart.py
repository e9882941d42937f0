"""Parts of a chart with a line per state: the axis of years, and names at the ends of lines."""

from typing import Any

LABEL_PIXELS = 16
"""Least distance between two names at the ends of lines."""


def year_axis(first: int, last: int) -> dict[str, Any]:
    """Return the axis of years, which ends with the last one; every second year of a long time."""
    return {
        "dtick": 1 if last - first < 8 else 2,
        "tick0": last,
        "showgrid": False,
        "range": [first - 0.3, last + 0.3],
    }


def end_names(
    names: list[tuple[float, str]], bottom: float, top: float, height: int
) -> list[dict[str, Any]]:
    """Return an annotation per value and text, pushed apart so that no two texts overlap.

    The axis runs from `bottom` to `top`; `height` is that of the plot in pixels.
    """
    names = sorted(names)
    wanted = [(value - bottom) / (top - bottom) * height for value, _ in names]
    places = spread(wanted, LABEL_PIXELS, height)
    return [
        {
            "xref": "paper",
            "x": 1,
            "y": value,
            "text": text,
            "showarrow": False,
            "xanchor": "left",
            "xshift": 2,
            "yshift": place - want,
            "font": {"size": 12},
        }
        for (value, text), want, place in zip(names, wanted, places, strict=True)
    ]


def spread(wanted: list[float], gap: float, room: float) -> list[float]:
    """Return positions at least `gap` apart, near `wanted` (ascending) and within 0..room.

    Labels that would overlap form a block around their mean; a block that leaves the room is
    moved inside. With more labels than fit, they overlap evenly.
    """
    gap = min(gap, room / max(len(wanted), 1))
    blocks: list[tuple[float, int]] = []
    for target in wanted:
        middle, size = target, 1
        while True:
            half = size * gap / 2
            middle = min(max(middle, half), room - half)
            if not blocks or middle - blocks[-1][0] >= (size + blocks[-1][1]) * gap / 2:
                break
            below, count = blocks.pop()
            middle = (middle * size + below * count) / (size + count)
            size += count
        blocks.append((middle, size))
    return [
        middle + (position - (size - 1) / 2) * gap
        for middle, size in blocks
        for position in range(size)
    ]

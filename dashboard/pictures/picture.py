"""A whole picture: finding, subtitle, chart, source and credit."""

from base64 import b64encode
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.pictures.chart import draw_chart
from dashboard.pictures.figures import PlotFigure
from dashboard.pictures.fonts import FAMILY, FILES, FOLDER, STACK
from dashboard.pictures.pixels import picture_png
from dashboard.pictures.plan import plan_chart
from dashboard.pictures.prose import Block, height, stack_blocks, wrap_text
from dashboard.pictures.svg import Element, element, group, number, to_xml
from dashboard.views.charts.style import Ink, ink

_PAD, _GAP = 24.0, 12.0
"""Pixels around everything, and between words and chart."""

_NARROWEST, _LARGEST = 600.0, 1.6
"""Minimum layout width of a chart in pixels, and its maximum enlargement."""

_COLUMN = 0.3
"""Fraction of the width for text beside a chart."""

_MOST_ADDRESS = 3
"""Maximum lines of the address in a picture of fixed size."""


__all__ = ["NATURAL", "SIZES", "Size", "Words", "picture_png", "picture_svg"]


@dataclass(frozen=True)
class Words:
    """The text around the chart of a picture."""

    title: str
    subtitle: str
    footer: tuple[str, ...]
    """Source, credit, revision: each begins a line."""
    address: str
    reading: str = ""
    """How to read the chart; shown where the height of the picture is free."""


@dataclass(frozen=True)
class Size:
    """The size of a picture; without a height, the chart decides."""

    width: int
    height: int | None
    description: str
    enlarged: float = 1.0
    """Enlargement of everything in it relative to a page."""
    pixels: int = 1
    """Device pixel ratio: PNG pixels per SVG pixel, in each direction."""


NATURAL = Size(960, None, "as high as its chart", pixels=2)
SIZES = {
    "og": Size(1200, 630, "for previews"),
    "twitter": Size(1200, 600, "for previews twice as wide as high"),
    "square": Size(1080, 1080, "for posts"),
    "print": Size(1600, None, "for papers and slides", enlarged=2.0, pixels=2),
}
"""Value of ``imType`` → size."""


def picture_svg(figure: PlotFigure | None, words: Words, size: Size, dark_mode: bool) -> str:
    """Return a picture as an SVG with embedded fonts; without a figure, only its text.

    The figure must be made for the same mode as `dark_mode`.
    """
    colours = ink(dark_mode)
    wide = size.width / size.enlarged
    if size.height is None:
        parts, high = _as_high_as_needed(figure, words, colours, wide)
    else:
        high = size.height / size.enlarged
        parts = _within(figure, words, colours, wide, high)
    return to_xml(
        element(
            "svg",
            element("title", words.title),
            element("style", _font_faces()),
            element("rect", width=wide, height=high, fill=colours.paper),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            width=size.width,
            height=high * size.enlarged,
            viewBox=f"0 0 {number(wide)} {number(high)}",
            font_family=STACK,
        )
    )


def _as_high_as_needed(
    figure: PlotFigure | None, words: Words, colours: Ink, wide: float
) -> tuple[list[Element], float]:
    """Draw the text above and below a chart with its natural height; return the total height."""
    room = wide - 2 * _PAD
    head = _head(words, colours, room, 26)
    with_reading = replace(words, footer=(words.reading, *words.footer))
    foot = _foot(with_reading, colours, room, 12)
    top = _PAD + height(head) + _GAP
    plan = None if figure is None else plan_chart(figure, room)
    below = top + (0.0 if plan is None else plan.height + _GAP)
    parts = stack_blocks(head, _PAD, _PAD)
    if plan is not None:
        parts.append(
            group(
                [_unclipped(draw_chart(plan))], transform=f"translate({number(_PAD)},{number(top)})"
            )
        )
    parts.append(foot.draw(_PAD, below))
    return parts, round(below + foot.height + _PAD)


def _within(
    figure: PlotFigure | None, words: Words, colours: Ink, wide: float, high: float
) -> list[Element]:
    """Draw the text above and below a chart or beside it, whichever leaves the chart larger."""
    room, column = wide - 2 * _PAD, wide * _COLUMN
    head, foot = _head(words, colours, room, 34), _foot(words, colours, room, 15, _MOST_ADDRESS)
    top = _PAD + height(head) + _GAP
    box = _Box(_PAD, top, room, high - top - _GAP - foot.height - _PAD)
    own = 1.0 if figure is None else plan_chart(figure, wide).height
    beside = _Box(column + 2 * _PAD, _PAD, wide - column - 3 * _PAD, high - 2 * _PAD)
    if figure is not None and beside.scale(own) > box.scale(own):
        head, foot = _column(words, colours, column, high - 2 * _PAD)
        box = beside
    parts = [*stack_blocks(head, _PAD, _PAD), foot.draw(_PAD, high - _PAD - foot.height)]
    if figure is None:
        return parts
    scale = box.scale(own)
    drawing = _unclipped(draw_chart(plan_chart(figure, box.width / scale), is_crisp=False))
    down = box.y + (box.height - own * scale) / 2
    placement = f"translate({number(box.x)},{number(down)}) scale({scale:.4f})"
    return [*parts, group([drawing], transform=placement)]


def _unclipped(drawing: Element) -> Element:
    """Return a chart that is not clipped to its own box, which it fits: clipping takes half the time."""
    return replace(drawing, attributes={**drawing.attributes, "overflow": "visible"})


@dataclass(frozen=True)
class _Box:
    """The rectangle that is free for a chart."""

    x: float
    y: float
    width: float
    height: float

    def scale(self, own: float) -> float:
        """Return the enlargement of a chart `own` pixels high that fills the rectangle."""
        return max(min(self.height / own, self.width / _NARROWEST, _LARGEST), 0.05)


def _head(words: Words, colours: Ink, room: float, size: float) -> list[Block]:
    small = round(size * 0.58)
    return [
        Block(wrap_text(words.title, size, room, bold=True), size, colours.text, bold=True),
        Block(wrap_text(words.subtitle, small, room), small, colours.muted),
    ]


def _foot(
    words: Words, colours: Ink, room: float, size: float, most_address: int | None = None
) -> Block:
    lines = [line for paragraph in words.footer for line in wrap_text(paragraph, size, room)]
    address = wrap_text(words.address, size, room)
    if most_address is not None and len(address) > most_address:
        address = (*address[: most_address - 1], address[most_address - 1][:-1] + "…")
    return Block((*lines, *address), size, colours.muted)


def _column(words: Words, colours: Ink, room: float, high: float) -> tuple[list[Block], Block]:
    """Return the text blocks of a column in the largest font size that fits."""
    for size in (38, 34, 30, 27, 24, 21, 18):
        head = _head(words, colours, room, size)
        foot = _foot(words, colours, room, min(15, round(size / 2)), _MOST_ADDRESS)
        if height(head) + foot.height + 2 * _GAP <= high:
            break
    return head, foot


@lru_cache(1)
def _font_faces() -> str:
    """Return a style sheet with both font weights embedded, for viewers of the SVG alone."""
    faces = []
    for weight, name in FILES.items():
        data = b64encode((FOLDER / f"{name}.woff2").read_bytes()).decode()
        faces.append(
            f"@font-face{{font-family:{FAMILY};font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data})}}"
        )
    return "".join(faces)

"""A whole picture: the finding, what it is about, the chart, and whose figures it shows; SVG, PNG."""

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

import resvg_py

from dashboard.charts.style import Ink, ink
from dashboard.pictures.chart import chart
from dashboard.pictures.figures import Figure
from dashboard.pictures.fonts import FAMILY, FOLDER, STACK, width
from dashboard.pictures.plan import planned
from dashboard.pictures.svg import Element, element, group, number, written

_FILES = {weight: f"{FAMILY.replace(' ', '')}-{weight}" for weight in ("Regular", "Bold")}
_LINE = 1.25
_NARROWEST = 600.0
"""Pixels across for which charts are laid out at least: they are drawn for pages that wide."""


@dataclass(frozen=True)
class Words:
    """What a picture says around its chart."""

    title: str
    subtitle: str
    footer: tuple[str, ...]
    """Source, credit, revision: a line each, wrapped where it is too long."""
    address: str


@dataclass(frozen=True)
class Size:
    """How large a picture is; without a height, as high as its chart needs."""

    width: int
    height: int | None
    says: str
    enlarged: float = 1.0
    """By how much everything in it is larger than on a page."""
    pixels: int = 1
    """Pixels of the PNG for each of the SVG, across."""


NATURAL = Size(960, None, "as on the page", pixels=2)
SIZES = {
    "og": Size(1200, 630, "previews: Facebook, LinkedIn, chat programs"),
    "twitter": Size(1200, 600, "previews: X"),
    "square": Size(1080, 1080, "posts"),
    "print": Size(1600, None, "papers and slides", enlarged=2.0, pixels=2),
}
"""Value of ``imType`` → size."""


@dataclass(frozen=True)
class _Block:
    """Lines of text in one style."""

    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LINE

    def drawn(self, x: float, y: float) -> Element:
        lines = [
            element("tspan", line, x=x, y=y + (at * _LINE + 1) * self.size)
            for at, line in enumerate(self.lines)
        ]
        bold = "bold" if self.bold else None
        return element("text", *lines, font_size=self.size, fill=self.colour, font_weight=bold)


def picture_svg(figure: Figure | None, words: Words, size: Size, dark_mode: bool) -> str:
    """Return a picture as an SVG that carries its fonts; without a figure, only its words.

    A figure is to be drawn for the mode that `dark_mode` says.
    """
    colours = ink(dark_mode)
    wide = size.width / size.enlarged
    parts, high = _above(figure, words, colours, wide, size)
    return written(
        element(
            "svg",
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


_PAD = 24.0


def _above(
    figure: Figure | None, words: Words, colours: Ink, wide: float, size: Size
) -> tuple[list[Element], float]:
    """Put the words over and under the chart."""
    room = wide - 2 * _PAD
    head = [
        _Block(_wrapped(words.title, 26, room, True), 26, colours.text, bold=True),
        _Block(_wrapped(words.subtitle, 15, room), 15, colours.muted),
    ]
    foot = _Block(
        tuple(line for one in (*words.footer, words.address) for line in _wrapped(one, 12, room)),
        12,
        colours.muted,
    )
    parts, y = [], _PAD
    for block in head:
        parts.append(block.drawn(_PAD, y))
        y += block.height + 6
    y += 6
    below = foot.height + 12 + _PAD
    inner = None if size.height is None else size.height / size.enlarged - y - below
    if figure is not None:
        drawn, taken = _fitted(figure, room, inner)
        parts.append(group([drawn], transform=f"translate({number(_PAD)},{number(y)})"))
        y += taken if inner is None else inner
    elif inner is not None:
        y += inner
    y += 12
    parts.append(foot.drawn(_PAD, y))
    return parts, y + foot.height + _PAD if size.height is None else size.height / size.enlarged


def _fitted(figure: Figure, wide: float, high: float | None) -> tuple[Element, float]:
    """Return a chart that fills a box: laid out for the width at which it is neither cut nor bent."""
    if high is None:
        plan = planned(figure, wide)
        return chart(plan), plan.height
    own = planned(figure, wide).height
    scale = min(high / own, wide / _NARROWEST)
    plan = planned(figure, wide / scale)
    return group([chart(plan)], transform=f"scale({scale:.4f})"), own * scale


def _wrapped(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines that have room; a word that has none by itself is broken, too."""
    lines, line = [], ""
    for whole in text.split():
        word = whole
        longer = f"{line} {word}".strip()
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word, size, bold) > room and len(word) > 1:
            fits = max(1, int(len(word) * room / width(word, size, bold)))
            lines.append(word[:fits])
            word = word[fits:]
        line = word
    return (*lines, line) if line else tuple(lines)


@lru_cache(1)
def _font_faces() -> str:
    """Return the style sheet that carries both weights, for programs that show the SVG alone."""
    faces = []
    for weight, number_of in (("Regular", 400), ("Bold", 700)):
        data = b64encode((FOLDER / f"{_FILES[weight]}.woff2").read_bytes()).decode()
        faces.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{number_of};"
            f"src:url(data:font/woff2;base64,{data})}}"
        )
    return "".join(faces)


def picture_png(svg: str, pixels: int = 1) -> bytes:
    """Return an SVG as PNG, in our fonts; `pixels` of them for each of the SVG's, across."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=pixels,
        skip_system_fonts=True,
        font_files=[str(FOLDER / f"{name}.ttf") for name in _FILES.values()],
        sans_serif_family=FAMILY,
    )

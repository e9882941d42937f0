"""Plotly's pseudo-HTML (b, br, i, span) as lines of styled runs, measured and drawn."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from dashboard.pictures.fonts import ASCENT, DESCENT, width
from dashboard.pictures.svg import Element, element

LINE = 1.3
"""Line height as a fraction of the font size."""

_TAG = re.compile(r"<(/?)(b|strong|i|em|span|br|a|sup|sub|s|u)\b([^<>]*)>", re.IGNORECASE)
_SPACES = re.compile(r"^ | $|  ")
_COLOUR = re.compile(r"color:\s*([^;\"']+)")
_ANCHORS = {"start": 0.0, "middle": -0.5, "end": -1.0}


@dataclass(frozen=True)
class Run:
    """Text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str | None = None


@dataclass(frozen=True)
class Label:
    """Lines of runs in one size."""

    lines: tuple[tuple[Run, ...], ...]
    size: float

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max(sum(width(run.text, self.size, run.bold) for run in line) for line in self.lines)

    @property
    def above(self) -> float:
        """Return the ascent of the first line above its baseline, rounded as browsers do."""
        return round(self.size * ASCENT)

    @property
    def height(self) -> float:
        """Height from the top of the first line to the foot of the last."""
        between = (len(self.lines) - 1) * LINE * self.size
        return self.above + round(self.size * DESCENT) + between

    def left(self, anchor: str) -> float:
        """Return the offset of its box from its anchor."""
        return _ANCHORS[anchor] * self.width


@lru_cache(4_000)
def read_label(text: str, size: float) -> Label:
    """Parse a label; a tag unknown to Plotly stays text."""
    lines: list[list[Run]] = [[]]
    bold, italic, at = 0, 0, 0
    colours: list[str | None] = []
    for tag in _TAG.finditer(text):
        _add(lines, text[at : tag.start()], bold, italic, colours)
        at, name, closes = tag.end(), tag[2].lower(), bool(tag[1])
        if name == "br":
            lines.append([])
        elif name in ("b", "strong"):
            bold += -1 if closes else 1
        elif name in ("i", "em"):
            italic += -1 if closes else 1
        elif name == "span" and closes:
            colours = colours[:-1]
        elif name == "span":
            match = _COLOUR.search(tag[3])
            colours = [*colours, match[1].strip() if match else None]
    _add(lines, text[at:], bold, italic, colours)
    return Label(tuple(tuple(line) for line in lines), size)


def _add(
    lines: list[list[Run]], text: str, bold: int, italic: int, colours: list[str | None]
) -> None:
    if text:
        plain = unescape(text).replace("\n", " ")
        colour = next((colour for colour in reversed(colours) if colour), None)
        lines[-1].append(Run(plain, bold > 0, italic > 0, colour))


def draw_label(
    text: Label, x: float, y: float, anchor: str, colour: str, transform: str | None = None
) -> Element:
    """Draw a label with its first baseline at `y`, anchored at `x`: start, middle or end."""
    children: list[Element | str] = []
    keeps = any(_SPACES.search(run.text) for line in text.lines for run in line)
    for at, line in enumerate(text.lines):
        runs = [_run(run) for run in line]
        if len(text.lines) == 1:
            children += runs
        else:
            children.append(element("tspan", *runs, x=x, y=y + at * LINE * text.size))
    return element(
        "text",
        *children,
        x=x,
        y=y,
        text_anchor=None if anchor == "start" else anchor,
        font_size=text.size,
        fill=colour,
        transform=transform,
        # Spaces at the ends keep a text away from its mark; viewers differ in what they read.
        style="white-space:pre;" if keeps else None,
        **{"xml:space": "preserve" if keeps else None},
    )


def _run(run: Run) -> Element | str:
    if not (run.bold or run.italic or run.colour):
        return run.text
    return element(
        "tspan",
        run.text,
        font_weight="bold" if run.bold else None,
        font_style="italic" if run.italic else None,
        fill=run.colour,
    )

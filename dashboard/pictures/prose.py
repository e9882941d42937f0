"""Text blocks of a picture, wrapped to a width and stacked."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.pictures.fonts import width
from dashboard.pictures.svg import Element, element

_LINE, _UNDER = 1.25, 6.0
"""Line height as a fraction of the font size, and pixels under a block."""


@dataclass(frozen=True)
class Block:
    """Lines of text in one style."""

    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        """Return the height of the block."""
        return len(self.lines) * self.size * _LINE

    def draw(self, x: float, y: float) -> Element:
        """Draw the block with its upper left corner at (x, y)."""
        lines = [
            element("tspan", line, x=x, y=y + (at * _LINE + 1) * self.size)
            for at, line in enumerate(self.lines)
        ]
        bold = "bold" if self.bold else None
        return element("text", *lines, font_size=self.size, fill=self.colour, font_weight=bold)


def height(blocks: Sequence[Block]) -> float:
    """Return the total height of stacked blocks."""
    return sum(block.height + _UNDER for block in blocks)


def stack_blocks(blocks: Sequence[Block], x: float, y: float) -> list[Element]:
    """Draw blocks one under another, the first with its upper left corner at (x, y)."""
    return [block.draw(x, y + height(blocks[:at])) for at, block in enumerate(blocks)]


def wrap_text(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines of at most `room` pixels, inside a word if it is too long."""
    lines: list[str] = []
    line = ""
    for whole in text.split():
        longer = f"{line} {whole}" if line else whole
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = whole
        while len(line) > 1 and width(line, size, bold) > room:
            fits = _fitting_length(line, size, room, bold)
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line) if line else tuple(lines)


def _fitting_length(word: str, size: float, room: float, bold: bool) -> int:
    """Return the number of a word's characters that fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[:middle], size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return low

"""Blocks of words in a picture: wrapped to a width, one under another."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.pictures.fonts import width
from dashboard.pictures.svg import Element, element

_LINE, _UNDER = 1.25, 6.0
"""From line to line in parts of the size, and pixels under a block."""


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

    def drawn(self, x: float, y: float) -> Element:
        """Draw it with its upper left corner there."""
        lines = [
            element("tspan", line, x=x, y=y + (at * _LINE + 1) * self.size)
            for at, line in enumerate(self.lines)
        ]
        bold = "bold" if self.bold else None
        return element("text", *lines, font_size=self.size, fill=self.colour, font_weight=bold)


def height(blocks: Sequence[Block]) -> float:
    """Return how much room blocks take one under another."""
    return sum(one.height + _UNDER for one in blocks)


def stacked(blocks: Sequence[Block], x: float, y: float) -> list[Element]:
    """Draw blocks one under another, the first with its upper left corner there."""
    return [one.drawn(x, y + height(blocks[:at])) for at, one in enumerate(blocks)]


def wrapped(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines that have room; a word that has none by itself is broken, too."""
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
            fits = _fitting(line, size, room, bold)
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line) if line else tuple(lines)


def _fitting(word: str, size: float, room: float, bold: bool) -> int:
    """Return how many characters of a word have room: at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[:middle], size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return low

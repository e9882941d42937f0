"""Text widths in the font of pictures and pages."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "fonts"
FAMILY = "Pledgewatch Sans"
"""Name of the packaged fonts, subsets of Source Sans (see ``OFL.txt`` beside them)."""

FILES = {400: "PledgewatchSans-Regular", 700: "PledgewatchSans-Bold"}
"""Weight → name of its files: ``.ttf`` to measure and draw with, ``.woff2`` for SVG files."""

STACK = f"'Source Sans', '{FAMILY}', sans-serif"
"""CSS font stack: the pages' font inside the app, else the packaged one."""

ASCENT, DESCENT = 1.0, 0.326
"""Ascent and descent of the font, as fractions of its size."""

_MEASURED_AT = 1000


@lru_cache(2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"{FILES[700 if bold else 400]}.ttf", _MEASURED_AT)


@lru_cache(20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of text, in the unit of `size`."""
    return _font(bold).getlength(text) / _MEASURED_AT * size

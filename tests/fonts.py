"""Make the fonts of pictures from the font of Streamlit's pages.

``uv run --with fonttools python -m tests.fonts`` writes dashboard/assets/fonts. The originals are
Source Sans under the SIL Open Font License, which reserves that name: subsets have another name.
"""

from pathlib import Path

import streamlit
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from dashboard.pictures.fonts import FAMILY, FILES, FOLDER

_EVERY = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin
    *range(0x370, 0x530),  # Greek and Cyrillic
    *range(0x1E00, 0x2000),
    *range(0x2000, 0x2070),  # dashes, quotes, spaces
    *range(0x20A0, 0x2300),  # currencies, letterlike, arrows, operators
    *range(0x25A0, 0x2700),  # shapes
]
_SHOWN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2000, 0x2070), *map(ord, "€→≤≥−●╌")]
"""Characters of the fonts embedded in an SVG: those of members' names and of our own text."""

_DASHES = 0x254C
"""The two dashes before a guideline's name, which the original font lacks."""


def main() -> None:
    """Write both weights, for drawing and measuring (TTF) and for SVG files (WOFF2)."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    (original,) = media.glob("SourceSansVF-Upright*.woff2")
    for weight, name in FILES.items():
        for characters, ending in ((_EVERY, "ttf"), (_SHOWN, "woff2")):
            font = instantiateVariableFont(
                TTFont(original, recalcTimestamp=False), {"wght": weight}
            )
            _with_dashes(font)
            _cut(font, characters)
            _named(font, name, weight)
            font.flavor = "woff2" if ending == "woff2" else None
            font.save(FOLDER / f"{name}.{ending}")


def _with_dashes(font: TTFont) -> None:
    pen = TTGlyphPen(None)
    for left in (40, 340):
        pen.moveTo((left, 240))
        for point in ((left, 310), (left + 220, 310), (left + 220, 240)):
            pen.lineTo(point)
        pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "dashes"])
    font["glyf"]["dashes"] = pen.glyph()
    font["hmtx"]["dashes"] = (600, 40)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[_DASHES] = "dashes"


def _cut(font: TTFont, characters: list[int]) -> None:
    options = Options(layout_features=["kern", "mark", "ccmp", "locl"], hinting=False)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    cut = Subsetter(options)
    cut.populate(unicodes=[*characters, _DASHES])
    cut.subset(font)


def _named(font: TTFont, name: str, weight: int) -> None:
    style = name.partition("-")[2]
    for number, said in enumerate((FAMILY, style, name, f"{FAMILY} {style}"), start=1):
        font["name"].setName(said, number, 3, 1, 0x409)
    font["name"].setName(name, 6, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = int(style == "Bold")


if __name__ == "__main__":
    main()

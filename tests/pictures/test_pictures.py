"""Whole pictures: every view and form in every size and both modes, as SVG and as PNG."""

import io
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from PIL import Image

from dashboard.errors import DataError
from dashboard.pictures.fonts import width
from dashboard.pictures.picture import NATURAL, SIZES, Size, Words, picture_png, picture_svg
from dashboard.pictures.prose import wrap_text
from dashboard.store.store import Store
from dashboard.views.charts.style import ink
from dashboard.views.charts.view import Form
from tests.pictures.test_charts import FORMS, SVG, shown

WORDS = Words(
    "29 of 31 met both guidelines in 2026, by estimate; 1 only that of GDP",
    "Share of GDP and of equipment (%)",
    ("Figures: NATO.", "Source: NATO, Tables. Terms: credit NATO.", "Pledgewatch revision 1."),
    "http://localhost:8501/guidelines-2-and-20?member=DEU~POL&rev=1",
    "Hollow dots are estimates.",
)
EVERY = {"": NATURAL, **SIZES}


def lines(svg: str) -> str:
    """Return the text of an SVG with wrapped lines joined."""
    root = ElementTree.fromstring(svg)
    return " ".join("".join(span.itertext()) for span in root.iter(f"{SVG}tspan"))


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS, ids=lambda case: f"{case.of}-{case.code}")
@pytest.mark.parametrize("name", EVERY)
def test_every_picture_has_its_size_its_words_and_its_chart(
    real_store: Store, form: Form, name: str
) -> None:
    size = EVERY[name]
    figures = {dark: shown(real_store, form, dark=dark)[0] for dark in (False, True)}
    for dark, figure in figures.items():
        svg = picture_svg(figure, WORDS, size, dark)
        root = ElementTree.fromstring(svg)
        assert root.attrib["width"] == str(size.width)
        assert size.height is None or root.attrib["height"] == str(size.height)
        said = lines(svg)
        for words in (WORDS.title, WORDS.subtitle, *WORDS.footer):
            assert words in said
        assert (WORDS.reading in said) == (size.height is None)
        assert "light-dark" not in svg
        paper = next(root.iter(f"{SVG}rect"))
        assert paper.attrib["fill"] == ink(dark).paper
        # Bars are rectangles, as the paper is; everything else is a path.
        assert len([*root.iter(f"{SVG}path"), *root.iter(f"{SVG}rect")]) > 11
    # The modes differ in colours only, so one of them, alternately, is enough.
    dark = list(EVERY).index(name) % 2 == 1
    svg = picture_svg(figures[dark], WORDS, size, dark)
    with Image.open(io.BytesIO(picture_png(svg))) as image:
        assert image.size == (size.width, int(ElementTree.fromstring(svg).attrib["height"]))
        assert (image.convert("RGB").getpixel((1, 1)) == (255, 255, 255)) is not dark
        colours = image.convert("RGB").getcolors(maxcolors=1 << 24)
        assert colours
        assert len(colours) > 50


def test_text_is_in_our_font_and_as_wide_as_measured() -> None:
    """Letters have their measured width: a missing font would leave none."""
    words = Words("WMWMWMWMWMWM iiii", "", (), "")
    size = Size(600, 100, "")
    with Image.open(
        io.BytesIO(picture_png(picture_svg(None, words, size, dark_mode=False)))
    ) as png:
        box = png.convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert box is not None
    assert box[2] - box[0] == pytest.approx(width(words.title, 34, bold=True), abs=6)


def test_a_picture_without_a_chart_says_why() -> None:
    words = Words("Nothing to show", "No rows pass these filters.", ("Figures: NATO.",), "x")
    for size in EVERY.values():
        assert "No rows pass these filters." in lines(picture_svg(None, words, size, False))


def test_lines_break_where_there_is_no_more_room() -> None:
    text = "Lithuania spends most, 5.33% of GDP in 2026, by estimate; 30 of 31 are at 2% or more"
    broken = wrap_text(text, 20, 240)
    assert " ".join(broken) == text
    assert all(width(line, 20) <= 240 for line in broken)
    for line, following in pairwise(broken):
        assert width(f"{line} {following.split()[0]}", 20) > 240


def test_a_picture_of_too_many_rows_comes_out_smaller_and_a_broken_one_is_refused() -> None:
    tall = '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="160000"></svg>'
    with Image.open(io.BytesIO(picture_png(tall, 2))) as image:
        assert image.size == (500, 80000)
    with pytest.raises(DataError, match="in pixels"):
        picture_png("<svg")

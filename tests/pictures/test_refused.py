"""Pictures: unsupported features are refused by name, and all text is escaped."""

from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.errors import DataError
from dashboard.pictures.chart import chart_svg
from dashboard.pictures.picture import NATURAL, SIZES, Words, picture_png, picture_svg
from dashboard.pictures.svg import element, to_xml

LINE: dict[str, Any] = {"type": "scatter", "x": [1, 9], "y": [1, 2]}
BAR: dict[str, Any] = {"type": "bar", "x": [1], "y": [1]}
NOTE: dict[str, Any] = {"x": 1, "y": 1, "text": "a"}
CIRCLE: dict[str, Any] = {"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}
HOSTILE = "</text><script>alert('1')</script>&amp;\"\u202e\u0007\ud800"


@pytest.mark.parametrize(
    ("trace", "layout", "named"),
    [
        ({"type": "pie", "values": [1]}, {}, "'pie'"),
        ({"type": "heatmap", "z": [[1]]}, {}, "'heatmap'"),
        (LINE | {"mode": "markers", "marker": {"symbol": "y-up"}}, {}, "'y-up'"),
        (LINE | {"line": {"shape": "spline"}}, {}, "'spline'"),
        (LINE, {"xaxis": {"type": "log"}}, "'log'"),
        (LINE, {"xaxis": {"tickformat": "s"}}, "'s'"),
        (LINE, {"annotations": [NOTE]}, "arrow"),
        (LINE, {"shapes": [CIRCLE]}, "'circle'"),
        (BAR | {"marker": {"pattern": {"shape": "x"}}}, {}, "'x'"),
        (LINE | {"showlegend": True}, {"legend": {"orientation": "v"}}, "rows only"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(
    trace: dict[str, Any], layout: dict[str, Any], named: str
) -> None:
    with pytest.raises(DataError, match=named):
        chart_svg(go.Figure({"data": [trace], "layout": layout}), 500)


def test_hostile_text_is_text() -> None:
    named = LINE | {"y": ["a", "<b>"], "name": HOSTILE, "showlegend": True, "mode": "markers"}
    layout = {"legend": {"orientation": "h"}, "xaxis": {"title": {"text": HOSTILE}}}
    figure = go.Figure({"data": [named], "layout": layout})
    words = Words(HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, HOSTILE)
    for svg in (chart_svg(figure, 500), picture_svg(figure, words, SIZES["og"], dark_mode=False)):
        assert "<script" not in svg
        read = "".join(ElementTree.fromstring(svg).itertext())
        assert "</text><script>alert('1')</script>" in read
        assert not {"\u202e", "\u0007", "\ud800"} & set(read)


def test_words_of_any_length_have_room() -> None:
    long = "a" * 3000 + " " + "word " * 400
    for size in (NATURAL, *SIZES.values()):
        svg = picture_svg(None, Words(long, long, (long,), long), size, dark_mode=True)
        assert picture_png(svg).startswith(b"\x89PNG")


@given(some.text(), some.text())
def test_any_text_reads_back_from_what_is_written(inside: str, value: str) -> None:
    root = ElementTree.fromstring(to_xml(element("text", inside, fill=value)))
    for text, written in ((inside, root.text or ""), (value, root.attrib["fill"])):
        kept = iter(text)
        assert all(character in kept for character in written), "in order"
        assert all(character in written or not character.isprintable() for character in text)

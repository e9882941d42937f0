"""Foreign text: it misleads neither a terminal nor a reader."""

import pytest
from markupsafe import Markup

from dashboard.exports.templates import render
from dashboard.text.plain import expose_bidi_controls, printable


def test_what_a_terminal_obeys_is_seen() -> None:
    assert printable("a\x1b[31mb\u202ec\nd\udcff") == "a�[31mb�c�d�"
    assert printable("abcdef", 4) == "abc…"
    assert printable("abcd", 4) == "abcd"


@pytest.mark.parametrize("turned", ["\u202e", "\u202a", "\u2066", "\u2069"])
def test_no_page_is_turned_round(turned: str) -> None:
    assert expose_bidi_controls(f"a{turned}b") == "a�b"
    page = render("not_there", title=f"x{turned}y", sentence=f"<b>{turned}</b>")
    assert turned not in page
    assert "x�y" in page
    assert "&lt;b&gt;�&lt;/b&gt;" in page


def test_what_is_ours_stays_as_it_is() -> None:
    assert "<b>ours</b>" in render("not_there", title="t", sentence=Markup("<b>ours</b>"))

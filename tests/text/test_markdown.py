"""Text as data in Markdown: every mark is escaped, and nothing in it becomes a link."""

import re

import pytest

from dashboard.text.markdown import literal


def unescaped(shown: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown)


@pytest.mark.parametrize(
    "text", ["[x](javascript:a)", "![i](x.png)", "$x^2$", ":red[r]", "<b>&amp;"]
)
def test_every_mark_is_escaped(text: str) -> None:
    assert unescaped(literal(text)) == text
    marks = re.findall(r"[!-/:-@\[-`{-~]", text)
    assert literal(text).count("\\") == len(marks)


@pytest.mark.parametrize(
    "text",
    ["see https://evil.example", "HTTP://evil.example", "www.evil.example", "a.b@evil.example"],
)
def test_what_looks_like_an_address_is_kept_from_being_one(text: str) -> None:
    shown = unescaped(literal(text))
    assert shown != text
    assert shown.replace("\u2060", "") == text
    # What remark-gfm looks for, as installed with Streamlit.
    assert not re.search(r"(?i)https?://|www\.|[-.\w+]+@[-\w]+(\.[-\w]+)+", shown)


def test_an_order_that_is_turned_round_is_seen() -> None:
    assert literal("a\u202eb\u2066c") == "a�b�c"

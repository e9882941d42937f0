"""Highlighted text: any text is escaped, and passages move by words."""

import re

from hypothesis import given
from hypothesis import strategies as some

from dashboard.text.highlight import highlight, move_edge, paragraphs_around
from dashboard.text.plain import expose_bidi_controls

TEXT = "First <b>one</b>.\n\nSecond & last, she said.\n\nThird.\n\nFourth."
spans = some.tuples(some.integers(0, 80), some.integers(0, 80)).map(sorted).map(tuple)


@given(some.text(max_size=80), some.lists(spans, max_size=4), spans)
def test_nothing_but_our_own_marks_is_html(
    text: str, passages: list[tuple[int, int]], chosen: tuple[int, int]
) -> None:
    import html

    made = highlight(text, passages, chosen, (0, len(text)))
    bare = re.sub(r"</?(?:mark|u)>", "", made).replace("<br>", "\n")
    assert "<" not in bare
    assert html.unescape(bare) == expose_bidi_controls(text)


def test_the_chosen_passage_is_marked_and_the_others_underlined() -> None:
    start = TEXT.index("Second")
    made = highlight(TEXT, [(0, 5), (start, start + 13)], (start, start + 6), (0, len(TEXT)))
    assert made.startswith("<u>First</u> &lt;b&gt;one")
    assert "<mark>Second</mark><u> &amp; last</u>" in made


def test_the_paragraphs_around() -> None:
    start = TEXT.index("Third")
    first, last = paragraphs_around(TEXT, (start, start + 5), before=1, after=0)
    assert TEXT[first:last] == "Second & last, she said.\n\nThird.\n\n"
    assert paragraphs_around(TEXT, (0, len(TEXT))) == (0, len(TEXT))


def test_an_edge_moves_by_words_and_back() -> None:
    start = TEXT.index("last")
    passage = (start, start + len("last, she"))
    wider = move_edge(TEXT, passage, "start", -2)
    assert TEXT[slice(*wider)] == "Second & last, she"
    assert move_edge(TEXT, wider, "start", 2) == passage
    assert TEXT[slice(*move_edge(TEXT, passage, "end", 1))] == "last, she said."
    assert move_edge(TEXT, passage, "start", 9) == passage  # never empty


def test_nothing_is_shown_in_another_order_than_it_stands() -> None:
    hidden = "He said \u202eyes\u202c and \u2067no\u2069."
    made = highlight(hidden, [], (8, 13), (0, len(hidden)))
    assert made == "He said <mark>\ufffdyes\ufffd</mark> and \ufffdno\ufffd."
    assert len(expose_bidi_controls(hidden)) == len(hidden)

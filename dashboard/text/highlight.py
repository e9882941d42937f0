"""Highlighting of passages in an article's text as HTML; every character is escaped."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from dashboard.text.plain import expose_bidi_controls

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\n\s*\n")


def highlight(text: str, passages: Sequence[Span], chosen: Span | None, within: Span) -> str:
    """Return ``text[within]`` as HTML: the chosen passage marked, the others underlined.

    Spans are code points, end exclusive; they may overlap or nest.
    """
    first, last = within
    union = _union(passages)
    edges = {first, last}
    for start, end in [*union, *([chosen] if chosen else [])]:
        edges |= {min(max(start, first), last), min(max(end, first), last)}
    pieces = pairwise(sorted(edges))
    parts = []
    for tag, group in groupby(pieces, key=lambda piece: _tag(piece, union, chosen)):
        spans = list(group)
        words = html.escape(expose_bidi_controls(text[spans[0][0] : spans[-1][1]])).replace(
            "\n", "<br>"
        )
        parts.append(f"<{tag}>{words}</{tag}>" if tag else words)
    return "".join(parts)


def _union(passages: Iterable[Span]) -> list[Span]:
    """Merge overlapping passages, in order, so that hundreds of them stay fast."""
    spans: list[Span] = []
    for start, end in sorted(passages):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _tag(piece: Span, union: Sequence[Span], chosen: Span | None) -> str:
    if chosen and chosen[0] <= piece[0] and piece[1] <= chosen[1]:
        return "mark"
    at = bisect_right(union, piece[0], key=lambda span: span[0]) - 1
    return "u" if at >= 0 and piece[1] <= union[at][1] else ""


_FARTHEST = 6_000
"""Maximum characters before and after the passage."""


def paragraphs_around(text: str, chosen: Span, before: int = 1, after: int = 3) -> Span:
    """Return the span of the paragraphs around a passage, with `before` and `after` more of them.

    A text without paragraphs is cut some pages away from the passage.
    """
    breaks = [0, *(match.end() for match in _PARAGRAPH.finditer(text)), len(text)]
    holding = max(at for at, start in enumerate(breaks[:-1]) if start <= chosen[0])
    ending = next((at for at, end in enumerate(breaks) if end >= chosen[1]), len(breaks) - 1)
    first, last = breaks[max(0, holding - before)], breaks[min(len(breaks) - 1, ending + after)]
    return max(first, chosen[0] - _FARTHEST), min(last, chosen[1] + _FARTHEST)


def move_edge(text: str, passage: Span, edge: str, words: int) -> Span:
    """Return a passage with its ``start`` or ``end`` moved by `words` words, never empty."""
    start, end = passage
    tokens = [match.span() for match in re.finditer(r"\S+", text)]
    if edge == "start":
        edges = [span[0] for span in tokens]
        at = _nearest(edges, start) + words
        start = edges[min(max(at, 0), len(edges) - 1)]
    else:
        edges = [span[1] for span in tokens]
        at = _nearest(edges, end) + words
        end = edges[min(max(at, 0), len(edges) - 1)]
    return (start, end) if start < end else passage


def _nearest(edges: Iterable[int], at: int) -> int:
    return min(enumerate(edges), key=lambda pair: abs(pair[1] - at))[0]

"""Escape foreign text for Markdown, so that it is shown literally."""

import re

from dashboard.text.plain import expose_bidi_controls

# GitHub's Markdown, section 6.9, turns addresses into links, escaped or not.
_LINKED = re.compile(r"(?i)((?:https?|ftp|xmpp|mailto):|\bwww(?=\.)|(?<=[\w+-])(?=@\w))")
_JOINER = "\u2060"
"""Word joiner: invisible, and forbids a line break."""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: object) -> str:
    """Escape every ASCII punctuation mark of a text that Streamlit reads as Markdown.

    CommonMark 0.31, section 2.4: any ASCII punctuation character may be backslash-escaped. An
    invisible character prevents automatic links, and visible signs replace bidirectional controls.
    """
    visible = _LINKED.sub(rf"\1{_JOINER}", expose_bidi_controls(" ".join(str(text).split())))
    return _PUNCTUATION.sub(r"\\\1", visible)

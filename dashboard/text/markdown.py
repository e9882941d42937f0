"""Escape others' text for Markdown, so that it is shown as it is."""

import re

from dashboard.text.plain import expose_bidi_controls

# GitHub's Markdown, section 6.9, makes links of what looks like an address, escaped or not.
_LINKED = re.compile(r"(?i)((?:https?|ftp|xmpp|mailto):|\bwww(?=\.)|(?<=[\w+-])(?=@\w))")
_JOINER = "\u2060"
"""Takes no room, and lets no line break where it stands."""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: object) -> str:
    """Escape text for the places where Streamlit reads Markdown: every ASCII punctuation mark.

    CommonMark 0.31, section 2.4: any ASCII punctuation character may be backslash-escaped. What
    would become a link is kept apart by a character that is not seen, and text that would be shown
    in another order by one that is.
    """
    visible = _LINKED.sub(rf"\1{_JOINER}", expose_bidi_controls(" ".join(str(text).split())))
    return _PUNCTUATION.sub(r"\\\1", visible)

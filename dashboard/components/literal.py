"""Text as data: what others wrote, shown as it is and never read as Markdown or HTML."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: object) -> str:
    """Escape text for the places where Streamlit reads Markdown: every ASCII punctuation mark.

    CommonMark 0.31, section 2.4: any ASCII punctuation character may be backslash-escaped.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(str(text).split()))

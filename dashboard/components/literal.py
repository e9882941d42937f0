"""Text as data: what others wrote, shown as it is and never read as Markdown or HTML."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: object) -> str:
    """Escape text for the places where Streamlit reads Markdown: every ASCII punctuation mark.

    CommonMark 0.31, section 2.4: any ASCII punctuation character may be backslash-escaped.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(str(text).split()))


_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")


def as_it_stands(text: str) -> str:
    """Return text with every control that would show it in another order made visible, one for one.

    Unicode Standard Annex 9: embeddings, overrides and isolates.
    """
    return text.translate(_REORDERING)

"""The passage of a fact: its words in the stored text, and the link that scrolls to them."""

from typing import Any
from urllib.parse import quote

import pandas as pd

from dashboard.facts.evidence import sha256
from dashboard.store.store import Store
from dashboard.text.plain import expose_bidi_controls

_AROUND = 280
"""Characters of the article shown on either side of a passage."""

VERIFIED = {
    "two_sources": "Two texts that report it independently were read and agree.",
    "one_source": "One text was read.",
}


def is_empty(value: Any) -> bool:
    """Return whether a cell of evidence is empty."""
    return bool(pd.isna(value)) or value == ""


def passage(store: Store, item: dict[Any, Any]) -> tuple[str, str, str] | None:
    """Return a fact's passage with its context (before, passage, after), or None without a text."""
    path = store.texts / f"{item['text_sha256']}.txt"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    if not text or sha256(text) != item["text_sha256"]:
        return None
    start, end = int(item["passage_start"]), int(item["passage_end"])
    visible = expose_bidi_controls(text)
    return (
        visible[max(0, start - _AROUND) : start],
        visible[start:end],
        visible[end : end + _AROUND],
    )


def carried_by_words(item: dict[Any, Any]) -> str | None:
    """Return a sentence with the number of independent sources, or None for one source."""
    if is_empty(item["carried_by"]) or item["carried_by"] < 2:
        return None
    return f"Carried by {item['carried_by']:.0f} sources; copies of one text are one."


def outdated_words(item: dict[Any, Any]) -> str | None:
    """Return a warning if a fact's words are missing in its article's newest text, or None."""
    if not is_empty(item["is_orphaned"]) and item["is_orphaned"]:
        return "The article has changed since: these words no longer stand in its newest text."
    if item["in_earlier_text"]:
        return "The article has changed since: these words are those of an earlier text of it."
    return None


def clickable_url(url: Any) -> str | None:
    """Return an http or https address, or None for any other value."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else None


def with_fragment(url: str, exact: Any) -> str:
    """Add a text fragment (WICG URL Fragment Text Directives) that scrolls to the exact words.

    A hyphen in the words is written %2D: in the directive it is a separator.
    """
    if is_empty(exact) or "#" in url:
        return url
    return f"{url}#:~:text=" + quote(str(exact), safe="").replace("-", "%2D")

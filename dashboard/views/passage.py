"""The passage of a fact: its words in the kept text, and the link that scrolls to them."""

from typing import Any
from urllib.parse import quote

import pandas as pd

from dashboard.facts.evidence import sha256
from dashboard.store.store import Store
from dashboard.text.plain import as_it_stands

_AROUND = 280
"""Characters of the article shown on either side of a passage."""

VERIFIED = {
    "two_sources": "Two texts that report it independently were read and agree.",
    "one_source": "One text was read.",
}


def empty(value: Any) -> bool:
    """Return whether a cell of evidence is empty."""
    return bool(pd.isna(value)) or value == ""


def passage(store: Store, item: dict[Any, Any]) -> tuple[str, str, str] | None:
    """Return what stands before, in and after a fact's passage; None where we hold no such text."""
    path = store.texts / f"{item['text_sha256']}.txt"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    if not text or sha256(text) != item["text_sha256"]:
        return None
    start, end = int(item["passage_start"]), int(item["passage_end"])
    shown = as_it_stands(text)
    return shown[max(0, start - _AROUND) : start], shown[start:end], shown[end : end + _AROUND]


def carried(item: dict[Any, Any]) -> str | None:
    """Return by how many sources a fact is carried, where it is more than one."""
    if empty(item["carried_by"]) or item["carried_by"] < 2:
        return None
    return f"Carried by {item['carried_by']:.0f} sources; copies of one text are one."


def outdated(item: dict[Any, Any]) -> str | None:
    """Return what has become of a fact's words in the newest text of its article, if it changed."""
    if not empty(item["is_orphaned"]) and item["is_orphaned"]:
        return "The article has changed since: these words no longer stand in its newest text."
    if item["in_earlier_text"]:
        return "The article has changed since: these words are those of an earlier text of it."
    return None


def web(url: Any) -> str | None:
    """Return an address that may be clicked: http and https, nothing else."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else None


def with_fragment(url: str, exact: Any) -> str:
    """Add a text fragment (WICG URL Fragment Text Directives), so that browsers show the words.

    A hyphen in the words is written %2D: the directive reads it as its own.
    """
    if empty(exact) or "#" in url:
        return url
    return f"{url}#:~:text=" + quote(str(exact), safe="").replace("-", "%2D")

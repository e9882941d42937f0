"""The articles of ``articles/`` and ``later/`` and the facts that were marked in them by hand."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.facts.evidence import sha256

ARTICLES = Path(__file__).resolve().parent / "articles"
LATER = Path(__file__).resolve().parent / "later"
"""Articles that were written and marked after the rules, by people who had not seen them."""
SEALED = Path(__file__).resolve().parent / "sealed"
"""Articles of which only totals are known: nobody reads them or lists what was missed in them."""
Fact = dict[str, Any]
"""A marked or proposed fact: its ``type``, its spans ``{"start", "end"}`` and what it says."""


@dataclass(frozen=True)
class Marked:
    """One article: what it says, when it was published, and its facts.

    `facts` are those that an extractor must find; `optional` ones are neither asked for nor
    held against it.
    """

    name: str
    text: str
    published_on: str
    facts: tuple[Fact, ...]
    optional: tuple[Fact, ...]


def marked(paths: Iterable[Path]) -> list[Marked]:
    """Return the articles whose gold stands at `paths`, each with its text beside it.

    Raises ValueError where a text is not the one that was marked.
    """
    return [_marked(path) for path in sorted(paths)]


def _marked(path: Path) -> Marked:
    gold = json.loads(path.read_text("utf-8"))
    text = (path.parent / gold["file"]).read_bytes().decode("utf-8")
    if sha256(text) != gold["sha256"]:
        raise ValueError(f"{gold['file']} is not the text that {path.name} marks.")
    return Marked(
        name=gold["doc_id"],
        text=text,
        published_on=gold["published"],
        facts=tuple(fact for fact in gold["facts"] if not fact.get("optional")),
        optional=tuple(fact for fact in gold["facts"] if fact.get("optional")),
    )

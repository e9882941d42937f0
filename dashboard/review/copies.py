"""Finds the article that a text is a copy of: agencies' texts stand in many papers."""

from dashboard.facts.article import Article
from dashboard.facts.repeats import runs_of, share_of
from dashboard.facts.source import Source
from dashboard.store.replay import State
from dashboard.store.store import Store
from dashboard.store.texts import text_of

COPIED = 0.8
"""Share of the shorter text's runs of five words that make it a copy of the other, or that of it."""
_FEWEST_RUNS = 30
"""A text of fewer says too little to be anybody's copy."""


def original_of(store: Store, state: State, article: Article) -> str | None:
    """Return the source whose kept text the article shares most of its words with, or None.

    A copy of a copy is one of the first. Texts that are not kept are not compared.
    """
    runs = runs_of(article.text)
    if len(runs) < _FEWEST_RUNS:
        return None
    shares: dict[str, float] = {}
    for source_id, recorded in state[Source.table].items():
        text = text_of(store, recorded.row.get("text_sha256"))
        if text is None or source_id == article.source.source_id:
            continue
        others = runs_of(text)
        if len(others) >= _FEWEST_RUNS and (share := share_of(runs, others)) >= COPIED:
            shares[recorded.row.get("copy_of") or source_id] = share
    return max(sorted(shares), key=lambda one: shares[one], default=None)

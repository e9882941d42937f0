"""Find the original of a copied article: many papers print an agency's text."""

from dashboard.facts.article import Article
from dashboard.facts.repeats import shared_part, word_runs
from dashboard.facts.source import Source
from dashboard.store.replay import StoreState
from dashboard.store.store import Store
from dashboard.store.texts import stored_text

COPIED = 0.8
"""Minimum share of the shorter text's five-word runs in the other text for a copy."""
_FEWEST_RUNS = 30
"""Minimum runs of a text that can be called a copy."""


def original_of(store: Store, state: StoreState, article: Article) -> str | None:
    """Return the source whose stored text shares most words with the article, or None.

    A copy of a copy counts as a copy of the first. Only stored texts are compared.
    """
    runs = word_runs(article.text)
    if len(runs) < _FEWEST_RUNS:
        return None
    shares: dict[str, float] = {}
    for source_id, recorded in state[Source.table].items():
        text = stored_text(store, recorded.row.get("text_sha256"))
        if text is None or source_id == article.source.source_id:
            continue
        others = word_runs(text)
        if len(others) >= _FEWEST_RUNS and (share := shared_part(runs, others)) >= COPIED:
            shares[recorded.row.get("copy_of") or source_id] = share
    return max(sorted(shares), key=lambda source_id: shares[source_id], default=None)

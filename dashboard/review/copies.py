"""Find the article that a text is a copy of: agencies' texts stand in many papers."""

from dashboard.facts.article import Article
from dashboard.facts.repeats import shared_part, word_runs
from dashboard.facts.source import Source
from dashboard.store.replay import StoreState
from dashboard.store.store import Store
from dashboard.store.texts import stored_text

COPIED = 0.8
"""Share of the shorter text's runs of five words from which the two texts are copies."""
_FEWEST_RUNS = 30
"""Runs below which a text is too short to be called a copy."""


def original_of(store: Store, state: StoreState, article: Article) -> str | None:
    """Return the source whose stored text shares most words with the article, or None.

    A copy of a copy is a copy of the first. Texts that are not stored are not compared.
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

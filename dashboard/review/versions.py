"""Record a changed text as a new version of its article, and move facts to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.errors import DecidedSinceError, InputError
from dashboard.facts.anchoring import find_passage, moved_columns
from dashboard.facts.article import Article
from dashboard.facts.evidence import Evidence
from dashboard.facts.fact import Fact
from dashboard.facts.source import Source, normalised_address
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.replay import StoreState
from dashboard.store.revision import Revision, TextRow
from dashboard.store.store import Store
from dashboard.store.texts import stored_text


@dataclass(frozen=True)
class EarlierFacts:
    """Facts of an article's earlier texts, split by whether the newest text has their words.

    Rejected facts, and facts already marked as gone, are omitted.
    """

    standing: tuple[tuple[Fact, Evidence], ...] = ()
    """Facts with their evidence in the newest text."""
    gone: tuple[Fact, ...] = ()
    """Facts whose exact words are missing in the newest text."""


def with_recorded_source(
    revisions: Iterable[Revision], state: StoreState, article: Article
) -> tuple[Article, bool]:
    """Return the article with its recorded source, and whether its text is already recorded.

    A recorded text, also an earlier one, keeps its recorded source; another text of a recorded
    address is the next version of that article.
    """
    texts = _texts(revisions)
    for source_id, digests in texts.items():
        if article.sha256 in digests:
            return Article(_source(state, source_id, digests, article.sha256), article.text), True
    place = normalised_address(article.source.url)
    for source_id, recorded in state[Source.table].items():
        if place is not None and normalised_address(recorded.row.get("url")) == place:
            digests = [*texts.get(source_id, []), article.sha256]
            return Article(_source(state, source_id, digests, article.sha256), article.text), False
    return article, False


def earlier(store: Store, state: StoreState, source_id: str) -> EarlierFacts:
    """Return the facts of an article's earlier texts."""
    newest = state[Source.table][source_id].row.get("text_sha256")
    text = stored_text(store, newest)
    if newest is None or text is None:
        return EarlierFacts()
    standing: list[tuple[Fact, Evidence]] = []
    gone: list[Fact] = []
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            row = recorded.row
            if row["source_id"] != source_id or row.get("text_sha256") in (None, newest):
                continue
            fact = cls.from_text(row, f"fact {key}")
            if fact.evidence is None or fact.status == "rejected":
                continue
            again = find_passage(fact.evidence, text, stored_text(store, fact.text_sha256))
            if again is not None:
                standing.append((fact, again))
            elif fact.orphaned_in != newest:
                gone.append(fact)
    return EarlierFacts(tuple(standing), tuple(gone))


def move_to_newest(store: Store, source_id: str, reviewer: str, *, seen_revision: int) -> Revision:
    """Move facts to the article's newest text if it has their words, and mark the others.

    It is one revision, of which every part can be undone; the facts' values stay as decided. Raises
    InputError if there is nothing to move or mark, DecidedSinceError if one of the facts or the text
    changed after `seen_revision`.
    """
    with store.ledger.writing():
        state = store.state()
        if source_id not in state[Source.table]:
            raise InputError(f"No source is called {source_id}.", "The desk lists them.")
        earlier_facts = earlier(store, state, source_id)
        touched = [*(fact for fact, _ in earlier_facts.standing), *earlier_facts.gone]
        if not touched:
            raise InputError(
                f"Every fact of {source_id} rests on its newest text, or is marked.",
                "There is nothing to move.",
            )
        stale = [
            fact.fact_id
            for fact in touched
            if max(
                state[fact.table][fact.fact_id].revision, state[Source.table][source_id].revision
            )
            > seen_revision
        ]
        if stale:
            raise DecidedSinceError(
                f"Nothing was moved, because {', '.join(stale)} changed while you were reading.",
                "Look again, then move them.",
                tuple(stale),
            )
        put = _rows(state, earlier_facts)
        store.rehearse(put)
        message = _message(state[Source.table][source_id].row, earlier_facts)
        revision = store.ledger.append("review", reviewer, message, put, {})
        store.publish()
        return revision


def _rows(state: StoreState, earlier_facts: EarlierFacts) -> dict[str, list[TextRow]]:
    put: dict[str, list[TextRow]] = {}
    for fact, evidence in earlier_facts.standing:
        row = state[fact.table][fact.fact_id].row
        new_row = {**row, **moved_columns(row, evidence), "orphaned_in": None}
        put.setdefault(fact.table, []).append(new_row)
    for fact in earlier_facts.gone:
        row = state[fact.table][fact.fact_id].row
        newest = state[Source.table][fact.source_id].row["text_sha256"]
        put.setdefault(fact.table, []).append({**row, "orphaned_in": newest})
    return put


def _message(source: TextRow, earlier_facts: EarlierFacts) -> str:
    parts = []
    if earlier_facts.standing:
        fact_ids = ", ".join(fact.fact_id for fact, _ in earlier_facts.standing)
        parts.append(f"moved to version {source.get('version')}: {fact_ids}")
    if earlier_facts.gone:
        parts.append(f"no longer in it: {', '.join(fact.fact_id for fact in earlier_facts.gone)}")
    return "; ".join(parts)


def _texts(revisions: Iterable[Revision]) -> dict[str, list[str]]:
    """Return source → hashes of its texts, the first one first."""
    by_source: dict[str, list[str]] = {}
    for change in revisions:
        for row in change.put.get(Source.table, ()):
            digests = by_source.setdefault(str(row["source_id"]), [])
            digest = row.get("text_sha256")
            if digest is not None and digest not in digests:
                digests.append(digest)
    return by_source


def _source(state: StoreState, source_id: str, digests: list[str], digest: str) -> Source:
    """Return a recorded source with one of its texts and that text's number."""
    version = digests.index(digest) + 1
    return Source.from_text(
        {
            **state[Source.table][source_id].row,
            "text_sha256": digest,
            "version": str(version) if version > 1 else None,
        },
        f"source {source_id}",
    )

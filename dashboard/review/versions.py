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
    """Facts that rest on an earlier text of an article, by whether they stand in the newest one.

    Rejected facts, and facts that are marked as gone already, are left out.
    """

    standing: tuple[tuple[Fact, Evidence], ...] = ()
    """With the evidence that they would have in the newest text."""
    gone: tuple[Fact, ...] = ()
    """Whose exact words are no longer there."""


def with_recorded_source(
    revisions: Iterable[Revision], state: StoreState, article: Article
) -> tuple[Article, bool]:
    """Return the article with the recorded source of its text or address, and whether the text is known.

    A text that is known, be it an earlier one, keeps what is recorded of its source; another text
    of a known address is the next version of that article.
    """
    texts = _texts(revisions)
    for source_id, known in texts.items():
        if article.sha256 in known:
            return Article(_source(state, source_id, known, article.sha256), article.text), True
    place = normalised_address(article.source.url)
    for source_id, recorded in state[Source.table].items():
        if place is not None and normalised_address(recorded.row.get("url")) == place:
            known = [*texts.get(source_id, []), article.sha256]
            return Article(_source(state, source_id, known, article.sha256), article.text), False
    return article, False


def earlier(store: Store, state: StoreState, source_id: str) -> EarlierFacts:
    """Return the facts of an article that rest on an earlier text of it."""
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


def move_to_newest(store: Store, source_id: str, reviewer: str, *, seen: int) -> Revision:
    """Move what still stands word for word to the article's newest text, and mark what does not.

    One revision, of which every part can be undone; what the facts say stays as it was decided.
    Raises InputError where there is nothing to move or mark, DecidedSinceError when one of the
    facts or the text changed after `seen`.
    """
    with store.ledger.writing():
        state = store.state()
        if source_id not in state[Source.table]:
            raise InputError(f"No source is called {source_id}.", "The desk lists them.")
        found = earlier(store, state, source_id)
        touched = [*(fact for fact, _ in found.standing), *found.gone]
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
            > seen
        ]
        if stale:
            raise DecidedSinceError(
                f"Nothing was moved, because {', '.join(stale)} changed while you were reading.",
                "Look again, then move them.",
                tuple(stale),
            )
        put = _rows(state, found)
        store.rehearse(put)
        message = _message(state[Source.table][source_id].row, found)
        revision = store.ledger.append("review", reviewer, message, put, {})
        store.publish()
        return revision


def _rows(state: StoreState, found: EarlierFacts) -> dict[str, list[TextRow]]:
    put: dict[str, list[TextRow]] = {}
    for fact, evidence in found.standing:
        row = state[fact.table][fact.fact_id].row
        moved = {**row, **moved_columns(row, evidence), "orphaned_in": None}
        put.setdefault(fact.table, []).append(moved)
    for fact in found.gone:
        row = state[fact.table][fact.fact_id].row
        newest = state[Source.table][fact.source_id].row["text_sha256"]
        put.setdefault(fact.table, []).append({**row, "orphaned_in": newest})
    return put


def _message(source: TextRow, found: EarlierFacts) -> str:
    parts = []
    if found.standing:
        moved = ", ".join(fact.fact_id for fact, _ in found.standing)
        parts.append(f"moved to version {source.get('version')}: {moved}")
    if found.gone:
        parts.append(f"no longer in it: {', '.join(fact.fact_id for fact in found.gone)}")
    return "; ".join(parts)


def _texts(revisions: Iterable[Revision]) -> dict[str, list[str]]:
    """Return source → hashes of the texts that were read of it, the first one first."""
    found: dict[str, list[str]] = {}
    for change in revisions:
        for row in change.put.get(Source.table, ()):
            known = found.setdefault(str(row["source_id"]), [])
            digest = row.get("text_sha256")
            if digest is not None and digest not in known:
                known.append(digest)
    return found


def _source(state: StoreState, source_id: str, known: list[str], digest: str) -> Source:
    """Return a source as it is recorded, with one of its texts and that text's number."""
    version = known.index(digest) + 1
    return Source.from_text(
        {
            **state[Source.table][source_id].row,
            "text_sha256": digest,
            "version": str(version) if version > 1 else None,
        },
        f"source {source_id}",
    )

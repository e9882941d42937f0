"""What may be recorded: an article with its candidates, and the decisions of a review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.articles.extraction import extract_all
from dashboard.errors import InputError
from dashboard.facts.article import Article
from dashboard.facts.evidence import sha256
from dashboard.facts.fact import Fact
from dashboard.facts.official import Official, Organisation
from dashboard.facts.officials import Officials
from dashboard.facts.source import Source
from dashboard.facts.tables import FACT_TYPES
from dashboard.ledger.folder import put_in_place, told_apart
from dashboard.ledger.replay import State
from dashboard.ledger.revision import Revision, TextRow
from dashboard.ledger.shipped import read_shipped
from dashboard.store import Store


@dataclass(frozen=True)
class Added:
    """What adding an article came to: its candidates, and the revision unless it was known."""

    article: Article
    candidates: list[Fact]
    revision: Revision | None


def add_article(store: Store, article: Article, recorded_by: str) -> Added:
    """Keep the text, record the source and its candidates as one revision, publish it.

    The same text twice is one article: nothing is recorded the second time. Raises InputError
    for an article without a date, which extractors need; the store's errors as they come.
    """
    with store.ledger.writing():
        state = store.state()
        article = _known(state, article)
        if article.source.published_on is None:
            raise InputError(
                f"No date was found in {article.source.title}.",
                "Say when it was published: --date 2024-02-12.",
            )
        with told_apart(store.folder):
            put_in_place(store.texts / f"{article.sha256}.txt", article.text.encode("utf-8"))
        recorded = _candidates(state, article)
        if recorded:
            return Added(article, recorded, None)
        candidates = extract_all(article, _officials(state))
        put: dict[str, list[TextRow]] = {Source.table: [article.source.to_text()]}
        for fact in candidates:
            put.setdefault(fact.table, []).append(fact.to_text())
        if article.source.source_id in state[Source.table]:
            del put[Source.table]
        revision = (
            store.ledger.append("add", recorded_by, article.source.title, put, {}) if put else None
        )
        store.publish()
        return Added(article, candidates, revision)


def shipped_officials(data: Path) -> Officials:
    """Return the officials that ship in ``data/``; raises DataError for a row that breaks."""
    shipped = read_shipped(data)
    return Officials.from_text(shipped[Official.table], shipped[Organisation.table])


def _officials(state: State) -> Officials:
    return Officials.from_text(
        (recorded.row for recorded in state[Official.table].values()),
        (recorded.row for recorded in state[Organisation.table].values()),
    )


_FIXED = frozenset(
    """fact_id source_id second_source_id verification status extractor decided_by decided_on
    text_sha256 start end passage_sha256 exact exact_start""".split()
)
"""What a review cannot correct: which fact this is, and the words that it rests on."""


def decide(
    store: Store,
    fact_ids: Sequence[str],
    accept: bool,
    corrections: Mapping[str, str],
    reviewer: str,
) -> Revision:
    """Accept, correct or reject candidates as one revision and publish it.

    With `corrections` (column → text) accepted facts are `corrected`. Raises InputError for an
    id that is no fact, DataError for a correction that breaks the schema, CheckError when the
    facts decided on do not pass the checks: then nothing is recorded.
    """
    status = "rejected" if not accept else "corrected" if corrections else "accepted"
    today = datetime.now(UTC).date().isoformat()
    with store.ledger.writing():
        state = store.state()
        put: dict[str, list[TextRow]] = {}
        for fact_id in fact_ids:
            table, row = _fact(state, fact_id)
            _refuse_corrections(table, corrections)
            if row.get("status") == status and not corrections:
                raise InputError(f"{fact_id} is {status} already.", "Leave it out.")
            decided = {
                **row,
                **corrections,
                "status": status,
                "decided_by": reviewer,
                "decided_on": today,
            }
            fact = FACT_TYPES[table].from_text(decided, fact_id)
            put.setdefault(fact.table, []).append(fact.to_text())
        store.rehearse(put)
        revision = store.ledger.append(
            "review", reviewer, f"{status}: {', '.join(fact_ids)}", put, {}
        )
        store.publish()
        return revision


def _known(state: State, article: Article) -> Article:
    """Give an article the source that the store already has for its text, if it has one."""
    for recorded in state[Source.table].values():
        if recorded.row.get("text_sha256") == article.sha256:
            source = Source.from_text(recorded.row, f"source {recorded.row['source_id']}")
            return Article(source, article.text)
    return article


def _candidates(state: State, article: Article) -> list[Fact]:
    """Return what an extractor proposed from this text before, in the order of the text."""
    found = [
        cls.from_text(recorded.row, f"fact {key}")
        for cls in FACT_TYPES.values()
        for key, recorded in state[cls.table].items()
        if recorded.row.get("text_sha256") == article.sha256 and recorded.row.get("extractor")
    ]
    return sorted(found, key=lambda fact: (fact.start or 0, fact.fact_id))


def _refuse_corrections(table: str, corrections: Mapping[str, str]) -> None:
    allowed = sorted(set(FACT_TYPES[table].model_fields) - _FIXED)
    for name in corrections:
        if name not in allowed:
            raise InputError(f"{name} cannot be corrected.", f"These can be: {', '.join(allowed)}.")


def _fact(state: State, fact_id: str) -> tuple[str, TextRow]:
    for kind, cls in FACT_TYPES.items():
        if fact_id in state[cls.table]:
            return kind, state[cls.table][fact_id].row
    raise InputError(f"No fact is called {fact_id}.", "List them with: pledgewatch facts.")


def evidence_that_differs(store: Store) -> list[str]:
    """Return the facts whose evidence does not stand in the kept text to the letter."""
    state, found = store.state(), []
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            evidence = cls.from_text(recorded.row, key).evidence
            path = store.texts / f"{recorded.row.get('text_sha256')}.txt"
            if evidence is None or not path.is_file():
                continue
            if not evidence.stands_in(path.read_bytes().decode("utf-8", "replace")):
                found.append(key)
    return found


def texts_that_differ(store: Store) -> list[str]:
    """Return the kept texts whose bytes are no longer those that their name promises."""
    with told_apart(store.folder):
        paths = sorted(store.texts.glob("*.txt")) if store.texts.is_dir() else []
        return [
            p.name for p in paths if sha256(p.read_bytes().decode("utf-8", "replace")) != p.stem
        ]

"""Records an article: its text is kept, its candidates become one revision."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.articles.extraction import extract_all
from dashboard.errors import InputError
from dashboard.facts.article import Article
from dashboard.facts.fact import Fact
from dashboard.facts.official import Official, Organisation
from dashboard.facts.officials import Officials
from dashboard.facts.repeats import repeated
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
        candidates = linked(extract_all(article, recorded_officials(state)), state)
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


def recorded_officials(state: State) -> Officials:
    """Return the officials that the store has recorded."""
    return Officials.from_text(
        (recorded.row for recorded in state[Official.table].values()),
        (recorded.row for recorded in state[Organisation.table].values()),
    )


def linked(candidates: list[Fact], state: State) -> list[Fact]:
    """Propose of each candidate that repeats a recorded fact that it is the same."""
    recorded = [
        cls.from_text(one.row, f"fact {key}")
        for cls in FACT_TYPES.values()
        for key, one in state[cls.table].items()
    ]
    found = []
    for fact in candidates:
        same = repeated(fact, recorded)
        found.append(fact.model_copy(update={"same_as": same.fact_id}) if same else fact)
    return found


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

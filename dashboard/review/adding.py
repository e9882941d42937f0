"""Records an article: its text is kept, its candidates become one revision."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import InputError
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.proposals import extract_all
from dashboard.facts.anchoring import anchored
from dashboard.facts.article import Article
from dashboard.facts.context_event import ContextEvent
from dashboard.facts.fact import Fact
from dashboard.facts.official import Official, Organisation
from dashboard.facts.repeats import repeated
from dashboard.facts.source import Source, same_place
from dashboard.facts.tables import FACT_TYPES
from dashboard.review.about import propose_about
from dashboard.review.copies import original_of
from dashboard.review.versions import Earlier, earlier, placed
from dashboard.store.atomic_files import put_in_place, told_apart
from dashboard.store.replay import State, recorded_facts, replay
from dashboard.store.revision import Revision, TextRow
from dashboard.store.seed import read_shipped
from dashboard.store.store import Store
from dashboard.store.texts import kept_text

MOST_FACTS = 3_000
"""Of one article; what states more is none."""

Extract = Callable[[Article, Officials], list[Fact]]


@dataclass(frozen=True)
class Added:
    """What adding an article came to: its candidates, and the revision unless it was known.

    `earlier` are the facts that rest on an earlier text of the same address.
    """

    article: Article
    candidates: list[Fact]
    revision: Revision | None
    earlier: Earlier


def add_article(
    store: Store, article: Article, recorded_by: str, extract: Extract = extract_all
) -> Added:
    """Keep the text, record the source and its candidates as one revision, publish it.

    The same text twice is one article: nothing is recorded the second time. Another text of the
    same address is a new version of its article; what was proposed from an earlier one and still
    stands is not proposed again. A text that another source has too is recorded as its copy. Facts
    are proposed before the store is locked, so that a long
    text keeps no other editor waiting. Raises InputError for an article without a date, which
    extractors need; the store's errors as they come.
    """
    revisions = store.ledger.revisions()
    state = replay(revisions)
    article, _ = placed(revisions, state, article)
    if article.source.published_on is None:
        raise InputError(
            f"No date was found in {article.source.title}.",
            "Say when it was published (on the command line: --date 2024-02-12).",
        )
    if article.source.source_id not in state[Source.table]:
        source = article.source.model_copy(update={"copy_of": original_of(store, state, article)})
        article = Article(source, article.text)
    proposed = [] if _candidates(state, article) else extract(article, recorded_officials(state))
    if len(proposed) > MOST_FACTS:
        raise InputError(
            f"{article.source.title} states {len(proposed)} facts, more than an article does.",
            "Add one article at a time.",
        )
    with store.ledger.writing():
        revisions = store.ledger.revisions()
        state = replay(revisions)
        again, is_known = placed(revisions, state, article)
        if again != article and not is_known:
            raise InputError(
                f"{article.source.title} was added by somebody else meanwhile.",
                "Add it again: what changed is then proposed.",
            )
        with told_apart(store.folder):
            put_in_place(store.texts / f"{article.sha256}.txt", article.text.encode("utf-8"))
        source_id = again.source.source_id
        if recorded := _candidates(state, again):
            return Added(again, recorded, None, earlier(store, state, source_id))
        candidates = linked(article, _new(store, state, article, proposed), state)
        put: dict[str, list[TextRow]] = {}
        if not is_known:
            put[Source.table] = [article.source.to_text()]
        for fact in candidates:
            put.setdefault(fact.table, []).append(fact.to_text())
        revision = (
            store.ledger.append("add", recorded_by, _message(article), put, {}) if put else None
        )
        store.publish()
        return Added(article, candidates, revision, earlier(store, store.state(), source_id))


def known_places(state: State) -> frozenset[str]:
    """Return the addresses of the recorded sources, as `same_place` spells them."""
    rows = (recorded.row for recorded in state[Source.table].values())
    return frozenset(place for row in rows if (place := same_place(row.get("url"))))


def shipped_officials(data: Path) -> Officials:
    """Return the officials that ship in ``data/``; raises DataError for a row that breaks."""
    shipped = read_shipped(data)
    return Officials.from_text(shipped[Official.table], shipped[Organisation.table])


def _message(article: Article) -> str:
    source = article.source
    return f"version {source.version}: {source.title}" if source.version else source.title


def recorded_officials(state: State) -> Officials:
    """Return the officials that the store has recorded."""
    return Officials.from_text(
        (recorded.row for recorded in state[Official.table].values()),
        (recorded.row for recorded in state[Organisation.table].values()),
    )


def _new(store: Store, state: State, article: Article, proposed: list[Fact]) -> list[Fact]:
    """Leave out what was proposed from an earlier text of this article, decided on or not."""
    stand = set()
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            if recorded.row["source_id"] == article.source.source_id:
                evidence = cls.from_text(recorded.row, f"fact {key}").evidence
                again = evidence and anchored(
                    evidence, article.text, kept_text(store, recorded.row)
                )
                if again:
                    stand.add((cls.fact_type, again))
    return [fact for fact in proposed if (fact.fact_type, fact.evidence) not in stand]


def linked(article: Article, candidates: list[Fact], state: State) -> list[Fact]:
    """Return an article's candidates with the fact that each repeats and what it is about."""
    recorded = recorded_facts(state)
    with_repeats = [
        fact.model_copy(update={"same_as": same.fact_id})
        if (same := repeated(fact, recorded))
        else fact
        for fact in candidates
    ]
    events = [
        ContextEvent.from_text(event.row, f"event {key}")
        for key, event in state[ContextEvent.table].items()
    ]
    return propose_about(article, with_repeats, events, recorded)


def _candidates(state: State, article: Article) -> list[Fact]:
    """Return what an extractor proposed from this text before, in the order of the text."""
    found = [
        cls.from_text(recorded.row, f"fact {key}")
        for cls in FACT_TYPES.values()
        for key, recorded in state[cls.table].items()
        if recorded.row.get("text_sha256") == article.sha256 and recorded.row.get("extractor")
    ]
    return sorted(found, key=lambda fact: (fact.start or 0, fact.fact_id))

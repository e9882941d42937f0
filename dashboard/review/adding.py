"""Add an article: store its text and record its candidates as one revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import InputError
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.facts.anchoring import find_passage
from dashboard.facts.article import Article
from dashboard.facts.context_event import ContextEvent
from dashboard.facts.fact import Fact
from dashboard.facts.official import Official, Organisation
from dashboard.facts.repeats import find_repeat
from dashboard.facts.source import Source, normalised_address
from dashboard.facts.tables import FACT_TYPES
from dashboard.review.about import propose_about
from dashboard.review.copies import original_of
from dashboard.review.proposing import propose
from dashboard.review.versions import EarlierFacts, earlier, with_recorded_source
from dashboard.store.atomic_files import wrap_os_errors, write_whole
from dashboard.store.replay import StoreState, recorded_facts, replay
from dashboard.store.revision import Revision, TextRow
from dashboard.store.seed import read_seed_table
from dashboard.store.store import Store
from dashboard.store.texts import text_of_fact
from dashboard.system.sandbox import Limits

MOST_FACTS = 3_000
"""Maximum facts per article; a text above this is rejected as not an article."""


@dataclass(frozen=True)
class AddedArticle:
    """An added article with its candidates; the revision is None if its text was already recorded.

    `earlier` are the facts of an earlier text of the same address.
    """

    article: Article
    candidates: list[Fact]
    revision: Revision | None
    earlier: EarlierFacts


def prepare_article(store: Store, article: Article) -> tuple[Article, StoreState]:
    """Return the article as the store would record it, with the rows at the ledger's head.

    Its source, its version and whose copy it is are filled in. Raise InputError for an article
    without a date, which extractors need.
    """
    revisions = store.ledger.revisions()
    state = replay(revisions)
    article, _ = with_recorded_source(revisions, state, article)
    if article.source.published_on is None:
        raise InputError(
            f"No date was found in {article.source.title}.",
            "Say when it was published (on the command line: --date 2024-02-12).",
        )
    if article.source.source_id not in state[Source.table]:
        source = article.source.model_copy(update={"copy_of": original_of(store, state, article)})
        article = Article(source, article.text)
    return article, state


def add_article(
    store: Store, article: Article, recorded_by: str, limits: Limits | None = None
) -> AddedArticle:
    """Propose facts from an article and record them with its text; see `record_article`.

    Facts are proposed before the store is locked, so that a long text does not block other editors;
    `limits` are those of time and memory for a text of any length. Raise InputError for a text that
    exceeds them.
    """
    article, state = prepare_article(store, article)
    is_known = bool(_candidates(state, article))
    proposed = [] if is_known else propose(article, recorded_officials(state), limits)
    return record_article(store, article, proposed, recorded_by)


def record_article(
    store: Store, article: Article, proposed: Sequence[Fact], recorded_by: str
) -> AddedArticle:
    """Store the text, record its source and candidates as one revision, and publish it.

    `article` comes from `prepare_article`, `proposed` are its facts. A recorded text adds nothing.
    Another text of the same address is a new version of its article, and facts that it still has
    are not proposed again. A text that another source has, too, is recorded as its copy. Raise
    InputError for more than MOST_FACTS facts, and if somebody else added the address meanwhile;
    StoreError and its subclasses.
    """
    if len(proposed) > MOST_FACTS:
        raise InputError(
            f"{article.source.title} states {len(proposed)} facts, more than an article does.",
            "Add one article at a time.",
        )
    with store.ledger.writing():
        revisions = store.ledger.revisions()
        state = replay(revisions)
        again, is_known = with_recorded_source(revisions, state, article)
        if again != article and not is_known:
            raise InputError(
                f"{article.source.title} was added by somebody else meanwhile.",
                "Add it again: what changed is then proposed.",
            )
        with wrap_os_errors(store.folder):
            write_whole(store.texts / f"{article.sha256}.txt", article.text.encode("utf-8"))
        source_id = again.source.source_id
        if recorded := _candidates(state, again):
            return AddedArticle(again, recorded, None, earlier(store, state, source_id))
        candidates = link_candidates(article, _new_facts(store, state, article, proposed), state)
        put: dict[str, list[TextRow]] = {}
        if not is_known:
            put[Source.table] = [article.source.to_text()]
        for fact in candidates:
            put.setdefault(fact.table, []).append(fact.to_text())
        revision = (
            store.ledger.append("add", recorded_by, _message(article), put, {}) if put else None
        )
        store.publish()
        return AddedArticle(article, candidates, revision, earlier(store, store.state(), source_id))


def known_addresses(state: StoreState) -> frozenset[str]:
    """Return the normalised addresses of the recorded sources."""
    rows = (recorded.row for recorded in state[Source.table].values())
    return frozenset(place for row in rows if (place := normalised_address(row.get("url"))))


def shipped_officials(data: Path) -> Officials:
    """Return the officials of the seed data; raise DataError for a row that breaks its schema."""
    return Officials.from_text(read_seed_table(data, Official), read_seed_table(data, Organisation))


def _message(article: Article) -> str:
    source = article.source
    return f"version {source.version}: {source.title}" if source.version else source.title


def recorded_officials(state: StoreState) -> Officials:
    """Return the recorded officials."""
    return Officials.from_text(
        (recorded.row for recorded in state[Official.table].values()),
        (recorded.row for recorded in state[Organisation.table].values()),
    )


def _new_facts(
    store: Store, state: StoreState, article: Article, proposed: Sequence[Fact]
) -> list[Fact]:
    """Return the facts that were not already proposed from an earlier text of this article."""
    stand = set()
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            if recorded.row["source_id"] == article.source.source_id:
                evidence = cls.from_text(recorded.row, f"fact {key}").evidence
                again = evidence and find_passage(
                    evidence, article.text, text_of_fact(store, recorded.row)
                )
                if again:
                    stand.add((cls.fact_type, again))
    return [fact for fact in proposed if (fact.fact_type, fact.evidence) not in stand]


def link_candidates(article: Article, candidates: list[Fact], state: StoreState) -> list[Fact]:
    """Return an article's candidates, each linked to the fact that it repeats and to its topic."""
    recorded = recorded_facts(state)
    with_repeats = [
        fact.model_copy(update={"same_as": same.fact_id})
        if (same := find_repeat(fact, recorded))
        else fact
        for fact in candidates
    ]
    events = [
        ContextEvent.from_text(event.row, f"event {key}")
        for key, event in state[ContextEvent.table].items()
    ]
    return propose_about(article, with_repeats, events, recorded)


def _candidates(state: StoreState, article: Article) -> list[Fact]:
    """Return the facts already proposed from this text, in the order of the text."""
    candidates = [
        cls.from_text(recorded.row, f"fact {key}")
        for cls in FACT_TYPES.values()
        for key, recorded in state[cls.table].items()
        if recorded.row.get("text_sha256") == article.sha256 and recorded.row.get("extractor")
    ]
    return sorted(candidates, key=lambda fact: (fact.start or 0, fact.fact_id))

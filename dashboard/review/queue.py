"""List the articles with open candidates, and read one article with all its candidates."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.facts.fact import Fact
from dashboard.facts.source import Source
from dashboard.facts.tables import FACT_TYPES
from dashboard.review.versions import EarlierFacts, earlier
from dashboard.store.replay import StoreState
from dashboard.store.store import Store
from dashboard.store.texts import stored_text


@dataclass(frozen=True)
class Waiting:
    """An article with candidates, and the number of open ones."""

    source_id: str
    title: str
    publisher: str
    published_on: str
    open: int
    decided: int


@dataclass(frozen=True)
class Queue:
    """An article's candidates in `revision`, those of its newest text first."""

    source: Source
    texts: Mapping[str, str]
    """SHA-256 → stored text; the newest is `source.text_sha256`."""
    facts: tuple[Fact, ...]
    earlier: EarlierFacts
    revision: int

    def text(self, fact: Fact | None) -> str | None:
        """Return a fact's text, or the newest text without a fact; None if it is not stored."""
        return self.texts.get((fact.text_sha256 if fact else self.source.text_sha256) or "")


def waiting(store: Store) -> list[Waiting]:
    """Return the articles with proposed facts: those with open candidates first, then by date."""
    state = store.state()
    entries = []
    for source_id, facts in _by_source(state).items():
        row = state[Source.table][source_id].row
        undecided = sum(fact.status == "candidate" for fact in facts)
        entries.append(
            Waiting(
                source_id,
                str(row["title"]),
                str(row["publisher"]),
                str(row["published_on"]),
                undecided,
                len(facts) - undecided,
            )
        )
    return sorted(entries, key=lambda entry: (entry.open == 0, entry.published_on, entry.source_id))


def queue(store: Store, source_id: str) -> Queue:
    """Return one article with its candidates."""
    state = store.state()
    facts = _by_source(state).get(source_id, [])
    source = Source.from_text(state[Source.table][source_id].row, f"source {source_id}")
    hashes = {source.text_sha256, *(fact.text_sha256 for fact in facts)}
    texts = {
        digest: text
        for digest in hashes
        if digest and (text := stored_text(store, digest)) is not None
    }

    def place(fact: Fact) -> tuple[bool, int, str]:
        return fact.text_sha256 != source.text_sha256, fact.start or 0, fact.fact_id

    head = store.ledger.head()
    earlier_facts = earlier(store, state, source_id)
    return Queue(source, texts, tuple(sorted(facts, key=place)), earlier_facts, head)


def _by_source(state: StoreState) -> dict[str, list[Fact]]:
    by_source: dict[str, list[Fact]] = {}
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            if recorded.row.get("extractor"):
                fact = cls.from_text(recorded.row, f"fact {key}")
                by_source.setdefault(fact.source_id, []).append(fact)
    return by_source

"""Record a language model's proposals as candidates."""

from dataclasses import dataclass

from dashboard.errors import InputError
from dashboard.extraction.document import Document
from dashboard.extraction.llm.language_model import Endpoint, LanguageModel, Proposals
from dashboard.facts.article import Article
from dashboard.review.adding import link_candidates, recorded_officials
from dashboard.review.queue import queue
from dashboard.store.revision import Revision, TextRow
from dashboard.store.store import Store


@dataclass(frozen=True)
class RecordedProposals:
    """A model's proposals, and the revision that recorded them, None without new ones."""

    proposals: Proposals
    revision: Revision | None


def propose_more(
    store: Store, source_id: str, endpoint: Endpoint, recorded_by: str
) -> RecordedProposals:
    """Ask the model about a recorded article and record its new candidates as one revision.

    The store is not locked while the model answers. Raises InputError if the article's text is not
    stored, the model does not answer, or another editor asked it about the same article meanwhile.
    """
    opened = queue(store, source_id)
    text = opened.text(None)
    if text is None:
        raise InputError(
            f"The text of {opened.source.title} is not in this store.", "Add the article again."
        )
    article = Article(opened.source, text)
    officials = recorded_officials(store.state())
    recorded = [fact for fact in opened.facts if fact.text_sha256 == article.sha256]
    model = LanguageModel(endpoint, tuple(recorded))
    proposals = model.propose(Document(article), officials)
    if not proposals.candidates:
        return RecordedProposals(proposals, None)
    with store.ledger.writing():
        state = store.state()
        put: dict[str, list[TextRow]] = {}
        for fact in link_candidates(article, list(proposals.candidates), state):
            if fact.fact_id in state[fact.table]:
                raise InputError(
                    "Somebody else asked about this article at the same time.", "Ask again."
                )
            put.setdefault(fact.table, []).append(fact.to_text())
        message = f"{article.source.title}: proposed by {endpoint.model}"
        revision = store.ledger.append("add", recorded_by, message, put, {})
        store.publish()
        return RecordedProposals(proposals, revision)

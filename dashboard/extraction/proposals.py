"""The registry of extractors, and the merge of what they propose from one article."""

from collections.abc import Iterable, Sequence

from dashboard.extraction.candidate import is_same
from dashboard.extraction.document import Document
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.protocol import Extractor
from dashboard.extraction.rules.rules_extractor import RulesExtractor
from dashboard.facts.article import Article
from dashboard.facts.fact import Fact

EXTRACTORS: tuple[Extractor, ...] = (RulesExtractor(),)
"""The extractors that run wherever an article is read. `LanguageModel` asks a server and is named by
the caller; the fitted stance model is called by the rules."""


def extract_all(
    article: Article,
    officials: Officials | None = None,
    extractors: Sequence[Extractor] = EXTRACTORS,
) -> list[Fact]:
    """Return the candidates of the extractors in the order of the text.

    The article needs a date; `officials` are those whom its speakers may be. What does not stand in
    the text to the letter is dropped. The rules use no network and no randomness: the same text
    gives the same candidates.
    """
    document, registry = Document(article), officials or Officials()
    proposed = merged(extractor.extract(document, registry) for extractor in extractors)
    sound = [fact for fact in proposed if fact.evidence and fact.evidence.stands_in(article.text)]
    return sorted(sound, key=lambda fact: (fact.start or 0, fact.end or 0, fact.fact_id))


def merged(proposed: Iterable[Sequence[Fact]]) -> list[Fact]:
    """Return the candidates of several extractors, those that state the same once.

    The earlier extractor's candidate stands, and its column `extractor` names everybody who
    proposed it: ``rules 1; llm tiny``. What one extractor proposes is never merged with itself.
    """
    kept: list[Fact] = []
    for facts in proposed:
        earlier = len(kept)
        for fact in facts:
            place = next((at for at in range(earlier) if is_same(kept[at], fact)), None)
            if place is None:
                kept.append(fact)
            elif fact.extractor not in (kept[place].extractor or "").split("; "):
                both = f"{kept[place].extractor}; {fact.extractor}"
                kept[place] = kept[place].model_copy(update={"extractor": both})
    return kept

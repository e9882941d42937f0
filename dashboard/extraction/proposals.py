"""Proposes every kind of fact from one article; what does not match its text to the letter is dropped."""

import json
import sys

from dashboard.extraction.document import Document
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.rules import count_candidates, statement_candidates, step_candidates
from dashboard.extraction.rules.speech.statements import statements_in
from dashboard.facts.article import Article
from dashboard.facts.fact import Fact
from dashboard.facts.official import Official
from dashboard.facts.source import Source


def extract_all(article: Article, officials: Officials | None = None) -> list[Fact]:
    """Return the candidates of every extractor in the order of the text.

    The article needs a date. `officials` are those whom its speakers may be.
    No network, no randomness: the same text gives the same candidates.
    """
    known = officials or Officials()
    document = Document(article)
    said = statements_in(document)
    proposed: list[Fact] = [
        *count_candidates.extract(document, said),
        *step_candidates.extract(document, said, known),
        *statement_candidates.extract(document, said, known),
    ]
    sound = [fact for fact in proposed if fact.evidence and fact.evidence.stands_in(article.text)]
    return sorted(sound, key=lambda fact: (fact.start or 0, fact.end or 0, fact.fact_id))


def answer() -> None:
    """Read an article as JSON from standard input and write its candidates; run by `apart`."""
    asked = json.load(sys.stdin)
    article = Article(Source.from_text(asked["source"], "the article"), asked["text"])
    rows = tuple(Official.from_text(row, "an official") for row in asked["officials"])
    found = extract_all(article, Officials(rows, asked["states"], asked["bodies"]))
    json.dump({"facts": [(fact.fact_type, fact.to_text()) for fact in found]}, sys.stdout)

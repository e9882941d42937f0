"""The protocol that every extractor follows, whether it is rules, a model or a fitted classifier."""

from typing import Protocol

from dashboard.extraction.document import Document
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.facts.fact import Fact


class Extractor(Protocol):
    """Something that proposes candidates from one article."""

    @property
    def name(self) -> str:
        """What it is called: ``rules``, ``llm``."""

    @property
    def version(self) -> str:
        """Which state of its rules, or which model; with the name it fills the column `extractor`."""

    def extract(self, document: Document, registry: Officials) -> list[Fact]:
        """Return the candidates in the order of their kinds; `registry` links speakers to officials."""

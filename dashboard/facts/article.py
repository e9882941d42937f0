"""An article: frozen text, its hash, and the known metadata of its source."""

from dataclasses import dataclass

from dashboard.facts.evidence import sha256
from dashboard.facts.source import Source


@dataclass(frozen=True)
class Article:
    """A source with its text; offsets everywhere are code points into `text`."""

    source: Source
    text: str

    @property
    def prefix(self) -> str:
        """Prefix of its facts' ids: ``cnn``, and ``cnn_v2`` for its second text."""
        version = self.source.version
        return f"{self.source.source_id}_v{version}" if version else self.source.source_id

    @property
    def sha256(self) -> str:
        """SHA-256 of the text's UTF-8 bytes; names the file under ``texts/``."""
        return sha256(self.text)

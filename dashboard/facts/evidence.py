"""Evidence: the location of a fact in its text by W3C Web Annotation selectors, checked exactly."""

import hashlib
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dashboard.errors import EvidenceError

LONGEST_EXACT = 120
"""Maximum characters of an article's own words per fact."""


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Evidence(BaseModel):
    """A passage of one text, by position and hash, and a few of its exact words.

    `start` and `end` are a TextPositionSelector: code points, 0-based, end exclusive. `exact` is
    a TextQuoteSelector's: at most 120 characters that begin at `exact_start` inside the passage.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    passage_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    exact: str = Field(min_length=1, max_length=LONGEST_EXACT)
    exact_start: int = Field(ge=0)

    @model_validator(mode="after")
    def _exact_inside_passage(self) -> Self:
        if not self.start <= self.exact_start <= self.exact_start + len(self.exact) <= self.end:
            raise ValueError("exact words must stand inside the passage")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int, exact: tuple[int, int] | None = None) -> Self:
        """Return the evidence for ``text[start:end]``.

        `exact` is the span of the stored words; without it the passage's beginning is stored, cut
        at a space to 120 characters. Raises EvidenceError for a span outside the text.
        """
        first, last = exact or (start, _cut(text, start, end))
        if not 0 <= start <= first < last <= end <= len(text) or last - first > LONGEST_EXACT:
            raise EvidenceError(f"No passage stands at {start} to {end} of a text of {len(text)}.")
        return cls(
            text_sha256=sha256(text),
            start=start,
            end=end,
            passage_sha256=sha256(text[start:end]),
            exact=text[first:last],
            exact_start=first,
        )

    def stands_in(self, text: str) -> bool:
        """Return whether text, passage and exact words all match to the letter."""
        return (
            sha256(text) == self.text_sha256
            and sha256(text[self.start : self.end]) == self.passage_sha256
            and text[self.exact_start : self.exact_start + len(self.exact)] == self.exact
        )


def _cut(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST_EXACT:
        return end
    space = text.rfind(" ", start, start + LONGEST_EXACT)
    return space if space > start else start + LONGEST_EXACT

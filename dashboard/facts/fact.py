"""The columns of every fact: gist, evidence, and decision."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from dashboard.facts.evidence import LONGEST_EXACT, Evidence
from dashboard.facts.row import Code, Edtf, Sourced
from dashboard.facts.vocabulary import Status


class Fact(Sourced):
    """A statement of a source that charts may show once a review has accepted it.

    Evidence is flat here, one column per part, all given or all empty: a fact whose text may not be
    stored has only a gist and a source.
    """

    fact_type: ClassVar[str]
    key_fields: ClassVar[tuple[str, ...]] = ("fact_id",)

    fact_id: Code
    gist: str = Field(default="", max_length=400)
    """The source's statement in our words; empty for a candidate, which has its passage."""
    same_as: Code | None = None
    """The repeated fact of the same type; charts count only that one."""
    note: str | None = None
    status: Status = "accepted"
    extractor: str | None = None
    """Name and version of the extractor that proposed it; empty when an editor wrote it."""
    confidence: float | None = Field(default=None, ge=0, le=1)
    """Measured precision of candidates found the same way; empty for a fact by an editor."""
    decided_by: str | None = None
    decided_on: Edtf | None = None
    text_sha256: str | None = None
    start: int | None = None
    end: int | None = None
    passage_sha256: str | None = None
    exact: str | None = Field(default=None, max_length=LONGEST_EXACT)
    exact_start: int | None = None
    orphaned_in: str | None = None
    """SHA-256 of its article's newer text, in which these words are missing."""

    @model_validator(mode="after")
    def _decided_and_evident(self) -> Self:
        if (self.status == "candidate") == (self.decided_by is not None):
            raise ValueError("a candidate has no decider; any other status names one")
        if self.status == "candidate" and self.evidence is None:
            raise ValueError("a candidate needs its evidence")
        _ = self.evidence
        return self

    @property
    def evidence(self) -> Evidence | None:
        """The evidence as one value, or None without a text; raise ValueError if it is incomplete."""
        if self.text_sha256 is None:
            return None
        return Evidence.model_validate(
            {name: getattr(self, name) for name in Evidence.model_fields}
        )

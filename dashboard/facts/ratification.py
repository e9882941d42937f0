"""A member's ratification of an accession: votes of chambers, the end in parliament, the signature."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.figure_vocabulary import RatificationStep
from dashboard.facts.row import Code, Edtf, Sourced


class Ratification(Sourced):
    """One step of one member towards the accession of one candidate."""

    table: ClassVar[str] = "ratifications"
    key_fields: ClassVar[tuple[str, ...]] = ("ratification_id",)

    ratification_id: Code
    iso3: Code
    candidate: Code
    step: RatificationStep
    body: str | None = None
    done_on: Edtf
    votes_for: int | None = Field(default=None, ge=0)
    votes_against: int | None = Field(default=None, ge=0)
    abstentions: int | None = Field(default=None, ge=0)
    present: int | None = Field(default=None, ge=0)
    note: str | None = None

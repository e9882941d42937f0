"""Counts: how many members a source says meet a guideline, or that the Alliance has."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from dashboard.facts.fact import Fact
from dashboard.facts.row import Code, Edtf
from dashboard.facts.vocabulary import Comparison, Metric


class Count(Fact):
    """One number that a source states, for a year or a day."""

    table: ClassVar[str] = "counts"
    fact_type: ClassVar[str] = "count"

    metric: Metric
    value: float | None = Field(default=None, ge=0)
    """Empty only where the comparison is `most`."""
    comparison: Comparison = "exactly"
    """`most`: more than half, of what the source gives no number."""
    guideline: Code | None = None
    """``2`` or ``3.5``, for a number of members that meet it."""
    reference_year: int | None = None
    members_total: int | None = None
    """The denominator the source states or implies: members of the Alliance at that time."""
    stated_on: Edtf
    stated_by: str
    is_forecast: bool = False
    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """The state whose spending it is."""
    unit: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """Currency of an amount of money: ``USD``, after ISO 4217."""
    vintage: Code | None = None
    """The release that the number goes back to, where the source says so."""

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        if (self.value is None) != (self.comparison == "most"):
            raise ValueError("a count has a value, or the comparison 'most', not both")
        return self

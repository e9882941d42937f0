"""Counts: numbers stated by a source, such as members at a guideline or in the Alliance."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from dashboard.facts.fact import Fact
from dashboard.facts.figure_vocabulary import Aggregate
from dashboard.facts.row import Code, Edtf
from dashboard.facts.vocabulary import Comparison, Metric


class Count(Fact):
    """One number that a source states, for a year or a day."""

    table: ClassVar[str] = "counts"
    fact_type: ClassVar[str] = "count"

    metric: Metric
    value: float | None = Field(default=None, ge=0)
    """Empty only for the comparison `most`."""
    comparison: Comparison = "exactly"
    """`most`: more than half, without a number in the source."""
    guideline: Code | None = None
    """``2`` or ``3.5``, for a number of members that meet the guideline."""
    reference_year: int | None = None
    members_total: int | None = None
    """The denominator, stated or implied by the source: members of the Alliance at that time."""
    stated_on: Edtf
    stated_by: str
    is_forecast: bool = False
    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """The state to whose spending the number refers."""
    aggregate: Aggregate | None = None
    """The members together whose spending it is, where the number is of several."""
    since_year: int | None = Field(default=None, ge=1949, le=2100)
    """The year since which growth is counted, where the source names one."""
    unit: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """Currency of an amount of money: ``USD``, after ISO 4217."""
    is_claim: bool = False
    """Whether it is held against what was published; else it counts as published, if read elsewhere."""
    vintage: Code | None = None
    """The release behind the number, if the source names it."""

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        if (self.value is None) != (self.comparison == "most"):
            raise ValueError("a count has a value, or the comparison 'most', not both")
        return self

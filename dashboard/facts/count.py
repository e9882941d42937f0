"""Counts: how many members a source says meet a guideline, or that the Alliance has."""

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from dashboard.facts.fact import Fact, proposed
from dashboard.facts.row import Code, Edtf
from dashboard.language.counts.counted import Metric as CountedMetric
from dashboard.language.counts.counting import counted_in

if TYPE_CHECKING:
    from dashboard.facts.article import Article

Metric = Literal[CountedMetric, "members_missing_guideline"]
"""Members at or over a guideline; members below one; members in all; a guideline in % of GDP, a part of one, and one
that is only proposed; what a state spends or plans to spend in % of GDP; by how many % spending grew; years in a row
in which it did; an amount of money, in `unit`."""


class Count(Fact):
    """One number that a source states, for a year or a day."""

    table: ClassVar[str] = "counts"
    fact_type: ClassVar[str] = "count"

    metric: Metric
    value: float | None = Field(default=None, ge=0)
    """Empty only where the comparison is `most`."""
    comparison: Literal["exactly", "at_least", "at_most", "most"] = "exactly"
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


def extract(article: "Article") -> list[Count]:
    """Propose the numbers that the article states about the Alliance, in order."""
    published = article.source.published_on
    return [
        Count(
            **proposed(article, "c", number, (found.start, found.end), found.exact),
            metric=found.metric,
            value=found.value,
            comparison=found.comparison,
            guideline=found.guideline,
            reference_year=found.year,
            members_total=found.members_total,
            is_forecast=found.is_forecast,
            stated_on=said_on or published,
            iso3=found.iso3,
            unit=found.unit,
            stated_by=stated_by or article.source.publisher,
        )
        for number, (found, stated_by, said_on) in enumerate(
            counted_in(article.text, published), start=1
        )
        if published is not None
    ]

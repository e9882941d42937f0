"""A member's part of NATO's common budgets, which is not its part of all defence expenditure."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.row import Code, Sourced


class CostShare(Sourced):
    """The part of common funding that a member pays in a period of years."""

    table: ClassVar[str] = "cost_shares"
    key_fields: ClassVar[tuple[str, ...]] = ("cost_share_id",)

    cost_share_id: Code
    iso3: Code
    first_year: int = Field(ge=1949, le=2100)
    last_year: int = Field(ge=1949, le=2100)
    percent: float = Field(ge=0, le=100)
    decimals: int = Field(ge=0, le=6)
    """Places after the point in the source."""
    is_rounded: bool = False
    """Whether the source says "about"."""
    note: str | None = None

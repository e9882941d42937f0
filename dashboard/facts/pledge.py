"""Pledges of members: agreed spending, date, deadline and firmness."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.row import Code, Edtf, Sourced


class Pledge(Sourced):
    """One pledge; `guideline` is its code in addresses if charts draw it (``2``, ``3.5``)."""

    table: ClassVar[str] = "pledges"
    key_fields: ClassVar[tuple[str, ...]] = ("pledge_id",)

    pledge_id: Code
    agreed_on: Edtf
    venue: str
    guideline: Code | None = None
    share_of_gdp: float | None = Field(default=None, ge=0, le=100)
    """Percent of GDP."""
    equipment_share: float | None = Field(default=None, ge=0, le=100)
    """Percent of defence spending."""
    deadline_year: int | None = None
    what_counts: str
    strength: str
    note: str | None = None

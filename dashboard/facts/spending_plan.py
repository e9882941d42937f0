"""A state's plan to spend: a target, a plan, a budget or a statement, each with its day."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.figure_vocabulary import PlanKind, PlanScope
from dashboard.facts.row import Code, Edtf, Sourced


class SpendingPlan(Sourced):
    """One share of GDP that somebody announced for a state; statements that disagree are rows each."""

    table: ClassVar[str] = "plans"
    key_fields: ClassVar[tuple[str, ...]] = ("plan_id",)

    plan_id: Code
    iso3: Code
    share_of_gdp: float | None = Field(default=None, ge=0, le=100)
    """Percent of GDP; the lowest where a range was announced."""
    share_of_gdp_to: float | None = Field(default=None, ge=0, le=100)
    """The highest of a range."""
    target_year: int | None = Field(default=None, ge=2000, le=2100)
    scope: PlanScope
    kind: PlanKind
    said_by: str
    role: str
    said_on: Edtf | None = None
    gist: str
    note: str | None = None

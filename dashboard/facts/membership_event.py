"""Membership events: the steps of a state towards the Alliance, and joining it."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.fact import Fact
from dashboard.facts.row import Edtf
from dashboard.facts.vocabulary import Step


class MembershipEvent(Fact):
    """One step of one state; `ratified_by` names the ratifying member."""

    table: ClassVar[str] = "membership_events"
    fact_type: ClassVar[str] = "membership_event"

    iso3: str = Field(pattern=r"^[A-Z]{3}$")
    event: Step
    happened_on: Edtf | None = None
    """Empty if the source gives no date (Sweden's delays)."""
    ratified_by: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")

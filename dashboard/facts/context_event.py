"""Context events: dated remarks, votes and summits that reactions are about."""

from typing import ClassVar

from dashboard.facts.row import Code, Edtf, Sourced


class ContextEvent(Sourced):
    """One event that is not a membership step; `label` names it on charts in a few words."""

    table: ClassVar[str] = "context_events"
    key_fields: ClassVar[tuple[str, ...]] = ("event_id",)

    event_id: Code
    happened_on: Edtf
    event: str
    label: str
    gist: str

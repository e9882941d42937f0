"""Context events: dated remarks, votes and summits as topics of reactions."""

from typing import ClassVar

from dashboard.facts.row import Code, Edtf, Sourced


class ContextEvent(Sourced):
    """One event that is not a membership step; `label` is its short name on charts."""

    table: ClassVar[str] = "context_events"
    key_fields: ClassVar[tuple[str, ...]] = ("event_id",)

    event_id: Code
    happened_on: Edtf
    event: str
    label: str
    gist: str

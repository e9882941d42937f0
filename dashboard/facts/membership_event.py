"""Membership events: the steps of a state towards the Alliance, and joining it."""

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from dashboard.facts.fact import Fact, proposed
from dashboard.facts.row import Edtf
from dashboard.language.membership import Step, steps_in

if TYPE_CHECKING:
    from dashboard.facts.article import Article


class MembershipEvent(Fact):
    """One step of one state; `ratified_by` names the member whose ratification it is."""

    table: ClassVar[str] = "membership_events"
    fact_type: ClassVar[str] = "membership_event"

    iso3: str = Field(pattern=r"^[A-Z]{3}$")
    event: Step
    happened_on: Edtf | None = None
    """Empty where a source tells of a state without dating it (Sweden's delays)."""
    ratified_by: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")


def extract(article: "Article") -> list[MembershipEvent]:
    """Propose the steps towards the Alliance that the article tells of, in order."""
    found = steps_in(article.text, article.source.published_on)
    return [
        MembershipEvent(
            **proposed(article, "e", number, (step.start, step.end), step.exact),
            iso3=step.iso3,
            event=step.step,
            happened_on=step.happened_on,
            ratified_by=step.ratified_by,
        )
        for number, step in enumerate(found, start=1)
    ]

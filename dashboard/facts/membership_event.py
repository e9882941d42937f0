"""Membership events: the steps of a state towards the Alliance, and joining it."""

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from dashboard.facts.fact import Fact, proposed
from dashboard.facts.officials import Officials
from dashboard.facts.row import Edtf
from dashboard.language.steps.membership import Step, steps_in
from dashboard.language.words.describing import Speaker

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


def extract(article: "Article", officials: Officials) -> list[MembershipEvent]:
    """Propose the steps towards the Alliance that the article tells of, in order."""
    published = article.source.published_on

    def state_of(who: Speaker) -> str | None:
        official = officials.meant(who.name, who.role, None, published)
        return officials.states.get(official.organisation_id) if official else None

    found = steps_in(article.text, published, state_of)
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

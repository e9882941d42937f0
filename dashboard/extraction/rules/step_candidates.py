"""Propose membership events: the steps towards the Alliance that an article reports."""

from collections.abc import Sequence

from dashboard.extraction.candidate import proposed
from dashboard.extraction.document import Document
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps.membership import steps_in
from dashboard.extraction.rules.words.speaker_np import Speaker
from dashboard.facts.membership_event import MembershipEvent


def extract(
    document: Document, statements: Sequence[Statement], officials: Officials
) -> list[MembershipEvent]:
    """Propose the steps towards the Alliance that the article tells of, in order."""
    article, published = document.article, document.published_on

    def state_of(who: Speaker) -> str | None:
        official = officials.meant(who.name, who.role, None, published)
        return officials.states.get(official.organisation_id) if official else None

    found = steps_in(document, statements, state_of)
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

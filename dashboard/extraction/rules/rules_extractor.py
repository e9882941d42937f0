"""Propose counts, membership events and reactions by the rules over English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.extraction.candidate import Span, columns
from dashboard.extraction.document import Document
from dashboard.extraction.fitted.stance_model import stances_in
from dashboard.extraction.linking.offices import plain, says_former
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.rules.counts.counting import counted_in
from dashboard.extraction.rules.speech.manner import channel_of, form_of, has_marks, stated_on
from dashboard.extraction.rules.speech.statements import Statement, statements_in
from dashboard.extraction.rules.stance.targets import target_of
from dashboard.extraction.rules.steps.membership import steps_in
from dashboard.extraction.rules.words.speaker_np import Speaker
from dashboard.facts.count import Count
from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.official import Official
from dashboard.facts.reaction import Reaction
from dashboard.facts.vocabulary import Stance

CONFIDENCE = {"parse": 0.98, "words": 0.96}
"""How often statements that were found so proved right; `python -m tests.evaluation` prints it."""


@dataclass(frozen=True)
class RulesExtractor:
    """The extractor of rules: no network, no randomness."""

    name: str = "rules"
    version: str = "1"

    def extract(self, document: Document, registry: Officials) -> list[Fact]:
        """Return the candidates: counts, membership events, reactions, each kind in text order."""
        reading = _RulesReading(document, registry, f"{self.name} {self.version}")
        statements = statements_in(document)
        return [
            *reading.counts(statements),
            *reading.steps(statements),
            *reading.reactions(statements),
        ]


@dataclass(frozen=True)
class _RulesReading:
    """One article that is read by the rules, with the officials whom its speakers may be."""

    document: Document
    officials: Officials
    extractor: str

    def counts(self, statements: Sequence[Statement]) -> Iterator[Count]:
        """Yield the numbers that the article states about the Alliance."""
        published = self.document.published_on
        counts = counted_in(self.document, statements) if published is not None else ()
        for number, (counted, stated_by, day) in enumerate(counts, start=1):
            yield Count(
                **self._columns("c", number, (counted.start, counted.end), counted.exact),
                metric=counted.metric,
                value=counted.value,
                comparison=counted.comparison,
                guideline=counted.guideline,
                reference_year=counted.year,
                members_total=counted.members_total,
                is_forecast=counted.is_forecast,
                stated_on=day or published,
                iso3=counted.iso3,
                unit=counted.unit,
                stated_by=stated_by or self.document.article.source.publisher,
            )

    def steps(self, statements: Sequence[Statement]) -> Iterator[MembershipEvent]:
        """Yield the steps towards the Alliance that the article reports."""
        for number, step in enumerate(steps_in(self.document, statements, self._state_of), start=1):
            yield MembershipEvent(
                **self._columns("e", number, (step.start, step.end), step.exact),
                iso3=step.iso3,
                event=step.step,
                happened_on=step.happened_on,
                ratified_by=step.ratified_by,
            )

    def reactions(self, statements: Sequence[Statement]) -> Iterator[Reaction]:
        """Yield what the article reports officials and bodies to have said."""
        marked = has_marks(self.document.text)
        ordered = sorted(statements, key=lambda statement: (statement.start, statement.end))
        ordered = [self._at_home(statement) for statement in ordered]
        stances = stances_in(ordered)
        for number, (statement, stance) in enumerate(zip(ordered, stances, strict=True), start=1):
            yield self._reaction(number, statement, stance, marked)

    def _columns(self, letter: str, number: int, span: Span, exact: Span | None) -> dict[str, Any]:
        return columns(self.document.article, self.extractor, letter, number, span, exact)

    def _state_of(self, who: Speaker) -> str | None:
        official = self.officials.meant(who.name, who.role, None, self.document.published_on)
        return self.officials.states.get(official.organisation_id) if official else None

    def _at_home(self, statement: Statement) -> Statement:
        """Return the statement with the state and role of its official, where the text has none."""
        speaker, role = statement.speaker, statement.speaker.role
        official = self._official(statement, self.document.published_on)
        if official is None:
            iso3 = self.officials.state_of(speaker.name)
        else:
            iso3 = self.officials.states.get(official.organisation_id)
            surname = plain(speaker.name).split()[-1:]
            is_named = bool({*surname} & {*plain(official.name).split()})
            if is_named and not says_former(official.role):
                role = role or official.role
        return replace(statement, speaker=replace(speaker, iso3=speaker.iso3 or iso3, role=role))

    def _official(self, statement: Statement, day: str | None) -> Official | None:
        """Whom the words mean: by name, by the state's office, or by that of somebody named before."""
        name, role, iso3 = statement.speaker.name, statement.speaker.role, statement.speaker.iso3
        official = self.officials.meant(name, role, iso3, day)
        if official is None and role is None:
            official = self.officials.among(statement.around, name, iso3, day)
        return official

    def _reaction(
        self, number: int, statement: Statement, stance: Stance, marked: bool
    ) -> Reaction:
        published, speaker = self.document.published_on, statement.speaker
        day = stated_on(statement, published)
        official = self._official(statement, day or published)
        span = statement.start, statement.end
        return Reaction(
            **self._columns("s", number, span, _longest_exact(statement)),
            speaker=speaker.name,
            official_id=official.official_id if official else None,
            organisation_id=official.organisation_id if official else None,
            role=official.role if official else speaker.role,
            iso3=speaker.iso3,
            stated_on=day,
            stance=stance,
            target=target_of(statement, stance),
            channel=channel_of(statement),
            form=form_of(statement, marked),
            confidence=CONFIDENCE[statement.found_by],
            named_at=_spans(statement, statement.named),
            cued_at=_spans(statement, statement.cue),
            said_at=_spans(statement, *statement.contents),
        )


def _longest_exact(statement: Statement) -> Span:
    """Return the offsets of what is said, cut at a word to the most that a fact may hold."""
    tokens = statement.paragraph.tokens
    first, last = statement.contents[0]
    start, end = tokens[first].start, last
    while end > first + 1 and tokens[end - 1].end - start > LONGEST_EXACT:
        end -= 1
    return start, min(tokens[end - 1].end, start + LONGEST_EXACT)


def _spans(statement: Statement, *ranges: Span) -> str:
    """Return token ranges of the statement's paragraph as spans of the text."""
    tokens = statement.paragraph.tokens
    return "~".join(f"{tokens[first].start}-{tokens[last - 1].end}" for first, last in ranges)

"""Propose reactions: what an article reports officials and bodies to have said."""

from dataclasses import replace

from dashboard.extraction.candidate import proposed
from dashboard.extraction.linking.offices import plain, says_former
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.rules.speech.manner import channel_of, form_of, has_marks, stated_on
from dashboard.extraction.rules.speech.statements import Statement, statements_in
from dashboard.extraction.rules.stance.stances import stances_in
from dashboard.extraction.rules.stance.targets import target_of
from dashboard.facts.article import Article
from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.official import Official
from dashboard.facts.reaction import Reaction
from dashboard.facts.vocabulary import Stance

CONFIDENCE = {"both": 0.98, "grammar": 0.97, "rules": 0.96}
"""How often statements that were found so proved right; `python -m tests.evaluation` prints it."""


def extract(article: Article, officials: Officials) -> list[Reaction]:
    """Propose what the article reports officials and bodies to have said, in order."""
    published, marked = article.source.published_on, has_marks(article.text)
    found = sorted(statements_in(article.text, published), key=lambda one: (one.start, one.end))
    found = [_at_home(said, officials, published) for said in found]
    return [
        _proposed(article, number, said, stance, marked, officials)
        for number, (said, stance) in enumerate(zip(found, stances_in(found), strict=True), start=1)
    ]


def _at_home(said: Statement, officials: Officials, published: str | None) -> Statement:
    """Return the statement with the state and role of its official, where the text has none."""
    speaker = said.speaker
    official = _official(said, officials, published)
    if official is None:
        iso3 = speaker.iso3 or officials.state_of(speaker.name)
        return replace(said, speaker=replace(speaker, iso3=iso3))
    called = frozenset(plain(speaker.name).split()[-1:]) & frozenset(plain(official.name).split())
    serving = bool(called) and not says_former(official.role)
    return replace(
        said,
        speaker=replace(
            speaker,
            iso3=speaker.iso3 or officials.states.get(official.organisation_id),
            role=speaker.role or (official.role if serving else None),
        ),
    )


def _official(said: Statement, officials: Officials, day: str | None) -> Official | None:
    """Whom the words mean: by name, by the state's office, or by that of somebody named before."""
    name, role, iso3 = said.speaker.name, said.speaker.role, said.speaker.iso3
    if iso3 is None and said.around and name.lower().startswith(("his ", "her ")):
        owner = officials.meant(said.around[0], None, None, day)
        iso3 = officials.states.get(owner.organisation_id) if owner else None
    found = officials.meant(name, role, iso3, day)
    if found is None and role is None:
        found = officials.among(said.around, name, iso3, day)
    return found


def _proposed(
    article: Article,
    number: int,
    said: Statement,
    stance: Stance,
    marked: bool,
    officials: Officials,
) -> Reaction:
    published = article.source.published_on
    day, speaker = stated_on(said, published), said.speaker
    official = _official(said, officials, day or published)
    return Reaction(
        **proposed(article, "s", number, (said.start, said.end), _telling(said)),
        speaker=speaker.name,
        official_id=official.official_id if official else None,
        organisation_id=official.organisation_id if official else None,
        role=official.role if official else speaker.role,
        iso3=speaker.iso3,
        stated_on=day,
        stance=stance,
        target=target_of(said, stance),
        channel=channel_of(said),
        form=form_of(said, marked),
        confidence=CONFIDENCE[said.found_by],
        named_at=_spans(said, said.named),
        cued_at=_spans(said, said.cue),
        said_at=_spans(said, *said.contents),
    )


def _telling(said: Statement) -> tuple[int, int]:
    """Return the offsets of what is said, cut at a word to the most that a fact may hold."""
    tokens = said.paragraph.tokens
    first, last = said.contents[0]
    end = last
    while end > first + 1 and tokens[end - 1].end - tokens[first].start > LONGEST_EXACT:
        end -= 1
    start = tokens[first].start
    return start, min(tokens[end - 1].end, start + LONGEST_EXACT)


def _spans(said: Statement, *ranges: tuple[int, int]) -> str:
    """Return token ranges of the statement's paragraph as spans of the text."""
    tokens = said.paragraph.tokens
    return "~".join(f"{tokens[first].start}-{tokens[last - 1].end}" for first, last in ranges)

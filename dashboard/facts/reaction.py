"""Reactions: what officials said, how, and with what stance towards which target."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.fact import Fact, proposed
from dashboard.facts.offices import plain, says_former
from dashboard.facts.official import Official
from dashboard.facts.officials import Officials
from dashboard.facts.row import Code, Edtf, Spans
from dashboard.language.speech.manner import Channel, channel_of, form_of, has_marks, stated_on
from dashboard.language.speech.statements import Statement, statements_in
from dashboard.language.stance.acts import PLOVER, cameo_of, certainty_of
from dashboard.language.stance.stances import Stance, stances_in
from dashboard.language.stance.targets import target_of

if TYPE_CHECKING:
    from dashboard.facts.article import Article

CONFIDENCE = {"both": 0.92, "rules": 0.71, "grammar": 0.6}
"""How often statements that were found so proved right; `python -m tests.evaluation` prints it."""


class Reaction(Fact):
    """One public statement by an official; a reaction proper where `about` names an event."""

    table: ClassVar[str] = "reactions"
    fact_type: ClassVar[str] = "reaction"

    stated_on: Edtf | None = None
    date_basis: Literal["stated", "reported"] = "stated"
    """`reported`: the day is that of the report, the statement may be older."""
    official_id: Code | None = None
    """Empty while a candidate's speaker is not yet matched to an official."""
    speaker: str
    """The official's name; for a candidate, the words by which the text names the speaker."""
    role: str | None = None
    organisation_id: Code | None = None
    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    about: Code | None = None
    """The context event that this reacts to."""
    target: str | None = None
    """What the stance is towards, in a few words."""
    stance: Stance = "unclear"
    channel: Channel = "unspecified"
    form: Literal["direct", "indirect", "mixed"] | None = None
    quoted: str | None = Field(default=None, max_length=LONGEST_EXACT)
    """Where reports differ on the words: those that this source gives."""
    cameo: str | None = Field(default=None, pattern=r"^\d{2}$")
    """Root code of the CAMEO event ontology: ``11`` disapprove, ``13`` threaten."""
    plover: str | None = None
    """The PLOVER event type that CAMEO's root stands for; 01 and 02 have none."""
    certainty: Literal["certain", "probable", "possible"] | None = None
    """How sure of it the speaker is made to sound, after FactBank."""
    named_at: Spans | None = None
    cued_at: Spans | None = None
    said_at: Spans | None = None
    """Where the text names the speaker, has the reporting words, and gives what was said."""


def extract(article: "Article", officials: Officials) -> list[Reaction]:
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
    article: "Article",
    number: int,
    said: Statement,
    stance: Stance,
    marked: bool,
    officials: Officials,
) -> Reaction:
    published = article.source.published_on
    day, speaker, cameo = stated_on(said, published), said.speaker, cameo_of(said, stance)
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
        cameo=cameo,
        confidence=CONFIDENCE[said.found_by],
        plover=PLOVER.get(cameo),
        certainty=certainty_of(said),
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

"""Reactions: what officials said, how, and with what stance towards which target."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.fact import Fact
from dashboard.facts.row import Code, Edtf, Spans
from dashboard.facts.vocabulary import Channel, DateBasis, SpeechForm, Stance


class Reaction(Fact):
    """One public statement by an official; a reaction where `about` names an event or a statement."""

    table: ClassVar[str] = "reactions"
    fact_type: ClassVar[str] = "reaction"
    retired: ClassVar[frozenset[str]] = frozenset(("cameo", "plover", "certainty"))

    stated_on: Edtf | None = None
    date_basis: DateBasis = "stated"
    """`reported`: the day is that of the report, the statement may be older."""
    official_id: Code | None = None
    """Empty while a candidate's speaker is not yet matched to an official."""
    speaker: str
    """The official's name; for a candidate, the words by which the text names the speaker."""
    role: str | None = None
    organisation_id: Code | None = None
    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    about: Code | None = None
    """The context event, or the other statement, that this reacts to."""
    target: str | None = None
    """What the stance is towards, in a few words."""
    stance: Stance = "unclear"
    channel: Channel = "unspecified"
    form: SpeechForm | None = None
    quoted: str | None = Field(default=None, max_length=LONGEST_EXACT)
    """Where reports differ on the words: those that this source gives."""
    named_at: Spans | None = None
    cued_at: Spans | None = None
    said_at: Spans | None = None
    """Where the text names the speaker, has the reporting words, and gives what was said."""

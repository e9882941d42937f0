"""Reactions: statements of officials with channel, stance and target."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.fact import Fact
from dashboard.facts.row import Code, Edtf, Spans
from dashboard.facts.vocabulary import Channel, DateBasis, SpeechForm, Stance


class Reaction(Fact):
    """One public statement by an official; a reaction if `about` names an event or a statement."""

    table: ClassVar[str] = "reactions"
    fact_type: ClassVar[str] = "reaction"
    retired: ClassVar[frozenset[str]] = frozenset(("cameo", "plover", "certainty"))

    stated_on: Edtf | None = None
    date_basis: DateBasis = "stated"
    """`reported`: the day is that of the report; the statement may be older."""
    official_id: Code | None = None
    """Empty until a candidate's speaker is matched to an official."""
    speaker: str
    """The official's name; for a candidate, the speaker's name in the text."""
    role: str | None = None
    organisation_id: Code | None = None
    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    about: Code | None = None
    """The context event or other statement as topic of the reaction."""
    target: str | None = None
    """The target of the stance, in a few words."""
    stance: Stance = "unclear"
    channel: Channel = "unspecified"
    form: SpeechForm | None = None
    quoted: str | None = Field(default=None, max_length=LONGEST_EXACT)
    """The words in this source, if reports differ."""
    named_at: Spans | None = None
    cued_at: Spans | None = None
    said_at: Spans | None = None
    """Spans of the speaker's name, of the reporting words, and of the reported words."""

"""Reactions: what officials said, how, and with what stance towards which target."""

from typing import ClassVar, Literal

from pydantic import Field

from dashboard.facts.fact import Fact
from dashboard.facts.row import Code, Edtf

Stance = Literal["support", "oppose", "neutral", "unclear"]
"""Towards the named target; no evidence is `unclear`, never a guess."""

Channel = Literal[
    "written_statement",
    "campaign_statement",
    "x_post",
    "press_conference",
    "doorstep",
    "tv_interview",
    "radio_interview",
    "phone_interview",
    "interview",
    "remarks_to_reporters",
    "remarks",
    "speech",
    "unspecified",
]


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

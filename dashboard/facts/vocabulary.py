"""The vocabulary of the domain: every recorded code with its label and its definition.

Extractors, prompts, filters and the glossary read it; a view's metadata may have its own label for a
code. Codes are recorded and part of addresses, so a code never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Stance = Literal["support", "oppose", "neutral", "unclear"]
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
SpeechForm = Literal["direct", "indirect", "mixed"]
DateBasis = Literal["stated", "reported"]
Metric = Literal[
    "members_meeting_guideline",
    "members_missing_guideline",
    "members_total",
    "guideline_share_of_gdp",
    "guideline_part_share_of_gdp",
    "proposed_guideline_share_of_gdp",
    "share_of_gdp",
    "planned_share_of_gdp",
    "spending_growth",
    "consecutive_years_of_increase",
    "money",
    "share_of_total",
]
Comparison = Literal["exactly", "at_least", "at_most", "most"]
Step = Literal[
    "aspirant",
    "applied",
    "memorandum",
    "invited",
    "signed",
    "ratified",
    "delayed",
    "progress",
    "joined",
    "flag_raised",
    "left",
    "not_member",
]
Status = Literal["candidate", "accepted", "corrected", "rejected"]
Verification = Literal["two_sources", "one_source"]


@dataclass(frozen=True)
class Term:
    """A code's label for readers and its definition, one sentence; `unit` for a quantity."""

    label: str
    definition: str
    unit: str = ""


STANCES: Mapping[Stance, Term] = {
    "support": Term("Defends", "The statement supports the named target."),
    "oppose": Term("Criticises", "The statement opposes the named target."),
    "neutral": Term("Neutral", "The statement reports or weighs and takes no side."),
    "unclear": Term("Unclear", "The words give no evidence of a side; this is never a guess."),
}
"""Towards the named target; the labels are those for the remark of 10 February 2024."""

CHANNELS: Mapping[Channel, Term] = {
    "written_statement": Term("Written statement", "A statement that was published in writing."),
    "campaign_statement": Term("Campaign statement", "A statement of an election campaign."),
    "x_post": Term("Post on X", "A post on X, formerly Twitter."),
    "press_conference": Term("Press conference", "Words to the press at a called conference."),
    "doorstep": Term("Doorstep", "Words to the press on the way into a meeting."),
    "tv_interview": Term("TV interview", "An interview on television."),
    "radio_interview": Term("Radio interview", "An interview on the radio."),
    "phone_interview": Term("Phone interview", "An interview by telephone."),
    "interview": Term("Interview", "An interview whose medium is not named."),
    "remarks_to_reporters": Term(
        "Remarks to reporters", "Words to reporters outside a conference."
    ),
    "remarks": Term("Remarks", "Words at an event that is not named as a speech."),
    "speech": Term("Speech", "A speech or an address."),
    "unspecified": Term("Not specified", "The source does not name the channel."),
}

SPEECH_FORMS: Mapping[SpeechForm, Term] = {
    "direct": Term("Direct speech", "The source gives the speaker's own words."),
    "indirect": Term("Indirect speech", "The source gives the words in its own."),
    "mixed": Term("Mixed speech", "The source gives some of the speaker's own words."),
}

DATE_BASES: Mapping[DateBasis, Term] = {
    "stated": Term("The statement", "The date is the day on which it was said."),
    "reported": Term(
        "The report", "The date is the day of the report; it may have been said earlier."
    ),
}

METRICS: Mapping[Metric, Term] = {
    "members_meeting_guideline": Term(
        "Members that meet a guideline", "Members at or over a guideline.", "members"
    ),
    "members_missing_guideline": Term(
        "Members below a guideline", "Members below a guideline.", "members"
    ),
    "members_total": Term("Members in all", "Members of the Alliance.", "members"),
    "guideline_share_of_gdp": Term("Guideline", "A guideline as a share of GDP.", "% of GDP"),
    "guideline_part_share_of_gdp": Term(
        "Part of a guideline", "One part of a guideline that has several.", "% of GDP"
    ),
    "proposed_guideline_share_of_gdp": Term(
        "Proposed guideline", "A guideline that is only proposed.", "% of GDP"
    ),
    "share_of_gdp": Term("Share of GDP", "What a state spends on defence.", "% of GDP"),
    "planned_share_of_gdp": Term(
        "Planned share of GDP", "What a state plans to spend on defence.", "% of GDP"
    ),
    "spending_growth": Term("Growth of spending", "By how much defence spending grew.", "%"),
    "consecutive_years_of_increase": Term(
        "Years of growth in a row", "Consecutive years in which spending grew.", "years"
    ),
    "money": Term("Money", "An amount of money, in the currency that the source names."),
    "share_of_total": Term(
        "Part of all spending", "A state's part of what all members spend on defence.", "%"
    ),
}

COMPARISONS: Mapping[Comparison, Term] = {
    "exactly": Term("Exactly", "The source gives this number."),
    "at_least": Term("At least", "The source says this many or more."),
    "at_most": Term("At most", "The source says this many or fewer."),
    "most": Term("Most", "The source says more than half and gives no number."),
}

STEPS: Mapping[Step, Term] = {
    "aspirant": Term("Aspirant", "The state says that it wants to join."),
    "applied": Term("Applied", "The state submitted its application."),
    "memorandum": Term("Action plan", "The state was given a membership action plan."),
    "invited": Term("Invited", "The Alliance invited the state to join."),
    "signed": Term("Signed", "The accession protocol was signed."),
    "ratified": Term("Ratified", "A member ratified the accession protocol."),
    "delayed": Term("Delayed", "The accession is held up."),
    "progress": Term("Progress", "The accession moved forward."),
    "joined": Term("Joined", "The state became a member."),
    "flag_raised": Term("Flag raised", "The state's flag was raised at the headquarters."),
    "left": Term("Left", "The state left the Alliance or a part of it."),
    "not_member": Term("Not a member", "The state is not a member."),
}

STATUSES: Mapping[Status, Term] = {
    "candidate": Term("Candidate", "An extractor proposed it; nobody has decided on it."),
    "accepted": Term("Accepted", "A reviewer accepted it as proposed."),
    "corrected": Term("Corrected", "A reviewer accepted it with corrections."),
    "rejected": Term("Rejected", "A reviewer rejected it."),
}

VERIFICATIONS: Mapping[Verification, Term] = {
    "two_sources": Term(
        "Two sources", "Two texts that report it independently were read and agree."
    ),
    "one_source": Term("One source", "One text was read."),
}


def labels(terms: Mapping[Any, Term]) -> dict[str, str]:
    """Return code → label of a part of the vocabulary."""
    return {code: term.label for code, term in terms.items()}

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
Measure = Literal[
    "share_of_gdp",
    "equipment_share",
    "expenditure_current_prices",
    "expenditure_constant_prices",
    "expenditure_per_capita",
    "real_change",
    "gdp_current_prices",
    "gdp_constant_prices",
    "gdp_per_capita",
    "personnel",
    "personnel_share",
    "infrastructure_share",
    "other_share",
]
Completeness = Literal["full", "partial", "count_only"]
Aggregate = Literal["NATO", "NATO_EUROPE_CANADA"]
PlanKind = Literal["target", "plan", "budget", "statement"]
PlanScope = Literal[
    "nato_definition",
    "core",
    "total_core_plus_related",
    "national_budget",
    "defence_and_security",
    "share_of_gni",
]
RatificationStep = Literal["chamber_vote", "parliament_complete", "head_of_state"]
Rule = Literal["sum", "ratio", "categories", "real_change"]


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

MEASURES: Mapping[Measure, Term] = {
    "share_of_gdp": Term("Share of GDP", "Defence expenditure as a share of GDP.", "% of GDP"),
    "equipment_share": Term(
        "Equipment share",
        "Equipment expenditure as a share of defence expenditure.",
        "% of defence expenditure",
    ),
    "expenditure_current_prices": Term(
        "Expenditure, current prices",
        "Defence expenditure at the prices and exchange rates of its year.",
        "million US dollars",
    ),
    "expenditure_constant_prices": Term(
        "Expenditure, constant prices",
        "Defence expenditure at the prices and exchange rates of the release's base year.",
        "million US dollars",
    ),
    "expenditure_per_capita": Term(
        "Expenditure per head",
        "Defence expenditure per inhabitant at the prices of the release's base year.",
        "US dollars",
    ),
    "real_change": Term(
        "Real change",
        "Change of defence expenditure since the year before, at constant prices.",
        "%",
    ),
    "gdp_current_prices": Term(
        "GDP, current prices",
        "Gross domestic product at the prices and exchange rates of its year.",
        "million US dollars",
    ),
    "gdp_constant_prices": Term(
        "GDP, constant prices",
        "Gross domestic product at the prices and exchange rates of the release's base year.",
        "million US dollars",
    ),
    "gdp_per_capita": Term(
        "GDP per head",
        "Gross domestic product per inhabitant at the prices of the release's base year.",
        "thousand US dollars",
    ),
    "personnel": Term("Personnel", "Military personnel.", "thousand"),
    "personnel_share": Term(
        "Personnel share",
        "Personnel expenditure, with pensions, as a share of defence expenditure.",
        "% of defence expenditure",
    ),
    "infrastructure_share": Term(
        "Infrastructure share",
        "Infrastructure expenditure as a share of defence expenditure.",
        "% of defence expenditure",
    ),
    "other_share": Term(
        "Other share",
        "Operations, maintenance and other expenditure as a share of defence expenditure.",
        "% of defence expenditure",
    ),
}

RULES: Mapping[Rule, Term] = {
    "sum": Term("Total", "A total is the sum of the members of its year."),
    "ratio": Term("Ratio", "A share of GDP is expenditure divided by GDP, at constant prices."),
    "categories": Term("Categories", "The four categories of expenditure add up to 100%."),
    "real_change": Term(
        "Real change", "The real change is that of expenditure at constant prices."
    ),
}
"""Rules that the figures of one release keep among themselves."""

AGGREGATES: Mapping[Aggregate, Term] = {
    "NATO": Term("NATO in all", "All members of the year."),
    "NATO_EUROPE_CANADA": Term("NATO Europe and Canada", "All members but the United States."),
}

PLAN_KINDS: Mapping[PlanKind, Term] = {
    "target": Term("Target", "A share that the state commits itself to."),
    "plan": Term("Plan", "A share that a plan of the government leads to."),
    "budget": Term("Budget", "A share that a budget or its draft provides."),
    "statement": Term("Statement", "A share that somebody expects or calls for."),
}

PLAN_SCOPES: Mapping[PlanScope, Term] = {
    "nato_definition": Term("NATO's definition", "Defence expenditure as NATO defines it."),
    "core": Term("Core", "Core defence expenditure, the 3.5% of The Hague."),
    "total_core_plus_related": Term(
        "Core and related", "Core and related expenditure, the 5% of The Hague."
    ),
    "national_budget": Term("National budget", "The state's own budget of defence."),
    "defence_and_security": Term("Defence and security", "Defence with other security."),
    "share_of_gni": Term("Of national income", "A share of gross national income, not of GDP."),
}

RATIFICATION_STEPS: Mapping[RatificationStep, Term] = {
    "chamber_vote": Term("Vote of a chamber", "A chamber of parliament voted."),
    "parliament_complete": Term("Done in parliament", "The last vote that parliament needs."),
    "head_of_state": Term("Signed", "The head of state signed."),
}

COMPLETENESS: Mapping[Completeness, Term] = {
    "full": Term("Full", "We hold a figure for every member with armed forces."),
    "partial": Term("Partial", "We hold some of the release's figures."),
    "count_only": Term("Count only", "We hold the number of members alone."),
}


def labels(terms: Mapping[Any, Term]) -> dict[str, str]:
    """Return code → label of a part of the vocabulary."""
    return {code: term.label for code, term in terms.items()}

"""The vocabulary of official figures: measures, aggregates, rules, plans and ratifications.

It continues `dashboard/facts/vocabulary.py`: codes are recorded and stand in addresses, so a code
never changes.
"""

from collections.abc import Mapping
from typing import Literal

from dashboard.facts.vocabulary import Term

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
Aggregate = Literal[
    "NATO",
    "NATO_EUROPE_CANADA",
    "NATO_EUROPE",
    "NORTH_AMERICA",
    "BEFORE_1999",
    "SINCE_1999",
    "MEDIAN",
]
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

COMPLETENESS: Mapping[Completeness, Term] = {
    "full": Term("Full", "We hold a figure for every member with armed forces."),
    "partial": Term("Partial", "We hold some of the release's figures."),
    "count_only": Term("Count only", "We hold the number of members alone."),
}

AGGREGATES: Mapping[Aggregate, Term] = {
    "NATO": Term("NATO", "All members of the year."),
    "NATO_EUROPE_CANADA": Term("NATO Europe and Canada", "All members but the United States."),
    "NATO_EUROPE": Term("NATO Europe", "All members but the United States and Canada."),
    "NORTH_AMERICA": Term("North America", "The United States and Canada."),
    "BEFORE_1999": Term("Members before 1999", "The members that joined before 1999."),
    "SINCE_1999": Term("Members since 1999", "The members that joined in 1999 or later."),
    "MEDIAN": Term("Median member", "As many members are above it as below."),
}
"""The first four are totals that NATO states in some releases; the others are worked out."""

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

RULES: Mapping[Rule, Term] = {
    "sum": Term("Total", "A total is the sum of the members of its year."),
    "ratio": Term("Ratio", "A share of GDP is expenditure divided by GDP, at constant prices."),
    "categories": Term("Categories", "The four categories of expenditure add up to 100%."),
    "real_change": Term(
        "Real change", "The real change is that of expenditure at constant prices."
    ),
}
"""Rules that the figures of one release keep among themselves."""

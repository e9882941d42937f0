"""Every recorded table by name: the list for ledger, build and export."""

from dashboard.facts.context_event import ContextEvent
from dashboard.facts.cost_share import CostShare
from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.figure import Discrepancy, Figure, Release
from dashboard.facts.member import Member
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.official import Official, Organisation
from dashboard.facts.pledge import Pledge
from dashboard.facts.ratification import Ratification
from dashboard.facts.reaction import Reaction
from dashboard.facts.row import Row
from dashboard.facts.source import Source
from dashboard.facts.spending_plan import SpendingPlan

TABLES: dict[str, type[Row]] = {
    row.table: row
    for row in (
        Source,
        Member,
        Organisation,
        Official,
        Pledge,
        ContextEvent,
        Release,
        Figure,
        Discrepancy,
        CostShare,
        SpendingPlan,
        Ratification,
        Count,
        MembershipEvent,
        Reaction,
    )
}

FACT_TYPES: dict[str, type[Fact]] = {
    row.fact_type: row for row in TABLES.values() if issubclass(row, Fact)
}

"""Says of a decided fact why a chart would not show it, or not where a reader looks for it. Pure."""

from collections.abc import Iterable, Mapping

from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.replay import State, recorded_fact

_KEPT = "is kept, and on no chart."
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "members_meeting_guideline": ("guideline", "reference_year"),
    "members_missing_guideline": ("guideline",),
    "members_total": (),
    "guideline_share_of_gdp": (),
    "consecutive_years_of_increase": (),
}
"""Metrics that charts show → the columns without which they do not."""


def on_no_chart(fact: Fact, corrections: Mapping[str, str]) -> str | None:
    """Return why an accepted fact would be on no chart, or None where it would be on one."""
    row = {**fact.to_text(), **corrections}
    if row.get("same_as"):
        return f"It repeats {row['same_as']}: it adds a source to that one, and no mark of its own."
    if isinstance(fact, Reaction):
        missing = {"about": "names no event it is about", "stated_on": "has no date"}
        lacks = next((why for name, why in missing.items() if not row.get(name)), None)
        # Words that reports give differently are compared among the claims.
        return None if row.get("quoted") else lacks and f"A statement that {lacks} {_KEPT}"
    if isinstance(fact, MembershipEvent):
        on_claims = row.get("event") in ("delayed", "not_member")
        dated = row.get("happened_on") or on_claims
        return None if dated else f"An event without a date {_KEPT}"
    if isinstance(fact, Count):
        return _why_not_counted(row)
    return None


def _why_not_counted(row: Mapping[str, str | None]) -> str | None:
    metric = str(row["metric"])
    if metric not in _NEEDED:
        return f"A number of this kind ({metric.replace('_', ' ')}) {_KEPT}"
    missing = [name for name in _NEEDED[metric] if not row.get(name)]
    if not missing:
        return None
    named = " and ".join(name.replace("_", " ") for name in missing)
    return f"A count of members at a guideline without its {named} {_KEPT}"


def hidden(state: State, fact_ids: Iterable[str]) -> dict[str, str]:
    """Return accepted fact → why it is on no chart; nothing for facts that are on one."""
    found = {}
    for fact_id in fact_ids:
        fact_type, recorded = recorded_fact(state, fact_id)
        fact = FACT_TYPES[fact_type].from_text(recorded.row, f"fact {fact_id}")
        if fact.status != "rejected" and (why := on_no_chart(fact, {})):
            found[fact_id] = why
    return found


def of_nobody(fact: Fact, corrections: Mapping[str, str]) -> str | None:
    """Return where the chart puts a statement of somebody who is matched to no organisation."""
    row = {**fact.to_text(), **corrections}
    if not isinstance(fact, Reaction) or row.get("official_id") or row.get("organisation_id"):
        return None
    return (
        f"{row['speaker']} is matched to no official: the chart shows this under “Organisation not "
        "known” unless you choose an official or an organisation."
    )

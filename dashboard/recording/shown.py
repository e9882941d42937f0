"""Says of a decided fact why a chart would not show it, or not where a reader looks for it. Pure."""

from collections.abc import Iterable, Mapping

from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction
from dashboard.facts.tables import FACT_TYPES
from dashboard.ledger.replay import State
from dashboard.recording.deciding import recorded_fact


def on_no_chart(fact: Fact, corrections: Mapping[str, str]) -> str | None:
    """Return why an accepted fact would be on no chart, or None where it would be on one."""
    row = {**fact.to_text(), **corrections}
    if row.get("same_as"):
        return f"It repeats {row['same_as']}: it adds a source to that one, and no mark of its own."
    if isinstance(fact, Reaction) and not row.get("about"):
        return "A statement that names no event it is about is kept, and on no chart."
    if isinstance(fact, MembershipEvent) and not row.get("happened_on"):
        return "An event without a date is kept, and on no chart."
    return None


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

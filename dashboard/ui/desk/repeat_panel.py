"""A candidate beside the recorded fact that it may repeat, for the editor's decision."""

import streamlit as st

from dashboard.facts.fact import Fact
from dashboard.facts.reaction import Reaction
from dashboard.facts.repeats import find_repeat, similar_statements
from dashboard.store.replay import recorded_facts
from dashboard.text.markdown import literal
from dashboard.ui.desk.drafts import Drafts, correct
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.views.app_context import AppContext

_MOST_SHOWN = 3


def repeat_panel(app: AppContext, fact: Fact, drafts: Drafts) -> None:
    """Draw the facts that a candidate repeats or resembles, with a button to mark a repeat."""
    recorded: list[Fact] = cached_at_head(app, "facts", lambda: recorded_facts(app.store.state()))
    drafted = drafts.decisions.get(fact.fact_id)
    same_as = fact.same_as if drafted is None else drafted.corrections.get("same_as", fact.same_as)
    if same_as:
        for other in recorded:
            if other.fact_id == same_as:
                _beside(fact, other, "The same as", "Not the same", "", drafts)
        return
    same = find_repeat(fact, recorded)
    if same is not None:
        _beside(fact, same, "The same words or numbers as", "The same", same.fact_id, drafts)
        return
    for other, likeness in similar_statements(fact, recorded)[:_MOST_SHOWN]:
        lead = f"Reads like ({likeness:.0f} of 100; you decide)"
        _beside(fact, other, lead, "The same", other.fact_id, drafts)


def _beside(fact: Fact, other: Fact, lead: str, label: str, same_as: str, drafts: Drafts) -> None:
    with st.container(border=True):
        st.caption(literal(f"{lead} {other.fact_id}:"))
        st.text(_said(other))
        st.button(
            label,
            key=f"desk_{fact.fact_id}_same_{other.fact_id}",
            on_click=correct,
            args=(drafts, fact, "same_as", same_as),
        )


def _said(fact: Fact) -> str:
    speaker = (
        f"{fact.speaker}, {fact.stated_on or 'no day'}: " if isinstance(fact, Reaction) else ""
    )
    words = getattr(fact, "quoted", None) or fact.exact
    return f"{speaker}{f'“{words}”' if words else fact.gist}"

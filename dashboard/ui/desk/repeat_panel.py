"""A candidate beside the recorded fact that it may repeat: a person says whether it does."""

import streamlit as st

from dashboard.facts.fact import Fact
from dashboard.facts.reaction import Reaction
from dashboard.facts.repeats import alike, repeated
from dashboard.review.deciding import recorded_facts
from dashboard.text.markdown import literal
from dashboard.ui.desk.drafts import Drafts, correct
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.views.app_context import AppContext

_MOST_SHOWN = 3


def compared(app: AppContext, fact: Fact, drafts: Drafts) -> None:
    """Draw what a candidate repeats or reads like, with one click to say that it is the same."""
    recorded: list[Fact] = cached_at_head(app, "facts", lambda: recorded_facts(app.store.state()))
    drafted = drafts.decisions.get(fact.fact_id)
    said = fact.same_as if drafted is None else drafted.corrections.get("same_as", fact.same_as)
    if said:
        for other in recorded:
            if other.fact_id == said:
                _beside(fact, other, "The same as", "Not the same", "", drafts)
        return
    same = repeated(fact, recorded)
    if same is not None:
        _beside(fact, same, "The same words or numbers as", "The same", same.fact_id, drafts)
        return
    for other, likeness in alike(fact, recorded)[:_MOST_SHOWN]:
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
    who = f"{fact.speaker}, {fact.stated_on or 'no day'}: " if isinstance(fact, Reaction) else ""
    words = getattr(fact, "quoted", None) or fact.exact
    return f"{who}{f'“{words}”' if words else fact.gist}"

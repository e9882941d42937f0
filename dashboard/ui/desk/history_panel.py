"""What was decided on an article: every decided fact with its history, by whom and when."""

import streamlit as st

from dashboard.review.queue import Queue
from dashboard.review.undo import RevisionChange, history
from dashboard.ui.desk.candidate_card import title_of
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.views.app_context import AppContext

SIGNS = {"accepted": "✓", "corrected": "✎", "rejected": "✗", "candidate": "○"}


def decided(app: AppContext, opened: Queue) -> None:
    """Draw the history of one fact at a time; nothing while no fact is decided."""
    facts = {fact.fact_id: fact for fact in opened.facts if fact.status != "candidate"}
    if not facts:
        return
    shown = st.expander(f"Decided here: {len(facts)}", key="desk_decided", on_change="rerun")
    if not shown.open:
        return
    with shown:
        chosen: str | None = st.selectbox(
            "History of",
            list(facts),
            format_func=lambda one: f"{SIGNS[facts[one].status]} {title_of(facts[one])} · {one}",
            key="desk_history",
        )
        if chosen is None:
            return
        changes = cached_at_head(app, f"history {chosen}", lambda: history(app.store, chosen))
        st.text("\n".join(_line(one) for one in changes))
        if facts[chosen].orphaned_in == opened.source.text_sha256:
            st.caption(
                "Its words no longer stand in the newest text; they stood in an earlier one."
            )


def _line(one: RevisionChange) -> str:
    said = f"Revision {one.revision}, {one.recorded_at}, {one.recorded_by}: "
    if one.activity in ("add", "import"):
        return f"{said}proposed."
    changes = (
        f"{name.replace('_', ' ')} {before or 'none'} → {after or 'none'}"
        for name, (before, after) in one.columns.items()
        if name not in ("decided_by", "decided_on", "passage_sha256")
    )
    return f"{said}{'; '.join(changes)}."

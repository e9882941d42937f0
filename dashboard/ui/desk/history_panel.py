"""Decisions on an article: every decided fact with its history, editor and day."""

import streamlit as st

from dashboard.review.queue import Queue
from dashboard.store.history import RowRevision, fact_history
from dashboard.ui.desk.candidate_card import title_of
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.views.app_context import AppContext

SIGNS = {"accepted": "✓", "corrected": "✎", "rejected": "✗", "candidate": "○"}


def history_panel(app: AppContext, opened: Queue) -> None:
    """Draw the history of one decided fact at a time; draw nothing without decisions."""
    facts = {fact.fact_id: fact for fact in opened.facts if fact.status != "candidate"}
    if not facts:
        return
    panel = st.expander(f"Decided here: {len(facts)}", key="desk_decided", on_change="rerun")
    if not panel.open:
        return
    with panel:
        chosen: str | None = st.selectbox(
            "History of",
            list(facts),
            format_func=lambda fact_id: (
                f"{SIGNS[facts[fact_id].status]} {title_of(facts[fact_id])} · {fact_id}"
            ),
            key="desk_history",
        )
        if chosen is None:
            return
        revisions = cached_at_head(
            app, f"history {chosen}", lambda: fact_history(app.store, chosen)
        )
        st.text("\n".join(map(_line, revisions)))
        if facts[chosen].orphaned_in == opened.source.text_sha256:
            st.caption(
                "Its words no longer stand in the newest text; they stood in an earlier one."
            )


def _line(revision: RowRevision) -> str:
    heading = f"Revision {revision.revision}, {revision.recorded_at}, {revision.recorded_by}: "
    if revision.activity in ("add", "import"):
        return f"{heading}proposed."
    changes = (
        f"{name.replace('_', ' ')} {before or 'none'} → {after or 'none'}"
        for name, (before, after) in sorted(revision.columns.items())
        if name not in ("decided_by", "decided_on", "passage_sha256")
    )
    return f"{heading}{'; '.join(changes)}."

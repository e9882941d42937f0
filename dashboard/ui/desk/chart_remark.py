"""Remark on a candidate's effect on the charts, computed once per article and per correction."""

import streamlit as st

from dashboard.errors import PledgewatchError
from dashboard.facts.fact import Fact
from dashboard.review.deciding import Decision
from dashboard.review.queue import Queue
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.views.app_context import AppContext
from dashboard.views.chart_reasons import rehearsed_reasons


def chart_remark(
    app: AppContext, opened: Queue, fact: Fact, drafted: Decision | None
) -> str | None:
    """Return the reason why no chart would show a candidate, or a remark on its place, or None.

    A correction that breaks the schema has no remark: saving it reports the error.
    """
    corrections = dict(drafted.corrections) if drafted else {}
    if corrections:
        key = f"charts {fact.fact_id} {sorted(corrections.items())}"
        return _reasons(app, key, [fact], corrections).get(fact.fact_id)
    candidates = [other for other in opened.facts if other.status == "candidate"]
    return _reasons(app, f"charts {opened.source.source_id}", candidates, {}).get(fact.fact_id)


def _reasons(
    app: AppContext, key: str, facts: list[Fact], corrections: dict[str, str]
) -> dict[str, str]:
    def compute() -> dict[str, str]:
        with st.spinner("Looking at the charts"):
            try:
                corrected = [
                    type(fact).from_text({**fact.to_text(), **corrections}, fact.fact_id)
                    for fact in facts
                ]
                return rehearsed_reasons(app.store, corrected)
            except PledgewatchError:
                return {}

    reasons: dict[str, str] = cached_at_head(app, key, compute)
    return reasons

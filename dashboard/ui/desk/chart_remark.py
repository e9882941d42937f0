"""Show what a candidate would do to the charts: computed once per article, and per correction."""

import streamlit as st

from dashboard.errors import PledgewatchError
from dashboard.facts.fact import Fact
from dashboard.review.deciding import Decision
from dashboard.review.queue import Queue
from dashboard.ui.desk.session_cache import remembered
from dashboard.views.chart_reasons import rehearsed_reasons
from dashboard.views.queries import store


def chart_remark(opened: Queue, fact: Fact, drafted: Decision | None) -> str | None:
    """Return why no chart would show a candidate, or where one would; None where all is well.

    A correction that breaks the schema has no remark: saving it says what is wrong.
    """
    corrections = dict(drafted.corrections) if drafted else {}
    if corrections:
        key = f"charts {fact.fact_id} {sorted(corrections.items())}"
        return _reasons(key, [fact], corrections).get(fact.fact_id)
    candidates = [one for one in opened.facts if one.status == "candidate"]
    return _reasons(f"charts {opened.source.source_id}", candidates, {}).get(fact.fact_id)


def _reasons(key: str, facts: list[Fact], corrections: dict[str, str]) -> dict[str, str]:
    def compute() -> dict[str, str]:
        with st.spinner("Looking at the charts"):
            try:
                corrected = [
                    type(fact).from_text({**fact.to_text(), **corrections}, fact.fact_id)
                    for fact in facts
                ]
                return rehearsed_reasons(store(), corrected)
            except PledgewatchError:
                return {}

    reasons: dict[str, str] = remembered(key, compute)
    return reasons

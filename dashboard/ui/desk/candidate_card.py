"""One candidate on the desk: its fields with corrections, and its passage in the text."""

import types
from typing import Any, Literal, get_args, get_origin

import pandas as pd
import streamlit as st

from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction
from dashboard.review.deciding import correctable
from dashboard.review.queue import Queue
from dashboard.text.highlight import move_edge
from dashboard.text.markdown import literal
from dashboard.ui.desk.chart_remark import chart_remark
from dashboard.ui.desk.drafts import Drafts, correct, move
from dashboard.ui.desk.repeat_panel import repeat_panel
from dashboard.views.app_context import AppContext
from dashboard.views.queries import query

_LABELS = {
    "official_id": "Official",
    "organisation_id": "Organisation",
    "iso3": "State",
    "reference_year": "Year",
}
_FIRST = {
    "count": "metric value comparison guideline reference_year stated_by stated_on".split(),
    "membership_event": "iso3 event happened_on ratified_by".split(),
    "reaction": "official_id organisation_id speaker about stance target stated_on channel".split(),
}
"""Columns that are shown directly; the others are under "More fields"."""


def title_of(fact: Fact) -> str:
    """Return a candidate's title: ``Jens Stoltenberg · oppose``."""
    if isinstance(fact, Reaction):
        return f"{fact.speaker} · {fact.stance}"
    if isinstance(fact, Count):
        number = "most" if fact.value is None else f"{fact.value:,.12g}"
        number += f" {fact.unit}" if fact.unit else ""
        year = f" · {fact.reference_year}" if fact.reference_year else ""
        return f"{fact.metric.replace('_', ' ')} · {number}{year}"
    if isinstance(fact, MembershipEvent):
        day = f" · {fact.happened_on}" if fact.happened_on else ""
        return f"{fact.iso3} {fact.event.replace('_', ' ')}{day}"
    return fact.fact_id


def passage_of(fact: Fact, drafts: Drafts) -> tuple[int, int]:
    """Return a candidate's passage, moved if its draft says so."""
    drafted = drafts.decisions.get(fact.fact_id)
    if drafted and drafted.passage:
        return drafted.passage
    return fact.start or 0, fact.end or 0


def candidate_card(app: AppContext, opened: Queue, fact: Fact, drafts: Drafts) -> None:
    """Draw the fields of one candidate and the buttons that move its passage."""
    drafted = drafts.decisions.get(fact.fact_id)
    corrections = dict(drafted.corrections) if drafted else {}
    if remark := chart_remark(app, opened, fact, drafted):
        st.caption(literal(remark))
    repeat_panel(app, fact, drafts)
    names = correctable(fact.fact_type)
    first = [name for name in _FIRST.get(fact.fact_type, []) if name in names]
    columns = st.columns(2)
    for at, name in enumerate(first):
        with columns[at % 2]:
            _field(app, fact, name, corrections, drafts)
    with st.expander("More fields"):
        for name in names:
            if name not in first:
                _field(app, fact, name, corrections, drafts)
    if (text := opened.text(fact)) is not None:
        _edges(fact, text, drafts)


def _field(
    app: AppContext, fact: Fact, name: str, corrections: dict[str, str], drafts: Drafts
) -> None:
    value = corrections.get(name, fact.to_text().get(name) or "")
    key = f"desk_{fact.fact_id}_{name}"
    label = _LABELS.get(name, name.replace("_", " ").capitalize())

    def changed() -> None:
        text = str(st.session_state[key] or "")
        correct(drafts, fact, name, text)
        if name == "official_id":
            _complete(app, fact, text, drafts)

    options = _options(app, fact, name)
    if options:
        codes = list(options)
        if value and value not in codes:
            codes.insert(0, value)
        st.selectbox(
            label,
            codes,
            index=codes.index(value) if value in codes else None,
            format_func=lambda code: options.get(code, code),
            key=key,
            on_change=changed,
            placeholder="not known",
        )
    else:
        st.text_input(label, value, key=key, on_change=changed, placeholder="not known")


def _complete(app: AppContext, fact: Fact, official_id: str, drafts: Drafts) -> None:
    """Fill in the organisation and role of the chosen official on the statement's day."""
    rows = query(app, app.store.current(), "options/official_named")
    stated_on = fact.to_text().get("stated_on")
    day = drafts.decisions[fact.fact_id].corrections.get("stated_on", stated_on)
    rows = roles_on(rows[rows["code"] == official_id], day)
    if len(rows):
        for column in ("organisation_id", "role"):
            value = str(rows.iloc[0][column])
            correct(drafts, fact, column, value)
            st.session_state[f"desk_{fact.fact_id}_{column}"] = value


def roles_on(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:
    """Return the roles held on a day (EDTF), or all roles if none matches or the day is unknown."""
    if not day:
        return rows
    since, until = (rows[column].astype(str).str[: len(day)] for column in ("since", "until"))
    current = rows[(since <= day) & (day <= until)]
    return rows if current.empty else current


def _options(app: AppContext, fact: Fact, name: str) -> dict[str, str]:
    """Return code → label of a column's possible values: by its type, else from the store."""
    if name in _OPTION_QUERIES:
        options = query(app, app.store.current(), f"options/{_OPTION_QUERIES[name]}")
        return dict(zip(options["code"], options["label"], strict=True))
    codes = _literals(type(fact).model_fields[name].annotation)
    return {str(code): str(code).replace("_", " ") for code in codes}


_OPTION_QUERIES = {
    "official_id": "official_named",
    "organisation_id": "organisation_named",
    "about": "context_event",
}


def _literals(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if isinstance(annotation, types.UnionType) or get_origin(annotation) is not None:
        return next((literals for arg in get_args(annotation) if (literals := _literals(arg))), ())
    return ("true", "false") if annotation is bool else ()


def _edges(fact: Fact, text: str, drafts: Drafts) -> None:
    passage = passage_of(fact, drafts)

    def shift(edge: str, words: int) -> None:
        move(drafts, fact, move_edge(text, passage, edge, words))

    st.caption("Evidence: move its first and its last word")
    with st.container(horizontal=True):
        for edge, words, icon in (
            ("start", -1, ":material/first_page:"),
            ("start", 1, ":material/chevron_right:"),
            ("end", -1, ":material/chevron_left:"),
            ("end", 1, ":material/last_page:"),
        ):
            st.button(
                icon,
                key=f"desk_{fact.fact_id}_{edge}_{words}",
                help=f"{edge.capitalize()} one word {'later' if words > 0 else 'earlier'}",
                on_click=shift,
                args=(edge, words),
            )

"""The one renderer of every view: filters, finding, chart or table, evidence, share, footer."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.store.snapshot import Snapshot
from dashboard.text.markdown import literal
from dashboard.ui.evidence_drawer import evidence_drawer
from dashboard.ui.filter_bar import filter_bar
from dashboard.ui.page_state import commit, current, synchronise
from dashboard.ui.share_dialog import base_address, fact_page, share_dialog
from dashboard.views.captions import (
    alternative,
    pinned_to,
    source_line,
    subtitle,
    ways_to_show,
)
from dashboard.views.charts.view import Form, ReleaseInForce, Scene, View
from dashboard.views.filters import EVERYWHERE, Filter
from dashboard.views.metadata import Metadata, metadata
from dashboard.views.queries import choices, drawn, snapshot_of, store
from dashboard.views.result import FORM, heading, rows_of, scene_of, view_filters
from dashboard.views.url import Invalid, State, address, parse, serialise

_CHART = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False}


def view_page(view: View) -> Callable[[], None]:
    """Return the page of a view: a function without arguments that draws it."""

    def page() -> None:
        show_view(view)

    return page


def show_view(view: View) -> None:
    """Draw one view's page for the address that is open."""
    filters = view_filters(view)
    snapshot, unpinned = _snapshot(view)
    labels = choices(snapshot)
    invalid = synchronise(view.slug, filters, labels)
    state = current()
    form = view.form(state.get(FORM))
    words = metadata(store().settings.data, form.stem)

    scene, unreleased = scene_of(snapshot, filters, state, dark=st.context.theme.type == "dark")
    rows = pd.DataFrame() if unreleased else rows_of(snapshot, form.stem, filters, state, scene)
    if st.context.is_embedded:
        notices(invalid, unpinned, {}, snapshot)
        _in_a_frame(view, form, snapshot, filters, rows, scene)
        st.stop()
    with st.sidebar:
        in_bar = [one for one in filters if one.name != FORM]
        filter_bar(in_bar, labels, _bounds(snapshot, view, filters, state, scene))
    notices(invalid, unpinned, state, snapshot)
    if rows.empty:
        st.title("Nothing to show", anchor=False)
        st.text(unreleased or "No rows pass these filters: choose wider ones.")
        return
    finding = form.finding(rows, scene)
    st.title(literal(finding), anchor=False)
    st.caption(literal(subtitle(rows, scene, words)))
    _tabs(view, filters, snapshot, words.question, scene.release)
    if state.get("tab") == "table":
        _table(snapshot, rows, words)
    else:
        figure = drawn(snapshot, form, serialise(state, filters), rows, scene)
        _chart(form, figure, alternative(words, finding))
    _footer(words, form, scene.release, snapshot)
    _open_evidence(snapshot, rows, state)


def _in_a_frame(
    view: View,
    form: Form,
    snapshot: Snapshot,
    filters: tuple[Filter, ...],
    rows: pd.DataFrame,
    scene: Scene,
) -> None:
    """Draw the chart for another site's page, and the way to this one; nothing can be changed."""
    words, state = metadata(store().settings.data, form.stem), current()
    if rows.empty:
        st.text("No rows pass these filters.")
    else:
        finding = form.finding(rows, scene)
        st.caption(literal(words.question))
        st.subheader(literal(finding), anchor=False)
        st.plotly_chart(
            drawn(snapshot, form, serialise(state, filters), rows, scene),
            theme=None,
            key="framed",
            config=_CHART,
            alt=alternative(words, finding),
        )
        st.caption(literal(source_line(words, form, scene.release, snapshot)))
    whole = address(base_address(), view.slug, serialise(state, (*filters, *EVERYWHERE)))
    st.link_button("Explore at Pledgewatch", whole, icon=":material/open_in_new:")


def _snapshot(view: View) -> tuple[Snapshot, str | None]:
    """Read the revision first: it decides which facts, and so which choices, there are."""
    pin = [one for one in EVERYWHERE if one.name == "rev"]
    if st.session_state.get("dirty"):
        pinned = current()
    else:
        pinned, _ = parse([p for p in _query() if p[0] == "rev"], pin, {})
    revision = pinned.get("rev")
    return snapshot_of(revision if isinstance(revision, int) else None)


def _query() -> list[tuple[str, str]]:
    return list(st.query_params.items())


def _bounds(
    snapshot: Snapshot, view: View, filters: tuple[Filter, ...], state: State, scene: Scene
) -> dict[str, tuple[Any, Any] | None]:
    """Return first and last year and day that the ranges can be set to, from the rows themselves."""
    columns = {"time": "year", "days": "stated_on"}
    ranges = [one.name for one in filters if one.name in columns]
    if not ranges:
        return {}
    open_ended = {name: value for name, value in state.items() if name not in columns}
    rows = rows_of(snapshot, view.stem, filters, open_ended, scene)
    if rows.empty:
        return {}
    found: dict[str, tuple[Any, Any] | None] = {}
    for name in ranges:
        column = rows[columns[name]].dropna()
        low, high = column.min(), column.max()
        found[name] = (
            (low.date(), high.date()) if isinstance(low, pd.Timestamp) else (int(low), int(high))
        )
    return found


def notices(invalid: list[Invalid], unpinned: str | None, state: State, snapshot: Snapshot) -> None:
    """Name what of the address does not apply, and the revision that it is pinned to."""
    if invalid or unpinned:
        lines = [str(one) for one in invalid] + ([unpinned] if unpinned else [])
        st.warning("  \n".join(literal(line) for line in lines), icon=":material/link_off:")
    if "rev" in state and not unpinned:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(pinned_to(snapshot), icon=":material/keep:")
            st.button("Show the newest", on_click=commit, args=("rev", None))
    asof = state.get("asof")
    if isinstance(asof, date) and asof > date.today():
        st.warning(f"The as-of date {asof} is in the future: this is what is known today.")


def _tabs(
    view: View,
    filters: tuple[Filter, ...],
    snapshot: Snapshot,
    title: str,
    release: ReleaseInForce | None,
) -> None:
    """Offer the view's forms and its table side by side, and the share dialog."""
    own = view.form(None)
    labels = ways_to_show(view)
    state = current()
    shown = "table" if state.get("tab") == "table" else view.form(state.get(FORM)).code

    def chosen() -> None:
        choice = st.session_state["tab_choice"]
        commit("tab", "table" if choice == "table" else None)
        if choice != "table":
            commit(FORM, None if choice == own.code else choice)

    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.session_state.get("tab_choice") != shown:
            st.session_state["tab_choice"] = shown
        st.segmented_control(
            "Show as",
            list(labels),
            format_func=lambda code: labels[code],
            key="tab_choice",
            on_change=chosen,
            required=True,
            label_visibility="collapsed",
        )
        if st.button("Share", icon=":material/share:"):
            share_dialog(view.slug, filters, snapshot, title, release)


def _chart(form: Form, figure: Any, alt: str) -> None:
    key = f"chart_{form.of}_{form.code}"

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            commit("mark", str(points[0]["customdata"][0]))

    st.plotly_chart(
        figure,
        theme=None,
        key=key,
        on_select=clicked,
        selection_mode="points",
        config=_CHART,
        alt=alt,
    )


def _table(snapshot: Snapshot, rows: pd.DataFrame, words: Metadata) -> None:
    def chosen() -> None:
        picked = st.session_state["table"]["selection"]["rows"]
        if picked:
            commit("mark", str(rows["mark"].iloc[picked[0]]))

    st.caption("Choose a row to see its evidence.")
    readable = rows.assign(
        **{
            name: rows[name].map(column.values).fillna(rows[name])
            for name, column in words.columns.items()
            if column.values and name in rows
        }
    )
    readable["fact"] = [_own_fact(snapshot, row) for row in rows.to_dict("records")]
    st.dataframe(
        readable,
        column_order=[*words.columns, "fact"],
        column_config={
            name: st.column_config.Column(column.label, help=column.description or None)
            for name, column in words.columns.items()
        }
        | {"fact": st.column_config.LinkColumn("Fact", display_text="open")},
        hide_index=True,
        key="table",
        on_select=chosen,
        selection_mode="single-row",
        height=520,
    )


def _own_fact(snapshot: Snapshot, row: dict[Any, Any]) -> str | None:
    """Return the page of the fact that a row shows; a count of many cells is none of them."""
    ids = row["evidence"]
    if not len(ids) or ("iso3" not in row and ids[0].startswith("figure/")):
        return None
    return fact_page(snapshot, ids[0])


def _footer(
    words: Metadata, form: Form, release: ReleaseInForce | None, snapshot: Snapshot
) -> None:
    st.caption(literal(source_line(words, form, release, snapshot)))
    with st.expander("Definition and caveats"):
        st.text(words.definition)
        for caveat in words.caveats:
            st.text(f"• {caveat}")


def _open_evidence(snapshot: Snapshot, rows: pd.DataFrame, state: State) -> None:
    mark = state.get("mark")
    if mark is None:
        return
    found = rows[rows["mark"] == mark]
    if found.empty:
        st.warning(literal(f"mark={mark} was left out: this chart has no such mark."))
        return
    row = found.iloc[0]
    evidence_drawer(snapshot, heading(row), str(row.get("explained", "")), list(row["evidence"]))

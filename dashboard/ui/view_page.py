"""The renderer of every view: filters, finding, chart or table, evidence, share, footer."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.store.snapshot import Snapshot
from dashboard.text.markdown import literal
from dashboard.ui.evidence_drawer import evidence_drawer
from dashboard.ui.filter_bar import filter_bar
from dashboard.ui.page_state import commit, current, synchronise
from dashboard.ui.share_dialog import base_address, fact_page, share_dialog
from dashboard.views.app_context import AppContext
from dashboard.views.captions import form_labels, mark_label, pinned_notice
from dashboard.views.charts.view import View
from dashboard.views.filters import EVERYWHERE
from dashboard.views.queries import choices
from dashboard.views.result import FORM, REVISION, ViewResult, evaluate, view_filters
from dashboard.views.url import InvalidParameter, PageState, address, parse, serialise

_CHART = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False}


def view_page(app: AppContext, view: View) -> Callable[[], None]:
    """Return a view's page function, which takes no arguments."""

    def page() -> None:
        show_view(app, view)

    return page


def show_view(app: AppContext, view: View) -> None:
    """Draw a view's page for the current address."""
    snapshot, unpinned = app.snapshot_or_current(_revision())
    labels = choices(app, snapshot)
    left_out = synchronise(view.slug, view_filters(app, view), labels)
    state = current()
    result = evaluate(app, view, snapshot, state, dark=st.context.theme.type == "dark")
    if st.context.is_embedded:
        notices(left_out, unpinned, {}, snapshot)
        _frame(result)
        st.stop()
    with st.sidebar:
        in_bar = [filter_ for filter_ in result.filters if filter_.name != FORM]
        filter_bar(in_bar, labels, result.bounds())
    notices(left_out, unpinned, state, snapshot)
    if result.rows.empty:
        st.title("Nothing to show", anchor=False)
        st.text(result.unreleased or "No rows pass these filters: choose wider ones.")
        return
    st.title(literal(result.finding), anchor=False)
    st.caption(literal(result.subtitle))
    _tabs(result)
    if state.get("tab") == "table":
        _table(result)
    else:
        _chart(result)
    _footer(result)
    _open_evidence(result)


def _frame(result: ViewResult) -> None:
    """Draw the embedded chart with a link to this site and without controls."""
    if result.rows.empty:
        st.text("No rows pass these filters.")
    else:
        st.caption(literal(result.metadata.question))
        st.subheader(literal(result.finding), anchor=False)
        st.plotly_chart(
            result.figure(), theme=None, key="framed", config=_CHART, alt=result.alternative
        )
        st.caption(literal(result.source_line))
    parameters = serialise(result.state, (*result.filters, *EVERYWHERE))
    whole = address(base_address(), result.view.slug, parameters)
    st.link_button("Explore at Pledgewatch", whole, icon=":material/open_in_new:")


def _revision() -> int | None:
    """Return the revision to which the page is pinned; it determines the filters' choices."""
    if st.session_state.get("dirty"):
        pinned = current()
    else:
        pairs = [pair for pair in st.query_params.items() if pair[0] == "rev"]
        pinned, _ = parse(pairs, REVISION, {})
    revision = pinned.get("rev")
    return revision if isinstance(revision, int) else None


def notices(
    invalid: list[InvalidParameter], unpinned: str | None, state: PageState, snapshot: Snapshot
) -> None:
    """Draw notices on the address's invalid parameters and on its pinned revision."""
    if invalid or unpinned:
        lines = [str(parameter) for parameter in invalid] + ([unpinned] if unpinned else [])
        st.warning("  \n".join(literal(line) for line in lines), icon=":material/link_off:")
    if "rev" in state and not unpinned:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(pinned_notice(snapshot), icon=":material/keep:")
            st.button("Show the newest", on_click=commit, args=("rev", None))
    asof = state.get("asof")
    if isinstance(asof, date) and asof > date.today():
        st.warning(f"The as-of date {asof} is in the future: this is what is known today.")


def _tabs(result: ViewResult) -> None:
    """Draw the tabs for the view's forms and its table, and the share button."""
    view = result.view
    own = view.form(None)
    labels = form_labels(view)
    state = current()
    selected = "table" if state.get("tab") == "table" else view.form(state.get(FORM)).code

    def chosen() -> None:
        choice = st.session_state["tab_choice"]
        commit("tab", "table" if choice == "table" else None)
        if choice != "table":
            commit(FORM, None if choice == own.code else choice)

    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.session_state.get("tab_choice") != selected:
            st.session_state["tab_choice"] = selected
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
            share_dialog(result)


def _chart(result: ViewResult) -> None:
    key = f"chart_{result.form.of}_{result.form.code}"

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            commit("mark", str(points[0]["customdata"][0]))

    st.plotly_chart(
        result.figure(),
        theme=None,
        key=key,
        on_select=clicked,
        selection_mode="points",
        config=_CHART,
        alt=result.alternative,
    )


def _table(result: ViewResult) -> None:
    rows, columns = result.rows, result.metadata.columns

    def chosen() -> None:
        picked = st.session_state["table"]["selection"]["rows"]
        if picked:
            commit("mark", str(rows["mark"].iloc[picked[0]]))

    st.caption("Choose a row to see its evidence.")
    readable = rows.assign(
        **{
            name: rows[name].map(column.values).fillna(rows[name])
            for name, column in columns.items()
            if column.values and name in rows
        }
    )
    readable["fact"] = [_own_fact(result.snapshot, row) for row in rows.to_dict("records")]
    st.dataframe(
        readable,
        column_order=[*columns, "fact"],
        column_config={
            name: st.column_config.Column(column.label, help=column.description or None)
            for name, column in columns.items()
        }
        | {"fact": st.column_config.LinkColumn("Fact", display_text="open")},
        hide_index=True,
        key="table",
        on_select=chosen,
        selection_mode="single-row",
        height=520,
    )


def _own_fact(snapshot: Snapshot, row: dict[Any, Any]) -> str | None:
    """Return the page of a row's only fact, or None for a row that counts many cells."""
    ids = row["evidence"]
    if not len(ids) or ("iso3" not in row and ids[0].startswith("figure/")):
        return None
    return fact_page(snapshot, ids[0])


def _footer(result: ViewResult) -> None:
    st.caption(literal(result.source_line))
    with st.expander("Definition and caveats"):
        st.text(result.metadata.definition)
        for caveat in result.metadata.caveats:
            st.text(f"• {caveat}")


def _open_evidence(result: ViewResult) -> None:
    mark = result.state.get("mark")
    if mark is None:
        return
    rows = result.rows[result.rows["mark"] == mark]
    if rows.empty:
        st.warning(literal(f"mark={mark} was left out: this chart has no such mark."))
        return
    row = rows.iloc[0]
    evidence_drawer(
        result.app,
        result.snapshot,
        mark_label(row),
        str(row.get("explained", "")),
        list(row["evidence"]),
    )

"""The evidence drawer of a mark: its table cells or its sentence in an article."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.store.snapshot import Snapshot
from dashboard.text.markdown import literal
from dashboard.ui.page_state import commit
from dashboard.ui.share_dialog import fact_page
from dashboard.views.app_context import AppContext
from dashboard.views.charts.precision import estimate_label, format_number, remark
from dashboard.views.passage import (
    VERIFIED,
    carried_by_words,
    clickable_url,
    is_empty,
    outdated_words,
    passage,
    with_fragment,
)
from dashboard.views.queries import query


def _closed() -> None:
    commit("mark", None)


@st.dialog("Evidence", position="right", width="small", on_dismiss=_closed)
def evidence_drawer(
    app: AppContext, snapshot: Snapshot, heading: str, explained: str, evidence_ids: list[str]
) -> None:
    """Show a mark's evidence in the given order; the cells of one table as a table."""
    st.markdown(f"**{literal(heading)}**")
    if explained:
        st.text(explained)
    if not evidence_ids:
        st.text("No figure is held here, so there is nothing that it rests on.")
        return
    evidence = query(app, snapshot, "evidence/by_id", ids=evidence_ids)
    # Facts are shown one by one, cells together if release and table are the same.
    together = evidence["evidence_id"].where(
        evidence["kind"] != "figure",
        evidence["release"].astype(str) + evidence["table_name"].astype(str),
    )
    for _, items in evidence.groupby(together, sort=False):
        if len(items) > 1:
            _table(snapshot, items)
            continue
        item = items.iloc[0].to_dict()
        with st.container(border=True):
            _figure(item) if item["kind"] == "figure" else _fact(app, item)
            _source(item)
            st.link_button("History and every view", fact_page(snapshot, item["evidence_id"]))


def _table(snapshot: Snapshot, cells: pd.DataFrame) -> None:
    """Show the cells behind a count, with table, row and column."""
    first = cells.iloc[0]
    st.text(f"{len(cells)} cells of the table “{first['table_name']}”, {first['table_title']}")
    st.dataframe(
        cells.assign(
            written=[
                format_number(*pair) for pair in zip(cells["value"], cells["decimals"], strict=True)
            ],
            estimate=[estimate_label(flag) for flag in cells["is_estimate"]],
            page=[fact_page(snapshot, evidence_id) for evidence_id in cells["evidence_id"]],
        ),
        column_order=["subject", "happened", "written", "estimate", "page"],
        column_config={
            "subject": "Row",
            "happened": "Column",
            "written": st.column_config.TextColumn(first["unit"], alignment="right"),
            "estimate": "",
            "page": st.column_config.LinkColumn("Fact", display_text="open"),
        },
        hide_index=True,
        height="content",
    )
    with st.container(border=True):
        _released(first)
        _source(first.to_dict())


def _figure(item: dict[Any, Any]) -> None:
    number = format_number(item["value"], item["decimals"])
    st.metric(f"{literal(item['subject'])}, {item['happened']}", f"{number} {item['unit']}")
    st.text(
        f"Table “{item['table_name']}”, row {item['subject']}, column {item['happened']}"
        f"{remark(item['is_estimate'])}."
    )
    if not is_empty(item["cell"]):
        st.text(f"Cell {item['cell']} of the workbook.")
    if not is_empty(item["note"]):
        st.text(item["note"])
    _released(item)


def _released(item: Any) -> None:
    published = item["release_published"]
    when = (
        "on a day not known"
        if is_empty(published)
        else f"{'on' if len(published) == len('2024-02-12') else 'in'} {published}"
    )
    st.text(f"Release of {item['release']}, published {when}: {item['table_title']}.")


def _fact(app: AppContext, item: dict[Any, Any]) -> None:
    when = "" if is_empty(item["happened"]) else f" · {item['happened']}"
    st.markdown(f"**{literal(item['subject'])}**{when}")
    if not is_empty(item["gist"]):
        st.text(item["gist"])
    if not is_empty(item["exact"]):
        _passage(app, item)
    if carriers := carried_by_words(item):
        st.caption(carriers)
    if not is_empty(item["note"]):
        st.caption(literal(item["note"]))


def _passage(app: AppContext, item: dict[Any, Any]) -> None:
    """Show the passage with its context if the text is stored, else the exact words."""
    around = passage(app.store, item)
    if around is not None:
        before, words, after = map(html.escape, around)
        st.html(f"<blockquote>…{before}<mark>{words}</mark>{after}…</blockquote>")
    else:
        st.html(f"<blockquote>“{html.escape(item['exact'])}”</blockquote>")
    st.caption(
        f"Characters {item['passage_start']:.0f} to {item['passage_end']:.0f} of the text "
        f"with SHA-256 {item['text_sha256'][:12]}…"
        + ("" if around else ", which is not in this store.")
    )
    if changed := outdated_words(item):
        st.caption(changed)


def _source(item: dict[Any, Any]) -> None:
    st.divider()
    date = "no date" if is_empty(item["source_published"]) else item["source_published"]
    st.text(
        f"Source: {item['publisher']}, “{item['source_title']}”, {date}. Read: {item['read_as']}."
    )
    if where := clickable_url(item["url"]):
        st.link_button("Open the source", with_fragment(where, item.get("exact")))
    if not is_empty(item["second_title"]):
        second_date = "" if is_empty(item["second_published"]) else f", {item['second_published']}"
        st.text(f"Also: {item['second_publisher']}, “{item['second_title']}”{second_date}.")
        if second := clickable_url(item["second_url"]):
            st.link_button("Open the second source", second)
    decided = ""
    if not is_empty(item["decided_by"]):
        decided = f" Decided by {item['decided_by']} on {item['decided_on']}."
    st.caption(
        literal(
            f"{VERIFIED[item['verification']]}{decided} Recorded in revision {item['recorded_in']}."
        )
    )
    if not is_empty(item["source_note"]):
        st.caption(literal(item["source_note"]))

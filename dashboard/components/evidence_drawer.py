"""The drawer that a mark opens: the table cell or the sentence that the mark rests on."""

import html
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard.components.literal import literal
from dashboard.components.reading import ask, store
from dashboard.components.state import commit
from dashboard.facts.evidence import sha256
from dashboard.snapshot import Snapshot

_AROUND = 280
"""Characters of the article shown on either side of a passage."""

_VERIFIED = {
    "two_sources": "Two texts that report it independently were read and agree.",
    "one_source": "One text was read.",
}


def _closed() -> None:
    commit("mark", None)


@st.dialog("Evidence", position="right", width="small", on_dismiss=_closed)
def evidence_drawer(
    snapshot: Snapshot, heading: str, explained: str, evidence_ids: list[str]
) -> None:
    """Show what one mark rests on, in the order given; the cells of one table as a table."""
    st.markdown(f"**{literal(heading)}**")
    if explained:
        st.text(explained)
    if not evidence_ids:
        st.text("No figure is held here, so there is nothing that it rests on.")
        return
    found = ask(snapshot, "evidence/by_id", ids=evidence_ids)
    # A fact stands alone; cells go together where release and table are the same.
    together = found["evidence_id"].where(
        found["kind"] != "figure", found["release"].astype(str) + found["table_name"].astype(str)
    )
    for _, items in found.groupby(together, sort=False):
        if len(items) > 1:
            _table(items)
            continue
        item = items.iloc[0].to_dict()
        with st.container(border=True):
            _figure(item) if item["kind"] == "figure" else _fact(item)
            _source(item)


def _table(cells: pd.DataFrame) -> None:
    """Show the cells that a count was made from: which table, which row, which column."""
    first = cells.iloc[0]
    st.text(f"{len(cells)} cells of the table “{first['table_name']}”, {first['table_title']}")
    st.dataframe(
        cells.assign(estimate=cells["is_estimate"].map({True: "estimate", False: ""})),
        column_order=["subject", "happened", "value", "estimate"],
        column_config={
            "subject": "Row",
            "happened": "Column",
            "value": st.column_config.NumberColumn(first["unit"], format="%.2f"),
            "estimate": "",
        },
        hide_index=True,
        height="content",
    )
    with st.container(border=True):
        _released(first)
        _source(first.to_dict())


def _figure(item: dict[Any, Any]) -> None:
    estimate = ", an estimate" if item["is_estimate"] else ""
    st.metric(
        f"{literal(item['subject'])}, {item['happened']}", f"{item['value']:.2f} {item['unit']}"
    )
    st.text(
        f"Table “{item['table_name']}”, row {item['subject']}, column {item['happened']}{estimate}."
    )
    _released(item)


def _released(item: Any) -> None:
    published = item["release_published_on"]
    when = "on a day not known" if pd.isna(published) else f"on {published:%Y-%m-%d}"
    st.text(f"Release of {item['release']}, published {when}: {item['table_title']}.")


def _fact(item: dict[Any, Any]) -> None:
    when = "" if _empty(item["happened"]) else f" · {item['happened']}"
    st.markdown(f"**{literal(item['subject'])}**{when}")
    if not _empty(item["gist"]):
        st.text(item["gist"])
    if not _empty(item["exact"]):
        _passage(item)
    if not _empty(item["note"]):
        st.caption(literal(item["note"]))


def _passage(item: dict[Any, Any]) -> None:
    """Show the article around the passage where its text is in the store, else the exact words."""
    path = store().texts / f"{item['text_sha256']}.txt"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    start, end = int(item["passage_start"]), int(item["passage_end"])
    if text and sha256(text) == item["text_sha256"]:
        before, passage, after = (
            html.escape(part)
            for part in (
                text[max(0, start - _AROUND) : start],
                text[start:end],
                text[end : end + _AROUND],
            )
        )
        st.html(f"<blockquote>…{before}<mark>{passage}</mark>{after}…</blockquote>")
    else:
        st.html(f"<blockquote>“{html.escape(item['exact'])}”</blockquote>")
    st.caption(
        f"Characters {start} to {end} of the text with SHA-256 {item['text_sha256'][:12]}…"
        + ("" if text else ", which is not in this store.")
    )


def _source(item: dict[Any, Any]) -> None:
    st.divider()
    date = "no date" if _empty(item["source_published"]) else item["source_published"]
    st.text(
        f"Source: {item['publisher']}, “{item['source_title']}”, {date}. Read: {item['read_as']}."
    )
    if web := _web(item["url"]):
        st.link_button("Open the source", _with_fragment(web, item.get("exact")))
    if not _empty(item["second_title"]):
        second_date = "" if _empty(item["second_published"]) else f", {item['second_published']}"
        st.text(f"Also: {item['second_publisher']}, “{item['second_title']}”{second_date}.")
        if second := _web(item["second_url"]):
            st.link_button("Open the second source", second)
    decided = ""
    if not _empty(item["decided_by"]):
        decided = f" Decided by {item['decided_by']} on {item['decided_on']}."
    st.caption(
        literal(
            f"{_VERIFIED[item['verification']]}{decided} Recorded in revision {item['recorded_in']}."
        )
    )
    if not _empty(item["source_note"]):
        st.caption(literal(item["source_note"]))


def _web(url: Any) -> str | None:
    """Return an address that may be clicked: http and https, nothing else."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else None


def _with_fragment(url: str, exact: Any) -> str:
    """Add a text fragment (WICG URL Fragment Text Directives), so that browsers show the words.

    A hyphen in the words is written %2D: the directive reads it as its own.
    """
    if _empty(exact) or "#" in url:
        return url
    return f"{url}#:~:text=" + quote(str(exact), safe="").replace("-", "%2D")


def _empty(value: Any) -> bool:
    return value == "" or bool(pd.isna(value))

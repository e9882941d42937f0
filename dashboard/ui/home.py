"""The home page: nine key numbers at most and the news, each a link to its view."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.page_state import current, synchronise
from dashboard.ui.view_page import notices
from dashboard.views.app_context import AppContext
from dashboard.views.news import news
from dashboard.views.queries import query

_IN_A_ROW = 3


def show_home(app: AppContext, pages: Mapping[str, Any], guides: Sequence[Any]) -> None:
    """Draw the page; `pages` maps slug to page, `guides` are the method and glossary pages."""
    invalid = synchronise("", (), {})
    revision = current().get("rev")
    snapshot, unpinned = app.snapshot_or_current(revision if isinstance(revision, int) else None)
    notices(invalid, unpinned, current(), snapshot)
    pinned = {"rev": str(revision)} if revision is not None and unpinned is None else {}
    st.title("Who meets NATO's spending guideline, who joined when, who said what", anchor=False)
    st.caption("Every mark on every chart opens the table cell or the sentence that it rests on.")
    numbers = query(app, snapshot, "evidence/home").to_dict("records")
    for first in range(0, len(numbers), _IN_A_ROW):
        for column, row in zip(
            st.columns(_IN_A_ROW), numbers[first : first + _IN_A_ROW], strict=False
        ):
            with column, st.container(border=True, height="stretch"):
                st.markdown(f"### {literal(row['number'])}")
                st.text(row["said"])
                parameters = {**dict(zip(row["names"], row["texts"], strict=True)), **pinned}
                st.page_link(pages[row["slug"]], label="Open the chart", query_params=parameters)
    st.subheader("What is new", anchor=False)
    for item in news(app, snapshot):
        with st.container(border=True):
            st.caption(literal(f"{item.about} · {item.published_on}"))
            st.text(item.finding)
            st.page_link(
                pages[item.slug], label="Open the chart", query_params={**item.parameters, **pinned}
            )
    st.caption("The same as an Atom feed: /feed.atom")
    with st.container(horizontal=True):
        for guide in guides:
            st.page_link(guide, label=guide.title.partition(" · ")[0])

"""The menu: a link per page that carries over the filters which both pages have."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui.page_state import current
from dashboard.views.app_context import AppContext
from dashboard.views.result import shared_parameters


def menu(
    app: AppContext,
    home: Any,
    pages: Mapping[str, Any],
    labels: Mapping[str, str],
    desk: Any = None,
) -> None:
    """Draw the links for the page's state; the desk's link for editors only."""
    state = current()
    st.page_link(home, label="Pledgewatch", icon=":material/monitoring:", query_params={})
    for slug, page in pages.items():
        st.page_link(page, label=labels[slug], query_params=shared_parameters(app, slug, state))
    if desk is not None:
        st.page_link(desk, label="Desk", icon=":material/edit_note:")
    st.divider()

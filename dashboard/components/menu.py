"""The menu: a link per page that takes along what the other page can use of the filters set."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.charts import views
from dashboard.components.showing import view_filters
from dashboard.components.state import current
from dashboard.filters import EVERYWHERE
from dashboard.links import serialise

_KEPT = [one for one in EVERYWHERE if one.name == "rev"]


def menu(home: Any, pages: Mapping[str, Any], labels: Mapping[str, str], desk: Any = None) -> None:
    """Draw the links for the state that the page has; that of the desk for who may edit."""
    st.page_link(home, label="Pledgewatch", icon=":material/monitoring:", query_params=_kept(None))
    for slug, page in pages.items():
        st.page_link(page, label=labels[slug], query_params=_kept(slug))
    if desk is not None:
        st.page_link(desk, label="Desk", icon=":material/edit_note:")
    st.divider()


def _kept(slug: str | None) -> dict[str, str]:
    filters = [] if slug is None else [*view_filters(views()[slug]), *_KEPT]
    return serialise(current(), filters)

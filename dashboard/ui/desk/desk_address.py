"""The parameters of the desk's address: the open article and the review, for reload and Back."""

import secrets

import streamlit as st

from dashboard.ui.desk.session_messages import CHOSEN

_ARTICLE, _REVIEW = "article", "review"
_NAMED, _OWN = "desk_named", "desk_review"
"""The last article in the address; this session's review id."""


def follow() -> None:
    """Open the article that the address names, if it changed."""
    source_id = st.query_params.get(_ARTICLE)
    if source_id != st.session_state.get(_NAMED):
        st.session_state[_NAMED] = st.session_state[CHOSEN] = source_id


def last_article() -> str | None:
    """Return the last article that the address named."""
    source_id: str | None = st.session_state.get(_NAMED)
    return source_id


def write_address() -> None:
    """Write the open article and the review into the address.

    Only after an action of the visitor: otherwise Back would return to the same page.
    """
    chosen = st.session_state.get(CHOSEN)
    parameters = {_REVIEW: review(), **({_ARTICLE: chosen} if chosen else {})}
    st.session_state[_NAMED] = chosen
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)


def review() -> str:
    """Return the id of this review: from the address, or a new one."""
    own: str = st.query_params.get(_REVIEW) or st.session_state.get(_OWN) or secrets.token_hex(4)
    st.session_state[_OWN] = own
    return own

"""The parameters of the desk's address: the open article and the review, for reload and Back."""

import secrets

import streamlit as st

from dashboard.ui.desk.session_messages import CHOSEN

_ARTICLE, _REVIEW = "article", "review"
_NAMED, _OWN = "desk_named", "desk_review"
"""The article that the address named last; this session's name for its review."""


def follow() -> None:
    """Open the article that the address names, if it changed."""
    source_id = st.query_params.get(_ARTICLE)
    if source_id != st.session_state.get(_NAMED):
        st.session_state[_NAMED] = st.session_state[CHOSEN] = source_id


def named() -> str | None:
    """Return the article that was named last."""
    source_id: str | None = st.session_state.get(_NAMED)
    return source_id


def write() -> None:
    """Write what is on the desk into the address: only after a visitor did something, or Back
    would lead to where it came from.
    """
    chosen = st.session_state.get(CHOSEN)
    wanted = {_REVIEW: review(), **({_ARTICLE: chosen} if chosen else {})}
    st.session_state[_NAMED] = chosen
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def review() -> str:
    """Return the name of this review: that of the address, or a new one."""
    own: str = st.query_params.get(_REVIEW) or st.session_state.get(_OWN) or secrets.token_hex(4)
    st.session_state[_OWN] = own
    return own

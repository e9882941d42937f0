"""The canonical state of a page: codes only, synchronised with the address both ways."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from dashboard.views.filter_types import Value
from dashboard.views.filters import EVERYWHERE, Filter
from dashboard.views.url import InvalidParameter, PageState, parse, serialise

_STATE, _INVALID, _ADDRESS, _DIRTY = "state", "invalid", "address", "dirty"


def query() -> list[tuple[str, str]]:
    """Return the address's decoded name and value pairs, with repeated names."""
    return [(name, text) for name in st.query_params for text in st.query_params.get_all(name)]


def current() -> PageState:
    """Return the state of the current page."""
    state: PageState = st.session_state.setdefault(_STATE, {})
    return state


def synchronise(
    slug: str, filters: Sequence[Filter], allowed: Mapping[str, Collection[str]]
) -> list[InvalidParameter]:
    """Synchronise state and address, and return the address's invalid parameters.

    A change by the user (`commit`) is written to the address; any other change of the address (a
    link, Back, typing) is read from it. A flag tells the two apart, not a comparison: the
    browser's address lags behind quick clicks.
    """
    session = st.session_state
    pairs = query()
    if session.get(_DIRTY) and session.get(_ADDRESS, ("",))[0] == slug:
        parameters = serialise(current(), (*filters, *EVERYWHERE))
        if parameters != dict(pairs):
            st.query_params.from_dict(parameters)
        pairs = list(parameters.items())
        session[_INVALID] = []
    elif session.get(_ADDRESS) != (slug, pairs):
        session[_STATE], session[_INVALID] = parse(pairs, (*filters, *EVERYWHERE), allowed)
    session[_ADDRESS], session[_DIRTY] = (slug, pairs), False
    invalid: list[InvalidParameter] = session.get(_INVALID, [])
    return invalid


def commit(name: str, value: Value | None) -> None:
    """Record a change that the user made; call it in a widget's callback."""
    state = dict(current())
    state.pop(name, None)
    if value is not None:
        state[name] = value
    if name not in ("mark", "tab"):
        state.pop("mark", None)
    st.session_state[_STATE] = state
    st.session_state[_DIRTY] = True

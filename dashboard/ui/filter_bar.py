"""The filter bar: one widget per filter, a projection of the page's state."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.page_state import commit, current
from dashboard.views.filter_types import Choice, Codes, Day, DayRange, Days, Value, YearRange, Years
from dashboard.views.filters import Filter

_FEW = 4
"""Maximum choices side by side; more go into a menu."""

_UNSET = ""

Bounds = tuple[Any, Any] | None


def filter_bar(
    filters: Sequence[Filter],
    choices: Mapping[str, Mapping[str, str]],
    bounds: Mapping[str, Bounds],
) -> None:
    """Draw the filters; `bounds` gives the first and last year or day of ranges."""
    for filter_ in filters:
        value = current().get(filter_.name, filter_.default)
        labels = filter_.choices or choices.get(filter_.name, {})
        if isinstance(filter_.kind, Codes):
            _codes(filter_, value, labels)
        elif isinstance(filter_.kind, Choice):
            _choice(filter_, value, labels)
        elif isinstance(filter_.kind, Day):
            _day(filter_, value)
        elif isinstance(filter_.kind, YearRange | DayRange):
            _range(filter_, value, bounds.get(filter_.name))


def _show(key: str, value: Any) -> str:
    """Copy the state's value into the widget; the state decides, not the widget."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def _codes(filter_: Filter, value: Any, labels: Mapping[str, str]) -> None:
    key = _show(f"filter_{filter_.name}", list(value or ()))

    def changed() -> None:
        commit(filter_.name, tuple(st.session_state[key]) or None)

    draw = st.pills if len(labels) <= _FEW else st.multiselect
    # Streamlit renders labels of pills as Markdown, but not those of a list.
    write = literal if len(labels) <= _FEW else str
    more: dict[str, Any] = (
        {"selection_mode": "multi"} if len(labels) <= _FEW else {"placeholder": "All"}
    )
    draw(
        filter_.label,
        list(labels),
        format_func=lambda code: write(labels.get(code, code)),
        key=key,
        on_change=changed,
        help=filter_.help or None,
        **more,
    )


def _choice(filter_: Filter, value: Any, labels: Mapping[str, str]) -> None:
    key = _show(f"filter_{filter_.name}", value or _UNSET)

    def changed() -> None:
        commit(filter_.name, st.session_state[key] or None)

    st.selectbox(
        filter_.label,
        [_UNSET, *labels],
        format_func=lambda code: labels.get(code, filter_.unset),
        key=key,
        on_change=changed,
        help=filter_.help or None,
    )


def _day(filter_: Filter, value: Any) -> None:
    key = _show(f"filter_{filter_.name}", value)

    def changed() -> None:
        commit(filter_.name, st.session_state[key])

    st.date_input(
        filter_.label,
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        key=key,
        on_change=changed,
        help=filter_.help or None,
    )


def _range(filter_: Filter, value: Any, bounds: Bounds) -> None:
    if bounds is None or bounds[0] >= bounds[1]:
        return
    low, high = bounds
    make: type[Years] | type[Days] = Years if isinstance(filter_.kind, YearRange) else Days
    first, last = (value.first, value.last) if value is not None else (None, None)
    if isinstance(value, Years) and value.latest:
        first = last = high
    ends = (min(max(first or low, low), high), max(min(last or high, high), low))
    key = _show(f"filter_{filter_.name}", ends)

    def changed() -> None:
        start, end = st.session_state[key]
        chosen: Value = make(None if start == low else start, None if end == high else end)
        commit(filter_.name, None if chosen == make() else chosen)

    st.slider(filter_.label, low, high, key=key, on_change=changed, help=filter_.help or None)

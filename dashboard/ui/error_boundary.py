"""The error boundary of a page: a sentence and an incident number instead of a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from dashboard.errors import PledgewatchError

_log = logging.getLogger("pledgewatch")


@contextmanager
def error_boundary() -> Iterator[None]:
    """Show an error as a sentence with an incident number that is also in the log.

    Only the log gets the error's own text, because it may name folders.
    """
    try:
        yield
    except PledgewatchError as error:
        incident(error)


def incident(error: Exception) -> bool:
    """Log `error` under a number and show the number; return True to mark it as handled."""
    number = uuid4().hex[:8]
    _log.error("incident %s: %s: %s", number, type(error).__name__, error)
    st.error(
        f"This page cannot be shown right now (incident {number}). "
        "Try again in a moment; if it stays, tell whoever runs this dashboard the number.",
        icon=":material/error:",
    )
    return True

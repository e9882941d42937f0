"""The application context of the Streamlit script.

Streamlit runs the script's file anew for every visitor and passes nothing to it, so the server
hands its context over here, once. Only the script itself reads it; everything below is given it.
"""

from dashboard.errors import ServeError
from dashboard.views.app_context import AppContext

_installed: list[AppContext] = []


def install(context: AppContext) -> None:
    """Hand the context of a server, or of a test, over to the script."""
    _installed[:] = [context]


def app_context() -> AppContext:
    """Return the context; raise ServeError where the script runs without a server of ours."""
    if not _installed:
        raise ServeError("The pages have no store.", "Start them with: pledgewatch serve.")
    return _installed[0]

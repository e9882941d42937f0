"""The application context of the Streamlit script.

Streamlit runs the script's file again for every visitor without arguments, so the server installs
its context here, once. Only the script itself reads it and passes it to everything below.
"""

from dashboard.errors import ServeError
from dashboard.views.app_context import AppContext

_installed: list[AppContext] = []


def install(context: AppContext) -> None:
    """Install the context of a server or of a test for the script."""
    _installed[:] = [context]


def app_context() -> AppContext:
    """Return the context; raise ServeError if the script runs without our server."""
    if not _installed:
        raise ServeError("The pages have no store.", "Start them with: pledgewatch serve.")
    return _installed[0]

"""Session cache of the desk's reads of the ledger: once per revision, not at every rerun."""

from collections.abc import Callable
from typing import Any

from dashboard.views.app_context import AppContext


def cached_at_head(app: AppContext, name: str, compute: Callable[[], Any]) -> Any:
    """Return the value computed under this name for the ledger's newest revision."""
    return app.caches.rows.get(("desk", app.store.ledger.head(), name), compute)

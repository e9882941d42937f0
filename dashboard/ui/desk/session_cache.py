"""What the desk has read of the ledger before: once per revision, not at every rerun."""

from collections.abc import Callable
from typing import Any

from dashboard.views.queries import answers, store


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returned under this name for the ledger's newest revision."""
    head = store().ledger.head()
    return answers().get(("desk", str(store().folder), head, name), make)

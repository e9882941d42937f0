"""Console, progress line and opened store for every command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from dashboard.settings import Settings
from dashboard.text.plain import printable

if TYPE_CHECKING:
    from dashboard.store.store import Store

out, err = Console(), Console(stderr=True)

StoreOption = Annotated[
    Path | None, typer.Option("--store", help="The store's folder; default: the platform's.")
]
By = Annotated[str | None, typer.Option("--by", help="Who decides; default: you.")]


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Show a progress line; `what` is plain text, for example a file's name, never markup."""
    with err.status(Text(printable(what))):
        yield


def opened_store(folder: Path | None) -> "Store":
    """Open the store with the newest seed data; raise StoreError and its subclasses."""
    from dashboard.store.store import Store

    store = Store(Settings.from_environment().at(folder), tell=lambda line: err.print(Text(line)))
    with busy("Opening the store"):
        store.prepare()
    return store

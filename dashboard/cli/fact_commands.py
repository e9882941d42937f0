"""Commands about facts: list them, decide on them, undo a review, print their history."""

import getpass
from typing import Annotated, Literal

import typer
from rich.text import Text

from dashboard.cli.console import By, StoreOption, busy, opened_store, out
from dashboard.errors import InputError


def facts(
    status: Annotated[
        Literal["candidate", "accepted", "corrected", "rejected"] | None, typer.Option()
    ] = None,
    kind: Annotated[Literal["count", "membership_event", "reaction"] | None, typer.Option()] = None,
    source: Annotated[str | None, typer.Option(help="Only facts of this source.")] = None,
    store: StoreOption = None,
) -> None:
    """List facts with their status and evidence.

    Example: pledgewatch facts --status candidate --kind count
    """
    from dashboard.cli.printing import print_facts

    rows = (
        opened_store(store)
        .current()
        .query("evidence/facts", status=status, kind=kind, source=source)
    )
    print_facts(out, rows)


def review(
    decision: Annotated[Literal["accept", "reject"], typer.Argument()],
    fact_ids: Annotated[list[str], typer.Argument(metavar="ID...")],
    correct: Annotated[
        list[str] | None, typer.Option("--set", help="Correct a field: --set stance=oppose")
    ] = None,
    reviewer: By = None,
    store: StoreOption = None,
) -> None:
    """Accept (or correct) or reject candidates; the charts show what was accepted.

    Example: pledgewatch review accept a1b2_c01 --set guideline=2 --by "A. Editor"
    """
    from dashboard.review.deciding import decide
    from dashboard.views.chart_reasons import published_reasons

    pairs = [item.partition("=") for item in correct or []]
    if bad := [name for name, equals, _ in pairs if not equals]:
        raise InputError(f"--set {bad[0]} sets nothing.", "Write --set field=value.")
    opened = opened_store(store)
    corrections = {name: value for name, _, value in pairs}
    with busy("Recording the decision"):
        revision = decide(
            opened, fact_ids, decision == "accept", corrections, reviewer or getpass.getuser()
        )
    out.print(Text(f"Revision {revision.revision} recorded: {revision.message}."))
    for fact_id, reason in published_reasons(opened, opened.state(), fact_ids).items():
        out.print(Text(f"{fact_id}: {reason}"))


def undo(
    revision: Annotated[int, typer.Argument(min=1, help="The review to take back.")],
    reviewer: By = None,
    store: StoreOption = None,
) -> None:
    """Undo a review: the rows before it are recorded as one more revision.

    Example: pledgewatch undo 12
    """
    from dashboard.review.undo import undo as take_back

    opened = opened_store(store)
    with busy("Taking it back"):
        done = take_back(opened, revision, reviewer or getpass.getuser())
    out.print(Text(f"Revision {done.revision} recorded: {done.message}."))


def history(
    fact_id: Annotated[str, typer.Argument(metavar="ID")], store: StoreOption = None
) -> None:
    """Print every revision that touched a fact: who, when, and what changed.

    Example: pledgewatch history a1b2_c01
    """
    from dashboard.cli.printing import print_history
    from dashboard.store.history import fact_history

    print_history(out, fact_id, fact_history(opened_store(store), fact_id))

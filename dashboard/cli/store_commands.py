"""Commands that keep a store: build, check, and import a release of figures."""

import getpass
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dashboard.cli.console import StoreOption, busy, opened_store, out
from dashboard.errors import CheckError, InputError


def build(
    revision: Annotated[int | None, typer.Option(min=1, help="An older revision.")] = None,
    store: StoreOption = None,
) -> None:
    """Build the newest snapshot from the ledger, or that of an older revision.

    Example: pledgewatch build --revision 1
    """
    opened = opened_store(store)
    with busy("Building"):
        snapshot = opened.current() if revision is None else opened.at(revision)
    out.print(Text(f"Revision {snapshot.revision} stands in {snapshot.path}."))


def check(store: StoreOption = None) -> None:
    """Check the shipped data, the ledger's chain, every snapshot check, and the kept texts.

    Example: pledgewatch check --store ./store
    """
    from dashboard.store.texts import altered_texts, mismatched_evidence

    opened = opened_store(store)
    with busy("Checking"):
        revisions = opened.ledger.revisions()
        opened.rehearse({})
        differing = altered_texts(opened)
        misquoted = mismatched_evidence(opened)
    if differing:
        raise InputError(
            f"The kept text {differing[0]} is not the text that was read.",
            "Add the article again from its file.",
        )
    if misquoted:
        raise CheckError(
            f"The evidence of {misquoted[0]} does not stand in its text to the letter.",
            "Reject that fact, and add the article again.",
        )
    out.print(f"Sound: {len(revisions)} revisions, all checks pass, all kept texts match.")


def import_release(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    published: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="The day on which NATO published it.")
    ],
    vintage: Annotated[
        str | None, typer.Option(help="Its code; default: nato_ with year and month.")
    ] = None,
    title: Annotated[str, typer.Option()] = "Defence Expenditure of NATO Countries",
    url: Annotated[str | None, typer.Option(help="Where readers find it.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Record without asking.")] = False,
    store: StoreOption = None,
) -> None:
    """Read NATO's workbook, show what it revises, and record it once you confirm.

    Example: pledgewatch import-release def-exp.xlsx --published 2026-07-10
    """
    from dashboard.cli.printing import print_planned_release
    from dashboard.releases.release_import import plan_release, record_release

    opened = opened_store(store)
    with busy("Reading the workbook"):
        planned = plan_release(opened, file, published.date(), vintage, title, url)
    if planned.is_known:
        out.print(Text(f"{planned.release.vintage} is in the store already: nothing to record."))
        return
    print_planned_release(out, planned)
    if not yes:
        if not sys.stdin.isatty():
            raise InputError("Nobody is here to confirm.", "Say --yes to record without asking.")
        typer.confirm("Record this release?", abort=True)
    with busy("Recording"):
        revision = record_release(opened, planned, getpass.getuser())
    out.print(Text(f"Revision {revision.revision} recorded: {revision.message}."))


def compare_workbook(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    vintage: Annotated[
        str, typer.Argument(help="The code of a release, for instance nato_2024_06.")
    ],
    store: StoreOption = None,
) -> None:
    """Compare NATO's workbook with a recorded release, cell by cell; nothing is recorded.

    Example: pledgewatch compare-workbook def-exp.xlsx nato_2024_06
    """
    from dashboard.cli.printing import print_agreements
    from dashboard.releases import release_import

    opened = opened_store(store)
    with busy("Reading the workbook"):
        agreements = release_import.compare_workbook(opened, file, vintage)
    print_agreements(out, agreements)

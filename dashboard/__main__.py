"""The commands: reads Settings once, passes them down, and turns errors into one sentence."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from dashboard.errors import CheckError, DataError, InputError, PledgewatchError
from dashboard.settings import Settings

app = typer.Typer(
    name="pledgewatch",
    help="Who meets NATO's spending guideline, who joined when, and who said what about it.",
    epilog="Exit codes: 0 done, 2 usage, 3 input, 4 data, 5 store, 6 locked, 7 ledger, 8 server.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
out, err = Console(), Console(stderr=True)

StoreOption = Annotated[
    Path | None, typer.Option("--store", help="The store's folder; default: the platform's.")
]
Headless = Annotated[bool, typer.Option("--headless", help="Do not open a browser.")]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 is every one.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]


@contextmanager
def _busy(what: str) -> Iterator[None]:
    with err.status(what):
        yield


def _store(folder: Path | None):  # type: ignore[no-untyped-def]
    """Open the store, brought up to what ships; heavy imports wait until they are needed."""
    from dashboard.store import Store

    store = Store(Settings.from_environment().at(folder), tell=lambda line: err.print(Text(line)))
    with _busy("Opening the store"):
        store.prepare()
    return store


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Without a command: serve.

    Examples:

      pledgewatch

      pledgewatch serve --port 9000 --headless

      pledgewatch add article.txt --date 2024-02-12

      pledgewatch export facts/
    """
    if context.invoked_subcommand is None:
        serve()


@app.command()
def serve(
    store: StoreOption = None,
    host: Host = "localhost",
    port: Port = 8501,
    headless: Headless = False,
) -> None:
    """Build the store if need be, serve the dashboard, print its address, open a browser.

    Example: pledgewatch serve --host 0.0.0.0 --port 9000 --headless
    """
    from dashboard.server import compress_static, refuse_taken_port, run

    refuse_taken_port(host, port)
    opened = _store(store)
    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("Compressing the pages' scripts (once)", total=None)
        compress_static(lambda done, total: progress.update(task, completed=done, total=total))
    out.print(f"Pledgewatch is at http://{host}:{port} (Ctrl+C stops it).")
    run(opened.settings, host, port, headless or not _has_screen())


def _has_screen() -> bool:
    if os.environ.get("CI"):
        return False
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


@app.command()
def add(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|ADDRESS…", help="Text or HTML files, at most 5 MB each, or web addresses."
        ),
    ],
    feed: Annotated[
        int, typer.Option(min=0, help="Take the addresses for feeds; add so many entries of each.")
    ] = 0,
    date: Annotated[str | None, typer.Option(help="When it was published: 2024-02-12.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(help="Where readers find it.")] = None,
    llm: Annotated[
        bool, typer.Option("--llm", help="Ask the language model of PLEDGEWATCH_LLM_ADDRESS, too.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Read articles, keep their texts in the store and propose facts with their evidence.

    Example: pledgewatch add article.txt --date 2024-02-12 --publisher "The Example"

    Or from the web, where the program asks for nothing but the addresses you name:

      pledgewatch add https://example.org/report.html

      pledgewatch add --feed 5 https://example.org/news.rss
    """
    from dashboard.articles.apart import LONG, propose_apart
    from dashboard.articles.extraction import extract_all
    from dashboard.articles.llm import endpoint
    from dashboard.articles.ways_in import entries_of, from_address, from_file, is_address
    from dashboard.printing import print_added, print_proposed
    from dashboard.recording.adding import add_article
    from dashboard.recording.proposing import propose_more

    settings = Settings.from_environment()
    asked = endpoint(settings.llm_address, settings.llm_model, settings.llm_key) if llm else None
    given = {"publisher": publisher, "title": title, "url": url, "published_on": date}
    named = list(articles)
    if feed:
        named = [entry.url for address in articles for entry in entries_of(address)[:feed]]
    read = []
    for one in named:
        with _busy(f"Reading {one}"):
            read.append(
                from_address(one, given) if is_address(one) else from_file(Path(one), given)
            )
    opened = _store(store)
    for article in read:
        extract = propose_apart if len(article.text) > LONG else extract_all
        with _busy(f"Looking for facts in {article.source.title}"):
            added = add_article(opened, article, getpass.getuser(), extract)
        print_added(out, added)
        if asked is not None:
            source = added.article.source.source_id
            with _busy(f"Asking {asked.model}"):
                more = propose_more(opened, source, asked, getpass.getuser())
            print_proposed(out, more)


@app.command()
def candidates(
    files: Annotated[list[Path], typer.Argument(help="Text files, UTF-8.")],
    date: Annotated[str | None, typer.Option(help="When they were published.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="A JSON object each, on a line.")] = False,
) -> None:
    """Propose facts from text files and print them; nothing is recorded.

    Example: pledgewatch candidates article.txt --date 2024-02-12 --jsonl
    """
    import json

    from dashboard.articles.candidate_lines import candidate_lines
    from dashboard.articles.read import read_text_file
    from dashboard.printing import print_lines
    from dashboard.recording.adding import shipped_officials

    articles = [read_text_file(path, published_on=date) for path in files]
    officials = shipped_officials(Settings.from_environment().data)
    for article in articles:
        lines = candidate_lines(article, officials)
        if jsonl:
            for line in lines:
                print(json.dumps(line, ensure_ascii=False))
        else:
            print_lines(out, article, lines)


@app.command()
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
    from dashboard.printing import print_facts

    rows = _store(store).current().query("evidence/facts", status=status, kind=kind, source=source)
    print_facts(out, rows)


@app.command()
def review(
    decision: Annotated[Literal["accept", "reject"], typer.Argument()],
    fact_ids: Annotated[list[str], typer.Argument(metavar="ID...")],
    correct: Annotated[
        list[str] | None, typer.Option("--set", help="Correct a field: --set stance=oppose")
    ] = None,
    reviewer: Annotated[str | None, typer.Option("--by", help="Who decides; default: you.")] = None,
    store: StoreOption = None,
) -> None:
    """Accept (or correct) or reject candidates; the charts show what was accepted.

    Example: pledgewatch review accept a1b2_c01 --set guideline=2 --by "A. Editor"
    """
    from dashboard.recording.deciding import decide
    from dashboard.recording.shown import hidden

    pairs = [item.partition("=") for item in correct or []]
    if bad := [name for name, equals, _ in pairs if not equals]:
        raise InputError(f"--set {bad[0]} sets nothing.", "Write --set field=value.")
    opened = _store(store)
    corrections = {name: value for name, _, value in pairs}
    with _busy("Recording the decision"):
        revision = decide(
            opened, fact_ids, decision == "accept", corrections, reviewer or getpass.getuser()
        )
    out.print(Text(f"Revision {revision.revision} recorded: {revision.message}."))
    for fact_id, why in hidden(opened.state(), fact_ids).items():
        out.print(Text(f"{fact_id}: {why}"))


@app.command()
def reanchor(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An article whose text changed.")],
    reviewer: Annotated[str | None, typer.Option("--by", help="Who; default: you.")] = None,
    store: StoreOption = None,
) -> None:
    """Move the facts of an article that still stand word for word to its newest text; mark the rest.

    Example: pledgewatch reanchor example_a1b2c3d4
    """
    from dashboard.recording.versions import move_to_newest

    opened = _store(store)
    with _busy("Moving"):
        by = reviewer or getpass.getuser()
        revision = move_to_newest(opened, source, by, seen=opened.ledger.head())
    out.print(Text(f"Revision {revision.revision} recorded: {revision.message}."))


@app.command()
def undo(
    revision: Annotated[int, typer.Argument(min=1, help="The review to take back.")],
    reviewer: Annotated[str | None, typer.Option("--by", help="Who; default: you.")] = None,
    store: StoreOption = None,
) -> None:
    """Take a review back: what stood before it is recorded as one more revision.

    Example: pledgewatch undo 12
    """
    from dashboard.recording.history import undo as take_back

    opened = _store(store)
    with _busy("Taking it back"):
        done = take_back(opened, revision, reviewer or getpass.getuser())
    out.print(Text(f"Revision {done.revision} recorded: {done.message}."))


@app.command()
def history(
    fact_id: Annotated[str, typer.Argument(metavar="ID")], store: StoreOption = None
) -> None:
    """Print every revision that touched a fact: who, when, and what changed.

    Example: pledgewatch history a1b2_c01
    """
    from dashboard.printing import print_history
    from dashboard.recording.history import history as changes

    print_history(out, fact_id, changes(_store(store), fact_id))


@app.command("import-release")
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
    from dashboard.printing import print_planned
    from dashboard.releases.recording import plan_release, record_release

    opened = _store(store)
    with _busy("Reading the workbook"):
        planned = plan_release(opened, file, published.date(), vintage, title, url)
    if planned.is_known:
        out.print(Text(f"{planned.release.vintage} is in the store already: nothing to record."))
        return
    print_planned(out, planned)
    if not yes:
        if not sys.stdin.isatty():
            raise InputError("Nobody is here to confirm.", "Say --yes to record without asking.")
        typer.confirm("Record this release?", abort=True)
    with _busy("Recording"):
        revision = record_release(opened, planned, getpass.getuser())
    out.print(Text(f"Revision {revision.revision} recorded: {revision.message}."))


@app.command()
def build(
    revision: Annotated[int | None, typer.Option(min=1, help="An older revision.")] = None,
    store: StoreOption = None,
) -> None:
    """Build the newest snapshot from the ledger, or that of an older revision.

    Example: pledgewatch build --revision 1
    """
    opened = _store(store)
    with _busy("Building"):
        snapshot = opened.current() if revision is None else opened.at(revision)
    out.print(Text(f"Revision {snapshot.revision} stands in {snapshot.path}."))


@app.command()
def check(store: StoreOption = None) -> None:
    """Check the shipped data, the ledger's chain, every snapshot check, and the kept texts.

    Example: pledgewatch check --store ./store
    """
    from dashboard.recording.kept import evidence_that_differs, texts_that_differ

    opened = _store(store)
    with _busy("Checking"):
        revisions = opened.ledger.revisions()
        opened.rehearse({})
        differing = texts_that_differ(opened)
        misquoted = evidence_that_differs(opened)
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


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    store: StoreOption = None,
) -> None:
    """Write every recorded table as CSV: figures, facts, sources and the rest.

    Example: pledgewatch export ./facts
    """
    from dashboard.export import export_csv

    opened = _store(store)
    with _busy("Writing"):
        written = export_csv(opened.state(), folder)
    for name, rows in written.items():
        out.print(Text(f"{name}: {rows} rows"))


@app.command()
def bundle(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    revision: Annotated[int | None, typer.Option(min=1, help="An older revision.")] = None,
    address: Annotated[
        str | None, typer.Option(help="Where it will be published: https://example.org/nato.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Write every view with its data and evidence as a site that needs no server.

    Example: pledgewatch bundle ./site --address https://example.org/nato
    """
    from dashboard.bundle.writing import write_bundle

    opened = _store(store)
    # What a view shows is read from the store that the environment names, as pages do.
    os.environ["PLEDGEWATCH_STORE"] = str(opened.settings.store)
    with _busy("Writing"):
        written = write_bundle(folder, revision, address)
    size = sum(one.bytes for one in written.files.values()) / 1e6
    out.print(
        Text(
            f"Revision {written.revision}: {len(written.files)} files, {size:.1f} MB, in {folder}."
        )
    )


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What bundle wrote.")],
) -> None:
    """Check that a bundle's files are those that were written: none missing, changed or extra.

    Example: pledgewatch verify ./site
    """
    from dashboard.bundle.manifest import differences, read_manifest

    manifest = read_manifest(folder)
    differing = differences(folder, manifest)
    for line in differing:
        out.print(Text(line), soft_wrap=True)
    if differing:
        raise DataError(
            f"{folder} is not what was written; files that differ: {len(differing)}.",
            "Write the bundle again, or get it again from where it came.",
        )
    out.print(Text(f"Sound: revision {manifest.revision}, {len(manifest.files)} files."))


def main() -> None:
    """Run the command line; an error of ours is one sentence and its exit code."""
    try:
        app()
    except PledgewatchError as error:
        err.print(Text.assemble(("Error: ", "bold red"), str(error)), soft_wrap=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()

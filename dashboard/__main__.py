"""The program: its commands, its default command, and errors as one sentence."""

import io
import os
import sys
from dataclasses import replace
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from dashboard.cli import article_commands, export_commands, fact_commands, store_commands
from dashboard.cli.console import StoreOption, err, opened_store, out
from dashboard.errors import PledgewatchError, StoreError
from dashboard.text.plain import printable

app = typer.Typer(
    name="pledgewatch",
    help="Who meets NATO's spending guideline, who joined when, and who said what about it.",
    epilog="Exit codes: 0 done, 2 usage, 3 input, 4 data, 5 store, 6 locked, 7 ledger, 8 server.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Headless = Annotated[bool, typer.Option("--headless", help="Do not open a browser.")]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 is every one.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]


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
    from dashboard.server.asgi import compress_static, refuse_taken_port, run
    from dashboard.views.app_context import AppContext

    refuse_taken_port(host, port)
    opened = opened_store(store)
    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("Compressing the pages' scripts (once)", total=None)
        compress_static(lambda done, total: progress.update(task, completed=done, total=total))
    out.print(f"Pledgewatch is at http://{host}:{port} (Ctrl+C stops it).")
    context = AppContext(replace(opened.settings, host=host), opened)
    run(context, port, headless or not _has_screen())


def _has_screen() -> bool:
    if os.environ.get("CI"):
        return False
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


for command in (
    article_commands.add,
    article_commands.candidates,
    fact_commands.facts,
    fact_commands.review,
    fact_commands.undo,
    fact_commands.history,
    article_commands.reanchor,
    store_commands.import_release,
    store_commands.compare_workbook,
    store_commands.build,
    store_commands.check,
    export_commands.export,
    export_commands.bundle,
    export_commands.verify,
):
    app.command()(command)


def main() -> None:
    """Run the command line; an error of ours is one sentence and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal's encoding lacks is printed as ?, without an error.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except PledgewatchError as error:
        err.print(Text.assemble(("Error: ", "bold red"), printable(str(error))), soft_wrap=True)
        sys.exit(error.exit_code)
    except OSError as error:
        if error.filename is not None:
            raise
        # stdout is full (for example /dev/full); the error names no file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        err.print(Text(f"Error: The answer cannot be written: {error.strerror or error}."))
        sys.exit(StoreError.exit_code)


if __name__ == "__main__":
    main()

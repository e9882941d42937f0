"""Commands for publishing: tables, and a site without a server."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dashboard.cli.console import StoreOption, busy, opened_store, out
from dashboard.errors import DataError
from dashboard.text.plain import printable


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    store: StoreOption = None,
) -> None:
    """Write every recorded table as CSV: figures, facts, sources and the rest.

    Example: pledgewatch export ./facts
    """
    from dashboard.exports.table_export import export_csv

    opened = opened_store(store)
    with busy("Writing"):
        counts = export_csv(opened.state(), folder)
    for name, rows in counts.items():
        out.print(Text(f"{name}: {rows} rows"))


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
    from dashboard.exports.site.manifest import digest
    from dashboard.exports.site.writer import write_bundle
    from dashboard.views.app_context import AppContext

    opened = opened_store(store)
    with busy("Writing"):
        manifest = write_bundle(AppContext.of(opened), folder, revision, address)
    size = sum(file.bytes for file in manifest.files.values()) / 1e6
    out.print(
        Text(
            f"Revision {manifest.revision}: {len(manifest.files)} files, {size:.1f} MB, in {folder}."
        )
    )
    out.print(Text(f"SHA-256 of its manifest: {digest(folder)}."), soft_wrap=True)


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What bundle wrote.")],
) -> None:
    """Check that a bundle's files are those that were written: none missing, changed or extra.

    Example: pledgewatch verify ./site
    """
    from dashboard.exports.site.manifest import differences, digest, read_manifest

    manifest = read_manifest(folder)
    differing = differences(folder, manifest)
    for line in differing:
        out.print(Text(printable(line)), soft_wrap=True)
    if differing:
        raise DataError(
            f"{folder} is not what was written; files that differ: {len(differing)}.",
            "Write the bundle again, or get it again from where it came.",
        )
    out.print(Text(f"Sound: revision {manifest.revision}, {len(manifest.files)} files."))
    # An attacker who changes a file can change the manifest too: compare its digest with the source.
    out.print(Text(f"SHA-256 of its manifest: {digest(folder)}."), soft_wrap=True)

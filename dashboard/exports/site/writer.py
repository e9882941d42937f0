"""Atomic writing of a bundle: into a folder beside the target, which then replaces it."""

import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from dashboard.errors import InputError
from dashboard.exports.site.manifest import NAME, Manifest, file_entry
from dashboard.exports.site.site_contents import Contents, contents
from dashboard.store.atomic_files import sync_folder
from dashboard.store.revision import file_hash
from dashboard.text.plain import printable
from dashboard.views.app_context import AppContext

_STALE = 86_400
"""Seconds after which an unfinished bundle counts as abandoned."""


def write_bundle(
    app: AppContext, folder: Path, revision: int | None = None, address: str | None = None
) -> Manifest:
    """Write the newest or the given revision to the new or empty `folder`; return its manifest.

    `address` is where the folder will be published. The same revision gives the same bytes. Raises
    InputError for a folder or an address that cannot be used, and the store's errors; then, as when
    it is killed, `folder` is as it was.
    """
    base = _published(address)
    _refuse_full(folder)
    snapshot = app.snapshot(revision)
    head = app.revisions(snapshot)[-1]
    made = contents(app, snapshot, base)
    manifest = Manifest(
        revision=snapshot.revision,
        recorded_at=head.recorded_at,
        snapshot=snapshot.identity,
        ledger_head=file_hash(head.to_bytes()),
        address=base or None,
        credit=made.credit,
        files={path: file_entry(content) for path, content in sorted(made.files.items())},
    )
    _put(folder, made, manifest)
    return manifest


def _published(address: str | None) -> str:
    if address is None:
        return ""
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if (
        not is_web
        or not address.isprintable()
        or any(character in address for character in " ?#\"'<>\\")
    ):
        raise InputError(
            f"{printable(address, 80)} is no address of a folder.",
            "Write it as https://example.org/folder.",
        )
    return address.rstrip("/")


def _refuse_full(folder: Path) -> None:
    try:
        is_full = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise _not_written(folder, error) from error
    if is_full:
        raise InputError(f"{folder} is not an empty folder.", "Name a new one.")


def _not_written(folder: Path, error: OSError) -> InputError:
    return InputError(
        f"The bundle cannot be written to {printable(str(folder), 80)}: {error.strerror or error}.",
        "Free some space or name another folder.",
    )


def _put(folder: Path, made: Contents, manifest: Manifest) -> None:
    target = folder.absolute()
    _clear_away(target)
    begun = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        for path, content in made.files.items():
            _write(begun / path, content)
        _write(begun / NAME, manifest.model_dump_json(indent=2).encode() + b"\n")
        if target.exists():
            target.rmdir()  # raises if a file was put there in the meantime
        begun.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _not_written(folder, error) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _clear_away(target: Path) -> None:
    """Remove the leftovers of writers of this bundle that were killed more than a day ago."""
    begun = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{32}}\.part")
    with suppress(OSError):
        for path in target.parent.iterdir():
            is_ours = begun.fullmatch(path.name) and path.is_dir() and not path.is_symlink()
            if is_ours and time.time() - path.stat().st_mtime > _STALE:
                shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

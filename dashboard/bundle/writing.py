"""Writes a bundle: every file first into a folder beside the target, which then takes its place."""

import shutil
from pathlib import Path
from uuid import uuid4

from dashboard.bundle.contents import Contents, contents
from dashboard.bundle.manifest import NAME, Manifest, held
from dashboard.components.reading import store
from dashboard.errors import InputError
from dashboard.ledger.folder import sync_folder
from dashboard.ledger.revision import file_hash


def write_bundle(folder: Path, revision: int | None = None, address: str | None = None) -> Manifest:
    """Write the newest revision, or that one, into the new or empty `folder`; return its manifest.

    `address` is where the folder will be published. The same revision is the same bytes. Raises
    InputError for a folder or an address that cannot be used, and the store's errors; then, as when
    it is killed, `folder` is as it was.
    """
    base = _published(address)
    _refuse_full(folder)
    snapshot = store().current() if revision is None else store().at(revision)
    head = store().ledger.revisions(upto=snapshot.revision)[-1]
    made = contents(snapshot, base)
    manifest = Manifest(
        revision=snapshot.revision,
        recorded_at=head.recorded_at,
        snapshot=snapshot.identity,
        ledger_head=file_hash(head.to_bytes()),
        address=base or None,
        credit=made.credit,
        files={path: held(content) for path, content in sorted(made.files.items())},
    )
    _put(folder, made, manifest)
    return manifest


def _published(address: str | None) -> str:
    if address is None:
        return ""
    if not address.startswith(("https://", "http://")) or any(one in address for one in ' ?#"<>'):
        raise InputError(
            f"{address[:80]} is no address of a folder.", "Write it as https://example.org/folder."
        )
    return address.rstrip("/")


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is not an empty folder.", "Name a new one.")


def _put(folder: Path, made: Contents, manifest: Manifest) -> None:
    target = folder.absolute()
    begun = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        for path, content in made.files.items():
            _write(begun / path, content)
        _write(begun / NAME, manifest.model_dump_json(indent=2).encode() + b"\n")
        if target.exists():
            target.rmdir()  # raises where somebody put something there in the meantime
        begun.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise InputError(
            f"The bundle cannot be written to {folder}: {error.strerror or error}.",
            "Free some space or name another folder.",
        ) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

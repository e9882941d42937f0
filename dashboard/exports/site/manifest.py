"""The manifest of a bundle, and the check of its folder against it."""

import hashlib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.errors import DataError, InputError

NAME = "manifest.json"


class FileEntry(BaseModel):
    """SHA-256 and size of one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)


class Manifest(BaseModel):
    """The whole bundle: its revision and snapshot, its credit, and every file in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    revision: int
    recorded_at: str
    snapshot: str
    """Name of the snapshot, which contains its hash."""
    ledger_head: str
    """SHA-256 of the revision's file, which contains the hash of the previous revision."""
    address: str | None
    """The address of publication, if one was given."""
    credit: list[str]
    files: dict[str, FileEntry]


def file_entry(content: bytes) -> FileEntry:
    """Return a file's entry in the manifest."""
    return FileEntry(sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))


def read_manifest(folder: Path) -> Manifest:
    """Read a bundle's manifest; raise InputError if it is missing, DataError if it is invalid."""
    path = folder / NAME
    try:
        if path.is_symlink():
            raise DataError(f"{path} leads elsewhere.", "Write the bundle again.")
        return Manifest.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(
            f"{folder} is no bundle: it has no {NAME}.", "Name the folder that bundle wrote."
        ) from None
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no manifest of a bundle"
        raise DataError(f"{path} cannot be used: {reason}.", "Write the bundle again.") from None


def digest(folder: Path) -> str:
    """Return the SHA-256 of a bundle's manifest, which contains that of every other file."""
    return hashlib.sha256((folder / NAME).read_bytes()).hexdigest()


def differences(folder: Path, manifest: Manifest) -> list[str]:
    """Return a line for each file that is missing, changed or extra, by path."""
    files = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    extra = files.keys() - manifest.files.keys() - {NAME}
    lines = {path: f"extra: {path}" for path in extra}
    for path, recorded in manifest.files.items():
        if path not in files:
            lines[path] = f"missing: {path}"
        elif not _matches(files[path], recorded):
            lines[path] = f"changed: {path}"
    return [lines[path] for path in sorted(lines)]


def _matches(path: Path, recorded: FileEntry) -> bool:
    """Return whether a file matches its entry; a symbolic link never does."""
    try:
        if path.is_symlink() or path.stat().st_size != recorded.bytes:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == recorded.sha256
    except OSError:
        return False

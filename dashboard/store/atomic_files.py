"""Write files atomically, and convert errors of the disk to StoreError."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.errors import StoreError


@contextmanager
def wrap_os_errors(folder: Path) -> Iterator[None]:
    """Convert OSError raised in the block to a StoreError that names `folder`."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The store at {folder} cannot be used: {error.strerror or error}.",
            "Free some space or make it writable, or name another folder with --store.",
            public_message="The store cannot be used just now.",
        ) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` atomically: temporary file, fsync, rename, fsync of the folder.

    A crash leaves the old file or the new one. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames inside `folder` durable, if the platform can open a folder."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

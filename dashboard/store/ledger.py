"""Read and append the ledger: one immutable, hash-chained file per revision."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.errors import LedgerDamagedError, StoreLockedError
from dashboard.store.atomic_files import wrap_os_errors, write_whole
from dashboard.store.revision import Activity, Revision, TextRow, file_hash

PATIENCE = 5.0
"""Seconds that a writer waits for the lock, so that two simultaneous writers both succeed."""


class Ledger:
    """The revisions under one store's ``ledger/``."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.folder = store / "ledger"

    def revisions(self, upto: int | None = None) -> list[Revision]:
        """Return the revisions 1..`upto`, or all; check every file's name and hash chain.

        Raise LedgerDamagedError naming the first file that is missing, altered or foreign.
        """
        revisions: list[Revision] = []
        previous = None
        for name in self.file_names()[:upto]:
            path = self.folder / name
            with wrap_os_errors(self.store):
                content = path.read_bytes()
            number, digest = _number_and_digest(name)
            try:
                change = Revision.from_bytes(content)
            except (ValueError, TypeError, KeyError):
                change = None
            if (
                change is None
                or digest != file_hash(content)
                or number != f"{change.revision:06d}"
                or change.revision != len(revisions) + 1
                or change.previous != previous
            ):
                raise LedgerDamagedError(
                    f"The ledger file {path.name} is not what was recorded as revision "
                    f"{len(revisions) + 1}.",
                    "Nothing was overwritten: put that file back from a backup of the store.",
                )
            revisions.append(change)
            previous = digest
        return revisions

    def head(self) -> int:
        """Return the newest revision's number by its file name, 0 for an empty ledger."""
        names = self.file_names()
        return int(_number_and_digest(names[-1])[0]) if names else 0

    def file_names(self) -> list[str]:
        """Return the names of the ledger's files, oldest revision first."""
        with wrap_os_errors(self.store):
            paths = self.folder.glob("*.json") if self.folder.is_dir() else ()
            return sorted(path.name for path in paths)

    def append(
        self,
        activity: Activity,
        recorded_by: str,
        message: str,
        put: dict[str, list[TextRow]],
        drop: dict[str, list[str]],
    ) -> Revision:
        """Append one revision and return it; call it inside `writing`.

        The whole ledger is checked first, so that no revision follows a damaged file. Raise
        LedgerDamagedError or StoreError; after both the ledger is unchanged.
        """
        before = self.revisions()
        change = Revision(
            revision=len(before) + 1,
            previous=_number_and_digest(self.file_names()[-1])[1] if before else None,
            activity=activity,
            recorded_at=datetime.now(UTC).replace(microsecond=0).isoformat(),
            recorded_by=recorded_by,
            message=message,
            put=put,
            drop=drop,
        )
        with wrap_os_errors(self.store):
            write_whole(self.folder / change.file_name, change.to_bytes())
        return change

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store's write lock; raise StoreLockedError naming its holder after PATIENCE."""
        with wrap_os_errors(self.store):
            self.store.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.store / "write.lock", timeout=PATIENCE)
        holder = self.store / "write.holder"
        with wrap_os_errors(self.store):
            try:
                lock.acquire()
            except Timeout:
                holder_name = holder.read_text("utf-8") if holder.exists() else "another process"
                raise StoreLockedError(
                    f"The store at {self.store} is being written by {holder_name}.",
                    "Wait until it has finished, then try again.",
                    public_message="Somebody else is saving just now. Try again in a moment.",
                ) from None
        try:
            with wrap_os_errors(self.store):
                since = datetime.now(UTC).strftime("%H:%M:%S UTC")
                write_whole(
                    holder,
                    f"process {os.getpid()} on {socket.gethostname()} since {since}".encode(),
                )
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()


def _number_and_digest(name: str) -> tuple[str, str]:
    number, _, digest = name.removesuffix(".json").partition("-")
    return number, digest

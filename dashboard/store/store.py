"""Serve the snapshot of each revision; rebuild one that is missing or damaged."""

import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from dashboard.errors import LedgerDamagedError, StoreError, UnknownRevisionError
from dashboard.settings import Settings
from dashboard.store.atomic_files import sync_folder, wrap_os_errors, write_whole
from dashboard.store.build import build, fingerprint
from dashboard.store.ledger import Ledger
from dashboard.store.replay import StoreState, difference, replay
from dashboard.store.revision import Revision, TextRow
from dashboard.store.seed import read_seed, seed_digest
from dashboard.store.snapshot import Snapshot, named_revision

MOST_OPEN = 8
"""Maximum open snapshots: each takes some megabytes and threads, and pinned links may name every
revision."""

Notify = Callable[[str], None]


def _silent(_: str) -> None:
    return None


class Store:
    """One store's folder, read by any number of threads; writing takes the ledger's lock."""

    def __init__(self, settings: Settings, tell: Notify = _silent) -> None:
        """Set the folder without reading or writing it. `tell` receives a line per notable step."""
        self.settings = settings
        self.folder = settings.store
        self.ledger = Ledger(settings.store)
        self.snapshots = settings.store / "snapshots"
        self.texts = settings.store / "texts"
        self._notify = tell
        self._open: dict[str, Snapshot] = {}
        self._mutex = threading.RLock()

    def prepare(self) -> Snapshot:
        """Import the seed data, publish the ledger's newest revision, and return its snapshot.

        Imports the changes in ``data/`` as one revision, and rebuilds a snapshot that is missing,
        damaged or made by other SQL. Raises the store's, ledger's and data's errors.
        """
        with self._mutex, self.ledger.writing():
            self._refuse_lost_revisions()
            revisions = self.ledger.revisions()
            return self._publish([*revisions, *self._import_seed(revisions)])

    def _import_seed(self, revisions: list[Revision]) -> list[Revision]:
        """Append the changes in ``data/`` to `revisions` of the ledger; return the new revision.

        Data that were compared before are not read again: the file ``seed`` holds their hash and
        the ledger's last file then. Of later revisions, only one that drops rows can make a
        difference.
        """
        seed, names = self.folder / "seed", self.ledger.file_names()
        digest = seed_digest(self.settings.data)
        with wrap_os_errors(self.folder):
            noted = seed.read_text("utf-8", "replace") if seed.is_file() else ""
        compared, _, last = noted.partition(" ")
        if compared == digest and last in names:
            later = revisions[names.index(last) + 1 :]
            if not any(revision.drop for revision in later):
                return []
        put, drop = difference(replay(revisions), read_seed(self.settings.data))
        imported: list[Revision] = []
        if put or drop:
            rows = sum(map(len, put.values())) + sum(map(len, drop.values()))
            self._notify(f"Importing {rows} rows of the shipped data.")
            imported = [self.ledger.append("import", "Pledgewatch", "Shipped data", put, drop)]
        with wrap_os_errors(self.folder):
            write_whole(seed, f"{digest} {self.ledger.file_names()[-1]}".encode())
        return imported

    def state(self) -> StoreState:
        """Return the rows at the ledger's head."""
        return replay(self.ledger.revisions())

    @contextmanager
    def rehearsal(
        self, put: dict[str, list[TextRow]], *, checked: bool = True
    ) -> Iterator[Snapshot]:
        """Build a temporary snapshot with the rows `put`, yield it, and delete it.

        A revision cannot be erased, so a build that fails must fail before it is recorded. Raise
        the errors of `build`; without `checked` only the schema is enforced.
        """
        revisions = self.ledger.revisions()
        last = revisions[-1]
        planned = replace(last, revision=last.revision + 1, put=put, drop={})
        state = replay([*revisions, planned])
        with tempfile.TemporaryDirectory() as folder:
            into = Path(folder) / f"rehearsal-{uuid4().hex}.duckdb"
            build(
                state,
                planned.revision,
                planned.recorded_at,
                self.settings.sql,
                into,
                checked=checked,
            )
            snapshot = Snapshot(into, self.settings.sql)
            try:
                yield snapshot
            finally:
                snapshot.close()

    def rehearse(self, put: dict[str, list[TextRow]]) -> None:
        """Raise the errors of a build with the rows `put`."""
        with self.rehearsal(put):
            pass

    def publish(self) -> Snapshot:
        """Publish the snapshot of the ledger's head; call inside `writing`."""
        with self._mutex:
            return self._publish(self.ledger.revisions())

    def current(self) -> Snapshot:
        """Return the snapshot that ``current`` points at, opened once per process.

        A damaged snapshot is rebuilt from the ledger, with a notice. Raises StoreError without an
        intact snapshot and a ledger to rebuild it.
        """
        with wrap_os_errors(self.folder):
            pointer = self.snapshots / "current"
            name = pointer.read_text("utf-8").strip() if pointer.is_file() else ""
        with self._mutex:
            path = self.snapshots / name
            if name in self._open:
                return self._open_snapshot(path)
            if named_revision(path) is not None and self._is_sound(path):
                return self._open_snapshot(path)
        if name:
            self._notify(f"The snapshot {name} is missing or damaged: rebuilding it.")
        return self.prepare()

    def at(self, revision: int) -> Snapshot:
        """Return the snapshot of one revision, rebuilt from the ledger if it is missing.

        Raises StoreError if the store has no such revision.
        """
        head = self.current().revision
        if not 1 <= revision <= head:
            raise UnknownRevisionError(
                f"Revision {revision} is not in this store, which ends at {head}."
            )
        with self._mutex:
            for path in self._snapshots_of(revision):
                if path.name in self._open or self._is_sound(path):
                    return self._open_snapshot(path)
            return self._open_snapshot(self._build(self.ledger.revisions(upto=revision)))

    def _publish(self, revisions: list[Revision]) -> Snapshot:
        path = next((p for p in self._snapshots_of(len(revisions)) if self._is_sound(p)), None)
        path = path or self._build(revisions)
        with wrap_os_errors(self.folder):
            write_whole(self.snapshots / "current", path.name.encode())
        return self._open_snapshot(path)

    def _build(self, revisions: list[Revision]) -> Path:
        last = revisions[-1]
        self._notify(f"Building the snapshot of revision {last.revision}.")
        with wrap_os_errors(self.folder):
            self.snapshots.mkdir(parents=True, exist_ok=True)
            partial = self.snapshots / f".{last.revision:06d}.{threading.get_ident()}.part"
            partial.unlink(missing_ok=True)
        try:
            build(replay(revisions), last.revision, last.recorded_at, self.settings.sql, partial)
            with wrap_os_errors(self.folder):
                digest = hashlib.sha256(partial.read_bytes()).hexdigest()
                path = self.snapshots / f"{last.revision:06d}-{digest}.duckdb"
                partial.replace(path)
                sync_folder(self.snapshots)
        finally:
            partial.unlink(missing_ok=True)
            partial.with_name(partial.name + ".wal").unlink(missing_ok=True)
        return path

    def _snapshots_of(self, revision: int) -> list[Path]:
        with wrap_os_errors(self.folder):
            return sorted(self.snapshots.glob(f"{revision:06d}-*.duckdb"))

    def _is_sound(self, path: Path) -> bool:
        """Return whether a snapshot's bytes match its name, and its SQL is the current one."""
        name_parts = named_revision(path)
        try:
            if name_parts is None or hashlib.sha256(path.read_bytes()).hexdigest() != name_parts[1]:
                return False
            return self._open_snapshot(path).fingerprint == fingerprint(self.settings.sql)
        except (OSError, StoreError):
            return False

    def _open_snapshot(self, path: Path) -> Snapshot:
        """Return an open snapshot, and evict the least recently used one.

        An evicted snapshot closes after its last running query.
        """
        snapshot = self._open.pop(path.name, None) or Snapshot(path, self.settings.sql)
        self._open[path.name] = snapshot
        while len(self._open) > MOST_OPEN:
            del self._open[next(iter(self._open))]
        return snapshot

    def _refuse_lost_revisions(self) -> None:
        """Refuse a ledger that ends before a published snapshot."""
        newest = max(
            (r[0] for p in self.snapshots.glob("*.duckdb") if (r := named_revision(p))), default=0
        )
        head = self.ledger.head()
        if newest > head:
            raise LedgerDamagedError(
                f"Revision {newest} was published but the ledger ends at {head}.",
                "Nothing was overwritten: put the missing ledger files back from a backup.",
            )

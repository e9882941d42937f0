"""A store: which snapshot serves which revision, built anew where it is missing or damaged."""

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
from dashboard.store.atomic_files import put_in_place, sync_folder, told_apart
from dashboard.store.build import build, fingerprint
from dashboard.store.ledger import Ledger
from dashboard.store.replay import State, difference, replay
from dashboard.store.revision import Revision, TextRow
from dashboard.store.seed import read_shipped
from dashboard.store.snapshot import Snapshot, named_revision

MOST_OPEN = 8
"""Snapshots that are kept open: each has some megabytes and threads of its own, and whoever
follows pinned links may ask for every revision that there is."""

Tell = Callable[[str], None]


def _silent(_: str) -> None:
    return None


class Store:
    """One store's folder, read by any number of threads; writing takes the ledger's lock."""

    def __init__(self, settings: Settings, tell: Tell = _silent) -> None:
        """Name the folder; nothing is read or made yet. `tell` gets one line per notable step."""
        self.settings = settings
        self.folder = settings.store
        self.ledger = Ledger(settings.store)
        self.snapshots = settings.store / "snapshots"
        self.texts = settings.store / "texts"
        self._tell = tell
        self._open: dict[str, Snapshot] = {}
        self._mutex = threading.RLock()

    def prepare(self) -> Snapshot:
        """Bring the store up to what ships and to its own ledger; return the current snapshot.

        Imports what changed in ``data/`` as one revision, and builds what is missing, damaged or
        made by other SQL. Raises the store's, ledger's and data's errors.
        """
        with self._mutex, self.ledger.writing():
            self._refuse_lost_revisions()
            self.import_shipped()
            return self._publish(self.ledger.revisions())

    def import_shipped(self) -> Revision | None:
        """Record what ships as one more revision, or None when nothing changed; inside `writing`."""
        put, drop = difference(self.state(), read_shipped(self.settings.data))
        if not put and not drop:
            return None
        rows = sum(map(len, put.values())) + sum(map(len, drop.values()))
        self._tell(f"Importing {rows} rows of the shipped data.")
        return self.ledger.append("import", "Pledgewatch", "Shipped data", put, drop)

    def state(self) -> State:
        """Return the rows as they stand at the ledger's head."""
        return replay(self.ledger.revisions())

    @contextmanager
    def rehearsal(
        self, put: dict[str, list[TextRow]], *, checked: bool = True
    ) -> Iterator[Snapshot]:
        """Build the snapshot that recording `put` would make, lend it, and delete it.

        A revision cannot be erased, so a build that fails must fail before it is recorded. Raise
        what `build` raises; without `checked` no row is refused that the schema allows.
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
        """Raise what building the store with `put` would raise; keep nothing."""
        with self.rehearsal(put):
            pass

    def publish(self) -> Snapshot:
        """Build and point to the snapshot of the ledger's head; call it inside `writing`."""
        with self._mutex:
            return self._publish(self.ledger.revisions())

    def current(self) -> Snapshot:
        """Return the snapshot that ``current`` points at, opened once per process.

        A damaged one is rebuilt from the ledger, with a notice. Raises StoreError where there is
        neither a sound snapshot nor a ledger to build one from.
        """
        with told_apart(self.folder):
            pointer = self.snapshots / "current"
            name = pointer.read_text("utf-8").strip() if pointer.is_file() else ""
        with self._mutex:
            path = self.snapshots / name
            if name in self._open:
                return self._opened(path)
            if named_revision(path) is not None and self._sound(path):
                return self._opened(path)
        if name:
            self._tell(f"The snapshot {name} is missing or damaged: rebuilding it.")
        return self.prepare()

    def at(self, revision: int) -> Snapshot:
        """Return the snapshot of one revision, rebuilt from the ledger where it is not there.

        Raises StoreError when the store has no such revision.
        """
        head = self.current().revision
        if not 1 <= revision <= head:
            raise UnknownRevisionError(
                f"Revision {revision} is not in this store, which ends at {head}."
            )
        with self._mutex:
            for path in self._of(revision):
                if path.name in self._open or self._sound(path):
                    return self._opened(path)
            return self._opened(self._built(self.ledger.revisions(upto=revision)))

    def _publish(self, revisions: list[Revision]) -> Snapshot:
        path = next((p for p in self._of(len(revisions)) if self._sound(p)), None)
        path = path or self._built(revisions)
        with told_apart(self.folder):
            put_in_place(self.snapshots / "current", path.name.encode())
        return self._opened(path)

    def _built(self, revisions: list[Revision]) -> Path:
        last = revisions[-1]
        self._tell(f"Building the snapshot of revision {last.revision}.")
        with told_apart(self.folder):
            self.snapshots.mkdir(parents=True, exist_ok=True)
            begun = self.snapshots / f".{last.revision:06d}.{threading.get_ident()}.part"
            begun.unlink(missing_ok=True)
        try:
            build(replay(revisions), last.revision, last.recorded_at, self.settings.sql, begun)
            with told_apart(self.folder):
                digest = hashlib.sha256(begun.read_bytes()).hexdigest()
                path = self.snapshots / f"{last.revision:06d}-{digest}.duckdb"
                begun.replace(path)
                sync_folder(self.snapshots)
        finally:
            begun.unlink(missing_ok=True)
            begun.with_name(begun.name + ".wal").unlink(missing_ok=True)
        return path

    def _of(self, revision: int) -> list[Path]:
        with told_apart(self.folder):
            return sorted(self.snapshots.glob(f"{revision:06d}-*.duckdb"))

    def _sound(self, path: Path) -> bool:
        """Whether a snapshot's bytes match its name and the SQL of today made it."""
        named = named_revision(path)
        try:
            if named is None or hashlib.sha256(path.read_bytes()).hexdigest() != named[1]:
                return False
            return self._opened(path).fingerprint == fingerprint(self.settings.sql)
        except (OSError, StoreError):
            return False

    def _opened(self, path: Path) -> Snapshot:
        """Return an open snapshot; what was not asked for longest is let go of.

        It closes itself with the last query that runs on it.
        """
        found = self._open.pop(path.name, None) or Snapshot(path, self.settings.sql)
        self._open[path.name] = found
        while len(self._open) > MOST_OPEN:
            del self._open[next(iter(self._open))]
        return found

    def _refuse_lost_revisions(self) -> None:
        """A snapshot newer than the ledger means that the ledger lost its end."""
        newest = max(
            (r[0] for p in self.snapshots.glob("*.duckdb") if (r := named_revision(p))), default=0
        )
        head = self.ledger.head()
        if newest > head:
            raise LedgerDamagedError(
                f"Revision {newest} was published but the ledger ends at {head}.",
                "Nothing was overwritten: put the missing ledger files back from a backup.",
            )

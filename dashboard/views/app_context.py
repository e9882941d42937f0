"""The application context: settings, store and caches, made once at the edge and passed down."""

import getpass
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from dashboard.articles.intake import Fetch
from dashboard.errors import StoreError
from dashboard.review.editors import Visitor, editor_name
from dashboard.review.uploads import UploadSessions
from dashboard.settings import Settings
from dashboard.store.revision import Revision
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.system.fetch import fetch
from dashboard.views.cache import SingleFlightCache


def _cache(size: int) -> Callable[[], SingleFlightCache]:
    return lambda: SingleFlightCache(size)


@dataclass(frozen=True)
class Caches:
    """Caches shared by all visitors; the comments give the usual size of one value."""

    rows: SingleFlightCache = field(default_factory=_cache(300))  # about 10 kB
    figures: SingleFlightCache = field(default_factory=_cache(64))  # about 1 MB
    pictures: SingleFlightCache = field(default_factory=_cache(64))  # at most 500 kB
    downloads: SingleFlightCache = field(default_factory=_cache(8))  # about 1.5 MB, compressed
    heads: SingleFlightCache = field(default_factory=_cache(200))  # some kB of first HTML
    bodies: SingleFlightCache = field(default_factory=_cache(64))  # up to 400 kB of first HTML
    drafts: SingleFlightCache = field(default_factory=_cache(200))  # reviews that are not saved


def admission(settings: Settings, visitor: Visitor) -> str | None:
    """Return the editor name of the current visitor by the server's settings, or None."""
    return editor_name(visitor, settings.host, settings.editors, getpass.getuser(), time.time())


@dataclass(frozen=True, eq=False)
class AppContext:
    """Settings, store and caches of one program; a command, a server or a test makes one."""

    settings: Settings
    store: Store
    caches: Caches = field(default_factory=Caches)
    uploads: UploadSessions = field(default_factory=UploadSessions)
    """Sessions that may upload files."""
    fetch: Fetch = fetch
    """Fetcher of the web addresses that an editor gives."""
    admission: Callable[[Settings, Visitor], str | None] = admission
    """Check of editors: the name under which a visitor records, or None."""

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return a context with empty caches over a store and its settings."""
        return cls(store.settings, store)

    def snapshot(self, revision: int | None) -> Snapshot:
        """Return the snapshot of a revision, or the current one; raise the store's errors."""
        return self.store.current() if revision is None else self.store.at(revision)

    def snapshot_or_current(self, revision: int | None) -> tuple[Snapshot, str | None]:
        """Return the snapshot of a revision, or the current one with the reason for it."""
        try:
            return self.snapshot(revision), None
        except StoreError as error:
            if revision is None:
                raise
            return self.store.current(), error.public

    def revisions(self, snapshot: Snapshot) -> list[Revision]:
        """Return the ledger up to a snapshot's revision, read and verified once."""
        revisions: list[Revision] = self.caches.rows.get(
            (snapshot.identity, "revisions"),
            lambda: self.store.ledger.revisions(upto=snapshot.revision),
        )
        return revisions

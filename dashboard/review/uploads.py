"""Says whose files the server takes: those of sessions in which an editor was seen a moment ago."""

import threading
import time

ROUTE = "/_stcore/upload_file/"
"""Streamlit's route for files: session and file follow."""
SECONDS = 1_800.0
"""How long a session may send files after an editor was last seen at its desk."""
_MOST = 1_000


class UploadSessions:
    """The sessions that may send files; Streamlit's own route asks for a session alone.

    The page that draws a form for files admits its session, after it has asked who is there, and
    the server lets a file pass only to a session that stands here. Both run in one process.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._until: dict[str, float] = {}
        self._lock = threading.Lock()

    def admit(self, session_id: str) -> None:
        """Let a session send files from now on, for as long as was said."""
        now = time.monotonic()
        with self._lock:
            kept = {one: until for one, until in self._until.items() if until > now}
            kept[session_id] = now + self._seconds
            self._until = dict(list(kept.items())[-_MOST:])

    def dismiss(self, session_id: str) -> None:
        """Take no more files from a session."""
        with self._lock:
            self._until.pop(session_id, None)

    def takes(self, path: str) -> bool:
        """Return whether `path` is the route of a file, and its session may send one."""
        if not path.startswith(ROUTE):
            return False
        session_id, _, file_id = path.removeprefix(ROUTE).partition("/")
        return (
            bool(file_id)
            and "/" not in file_id
            and self._until.get(session_id, 0.0) > time.monotonic()
        )


SESSIONS = UploadSessions()
"""Those of this process."""

"""Admit file uploads only from sessions in which an editor was seen recently."""

import threading
import time

ROUTE = "/_stcore/upload_file/"
"""Streamlit's route for files: session and file follow."""
SECONDS = 1_800.0
"""How long a session may send files after an editor was last seen at its desk."""
_MOST = 1_000


class UploadSessions:
    """The sessions that may send files; Streamlit's own route asks for a session alone.

    The page that draws an upload form admits its session once it has checked the visitor, and the
    server accepts files for admitted sessions only. Both run in one process.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        """Admit a session for `seconds` at a time."""
        self._seconds = seconds
        self._until: dict[str, float] = {}
        self._lock = threading.Lock()

    def admit(self, session_id: str) -> None:
        """Let a session send files from now on, until its time has passed."""
        now = time.monotonic()
        with self._lock:
            kept = {known: until for known, until in self._until.items() if until > now}
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

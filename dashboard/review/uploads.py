"""Admit file uploads only from sessions in which an editor was seen recently."""

import threading
import time

ROUTE = "/_stcore/upload_file/"
"""Prefix of Streamlit's upload route; session and file follow."""
SECONDS = 1_800.0
"""Seconds that a session may upload after an editor was last seen at its desk."""
_MOST = 1_000


class UploadSessions:
    """The sessions that may upload files; Streamlit's own route only checks that a session exists.

    The page that draws an upload form admits its session once it has checked the visitor, and the
    server accepts files for admitted sessions only. Both run in one process.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        """Admit a session for `seconds` at a time."""
        self._seconds = seconds
        self._until: dict[str, float] = {}
        self._lock = threading.Lock()

    def admit(self, session_id: str) -> None:
        """Admit uploads of a session until its time has passed."""
        now = time.monotonic()
        with self._lock:
            open_sessions = {
                session: until for session, until in self._until.items() if until > now
            }
            open_sessions[session_id] = now + self._seconds
            self._until = dict(list(open_sessions.items())[-_MOST:])

    def dismiss(self, session_id: str) -> None:
        """End the admission of a session."""
        with self._lock:
            self._until.pop(session_id, None)

    def takes(self, path: str) -> bool:
        """Return whether `path` is the upload route of an admitted session."""
        if not path.startswith(ROUTE):
            return False
        session_id, _, file_id = path.removeprefix(ROUTE).partition("/")
        return (
            bool(file_id)
            and "/" not in file_id
            and self._until.get(session_id, 0.0) > time.monotonic()
        )

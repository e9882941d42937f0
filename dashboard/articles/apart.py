"""Reads hostile markup in a process of its own, which is stopped when it takes too long.

A thread cannot be stopped, and one page of a million nested tags would hold up every visitor; a
process can, and its memory has a limit. It is started anew for each page, so that nothing of one
page is left when the next is read.
"""

import json
import subprocess
import sys
from typing import Any, Literal

from dashboard.errors import InputError

SECONDS = 15.0
MEGABYTES = 1_500
_MORE = 2**20

_READ = "import sys; from dashboard.articles.markup import answer; answer(sys.argv[1], sys.argv[2])"


def apart(kind: Literal["page", "feed"], content: bytes, url: str = "") -> dict[str, Any]:
    """Return what `markup` reads from the bytes of a page or a feed.

    Raises InputError when it takes longer than SECONDS, needs more memory than MEGABYTES, or
    cannot be read.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program, bytes on standard input
            [sys.executable, "-c", _READ, kind, url],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            preexec_fn=_limited if sys.platform != "win32" else None,
        )
        read: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        read = {}
    if not read:
        raise InputError(
            f"The {kind} is built in a way that cannot be read.",
            "Paste the article's text instead.",
        )
    return read


def _limited() -> None:
    import resource  # noqa: PLC0415 - not on every platform

    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * _MORE, MEGABYTES * _MORE))
    resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS)))

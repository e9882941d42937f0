"""Run slow parsing in a subprocess with time and memory limits.

A thread cannot be stopped, so a page of a million nested tags, or a text of two million characters,
would block every visitor; a process can be stopped, and its memory can be limited. Every call starts
a new process, so that no data of one article remain for the next.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from dashboard.errors import InputError

_MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Maximum seconds and megabytes of a subprocess before it is stopped."""

    seconds: float
    megabytes: int


_AT_ONCE = BoundedSemaphore(2)
"""At most two subprocesses at once, since each may take gigabytes; further callers wait."""


def run_limited(
    program: str, arguments: tuple[str, ...], content: bytes, limits: Limits
) -> dict[str, Any]:
    """Run one of our Python programs in a subprocess and return the JSON object that it prints.

    `content` is its standard input. Return an empty dict if it fails or exceeds `limits`. Raise
    InputError if two subprocesses are already running and none ends in time.
    """

    def limited() -> None:
        import resource  # noqa: PLC0415 - not on every platform

        os.nice(5)  # Requests for pages have priority over parsing.
        most = limits.megabytes * _MEGABYTE
        seconds = max(1, int(limits.seconds))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    if not _AT_ONCE.acquire(timeout=limits.seconds):
        raise InputError("Other articles are being read just now.", "Try again in a moment.")
    try:
        done = subprocess.run(  # noqa: S603 - our own program, bytes on standard input
            [sys.executable, "-c", program, *arguments],
            input=content,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            preexec_fn=limited if sys.platform != "win32" else None,
        )
        read: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        read = {}
    finally:
        _AT_ONCE.release()
    return read

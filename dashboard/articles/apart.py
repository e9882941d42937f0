"""Does what may take too long in a process of its own, which is stopped when it does.

A thread cannot be stopped, and one page of a million nested tags, or a text of two million
characters, would hold up every visitor; a process can, and its memory has a limit. It is started
anew each time, so that nothing of one article is left when the next is read.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any, Literal

from dashboard.errors import InputError
from dashboard.facts.article import Article
from dashboard.facts.fact import Fact
from dashboard.facts.officials import Officials
from dashboard.facts.tables import FACT_TYPES

_MORE = 2**20


@dataclass(frozen=True)
class Limits:
    """What a process may take before it is stopped."""

    seconds: float
    megabytes: int


_AT_ONCE = BoundedSemaphore(2)
"""Each may take gigabytes: who comes third waits."""

READING = Limits(15.0, 1_500)
PROPOSING = Limits(120.0, 3_000)

LONG = 100_000
"""Characters from which a text is better read apart: some seconds' work, some hundred megabytes."""

_READ = "import sys; from dashboard.articles.markup import answer; answer(sys.argv[1], sys.argv[2])"
_PROPOSE = "from dashboard.articles.extraction import answer; answer()"


def apart(kind: Literal["page", "feed"], content: bytes, url: str = "") -> dict[str, Any]:
    """Return what `markup` reads from the bytes of a page or a feed.

    Raises InputError when it takes more than READING allows, or cannot be read.
    """
    read = _answer(_READ, (kind, url), content, READING)
    if not read:
        raise InputError(
            f"The {kind} is built in a way that cannot be read.",
            "Paste the article's text instead.",
        )
    return read


def propose_apart(article: Article, officials: Officials, limits: Limits = PROPOSING) -> list[Fact]:
    """Return what `extraction` proposes from an article; raises InputError beyond the limits."""
    asked = {
        "source": article.source.to_text(),
        "text": article.text,
        "officials": [row.to_text() for row in officials.rows],
        "states": dict(officials.states),
        "bodies": dict(officials.bodies),
    }
    found = _answer(_PROPOSE, (), json.dumps(asked).encode(), limits)
    if not found:
        raise InputError(
            f"Looking for facts in {article.source.title} took too long and was stopped.",
            "Nothing was recorded: add the part of the text that matters.",
        )
    return [
        FACT_TYPES[fact_type].from_text(row, "a proposed fact") for fact_type, row in found["facts"]
    ]


def _answer(program: str, words: tuple[str, ...], content: bytes, limits: Limits) -> dict[str, Any]:
    """Return the JSON that a program of ours answers, or nothing where it does not get that far."""

    def limited() -> None:
        import resource  # noqa: PLC0415 - not on every platform

        os.nice(5)  # Pages go first: whoever reads charts does not wait for who adds articles.
        most = limits.megabytes * _MORE
        seconds = max(1, int(limits.seconds))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    if not _AT_ONCE.acquire(timeout=limits.seconds):
        raise InputError("Other articles are being read just now.", "Try again in a moment.")
    try:
        done = subprocess.run(  # noqa: S603 - our own program, bytes on standard input
            [sys.executable, "-c", program, *words],
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

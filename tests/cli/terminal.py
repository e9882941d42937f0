"""Run commands as typed into a terminal, in this process or in a subprocess."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from dashboard.__main__ import main
from dashboard.cli.console import err, out
from dashboard.errors import PledgewatchError
from tests.waiting import PROCESS_SECONDS

_ENVIRONMENT = {"COLUMNS": "200", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Ended:
    """An ended command: its exit code and its output."""

    returncode: int
    stdout: str
    stderr: str


def pledgewatch(store: Path, *words: str) -> Ended:
    """Run a command on a store in this process, through the program's own `main`."""
    # The consoles were made at import: they no longer read the width from the environment.
    out.width = err.width = int(_ENVIRONMENT["COLUMNS"])
    arguments = ["pledgewatch", *words, *_where(store, words)]
    code = 0
    with CliRunner().isolation(env=_ENVIRONMENT) as streams, patch.object(sys, "argv", arguments):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
        stdout, stderr = (stream.getvalue().decode("utf-8") for stream in streams[:2])
    return Ended(code, stdout, stderr)


def pledgewatch_process(store: Path, *words: str, limit: Callable[[], None] | None = None) -> Ended:
    """Run a command on a store in a subprocess, which calls `limit` before it starts."""
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *words, *_where(store, words)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
        env={**os.environ, **_ENVIRONMENT},
        timeout=PROCESS_SECONDS,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class WrittenBundle:
    """A bundle in a folder for which an earlier writer was killed."""

    folder: Path
    store: Path
    ended: Ended
    was_begun_and_killed: bool
    stood_when_killed: bool


def write_real_bundle(store: Path, folder: Path) -> WrittenBundle:
    """Begin a bundle in a process, kill it, and write the bundle in another process."""
    command = [sys.executable, "-m", "dashboard", "bundle", str(folder), "--store", str(store)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + PROCESS_SECONDS
    try:
        while not list(folder.parent.glob(f".{folder.name}.*.part")):
            assert running.poll() is None, "it ended before it was killed"
            assert time.monotonic() < until, "it did not begin"
            time.sleep(0.002)
    finally:
        running.kill()
        running.wait()
    stood = folder.exists()
    ended = pledgewatch_process(store, "bundle", str(folder))
    return WrittenBundle(folder, store, ended, running.returncode < 0, stood)


def _where(store: Path, words: tuple[str, ...]) -> list[str]:
    return [] if "--help" in words or words[:1] == ("verify",) else ["--store", str(store)]


def error_line(done: Ended) -> str:
    """Return the error's only line on the terminal."""
    lines = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def exit_codes() -> dict[str, int]:
    """Return error name → exit code of our errors."""
    codes: dict[str, int] = {}
    todo: list[type[PledgewatchError]] = [PledgewatchError]
    while todo:
        error = todo.pop()
        codes[error.__name__] = error.exit_code
        todo += error.__subclasses__()
    return codes


EXIT = exit_codes()

"""The measured apps: their start, and the CPU time and memory of their processes."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import psutil

_HERE = Path(__file__).resolve().parent
_PROGRAMS = Path(sys.executable).parent
_PATIENCE = 180.0


@dataclass(frozen=True)
class App:
    """An app under measurement.

    `command` has the placeholders ``{port}`` and ``{store}``; `path` is the page with the chart;
    `releases` are the beginnings of the options of two NATO releases with figures of every member.
    """

    name: str
    command: tuple[str, ...]
    path: str
    releases: tuple[str, str]


NAIVE = App(
    "naive",
    (
        str(_PROGRAMS / "streamlit"),
        "run",
        str(_HERE / "naive_app.py"),
        "--server.port={port}",
        # Neither changes what is measured: no window, and no question to the network.
        "--server.headless=true",
        "--browser.serverAddress=localhost",
        "--browser.gatherUsageStats=false",
    ),
    "/",
    ("nato_2026_07", "nato_2024_06"),
)
OURS = App(
    "Pledgewatch",
    (
        str(_PROGRAMS / "pledgewatch"),
        "serve",
        "--headless",
        "--port={port}",
        "--store={store}",
    ),
    "/share-of-gdp",
    ("July 2026", "June 2024"),
)


class Server:
    """A running app on a free local port; it stops when the block ends.

    With `sampled`, its stacks are sampled all the time, for ``samples``.
    """

    def __init__(self, app: App, store: Path, *, sampled: bool = False) -> None:
        self.app = app
        self.port = _free_port()
        self._folder = TemporaryDirectory()
        self._samples = Path(self._folder.name) / "samples.json"
        self._log = Path(self._folder.name) / "log"
        self._command = [part.format(port=self.port, store=store) for part in app.command]
        self._environment = dict(os.environ)
        if sampled:
            self._environment["PYTHONPATH"] = str(_HERE / "sampler")
            self._environment["BENCHMARK_SAMPLES"] = str(self._samples)

    @property
    def url(self) -> str:
        """The address of the page with the chart."""
        return f"http://localhost:{self.port}{self.app.path}"

    def __enter__(self) -> Self:
        """Start the process and wait for its first answer; raise RuntimeError without one."""
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self._folder.name,
                env=self._environment,
            )
        end = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                words = self._log.read_text(errors="replace")
                self.__exit__(None, None, None)
                raise RuntimeError(f"{self.app.name} does not answer:\n{words}")
            time.sleep(0.2)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the process."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()

    def cpu_seconds(self) -> float:
        """Return the CPU time of the process and its children so far, in seconds."""
        times = [process.cpu_times() for process in self._tree()]
        return sum(time.user + time.system for time in times)

    def rss(self) -> float:
        """Return the resident memory of the process and its children, in bytes."""
        return float(sum(process.memory_info().rss for process in self._tree()))

    def samples(self) -> Counter[str]:
        """Return the CPU seconds sampled so far, by place in the code."""
        time.sleep(1.5)
        return Counter(json.loads(self._samples.read_text()))

    def _tree(self) -> list[psutil.Process]:
        top = psutil.Process(self._process.pid)
        return [top, *top.children(recursive=True)]

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(
                f"http://localhost:{self.port}/_stcore/health", timeout=5
            ) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])

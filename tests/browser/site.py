"""A running server, and observation of its pages in a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.waiting import PROCESS_SECONDS, WAIT_SECONDS


@dataclass(frozen=True)
class Site:
    """A running server with its store."""

    address: str
    store: Path


@dataclass
class Seen:
    """A page's requests to other servers and its errors."""

    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def watch(opened: Page, site: Site) -> Seen:
    """Record every request to another address, and every error on the console.

    Streamlit asks for its health below the page's own path first and gets a 404, which is no error.
    """
    seen = Seen()
    ours = (site.address, site.address.replace("http", "ws"), "data:", "blob:")
    opened.on(
        "request",
        lambda request: None if request.url.startswith(ours) else seen.foreign.append(request.url),
    )
    opened.on("pageerror", lambda error: seen.complaints.append(str(error)))
    opened.on(
        "console",
        lambda message: (
            seen.complaints.append(message.text)
            if message.type == "error" and "404" not in message.text
            else None
        ),
    )
    return seen


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Open a browser context with our limit for every wait."""
    context = browser.new_context(**options)
    context.set_default_timeout(WAIT_SECONDS * 1000)
    return context


def wait_until(is_reached: Callable[[], bool], what: str) -> None:
    """Wait until `is_reached` is true; at our limit fail with the description `what`."""
    until = time.monotonic() + WAIT_SECONDS
    while not is_reached():
        assert time.monotonic() < until, what
        time.sleep(0.05)


def prepare_first_paint(site: Site, path: str) -> None:
    """Request a page until its first HTML has the chart, which the server then has cached.

    A server that needs too long for a chart answers without it the first time, as designed.
    """

    def is_painted() -> bool:
        with urllib.request.urlopen(site.address + path, timeout=WAIT_SECONDS) as answer:
            return b'id="first-paint"' in answer.read()

    wait_until(is_painted, f"no first paint of {path}")


@contextmanager
def serving(folder: Path, tree: Path | None = None, **environment: str) -> Iterator[Site]:
    """Start the server as in the README, on its own store in `folder`.

    `tree` is the checkout to start it in, by default this one.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", folder / "store")
    log = folder / "server.log"
    command = [sys.executable, "-m", "dashboard", "serve", "--headless", "--host", "127.0.0.1"]
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, "--port", str(port), "--store", str(site.store)],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            cwd=tree,
        )
    try:
        _wait(site, server, log)
        yield site
        assert "Traceback" not in log.read_text(), log.read_text()
    finally:
        server.terminate()
        server.wait(WAIT_SECONDS)


def _wait(site: Site, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PROCESS_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{site.address}/readyz", timeout=WAIT_SECONDS):
                return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.2)
    pytest.fail(f"the server did not start: {log.read_text()}")

"""A running server and what a page in a real browser does with it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page


@dataclass(frozen=True)
class Site:
    """A running server with its store."""

    address: str
    store: Path


@dataclass
class Seen:
    """What a page asked for elsewhere and complained of."""

    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def watch(opened: Page, site: Site) -> Seen:
    """Note every request that leaves the server's address, and every error on the console.

    Streamlit asks for its health below the page's own path first and gets a 404: no complaint.
    """
    seen = Seen()
    ours = (site.address, site.address.replace("http", "ws"), "data:", "blob:")
    opened.on(
        "request",
        lambda one: None if one.url.startswith(ours) else seen.foreign.append(one.url),
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


@contextmanager
def serving(folder: Path, tree: Path | None = None, **environment: str) -> Iterator[Site]:
    """Start the server as a reader of the README would, on a store of its own in `folder`.

    `tree` is a checkout to start it in; this one where none is given.
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
        server.wait(20)


def _wait(site: Site, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{site.address}/readyz", timeout=5):
                return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.2)
    pytest.fail(f"the server did not start: {log.read_text()}")

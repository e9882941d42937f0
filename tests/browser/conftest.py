"""Fixtures for tests in a browser: an installed Chrome or Chromium, and a server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.site import Site, new_context, serving
from tests.waiting import WAIT_SECONDS

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def _installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _chromium(playwright: Playwright) -> str:
    """Return a Chrome or Chromium: an installed one, Playwright's, or Debian's; else fail.

    If several test processes need one, one process installs it and the others wait.
    """
    with FileLock(Path(tempfile.gettempdir()) / "pledgewatch-tests-browser.lock"):
        return _found_or_installed(playwright)


def _found_or_installed(playwright: Playwright) -> str:
    if browser := _installed():
        return browser
    own = Path(playwright.chromium.executable_path)
    if not own.is_file():
        print("No Chrome or Chromium is installed: installing Playwright's.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if own.is_file():
        return str(own)
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing the Debian package chromium.", file=sys.stderr)
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)
    if browser := _installed():
        return browser
    pytest.fail("No Chrome or Chromium was found and none could be installed: install one.")


expect.set_options(timeout=WAIT_SECONDS * 1000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    # Playwright's event loop occupies this thread until it stops, so stop it early.
    with sync_playwright() as playwright:
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        opened = playwright.chromium.launch(
            executable_path=_chromium(playwright), args=[*QUIET, *sandbox]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture
def own_site(real_copy: Path) -> Iterator[Site]:
    """Start a server with a store that the test may change."""
    with serving(real_copy.parent) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = new_context(browser, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()

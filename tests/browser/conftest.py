"""A Chrome or Chromium: found, or installed and said so; and a server for it to open."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.site import Site, serving

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def _installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _chromium(playwright: Playwright) -> str:
    """Return a Chrome or Chromium: installed, Playwright's, or Debian's; never none in silence."""
    if found := _installed():
        return found
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
    if found := _installed():
        return found
    pytest.fail("No Chrome or Chromium was found and none could be installed: install one.")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    # Playwright's event loop runs in this thread until it stops: not a moment longer than needed.
    with sync_playwright() as playwright:
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        opened = playwright.chromium.launch(
            executable_path=_chromium(playwright), args=[*QUIET, *sandbox]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("site")) as one:
        yield one


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """A server whose store the test may change."""
    with serving(tmp_path) as one:
        yield one


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()

"""Measure this app against a naive one over the same data, in turn, and print the ratios.

Run: uv run python -m tests.benchmarks [--only naive] [--write]

It needs Chromium and takes about ten minutes; other programs on the machine affect the results.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import sync_playwright
from rich.console import Console

from tests.benchmarks import report
from tests.benchmarks.apps import NAIVE, OURS, App, Server
from tests.benchmarks.browser import Browser
from tests.benchmarks.floor import FLOOR, Floor
from tests.benchmarks.report import LINE, Measure
from tests.benchmarks.sessions import open_sessions

_BLOCKS = 3
S = TypeVar("S")
_err = Console(stderr=True)


def main() -> None:
    """Measure, print the table, and print a profile for every missed aim."""
    options = _options()
    apps = [app for app in (NAIVE, OURS) if options.only in (None, app.name)]
    measures = {measure.key: measure for measure in report.MEASURES}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        store = Path(folder) / "store"
        for app in apps:
            _say(f"Memory of {app.name} at {options.sessions} sessions")
            with Server(app, store) as server, open_sessions(server, options.sessions):
                measures["rss"].put(app.name, server.rss())
        servers = {app: stack.enter_context(Server(app, store)) for app in apps}
        browser = Browser(stack.enter_context(sync_playwright()), options.chromium)
        for app, server in servers.items():
            _say(f"Bytes of a first load of {app.name}")
            browser.first_load(server)  # The first visitor of all warms the server up.
            kinds = browser.first_load_bytes(server)
            measures["bytes"].put(app.name, sum(kinds.values()))
            measures["bytes"].explain(app.name, {k: n / 1e3 for k, n in kinds.items()}, "kB")
        for name, server in _in_turn("First load, loopback", options.runs, servers):
            measures["load"].put(name, browser.first_load(server).stands)
        with_floor: dict[App, Server | Floor] = {**servers}
        if OURS in servers:
            with_floor[FLOOR] = stack.enter_context(Floor(servers[OURS]))
        for name, visited in _in_turn("First load, slow line", options.runs, with_floor):
            load = browser.first_load(visited, LINE)
            measures["seen"].put(name, load.seen)
            if visited.app is not FLOOR:
                measures["slow_load"].put(name, load.stands)
                measures["shift"].put(name, load.shifted)
        per_block = max(options.changes // _BLOCKS, 2)
        for name, server in _in_turn(f"{per_block} filter changes", _BLOCKS, servers):
            block = browser.changes(server, per_block)
            for seconds in block.seconds:
                measures["repaint"].put(name, seconds)
            measures["cpu"].put(name, block.cpu_seconds / len(block.seconds))
        if measures["repaint"].missed or options.profile:
            for app, server in servers.items():
                _say(f"Where a repaint of {app.name} spends its time")
                measures["repaint"].explain(app.name, browser.profile_change(server), "ms")
    if measures["cpu"].missed or options.profile:
        _profile_servers(apps, browser_path=options.chromium, measure=measures["cpu"])
    names = [app.name for app in apps]
    report.show(list(measures.values()), [*names[:1], FLOOR.name, *names[1:]], options)


def _profile_servers(apps: Iterable[App], browser_path: str, measure: Measure) -> None:
    """Sample the servers during filter changes, in separate processes, because sampling slows them."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = Browser(playwright, browser_path)
        for app in apps:
            _say(f"Where the server of {app.name} spends its CPU")
            with Server(app, Path(folder) / "store", sampled=True) as server:
                browser.changes(server, 2)
                before = server.samples()
                changes = len(browser.changes(server, 10).seconds)
                spent = server.samples() - before
                top = {name: 1e3 * seconds / changes for name, seconds in spent.most_common(8)}
                measure.explain(app.name, top, "ms")


def _in_turn(what: str, times: int, servers: Mapping[App, S]) -> Iterator[tuple[str, S]]:
    for turn in range(times):
        # The order alternates, so that neither app always follows the other.
        for app, server in list(servers.items())[:: 1 if turn % 2 == 0 else -1]:
            _say(f"{what}: {turn + 1} of {times}, {app.name}")
            yield app.name, server


def _say(line: str) -> None:
    _err.print(line, style="dim", highlight=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=(NAIVE.name, OURS.name), help="measure one app alone")
    parser.add_argument("--runs", type=int, default=5, help="first loads of each app (5)")
    parser.add_argument("--changes", type=int, default=30, help="filter changes of each app (30)")
    parser.add_argument("--sessions", type=int, default=50, help="sessions held at once (50)")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's program")
    parser.add_argument("--profile", action="store_true", help="explain aims that are met, too")
    parser.add_argument("--write", action="store_true", help=f"write {report.RESULTS.name}")
    return parser.parse_args()


if __name__ == "__main__":
    main()

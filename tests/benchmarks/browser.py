"""Measurements in a browser: first loads, and filter changes until the chart is redrawn."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Playwright

from tests.benchmarks.apps import Server
from tests.benchmarks.floor import FLOOR, Floor
from tests.benchmarks.wire import Line, Wire

_PATIENCE = 60_000
_PATHS = ".js-plotly-plot .scatterlayer .trace path"
_PAINTED = "#first-paint svg, body > svg"
_WATCH_FIRST = f"""(() => {{
  window.shifted = 0;
  new PerformanceObserver((list) => {{
    for (const one of list.getEntries()) window.shifted += one.value;
  }}).observe({{type: "layout-shift", buffered: true}});
  const is_shown = (svg) => svg.getClientRects().length > 0;
  // A frame is seen when it has been painted, and its callbacks run before that: ask the browser.
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  let first = null;
  const look = () => {{
    const live = document.querySelector('{_PATHS}');
    const shown = live || Array.from(document.querySelectorAll('{_PAINTED}')).some(is_shown);
    if (shown && first === null) first = performance.now();
    if (first !== null && painted()) window.seen ??= Math.max(first, painted());
    if (live && window.seen && !document.getElementById("first-paint"))
      window.stands = performance.now();
    else requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}})()"""
_WATCH_CHANGE = f"""() => {{
  const drawn = () =>
    Array.from(document.querySelectorAll('{_PATHS}'), path => path.getAttribute('d')).join();
  const before = drawn();
  window.took = null;
  addEventListener('pointerdown', () => {{
    const start = performance.now();
    const look = () => {{
      const now = drawn();
      if (now && now !== before) window.took = performance.now() - start;
      else requestAnimationFrame(look);
    }};
    requestAnimationFrame(look);
  }}, {{capture: true, once: true}});
}}"""

_KINDS = {
    "scripting": {
        "CompileScript",
        "EvaluateScript",
        "EventDispatch",
        "FireAnimationFrame",
        "FireIdleCallback",
        "FunctionCall",
        "RunMicrotasks",
        "TimerFire",
        "WebSocketReceive",
        "v8.compile",
        "v8.compileModule",
        "v8.evaluateModule",
    },
    "garbage collection": {"MajorGC", "MinorGC", "V8.GC_MARK_COMPACTOR", "V8.GC_SCAVENGER"},
    "style and layout": {
        "HitTest",
        "IntersectionObserverController::computeIntersections",
        "Layout",
        "ParseAuthorStyleSheet",
        "PrePaint",
        "RecalcStyle",
        "UpdateLayoutTree",
        "UpdateLayer",
        "UpdateLayerTree",
    },
    "painting": {"Commit", "CompositeLayers", "Layerize", "Paint", "PaintImage"},
    "parsing": {"ParseHTML", "ResourceReceivedData", "ResourceFinish"},
}


@dataclass(frozen=True)
class FirstLoad:
    """One visit: seconds until the first chart and until the live chart; layout shift (the sum of
    Chromium's scores).
    """

    seen: float
    stands: float
    shifted: float


@dataclass(frozen=True)
class Repaints:
    """Filter changes of one visit: seconds until each repaint, and the server's total CPU time."""

    seconds: list[float]
    cpu_seconds: float


class Browser:
    """Chromium, restarted for every visit, so that no cache is warm."""

    def __init__(self, playwright: Playwright, program: str) -> None:
        self._playwright = playwright
        self._program = program

    def first_load(self, server: Server | Floor, line: Line | None = None) -> FirstLoad:
        """Return the times of a first visit over `line`; the floor page has no live chart."""
        with Wire(server.port, line) as wire, self._visit() as page:
            page.goto(f"http://localhost:{wire.port}{server.app.path}", wait_until="commit")
            _until(page, "window.seen" if server.app is FLOOR else "window.stands")
            page.wait_for_timeout(500)
            seen, stands, shifted = page.evaluate("[window.seen, window.stands, window.shifted]")
            return FirstLoad(seen / 1e3, (stands or seen) / 1e3, shifted)

    def first_load_bytes(self, server: Server) -> dict[str, float]:
        """Return the bytes that a first visit receives, by kind; their sum is all traffic."""
        kinds: Counter[str] = Counter()
        types: dict[str, str] = {}
        with Wire(server.port) as wire, self._visit() as page:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.on(
                "Network.responseReceived", lambda e: types.update({e["requestId"]: e["type"]})
            )
            session.on(
                "Network.loadingFinished",
                lambda e: kinds.update(
                    {types.get(e["requestId"], "Other"): e["encodedDataLength"]}
                ),
            )
            _load(page, f"http://localhost:{wire.port}{server.app.path}")
            _quiet(page)
            page.wait_for_timeout(3000)
            rest = wire.received - sum(kinds.values())
            return {**kinds, "WebSocket and the rest": rest}

    def changes(self, server: Server, times: int) -> Repaints:
        """Choose the two releases in turn, a given number of times, as a visitor does."""
        with self._visit() as page:
            _load(page, server.url)
            for turn in range(2):
                _change(page, server, turn)
            before = server.cpu_seconds()
            seconds = [_change(page, server, turn) for turn in range(times)]
            return Repaints(seconds, server.cpu_seconds() - before)

    def profile_change(self, server: Server) -> dict[str, float]:
        """Return the work of the page's main thread for one filter change, in milliseconds."""
        with self._visit() as page:
            _load(page, server.url)
            for turn in range(2):
                _change(page, server, turn)
            browser = page.context.browser
            assert browser is not None
            browser.start_tracing(page=page, categories=["devtools.timeline"])
            seconds = _change(page, server, 0)
            spent = summary(json.loads(browser.stop_tracing())["traceEvents"])
            return {"until the repaint, with the profile on": seconds * 1e3, **spent}

    @contextmanager
    def _visit(self) -> Iterator[Page]:
        browser = self._playwright.chromium.launch(
            executable_path=self._program, args=["--no-sandbox"]
        )
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(_PATIENCE)
            page.add_init_script(_WATCH_FIRST)
            yield page
        finally:
            browser.close()


def summary(events: list[dict[str, Any]]) -> dict[str, float]:
    """Return the milliseconds of each kind of work on the page's main thread, the most first.

    An event's own time is its duration without the events inside it; the time of unknown kinds
    counts for the event around it.
    """
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    kind_of = {name: kind for kind, names in _KINDS.items() for name in names}
    spent: Counter[str] = Counter()
    for thread in main:
        timed = [
            event
            for event in events
            if event.get("ph") == "X" and (event["pid"], event["tid"]) == thread
        ]
        timed.sort(key=lambda event: (event["ts"], -event.get("dur", 0)))
        around: list[tuple[float, str]] = []
        for event in timed:
            while around and around[-1][0] <= event["ts"]:
                around.pop()
            outer = around[-1][1] if around else "other"
            kind, duration = kind_of.get(event["name"], outer), event.get("dur", 0)
            if around:
                spent[outer] -= duration
            spent[kind] += duration
            around.append((event["ts"] + duration, kind))
    return {kind: microseconds / 1e3 for kind, microseconds in spent.most_common()}


def _load(page: Page, url: str) -> float:
    page.goto(url, wait_until="commit")
    _until(page, "window.stands")
    return float(page.evaluate("window.stands")) / 1e3


def _change(page: Page, server: Server, turn: int) -> float:
    """Choose one of the two releases; return the seconds until the chart's lines differ."""
    _quiet(page)
    wanted = server.app.releases[1 - turn % 2]
    page.get_by_role("combobox", name=re.compile("NATO release")).first.click()
    option = page.get_by_role("option", name=re.compile(f"^{wanted}")).first
    option.scroll_into_view_if_needed()
    page.evaluate(_WATCH_CHANGE)
    option.click()
    _until(page, "window.took")
    _quiet(page)
    return float(page.evaluate("window.took")) / 1e3


def _quiet(page: Page) -> None:
    """Wait until the script has ended, and then until the server's garbage collection has ended."""
    page.wait_for_selector('[data-test-script-state="notRunning"]', state="attached")
    page.wait_for_timeout(700)
    page.wait_for_selector('[data-test-script-state="notRunning"]', state="attached")


def _until(page: Page, expression: str) -> None:
    """Wait for `expression` to be true; `wait_for_function` would need the page to allow eval."""
    deadline = time.monotonic() + _PATIENCE / 1e3
    while not page.evaluate(expression):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{expression} did not come true in {_PATIENCE / 1e3:g} s")
        time.sleep(0.05)

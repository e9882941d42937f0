"""Measure the server CPU of every view at today's size and at a hundred times it.

Run: uv run python -m tests.benchmarks.views [--write]

The large store holds ten times the releases, each with ten times the measures; the copies bear other
names, and each copy of a release is published a day before the one before it. `VIEWS.md` says what
is measured, and beside what.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
from rich.console import Console

from dashboard.settings import Settings, shipped
from dashboard.store.build import build
from dashboard.store.replay import StoreState
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext, Caches
from dashboard.views.charts import views
from dashboard.views.queries import choices
from dashboard.views.result import evaluate
from dashboard.views.url import PageState
from tests.benchmarks.report import machine, table_lines

RESULTS = Path(__file__).with_name("VIEWS.md")
_HEAD = """# CPU of the views

Written by `uv run python -m tests.benchmarks.views --write`; do not edit it by hand. The large store
holds ten times the releases, each with ten times the measures, and goes through the same build. A
view answers a state that nobody asked for before; the choices of its filters are known, as in every
program that has served one page. Beside it runs the naive way: read all figures into pandas and take
the rows of one measure of one release. A ratio below 1 means that the view costs less.
"""
AIMS = (50.0, 150.0)
"""Milliseconds of server CPU of a view, at today's size and at the large one."""
_RUNS = 5


def main() -> None:
    """Measure both sizes in turn, print the table, and write it on request."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=Path(folder), data=shipped("data"), sql=shipped("sql"))
        store = Store(settings)
        store.prepare()
        began = time.process_time()
        many = multiplied(store.state(), options.times)
        figures = [len(store.state()["figures"]), len(many["figures"])]
        large = Path(folder) / "large.duckdb"
        build(many, 1, "2026-01-01T00:00:00Z", settings.sql, large, checked=False)
        built = time.process_time() - began
        sizes = [store.current(), Snapshot(large, settings.sql)]
        naive = [_naive(snapshot) for snapshot in sizes]
        rows = [[*_row("naive: all figures into pandas", naive, naive)[:-1], ""]]
        for slug, view in views().items():
            for code in (None, *(form.code for form in view.forms if form.code)):
                state: PageState = {} if code is None else {"form": code}

                def answer(snapshot: Snapshot, caches: Caches, view=view, state=state) -> None:  # type: ignore[no-untyped-def]
                    app = AppContext(settings, store, caches)
                    result = evaluate(app, view, snapshot, state)
                    if not result.rows.empty:
                        assert result.finding

                name = slug if code is None else f"{slug}, {code}"
                taken = [_measure(snapshot, store, answer) for snapshot in sizes]
                rows.append(_row(name, taken, naive))
    heads = [
        "View",
        f"{figures[0]:,} figures (ms)",
        f"{figures[1]:,} figures (ms)",
        "large to small",
        "small to naive",
        "large to naive",
        "",
    ]
    summary = (
        f"Medians of {_RUNS} answers, milliseconds of CPU in all threads; aims: {AIMS[0]:.0f} and "
        f"{AIMS[1]:.0f} ms. The build of the large snapshot took {built:.0f} s of CPU. {machine()}"
    )
    text = "\n".join([_HEAD, *table_lines(heads, rows), "", summary, ""])
    Console(width=140).print(text, markup=False, highlight=False)
    if options.write:
        RESULTS.write_text(text, "utf-8")


def multiplied(state: StoreState, times: int) -> StoreState:
    """Return `state` with `times` as many releases, each with `times` as many measures."""
    large = {table: dict(rows) for table, rows in state.items()}
    for copy in range(times):
        for key, recorded in state["releases"].items():
            row = {**recorded.row, "vintage": _named(recorded.row["vintage"], copy)}
            row["published_on"] = _earlier(row["published_on"], copy)
            large["releases"][f"{key} {copy}"] = replace(recorded, row=row)
        for key, recorded in state["figures"].items():
            row = {**recorded.row, "vintage": _named(recorded.row["vintage"], copy)}
            for other in range(times):
                figure = replace(
                    recorded, row={**row, "measure": _named(recorded.row["measure"], other)}
                )
                large["figures"][f"{key} {copy} {other}"] = figure
    for table in ("releases", "figures"):
        for key in state[table]:
            del large[table][key]
    return large


def _named(name: str | None, copy: int) -> str:
    return f"{name}_{copy}" if copy else str(name)


def _earlier(published: str | None, days: int) -> str | None:
    if published is None or len(published) < len("2024-06-17"):
        return published
    return (date.fromisoformat(published) - timedelta(days=days)).isoformat()


def _measure(snapshot: Snapshot, store: Store, answer: Callable[[Snapshot, Caches], None]) -> float:
    """Return the median CPU of an answer in milliseconds, with the choices of filters cached."""
    seconds = []
    for _ in range(_RUNS + 1):
        caches = Caches()
        choices(AppContext(store.settings, store, caches), snapshot)
        began = time.process_time()
        answer(snapshot, caches)
        seconds.append(time.process_time() - began)
    return statistics.median(seconds[1:]) * 1e3


def _naive(snapshot: Snapshot) -> float:
    """Return the median CPU of the naive way in milliseconds."""
    # A name of its own, because an open file cannot be opened with other settings.
    path = snapshot.path.with_suffix(".naive")
    path.hardlink_to(snapshot.path)
    seconds = []
    for _ in range(_RUNS):
        began = time.process_time()
        with duckdb.connect(path, read_only=True) as connection:
            figures = connection.execute("select * from figures").df()
        latest = figures[figures["vintage"] == figures["vintage"].max()]
        assert len(latest[latest["measure"] == "share_of_gdp"])
        seconds.append(time.process_time() - began)
    return statistics.median(seconds) * 1e3


def _row(name: str, taken: list[float], naive: list[float]) -> list[str]:
    is_met = all(milliseconds <= aim for milliseconds, aim in zip(taken, AIMS, strict=True))
    ratios = [mine / beside for mine, beside in zip(taken, naive, strict=True)]
    return [
        name,
        *(f"{milliseconds:.0f}" for milliseconds in taken),
        f"{taken[1] / taken[0]:.1f}",
        *(f"{ratio:.2f}" for ratio in ratios),
        "met" if is_met else "missed",
    ]


def _options() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    reader.add_argument(
        "--times", type=int, default=10, help="as many releases, each with as many measures"
    )
    reader.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    return reader.parse_args()


if __name__ == "__main__":
    main()

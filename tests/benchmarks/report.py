"""Report the ratios of a benchmark: a table in the terminal, or the file RESULTS.md."""

import argparse
import datetime
import os
import platform
import statistics
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.benchmarks.wire import Line

RESULTS = Path(__file__).with_name("RESULTS.md")
_HEAD = """# Performance

Written by `uv run python -m tests.benchmarks --write`; do not edit it by hand. This app and a naive
one (one Streamlit script over the same data, `tests/benchmarks/naive_app.py`) are measured in turn.
A ratio below 1 means that this app is ahead. The floor is a static page that holds nothing but the
SVG of the chart; the time until a chart is seen is compared with it.

The cache of rows and figures counts here: the measured filter change goes back and forth between
two releases, whose rows and figures are computed once. The first visitor who asks for a chart waits
for its query and its drawing.
"""
LINE = Line(mbits=10, round_trip=0.04)
"""The slow line: a phone or a hotel."""


@dataclass
class Measure:
    """One measure of each app; its figure is the median of the values.

    `scale` converts a value (seconds, bytes) to `unit`; `aim` is the maximum ratio of our figure to
    that of `against`, if there is an aim; without `against` it is the maximum of our figure.
    """

    key: str
    what: str
    unit: str
    scale: float
    aim: float | None = None
    against: str = "naive"
    values: dict[str, list[float]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def put(self, app: str, value: float) -> None:
        """Add one value of `app`."""
        self.values.setdefault(app, []).append(value)

    def explain(self, app: str, parts: dict[str, float], unit: str) -> None:
        """Add the parts of a value of `app`, in `unit`."""
        largest = sorted(parts.items(), key=lambda part: -part[1])
        self.reasons[app] = ", ".join(f"{name} {value:.0f} {unit}" for name, value in largest)

    def median(self, app: str) -> float | None:
        """Return the median for `app` in the measure's unit, if it was measured."""
        values = self.values.get(app)
        return statistics.median(values) * self.scale if values else None

    @property
    def ratio(self) -> float | None:
        """Our figure divided by that of `against`, if both were measured."""
        other, ours = self.median(self.against), self.median("Pledgewatch")
        return ours / other if other and ours is not None else None

    @property
    def reached(self) -> float | None:
        """The figure to compare with the aim, if it was measured."""
        return self.ratio if self.against else self.median("Pledgewatch")

    @property
    def missed(self) -> bool:
        """Whether the reached figure is above the aim."""
        return self.aim is not None and self.reached is not None and self.reached > self.aim


MEASURES = (
    Measure("bytes", "First load, bytes", "MB", 1e-6, 0.35),
    Measure("load", "First load until the live chart stands, loopback", "s", 1),
    Measure("seen", "First load until a chart is seen, slow line", "s", 1, 1.5, "floor"),
    Measure("slow_load", "First load until the live chart stands, slow line", "s", 1, 0.5),
    Measure("shift", "Layout shift of a first load, slow line", "", 1, 0.05, against=""),
    Measure("repaint", "Filter change until the repaint", "ms", 1e3, 0.7),
    Measure("cpu", "Server CPU per filter change", "ms", 1e3, 0.25),
    Measure("rss", "Memory of the server, all sessions open", "MB", 1e-6),
)


def show(measures: list[Measure], apps: list[str], options: argparse.Namespace) -> None:
    """Print the table and the parts of each missed aim, or write both to a file."""
    heads = ["Measured", *apps, "ratio", "aim", ""]
    rows = [
        [
            f"{measure.what} ({measure.unit})" if measure.unit else measure.what,
            *(_number(measure.median(app)) for app in apps),
            "-" if measure.ratio is None else f"{measure.ratio:.2f}",
            "-" if measure.aim is None else f"≤ {measure.aim:.2f}",
            ""
            if measure.aim is None or measure.reached is None
            else "missed"
            if measure.missed
            else "met",
        ]
        for measure in measures
    ]
    reasons = [
        f"{measure.what}, {app}: {reason}."
        for measure in measures
        if measure.missed or options.profile
        for app, reason in measure.reasons.items()
    ]
    summary = (
        f"Medians of {options.runs} first loads, {options.changes} filter changes and "
        f"{options.sessions} open sessions, in turn; the slow line has {LINE.mbits:g} Mbit/s and "
        f"{LINE.round_trip * 1e3:g} ms there and back. {machine()}"
    )
    console = Console()
    if options.write:
        RESULTS.write_text(markdown(heads, rows, summary, reasons), "utf-8")
        return
    table = Table(*heads)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
    for line in [summary, *reasons]:
        console.print(Text(line))


def markdown(heads: list[str], rows: list[list[str]], summary: str, reasons: list[str]) -> str:
    """Return the file of results."""
    lines = table_lines(heads, rows)
    return "\n".join([_HEAD, *lines, "", summary, *(f"- {reason}" for reason in reasons), ""])


def table_lines(heads: list[str], rows: list[list[str]]) -> list[str]:
    """Return the lines of a Markdown table."""
    return ["| " + " | ".join(row) + " |" for row in [heads, ["---"] * len(heads), *rows]]


def machine() -> str:
    """Return the day and the machine of the measurement."""
    model = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        names = [line for line in facts.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return (
        f"Measured on {datetime.date.today()}: {model}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, Streamlit {version('streamlit')}; "
        f"load average at the end {load:.1f}."
    )


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"

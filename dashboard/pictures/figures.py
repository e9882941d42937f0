"""A Plotly figure as plain values: visible traces, layout, values of a point."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol

from dashboard.errors import DataError

Node = Mapping[str, Any]

KINDS = ("scatter", "bar")
"""Types of traces that pictures can draw."""


class Part(Protocol):
    """A trace or the layout of a figure."""

    def to_plotly_json(self) -> dict[str, Any]:
        """Return what it says, as plain values and arrays."""
        ...


class PlotFigure(Protocol):
    """A ``go.Figure``, as far as pictures read it."""

    @property
    def data(self) -> Iterable[Part]:
        """Its traces."""
        ...

    @property
    def layout(self) -> Part:
        """Everything that is not data."""
        ...


def layout_of(figure: PlotFigure) -> dict[str, Any]:
    """Return the layout without its template: our charts say all their colours themselves."""
    layout: dict[str, Any] = _plain(figure.layout.to_plotly_json(), but=("template",))
    return layout


def traces_of(figure: PlotFigure) -> list[dict[str, Any]]:
    """Return the traces that Plotly would draw: shown, and with at least one place.

    Raises DataError for one of a type that pictures cannot draw.
    """
    traces = [
        _plain(trace.to_plotly_json(), but=("hovertext", "customdata")) for trace in figure.data
    ]
    shown = [trace for trace in traces if trace.get("visible", True) is True]
    for trace in shown:
        if trace["type"] not in KINDS:
            raise DataError(
                f"Pictures cannot draw a trace of type {trace['type']!r}.",
                f"They know {' and '.join(KINDS)}.",
            )
    return [trace for trace in shown if trace.get("x") and trace.get("y")]


def _plain(value: Any, but: tuple[str, ...] = ()) -> Any:
    """Return dicts, lists and Python's own values; arrays become lists of these."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name not in but}
    if hasattr(value, "dtype") and hasattr(value, "tolist") and value.ndim:
        if value.dtype.kind == "M":
            return [str(one) for one in value]
        listed: list[Any] = value.tolist()
        return listed
    if isinstance(value, list | tuple):
        return [_plain(one) if isinstance(one, dict | list | tuple) else one for one in value]
    return value


def per_point(value: Any, at: int, default: Any = None) -> Any:
    """Return a point's own value where there is one each, else the trace's, else `default`."""
    if isinstance(value, list):
        value = value[at] if at < len(value) else None
    return default if value is None else value


def first(value: Any, default: Any = None) -> Any:
    """Return what stands for a whole trace in the legend: its first point's value."""
    return per_point(value, 0, default)


def mean(value: Any, default: float) -> float:
    """Return a trace's number, of points' own numbers their mean."""
    if isinstance(value, list):
        return sum(value) / len(value) if value else default
    return default if value is None else float(value)


def milliseconds(value: Any) -> float:
    """Return a day or time as Plotly counts it, from 1970 on; raises ValueError for what is none."""
    if not isinstance(value, date):
        text = str(value)
        # Nanoseconds are more than Python reads, and none of them is ever drawn.
        value = datetime.fromisoformat(text[:26])
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    aware: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value
    return aware.timestamp() * 1000


def is_missing(value: Any) -> bool:
    """Return whether a value is missing: None, not a number, or not a time."""
    return value is None or str(value) in ("nan", "NaT", "<NA>")


def said(value: Any) -> str:
    """Return a value as text; a whole number has no decimals, whatever type it came as."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)

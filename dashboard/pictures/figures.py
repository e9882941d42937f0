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
        """Return its properties as plain values and arrays."""
        ...


class PlotFigure(Protocol):
    """The part of ``go.Figure`` that pictures read."""

    @property
    def data(self) -> Iterable[Part]:
        """Its traces."""
        ...

    @property
    def layout(self) -> Part:
        """Its layout."""
        ...


def layout_of(figure: PlotFigure) -> dict[str, Any]:
    """Return the layout without its template: our charts set all their colours themselves."""
    layout: dict[str, Any] = _plain(figure.layout.to_plotly_json(), but=("template",))
    return layout


def traces_of(figure: PlotFigure) -> list[dict[str, Any]]:
    """Return the traces that Plotly would draw: visible, and with at least one point.

    Raises DataError for a trace type that pictures cannot draw.
    """
    traces = [
        _plain(trace.to_plotly_json(), but=("hovertext", "customdata")) for trace in figure.data
    ]
    visible = [trace for trace in traces if trace.get("visible", True) is True]
    for trace in visible:
        if trace["type"] not in KINDS:
            raise DataError(
                f"Pictures cannot draw a trace of type {trace['type']!r}.",
                f"They know {' and '.join(KINDS)}.",
            )
    return [trace for trace in visible if trace.get("x") and trace.get("y")]


def _plain(value: Any, but: tuple[str, ...] = ()) -> Any:
    """Convert to dicts, lists and plain Python values; arrays become lists."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if name not in but}
    if hasattr(value, "dtype") and hasattr(value, "tolist") and value.ndim:
        if value.dtype.kind == "M":
            return [str(time) for time in value]
        values: list[Any] = value.tolist()
        return values
    if isinstance(value, list | tuple):
        return [_plain(part) if isinstance(part, dict | list | tuple) else part for part in value]
    return value


def per_point(value: Any, at: int, default: Any = None) -> Any:
    """Return a point's own value if `value` is a list, else the trace's, else `default`."""
    if isinstance(value, list):
        value = value[at] if at < len(value) else None
    return default if value is None else value


def first(value: Any, default: Any = None) -> Any:
    """Return the value for a trace's legend entry: that of its first point."""
    return per_point(value, 0, default)


def mean(value: Any, default: float) -> float:
    """Return a trace's number, or the mean of its points' numbers."""
    if isinstance(value, list):
        return sum(value) / len(value) if value else default
    return default if value is None else float(value)


def milliseconds(value: Any) -> float:
    """Return a date or time in milliseconds since 1970; raise ValueError for other text."""
    if not isinstance(value, date):
        text = str(value)
        # Python reads microseconds only; cut nanoseconds off.
        value = datetime.fromisoformat(text[:26])
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    aware: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value
    return aware.timestamp() * 1000


def is_missing(value: Any) -> bool:
    """Return whether a value is missing: None, not a number, or not a time."""
    return value is None or str(value) in ("nan", "NaT", "<NA>")


def as_text(value: Any) -> str:
    """Return a value as text; a whole number has no decimals, whatever its type."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)

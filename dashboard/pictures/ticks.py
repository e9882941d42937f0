"""Ticks of an axis and their labels, as Plotly chooses and formats them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil, floor, log10
from typing import Any

from dashboard.errors import DataError
from dashboard.pictures.axes import Axis
from dashboard.pictures.figures import milliseconds

_DAY = 86_400_000.0
_HOUR, _MINUTE, _SECOND = _DAY / 24, 60_000.0, 1000.0
_MONTH, _YEAR = _DAY * 365.25 / 12, _DAY * 365.25
_SUNDAY, _FIRST = "2000-01-02", "2000-01-01"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 1000
_EDGE = 0.0001
"""Tolerance for a tick outside the range, as a fraction of the range, against rounding."""

_NUMBER = re.compile(r"(,?)(?:\.(\d+))?([dfg%]?)")


@dataclass(frozen=True)
class Tick:
    """A position on the axis and its label."""

    number: float
    text: str


@dataclass(frozen=True)
class _Step:
    """The first tick and the distance between ticks: a number, or whole months."""

    first: float
    size: float
    months: int = 0


def ticks_of(axis: Axis, font_size: float) -> list[Tick]:
    """Return an axis's ticks in ascending order."""
    spec = axis.spec
    if spec.get("tickmode") == "array" or spec.get("tickvals") is not None:
        return _array_ticks(axis)
    step = _step(axis, font_size)
    low, high = sorted((axis.low, axis.high))
    margin = (high - low) * _EDGE
    numbers = list(_numbers(step, low - margin, high + margin))
    if axis.kind == "category":
        numbers = [number for number in numbers if 0 <= number < len(axis.categories)]
    return _label_ticks(axis, step, numbers)


def _array_ticks(axis: Axis) -> list[Tick]:
    values, texts = axis.spec.get("tickvals") or [], axis.spec.get("ticktext")
    ticks = []
    for at, value in enumerate(values):
        number = axis.number(value)
        if number is not None and axis.holds(number):
            ticks.append(Tick(number, str(texts[at]) if texts and at < len(texts) else f"{value}"))
    return ticks


def _step(axis: Axis, font_size: float) -> _Step:
    given = axis.spec.get("dtick")
    if given is not None:
        return _given_step(axis, given)
    count = axis.spec.get("nticks")
    if not count:
        if axis.kind == "category":
            count = axis.length / round(font_size * 1.2)
        else:
            count = min(max(axis.length / (80 if axis.is_x else 40), 4), 9) + 1
    rough = abs(axis.high - axis.low) / count
    if axis.kind == "category":
        return _Step(0, ceil(max(rough, 1)))
    if axis.kind == "date":
        return _date_step(rough)
    return _Step(0, _round(rough, 10 ** floor(log10(rough)), (2, 5, 10)))


def _given_step(axis: Axis, distance: Any) -> _Step:
    first = axis.spec.get("tick0")
    if axis.kind != "date":
        return _Step(float(first or 0), float(distance))
    start = milliseconds(first or _FIRST)
    if str(distance).startswith("M"):
        return _Step(start, 0, int(str(distance)[1:]))
    return _Step(start, float(distance))


def _date_step(rough: float) -> _Step:
    first = milliseconds(_FIRST)
    if 2 * rough > _YEAR:
        years = rough / _YEAR
        return _Step(first, 0, int(12 * _round(years, 10 ** floor(log10(years)), (2, 5, 10))))
    if 2 * rough > _MONTH:
        return _Step(first, 0, int(_round(rough / _MONTH, 1, (1, 2, 3, 6, 12))))
    if 2 * rough > _DAY:
        return _Step(milliseconds(_SUNDAY), _round(rough, _DAY, (1, 2, 3, 7, 14)))
    if 2 * rough > _HOUR:
        return _Step(first, _round(rough, _HOUR, (1, 2, 3, 6, 12)))
    for unit in (_MINUTE, _SECOND):
        if 2 * rough > unit:
            return _Step(first, _round(rough, unit, (1, 2, 5, 10, 15, 30)))
    return _Step(first, _round(rough, 10 ** floor(log10(rough)), (2, 5, 10)))


def _round(rough: float, base: float, steps: Sequence[float]) -> float:
    """Return the first of `steps` times `base` above `rough`, or the last."""
    return base * next((step for step in steps if step > rough / base), steps[-1])


def _numbers(step: _Step, low: float, high: float) -> Iterator[float]:
    if step.months:
        start = _EPOCH + timedelta(milliseconds=step.first)
        months = (_EPOCH + timedelta(milliseconds=low)).year - start.year
        at = floor(months * 12 / step.months) - 1
        for count in range(at, at + _MOST):
            years, month = divmod(start.month - 1 + count * step.months, 12)
            day = start.replace(year=start.year + years, month=month + 1)
            number = day.timestamp() * 1000
            if number > high:
                return
            if number >= low:
                yield number
        return
    begin = ceil((low - step.first) / step.size)
    for count in range(begin, begin + _MOST):
        number = step.first + count * step.size
        if number > high:
            return
        yield number


def _label_ticks(axis: Axis, step: _Step, numbers: list[float]) -> list[Tick]:
    form, suffix = axis.spec.get("tickformat") or "", axis.spec.get("ticksuffix") or ""
    prefix = axis.spec.get("tickprefix") or ""
    if axis.kind == "category":
        names = list(axis.categories)
        return [Tick(number, prefix + names[round(number)] + suffix) for number in numbers]
    if axis.kind == "date":
        return _dates(step, numbers, form, axis.side == "top")
    digits = max(0, 2 - floor(log10(step.size) + 0.01))
    texts = [
        _format_number(number, form) if form else _short_number(number, digits)
        for number in numbers
    ]
    return [
        Tick(number, f"{prefix}{text}{suffix}") for number, text in zip(numbers, texts, strict=True)
    ]


def _short_number(number: float, digits: int) -> str:
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def _format_number(number: float, form: str) -> str:
    """Format a number by a d3 format; raise DataError for an unsupported format."""
    match = _NUMBER.fullmatch(form)
    if match is None:
        raise DataError(f"Pictures cannot write numbers as {form!r}.", "They know d, .2f and .0%.")
    comma, digits, kind = match[1], match[2], match[3] or "g"
    if kind == "d":
        return f"{round(number):{comma}d}".replace("-", "−")
    return f"{number:{comma}.{digits or 6}{kind}}".replace("-", "−")


def _dates(step: _Step, numbers: list[float], form: str, above: bool) -> list[Tick]:
    days = [_EPOCH + timedelta(milliseconds=number) for number in numbers]
    if form:
        return [
            Tick(number, format_day(day, form)) for number, day in zip(numbers, days, strict=True)
        ]
    if step.months:
        form = "%Y" if step.months % 12 == 0 else "%b %Y"
        return [
            Tick(number, format_day(day, form)) for number, day in zip(numbers, days, strict=True)
        ]
    plain, head = ("%b %-d", "%Y") if step.size >= _DAY else ("%H:%M", "%b %-d, %Y")
    ticks, before = [], ""
    for number, day in zip(numbers, days, strict=True):
        text, title = format_day(day, plain), format_day(day, head)
        # The year or day stands once, under the first tick that it applies to.
        if title != before:
            text += f"<br>{title}"
        elif above:
            text += "<br> "
        before = title
        ticks.append(Tick(number, text))
    return ticks


_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def format_day(day: datetime, form: str) -> str:
    """Format a date by a d3 format, in English under any locale."""
    fields = {
        "%Y": f"{day.year}",
        "%y": f"{day.year % 100:02d}",
        "%B": _MONTHS[day.month - 1],
        "%b": _MONTHS[day.month - 1][:3],
        "%m": f"{day.month:02d}",
        "%-m": f"{day.month}",
        "%d": f"{day.day:02d}",
        "%-d": f"{day.day}",
        "%H": f"{day.hour:02d}",
        "%M": f"{day.minute:02d}",
        "%S": f"{day.second:02d}",
        "%%": "%",
    }

    def field(match: re.Match[str]) -> str:
        if match[0] not in fields:
            raise DataError(
                f"Pictures cannot write {match[0]} of a day.", f"They know {', '.join(fields)}."
            )
        return fields[match[0]]

    return re.sub(r"%-?.", field, form)

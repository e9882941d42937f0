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
"""Part of a range by which a tick may lie outside and still count, against rounding."""

_NUMBER = re.compile(r"(,?)(?:\.(\d+))?([dfg%]?)")


@dataclass(frozen=True)
class Tick:
    """One label: the number that it names."""

    number: float
    text: str


@dataclass(frozen=True)
class _Step:
    """From one tick to the next: a number, or whole months."""

    first: float
    size: float
    months: int = 0


def ticks_of(axis: Axis, font_size: float) -> list[Tick]:
    """Return an axis's labels in the order of their numbers."""
    says = axis.says
    if says.get("tickmode") == "array" or says.get("tickvals") is not None:
        return _listed(axis)
    step = _step(axis, font_size)
    low, high = sorted((axis.low, axis.high))
    margin = (high - low) * _EDGE
    numbers = list(_numbers(step, low - margin, high + margin))
    if axis.kind == "category":
        numbers = [one for one in numbers if 0 <= one < len(axis.categories)]
    return _named(axis, step, numbers)


def _listed(axis: Axis) -> list[Tick]:
    values, texts = axis.says.get("tickvals") or [], axis.says.get("ticktext")
    found = []
    for at, value in enumerate(values):
        number = axis.number(value)
        if number is not None and axis.holds(number):
            found.append(Tick(number, str(texts[at]) if texts and at < len(texts) else f"{value}"))
    return found


def _step(axis: Axis, font_size: float) -> _Step:
    said = axis.says.get("dtick")
    if said is not None:
        return _said(axis, said)
    wanted = axis.says.get("nticks")
    if not wanted:
        if axis.kind == "category":
            wanted = axis.length / round(font_size * 1.2)
        else:
            wanted = min(max(axis.length / (80 if axis.is_x else 40), 4), 9) + 1
    rough = abs(axis.high - axis.low) / wanted
    if axis.kind == "category":
        return _Step(0, ceil(max(rough, 1)))
    if axis.kind == "date":
        return _of_days(rough)
    return _Step(0, _round(rough, 10 ** floor(log10(rough)), (2, 5, 10)))


def _said(axis: Axis, said: Any) -> _Step:
    first = axis.says.get("tick0")
    if axis.kind != "date":
        return _Step(float(first or 0), float(said))
    start = milliseconds(first or _FIRST)
    if str(said).startswith("M"):
        return _Step(start, 0, int(str(said)[1:]))
    return _Step(start, float(said))


def _of_days(rough: float) -> _Step:
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
    return base * next((one for one in steps if one > rough / base), steps[-1])


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


def _named(axis: Axis, step: _Step, numbers: list[float]) -> list[Tick]:
    form, suffix = axis.says.get("tickformat") or "", axis.says.get("ticksuffix") or ""
    prefix = axis.says.get("tickprefix") or ""
    if axis.kind == "category":
        names = list(axis.categories)
        return [Tick(one, prefix + names[round(one)] + suffix) for one in numbers]
    if axis.kind == "date":
        return _dates(step, numbers, form, axis.side == "top")
    digits = max(0, 2 - floor(log10(step.size) + 0.01))
    texts = [_formatted(one, form) if form else _short(one, digits) for one in numbers]
    return [Tick(one, f"{prefix}{text}{suffix}") for one, text in zip(numbers, texts, strict=True)]


def _short(number: float, digits: int) -> str:
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def _formatted(number: float, form: str) -> str:
    """Write a number by a format of d3; raises DataError for one that is not needed so far."""
    found = _NUMBER.fullmatch(form)
    if found is None:
        raise DataError(f"Pictures cannot write numbers as {form!r}.", "They know d, .2f and .0%.")
    comma, digits, kind = found[1], found[2], found[3] or "g"
    if kind == "d":
        return f"{round(number):{comma}d}".replace("-", "−")
    return f"{number:{comma}.{digits or 6}{kind}}".replace("-", "−")


def _dates(step: _Step, numbers: list[float], form: str, above: bool) -> list[Tick]:
    days = [_EPOCH + timedelta(milliseconds=one) for one in numbers]
    if form:
        return [Tick(one, written(day, form)) for one, day in zip(numbers, days, strict=True)]
    if step.months:
        form = "%Y" if step.months % 12 == 0 else "%b %Y"
        return [Tick(one, written(day, form)) for one, day in zip(numbers, days, strict=True)]
    plain, head = ("%b %-d", "%Y") if step.size >= _DAY else ("%H:%M", "%b %-d, %Y")
    ticks, before = [], ""
    for one, day in zip(numbers, days, strict=True):
        text, title = written(day, plain), written(day, head)
        # Said once, under the first label that it holds for.
        if title != before:
            text += f"<br>{title}"
        elif above:
            text += "<br> "
        before = title
        ticks.append(Tick(one, text))
    return ticks


_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def written(day: datetime, form: str) -> str:
    """Write a day by a format of d3, in English whatever the machine speaks."""
    named = {
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

    def one(found: re.Match[str]) -> str:
        if found[0] not in named:
            raise DataError(
                f"Pictures cannot write {found[0]} of a day.", f"They know {', '.join(named)}."
            )
        return named[found[0]]

    return re.sub(r"%-?.", one, form)

"""Filter types: parsing and serialisation of a value in an address, and its SQL parameters."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Accepted years of dates in addresses."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class UnreadableError(Exception):
    """A value in an address cannot be parsed; the message tells the reader why."""


@dataclass(frozen=True)
class Years:
    """First and last calendar year, both included; None is open, `latest` the newest year alone."""

    first: int | None = None
    last: int | None = None
    latest: bool = False


@dataclass(frozen=True)
class Days:
    """First and last day, both included; None is open."""

    first: date | None = None
    last: date | None = None


Value = tuple[str, ...] | str | int | date | Years | Days


class FilterType(Protocol):
    """A filter type: parses, serialises and binds its values."""

    coded: ClassVar[bool]
    """Whether the values are codes from a fixed set of choices."""
    pattern: ClassVar[str]
    """The regular expression of a value in an address, for the API description."""
    example: ClassVar[str]

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Return the value and the codes in `text` that are not `allowed`.

        Raises UnreadableError if the text cannot be parsed as this type.
        """

    def write(self, value: Any) -> str:
        """Return the text of a value, the inverse of `read`."""

    def bind(self, name: str, value: Any) -> dict[str, object]:
        """Return SQL parameters, all None if `value` is None."""


class Codes:
    """Several codes: ``DEU~POL``, one alone ``~POL``."""

    coded: ClassVar[bool] = True
    pattern: ClassVar[str] = r"^~?[A-Za-z0-9_.-]+(~[A-Za-z0-9_.-]+)*$"
    example: ClassVar[str] = "DEU~POL"

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read ``DEU~POL``, ``~POL`` or ``POL``; repeated codes count once."""
        codes = tuple(dict.fromkeys(code for code in text.split("~") if code))
        valid = tuple(code for code in codes if code in allowed)
        return valid or None, [code for code in codes if code not in allowed]

    def write(self, value: tuple[str, ...]) -> str:
        """Write several codes joined by ``~``, one with ``~`` before it."""
        return "~".join(value) if len(value) > 1 else f"~{value[0]}"

    def bind(self, name: str, value: tuple[str, ...] | None) -> dict[str, object]:
        """Bind a list, or None for all."""
        return {name: None if value is None else list(value)}


class Choice:
    """One code: ``nato_2024_06``."""

    coded: ClassVar[bool] = True
    pattern: ClassVar[str] = r"^[A-Za-z0-9_.-]+$"
    example: ClassVar[str] = "nato_2024_06"

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read one code."""
        return (text, []) if text in allowed else (None, [text])

    def write(self, value: str) -> str:
        """Write the code as it is."""
        return value

    def bind(self, name: str, value: str | None) -> dict[str, object]:
        """Bind the code, or None."""
        return {name: value}


class YearRange:
    """Calendar years: ``2014..2025``, ``..2022``, ``2014..``, ``2024``, ``latest``."""

    coded: ClassVar[bool] = False
    pattern: ClassVar[str] = r"^(latest|[0-9]{4}|[0-9]{4}\.\.([0-9]{4})?|\.\.[0-9]{4})$"
    example: ClassVar[str] = "2014..2025"
    _written = re.compile(r"([0-9]{4})?(\.\.)?([0-9]{4})?")

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read a range whose years are 1900 to 2100, the first not after the last."""
        if text == "latest":
            return Years(latest=True), []
        match = self._written.fullmatch(text)
        if match is None or not (match[1] or match[3]) or bool(match[3]) > bool(match[2]):
            raise UnreadableError("years are written 2014..2025, ..2022, 2014.. or latest")
        first = int(match[1]) if match[1] else None
        last = int(match[3]) if match[3] else None if match[2] else first
        if not all(FIRST_YEAR <= year <= LAST_YEAR for year in (first, last) if year is not None):
            raise UnreadableError(f"years run from {FIRST_YEAR} to {LAST_YEAR}")
        if first is not None and last is not None and first > last:
            raise UnreadableError("the first year comes after the last")
        return Years(first, last), []

    def write(self, value: Years) -> str:
        """Write a range; one year alone is written once."""
        if value.latest:
            return "latest"
        if value.first is not None and value.first == value.last:
            return str(value.first)
        return f"{value.first or ''}..{value.last or ''}"

    def bind(self, name: str, value: Years | None) -> dict[str, object]:
        """Bind ``<name>_from`` and ``<name>_to``; the page resolves `latest` before."""
        years = value or Years()
        return {f"{name}_from": years.first, f"{name}_to": years.last}


class DayRange:
    """Days: ``2024-02-10..2024-02-18``, open at either end, or one day."""

    coded: ClassVar[bool] = False
    pattern: ClassVar[str] = rf"^({_DAY}|{_DAY}\.\.({_DAY})?|\.\.{_DAY})$"
    example: ClassVar[str] = "2024-02-10..2024-02-18"

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read a range of ISO 8601 days, the first not after the last."""
        first, dots, last = text.partition("..")
        if not first and not last:
            raise UnreadableError("days are written 2024-02-10..2024-02-18")
        start = _day(first) if first else None
        end = _day(last) if last else None if dots else start
        if start is not None and end is not None and start > end:
            raise UnreadableError("the first day comes after the last")
        return Days(start, end), []

    def write(self, value: Days) -> str:
        """Write a range; one day alone is written once."""
        if value.first is not None and value.first == value.last:
            return value.first.isoformat()
        return "..".join(day.isoformat() if day else "" for day in (value.first, value.last))

    def bind(self, name: str, value: Days | None) -> dict[str, object]:
        """Bind ``<name>_from`` and ``<name>_to``."""
        days = value or Days()
        return {f"{name}_from": days.first, f"{name}_to": days.last}


class Day:
    """One day: ``2024-02-12``."""

    coded: ClassVar[bool] = False
    pattern: ClassVar[str] = rf"^{_DAY}$"
    example: ClassVar[str] = "2024-02-12"

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read one ISO 8601 day."""
        return _day(text), []

    def write(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()

    def bind(self, name: str, value: date | None) -> dict[str, object]:
        """Bind the day, or None."""
        return {name: value}


class Number:
    """A number that counts from 1, at most nine digits: ``12``."""

    coded: ClassVar[bool] = False
    pattern: ClassVar[str] = r"^[1-9][0-9]{0,8}$"
    example: ClassVar[str] = "1"

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read the number."""
        if re.fullmatch(r"[1-9][0-9]{0,8}", text) is None:
            raise UnreadableError("a number from 1 is expected")
        return int(text), []

    def write(self, value: int) -> str:
        """Write the number."""
        return str(value)

    def bind(self, name: str, value: int | None) -> dict[str, object]:
        """Bind the number, or None."""
        return {name: value}


class Mark:
    """The key of one mark on a chart: ``2.2024``, ``DEU.2024``, ``r02``."""

    coded: ClassVar[bool] = False
    pattern: ClassVar[str] = r"^[A-Za-z0-9._-]{1,80}$"
    example: ClassVar[str] = "DEU.2024"

    def read(self, text: str, allowed: Collection[str]) -> tuple[Value | None, list[str]]:
        """Read a key of letters, digits and ``._-``, at most 80 long."""
        if re.fullmatch(r"[A-Za-z0-9._-]{1,80}", text) is None:
            raise UnreadableError("a mark's key has letters, digits, '.', '_' and '-' only")
        return text, []

    def write(self, value: str) -> str:
        """Write the key as it is."""
        return value

    def bind(self, name: str, value: str | None) -> dict[str, object]:
        """Bind the key, or None."""
        return {name: value}


def _day(text: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        raise UnreadableError("a day is written 2024-02-12")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UnreadableError("there is no such day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnreadableError(f"days run from {FIRST_YEAR} to {LAST_YEAR}")
    return day

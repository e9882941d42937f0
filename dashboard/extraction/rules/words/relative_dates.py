"""Count days, months and years from a date: "three days earlier", "eight years after Croatia"."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token

_MONTHS_OF = {"month": 1, "months": 1, "year": 12, "years": 12, "decade": 120, "decades": 120}
_DAYS_OF = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_MOST_MONTHS, _MOST_DAYS = 1200, 700

ReadDate = tuple[str, int]
"""An EDTF value and the token at which its words end, exclusive."""


def counted_from(tokens: Sequence[Token], at: int, base: str) -> ReadDate | None:
    """Read "eight years after Croatia" of what happened at `base`: when it did to Croatia.

    Returned with the token at which the name begins.
    """
    if at + 3 >= len(tokens):
        return None
    count, unit = whole_number(tokens[at]), tokens[at + 1].low
    sign = {"after": -1, "before": 1}.get(tokens[at + 2].low)
    if count is None or sign is None or unit.startswith("decade"):
        return None  # "a decade after" is seldom ten years
    value = stepped(base, unit, sign * count)
    return (value, at + 3) if value else None


def whole_number(token: Token) -> int | None:
    """Return how many units a word counts: 1 for "a year", 3 for "three days"."""
    count = 1.0 if token.low in ("a", "one") else number_of(token)
    return int(count) if count is not None and count == int(count) else None


def stepped(base: str | None, unit: str, steps: int) -> str | None:
    """Return the EDTF date so many years, months, weeks or days from `base`, or None if unknown."""
    days = steps * _DAYS_OF.get(unit, 0)
    months = steps * _MONTHS_OF.get(unit, 0)
    if base is None or abs(months) > _MOST_MONTHS or abs(days) > _MOST_DAYS:
        return None
    if unit.startswith(("year", "decade")):
        return f"{int(base[:4]) + months // 12:04d}"
    if unit in _MONTHS_OF and len(base) >= len("2024-05"):
        number = int(base[:4]) * 12 + int(base[5:7]) - 1 + months
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    day = as_day(base)
    if day is None or unit not in _DAYS_OF:
        return None
    other = (day + timedelta(days=days)).isoformat()
    # Weeks are counted loosely: the month is as near as they come.
    return other if unit.startswith("day") else other[:7]


def as_day(value: str | None) -> date | None:
    """Return an EDTF value that is known to the day as a day."""
    return date.fromisoformat(value) if value and len(value) == 10 else None

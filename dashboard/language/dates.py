"""Reads dates as news writes them and resolves them against the day of the article."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dashboard.language.numbers import number_of
from dashboard.language.sentences import Token

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.",
            "february feb feb.",
            "march mar mar.",
            "april apr apr.",
            "may",
            "june jun jun.",
            "july jul jul.",
            "august aug aug.",
            "september sep sep. sept sept.",
            "october oct oct.",
            "november nov nov.",
            "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_YEAR_OPENERS = frozenset(
    "in by since until till from of for during through to between and before after early late mid "
    "end year ( , than".split()
)
_MONTH_OPENERS = frozenset(
    "in since last next this of by until from late early mid during for".split()
)
_FUTURE = frozenset(
    "will next upcoming coming running scheduled due expected planned elections election "
    "re-election".split()
)
_LIMITS = frozenset({"by", "until"})
"""Before a date only: in "ratified by Hungary in February" it says who, not by when."""
_SPANS = {"year": 1, "years": 1, "decade": 10, "decades": 10}


class FoundDate(NamedTuple):
    """An EDTF date and the tokens that give it, end exclusive."""

    value: str
    first: int
    last: int


def dates_in(tokens: Sequence[Token], published_on: str | None) -> list[FoundDate]:
    """Return the dates that `tokens` give, in order.

    `published_on` is the article's EDTF date; what is relative to it is left out where it is not
    known to the day, or for years and months to the year.
    """
    return list(_walk(tokens, published_on))


def _walk(tokens: Sequence[Token], published_on: str | None) -> Iterator[FoundDate]:
    at, year = 0, None
    while at < len(tokens):
        found = (
            _iso(tokens, at)
            or _that_month(tokens, at, year)
            or _calendar(tokens, at, published_on)
            or _year(tokens, at)
            or _relative(tokens, at, published_on)
        )
        if found:
            yield found
            year = int(found.value[:4])
        at = found.last if found else at + 1


def _that_month(tokens: Sequence[Token], at: int, year: int | None) -> FoundDate | None:
    """Read ``that June`` as of the year that was named before it."""
    month = _month(tokens, at)
    if month is None or year is None or _low(tokens, at - 1) != "that":
        return None
    if _day_number(tokens, at + 1) or _year_number(tokens, at + 1):
        return None
    return FoundDate(f"{year:04d}-{month:02d}", at, at + 1)


def _iso(tokens: Sequence[Token], at: int) -> FoundDate | None:
    parts = tokens[at].low.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(_is_number(part) for part in parts):
        return None
    value = _day(int(parts[0]), int(parts[1]), int(parts[2]))
    return FoundDate(value, at, at + 1) if value else None


def _calendar(tokens: Sequence[Token], at: int, published_on: str | None) -> FoundDate | None:
    """Read ``April 2023``, ``12 February 2024``, ``February 12, 2024``, ``Feb. 10``, ``in May``."""
    day, month_at = None, at
    if _day_number(tokens, at):
        day = _day_number(tokens, at)
        month_at = at + 2 if _low(tokens, at + 1) == "of" else at + 1
    month = _month(tokens, month_at)
    if month is None:
        return None
    end = month_at + 1
    if day is None and _day_number(tokens, end):
        day = _day_number(tokens, end)
        end += 1
    year_at = end + 1 if _low(tokens, end) in (",", "of") else end
    year = _year_number(tokens, year_at)
    if year is not None:
        end = year_at + 1
    elif day is None and _low(tokens, at - 1) not in _MONTH_OPENERS:
        # "May" alone may be a verb, "March" a walk, and "April" a person.
        return None
    else:
        year = _nearest_year(tokens, at, month, day, published_on)
    if year is None:
        return None
    value = f"{year:04d}-{month:02d}" if day is None else _day(year, month, day)
    return FoundDate(value, at, end) if value else None


def _year(tokens: Sequence[Token], at: int) -> FoundDate | None:
    year = _year_number(tokens, at)
    if year is None or _low(tokens, at - 1) not in _YEAR_OPENERS:
        return None
    if _low(tokens, at - 1) in (",", "and", "to", "than") and _low(tokens, at + 1) not in (
        *(", . ; ) and in respectively".split()),
        "",
    ):
        return None
    return FoundDate(f"{year:04d}", at, at + 1)


def _relative(tokens: Sequence[Token], at: int, published_on: str | None) -> FoundDate | None:
    """Read weekdays, ``yesterday``, ``last year``, ``a decade ago``."""
    low, after = tokens[at].stem, _low(tokens, at + 1)
    today = date.fromisoformat(published_on) if published_on and len(published_on) == 10 else None
    if today and low in _WEEKDAYS and tokens[at].is_capital:
        before = _low(tokens, at - 1)
        back = (today.weekday() - _WEEKDAYS[low]) % 7
        if before == "next":
            back -= 7
        elif before == "last" and back == 0:
            back = 7
        return FoundDate((today - timedelta(days=back)).isoformat(), at, at + 1)
    shift = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}.get(low)
    if today and shift is not None:
        return FoundDate((today - timedelta(days=shift)).isoformat(), at, at + 1)
    if published_on is None:
        return None
    year = int(published_on[:4])
    step = {"this": 0, "last": -1, "next": 1}.get(low)
    if step is not None and after == "year":
        return FoundDate(f"{year + step:04d}", at, at + 2)
    if step is not None and after == "month" and len(published_on) >= 7:
        month = year * 12 + int(published_on[5:7]) - 1 + step
        return FoundDate(f"{month // 12:04d}-{month % 12 + 1:02d}", at, at + 2)
    if _low(tokens, at + 2) == "ago" and after in _SPANS:
        count = 1.0 if low in ("a", "one") else number_of(tokens[at]) or 0.0
        if 0 < count * _SPANS[after] <= 100:
            return FoundDate(f"{year - int(count * _SPANS[after]):04d}", at, at + 3)
    return None


def _nearest_year(
    tokens: Sequence[Token], at: int, month: int, day: int | None, published_on: str | None
) -> int | None:
    """The year of the last such month or day, or of the next where words before look ahead."""
    if published_on is None or len(published_on) < 7:
        return None
    year, now = int(published_on[:4]), published_on[5:]
    wanted = f"{month:02d}" if day is None else f"{month:02d}-{day:02d}"
    ahead = any(token.low in _FUTURE for token in tokens[max(0, at - 6) : at])
    ahead = ahead or _low(tokens, at - 1) in _LIMITS
    if ahead:
        return year if wanted >= now[: len(wanted)] else year + 1
    return year if wanted[: len(now)] <= now[: len(wanted)] else year - 1


def _month(tokens: Sequence[Token], at: int) -> int | None:
    if 0 <= at < len(tokens) and tokens[at].is_capital:
        return _MONTHS.get(tokens[at].stem)
    return None


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    low = _low(tokens, at)
    if low[-2:] in ("st", "nd", "rd", "th"):
        low = low[:-2]
    return int(low) if _is_number(low) and len(low) <= 2 and 1 <= int(low) <= 31 else None


def _year_number(tokens: Sequence[Token], at: int) -> int | None:
    low = _low(tokens, at)
    return int(low) if _is_number(low) and len(low) == 4 and 1940 <= int(low) <= 2100 else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

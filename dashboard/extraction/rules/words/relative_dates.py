"""Reads dates that lean on another day: weekdays, "last year", "three days earlier"."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.extraction.lexicon_data import weights, words
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.tense import tense_at

WEEKDAYS = {name: int(number) for name, number in weights("weekday").items()}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"this": 0, "last": -1, "previous": -1, "next": 1}
_NEXT_DAY = {"next": 1, "following": 1, "previous": -1}
_BESIDE = {"before": -1, "earlier": -1, "after": 1, "later": 1}
_PARTS = frozenset("morning afternoon evening".split())
_NIGHT = frozenset({"night", "evening"})
_PAPERS = words("newspaper-name")
_ANY = frozenset("a any every each".split())
_FEASTS = words("named-weekday")
LEANING = frozenset([*_DAYS, *_STEPS, *_NEXT_DAY, "a", "day", "year"])
"""Words that begin a date which leans on another, beside weekdays and numbers."""
_MONTHS_OF = {"month": 1, "months": 1, "year": 12, "years": 12, "decade": 120, "decades": 120}
_DAYS_OF = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_MOST_YEARS = 100

Found = tuple[str, int]
"""An EDTF value and the token at which its words end, exclusive."""


def relative(
    tokens: Sequence[Token], at: int, published_on: str | None, told: str | None
) -> Found | None:
    """Return the date that token `at` begins, relative to the article's day or to `told`.

    `told` is the date that the text gave last: "on 30 March, three days earlier". None where the
    day that it leans on is not known closely enough.
    """
    return (
        _day(tokens, at, published_on)
        or _beside_told(tokens, at, published_on, told)
        or _step(tokens, at, published_on)
        or _distance(tokens, at, published_on, told)
    )


def _day(tokens: Sequence[Token], at: int, published_on: str | None) -> Found | None:
    """Read ``Monday`` and ``yesterday``."""
    today = _as_day(published_on)
    low = tokens[at].stem
    if today is None:
        return None
    if low in _DAYS:
        return (today + timedelta(days=_DAYS[low])).isoformat(), at + 1
    if low not in WEEKDAYS or not tokens[at].is_capital or _is_title(tokens, at):
        return None
    back = (today.weekday() - WEEKDAYS[low]) % 7
    before = tokens[at - 1].low if at else ""
    if before in ("last", "past", "since") or before == "next":
        # On a Monday, "last Monday" is a week ago and "next Monday" a week ahead.
        back = back - 7 if before == "next" else back or 7
    elif back and before == "of" and tokens[at - 2].low == "ahead":
        # "The envoys arrived ahead of Friday's summit": the one that is nearer.
        back = back - 7 if back > 3 else back
    elif back and tense_at(tokens, at, at + 1) == "ahead":
        back -= 7
    return (today - timedelta(days=back)).isoformat(), at + 1


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weekday is no day of the calendar: "the Sunday Times", "5 March, a Saturday"."""
    after = tokens[at + 1].stem if at + 1 < len(tokens) and tokens[at + 1].is_capital else ""
    if at > 1 and tokens[at - 1].low == "on" and tokens[at - 2].text == "Mail":
        return True
    return after in _PAPERS or (at > 0 and tokens[at - 1].low in _FEASTS | _ANY)


def _beside_told(
    tokens: Sequence[Token], at: int, published_on: str | None, told: str | None
) -> Found | None:
    """Read ``the next day``, ``the day before``, ``the day before yesterday``."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if before != "the":
        return None
    if low == "year" and after == "before" and told and _ends_at(tokens, at + 2):
        return f"{int(told[:4]) - 1:04d}", at + 2
    if low == "day" and after in _BESIDE:
        anchor = tokens[at + 2].low if at + 2 < len(tokens) else ""
        if anchor in ("yesterday", "tomorrow"):
            base, last = _day(tokens, at + 2, published_on), at + 3
            return (_moved(base[0], _BESIDE[after]), last) if base else None
        day = _as_day(told)
        if day is None or not _ends_at(tokens, at + 2):
            return None  # "the day after the vote"
        return _moved(day.isoformat(), _BESIDE[after]), at + 2
    day = _as_day(told)
    if low in _NEXT_DAY and after == "day" and day is not None:
        return _moved(day.isoformat(), _NEXT_DAY[low]), at + 2
    return None


def _ends_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing follows that is counted from: "five years before.", not "before the war"."""
    return at >= len(tokens) or not tokens[at].is_word or tokens[at].low in ("and", "but", "when")


def _moved(day: str, steps: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=steps)).isoformat()


def _step(tokens: Sequence[Token], at: int, published_on: str | None) -> Found | None:
    """Read ``last year``, ``this month``, ``last night``."""
    step = _STEPS.get(tokens[at].low)
    unit = tokens[at + 1].stem if at + 1 < len(tokens) else ""
    if step is None or published_on is None:
        return None
    if unit in _PARTS and step == 0 and _as_day(published_on) is not None:
        return published_on, at + 2
    if unit in _NIGHT and step < 0 and (today := _as_day(published_on)) is not None:
        return (today - timedelta(days=1)).isoformat(), at + 2
    if unit == "year":
        return f"{int(published_on[:4]) + step:04d}", at + 2
    if unit == "month" and len(published_on) >= 7:
        return _months_on(published_on[:7], step), at + 2
    return None


def _distance(
    tokens: Sequence[Token], at: int, published_on: str | None, told: str | None
) -> Found | None:
    """Read ``a decade ago``, ``three days earlier``, ``five weeks later``."""
    if at + 2 >= len(tokens):
        return None
    count = 1.0 if tokens[at].low in ("a", "one") else number_of(tokens[at])
    way = tokens[at + 2].low
    if way == "ago" and (exact := _to_the_day(tokens, at, published_on)):
        return exact
    if at + 3 < len(tokens) and tokens[at + 3].low == "than":
        return None  # "two years earlier than planned"
    base = published_on if way == "ago" else told
    # "A year after that, the others came."
    it = (
        tokens[at + 3].low in ("it", "that", "this") and _ends_at(tokens, at + 4)
        if (at + 3 < len(tokens))
        else False
    )
    if way in ("before", "after") and not (it or _ends_at(tokens, at + 3)):
        return None
    sign = {**_BESIDE, "ago": -1}.get(way)
    if count is None or count != int(count) or sign is None or not base:
        return None
    value = _stepped(base, tokens[at + 1].low, sign * int(count))
    return (value, at + 3 + it) if value else None


def _to_the_day(tokens: Sequence[Token], at: int, published_on: str | None) -> Found | None:
    """Read ``a year ago today`` and ``twenty years ago this month``."""
    count = 1.0 if tokens[at].low in ("a", "one") else number_of(tokens[at])
    after = [token.low for token in tokens[at + 3 : at + 5]]
    if (
        count is None
        or tokens[at + 1].low not in ("year", "years")
        or _as_day(published_on) is None
    ):
        return None
    year = f"{int((published_on or '')[:4]) - int(count):04d}"
    if after[:1] == ["today"]:
        return year + (published_on or "")[4:], at + 4
    return (year + (published_on or "")[4:7], at + 5) if after == ["this", "month"] else None


def counted_from(tokens: Sequence[Token], at: int, base: str) -> Found | None:
    """Read "eight years after Croatia" of what happened at `base`: when it did to Croatia.

    Returned with the token at which the name begins.
    """
    if at + 3 >= len(tokens):
        return None
    count = 1.0 if tokens[at].low in ("a", "one") else number_of(tokens[at])
    sign = {"after": -1, "before": 1}.get(tokens[at + 2].low)
    unit = tokens[at + 1].low
    if count is None or count != int(count) or sign is None or unit.startswith("decade"):
        return None  # "a decade after" is seldom ten years
    value = _stepped(base, unit, sign * int(count))
    return (value, at + 3) if value else None


def _stepped(base: str, unit: str, steps: int) -> str | None:
    """Return the date so many years, months, weeks or days from `base`."""
    if unit in _MONTHS_OF:
        months = steps * _MONTHS_OF[unit]
        if not 0 < abs(months) <= _MOST_YEARS * 12:
            return None
        if unit in ("month", "months"):
            return _months_on(base[:7], months) if len(base) >= 7 else None
        return f"{int(base[:4]) + months // 12:04d}"
    day = _as_day(base)
    if unit not in _DAYS_OF or day is None or not 0 < abs(steps) <= 100:
        return None
    other = (day + timedelta(days=steps * _DAYS_OF[unit])).isoformat()
    # Weeks are counted loosely: the month is as near as they come.
    return other if _DAYS_OF[unit] == 1 else other[:7]


def _as_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value and len(value) == 10 else None


def _months_on(month: str, steps: int) -> str:
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + steps
    return f"{number // 12:04d}-{number % 12 + 1:02d}"

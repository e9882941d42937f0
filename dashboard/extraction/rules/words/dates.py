"""Read dates as news writes them and resolve them against the day of the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.extraction.lexicon_data import weights, words
from dashboard.extraction.rules.words.numbers import NUMBER_WORDS
from dashboard.extraction.rules.words.relative_dates import (
    ReadDate,
    as_day,
    days_on,
    months_on,
    stepped,
    whole_number,
)
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.tense import tense_at
from dashboard.extraction.rules.words.years import year_at, year_number

_MONTHS = {name: int(number) for name, number in weights("month").items()}
_WEEKDAYS = {name: int(number) for name, number in weights("weekday").items()}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"this": 0, "last": -1, "previous": -1, "next": 1}
_NEXT_DAY = {"next": 1, "following": 1, "previous": -1}
_BESIDE = {"before": -1, "earlier": -1, "after": 1, "later": 1}
_ANY_DAY = words("named-weekday") | frozenset("a any every each".split())
_BEGINNING = frozenset(
    [*_MONTHS, *_WEEKDAYS, *NUMBER_WORDS, *_DAYS, *_STEPS, *_NEXT_DAY, "a", "day", "year", "mid"]
)
"""Words that a date may begin with, digits apart; no other token is looked at."""
_ACCOMPANYING = frozenset("with after since having following".split())
_BEFORE_IT = frozenset("before previous earlier preceding".split())
_AFTER_IT = frozenset("after following later next".split())
_AFTER_MONTH = frozenset("of on in for to through from by".split())
_TIED = 62
"""Days after a dated step within which a bare day goes on with it: "signed on 6 February 2019,
ratified on 8 February"."""
_REMEMBERED = 60
"""Tokens after which a date is too far back for another to lean on it."""


class FoundDate(NamedTuple):
    """An EDTF date and the tokens that give it, end exclusive."""

    value: str
    first: int
    last: int


class Told(NamedTuple):
    """The date that the text gave last, where its words end, and whether they gave its year, too."""

    value: str
    last: int
    has_year: bool


def dates_in(
    tokens: Sequence[Token], published_on: str | None, before: Told | None = None
) -> list[FoundDate]:
    """Return the dates that `tokens` give, in order.

    `published_on` is the article's EDTF date; what is relative to it is left out where it is not
    known to the day, or for years and months to the year. `before` is what the sentence before
    told last: "It was signed on 6 February 2019. Greece ratified it on 8 February."
    """
    return list(_Reader(tokens, published_on, before).dates())


def told_last(
    tokens: Sequence[Token], found: Sequence[FoundDate], before: Told | None
) -> Told | None:
    """Return what a sentence leaves behind for the next, whose tokens are counted from its end."""
    if found:
        return _told(tokens, found[-1], len(tokens))
    return before._replace(last=before.last - len(tokens)) if before else None


def _told(tokens: Sequence[Token], found: FoundDate, end: int = 0) -> Told:
    years = (year_number(tokens, index) for index in range(found.first, found.last))
    return Told(found.value, found.last - end, any(years))


@dataclass
class _Reader:
    """A sentence that is read for dates; `told` is the date that the text gave last."""

    tokens: Sequence[Token]
    published_on: str | None
    told: Told | None

    def dates(self) -> Iterator[FoundDate]:
        """Yield the dates, remembering each for those that lean on it."""
        at = 0
        while at < len(self.tokens):
            low, found = self.low(at), None
            if low[0].isdigit() or low.partition("-")[0].removesuffix("'s") in _BEGINNING:
                if self.told and at - self.told.last > _REMEMBERED:
                    self.told = None
                found = self._numeric(at) or self._calendar(at) or self._year(at)
                found = found or self._day(at) or self._beside(at) or self._step(at)
                found = found or self._distance(at)
            if found:
                date_found = FoundDate(found[0], at, found[1])
                yield date_found
                self.told = _told(self.tokens, date_found)
            at = found[1] if found else at + 1

    def low(self, at: int) -> str:
        """Return a token in lower case, or nothing outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _numeric(self, at: int) -> ReadDate | None:
        """Read ``2024-02-12`` and ``12.02.2024``."""
        low = self.low(at)
        parts = low.split("-") if "-" in low else low.split(".")[::-1]
        if [len(part) for part in parts] != [4, 2, 2] or not all(map(_is_number, parts)):
            return None
        value = _iso(*map(int, parts))
        return (value, at + 1) if value else None

    def _year(self, at: int) -> ReadDate | None:
        year = year_at(self.tokens, at)
        return None if year is None else (f"{year:04d}", at + 1)

    def _calendar(self, first: int) -> ReadDate | None:
        """Read ``April 2023``, ``Monday 12 February``, ``February 12, 2024``, ``in May``."""
        at = first
        if self.low(at) in _WEEKDAYS:
            # "Wednesday, February 26, 2025" is one date.
            at += 2 if self.low(at + 1) == "," else 1
        day, month_at = self._day_number(at), at
        if day:
            month_at = at + 2 if self.low(at + 1) == "of" else at + 1
        month, end = self._month(month_at), month_at + 1
        if month is None:
            return None
        if day is None and self._day_number(end):
            day = self._day_number(end)
            end += 1
        if at > first and day is None:
            return None
        year, last = self._following_year(end)
        if year is None:
            if day is None and not self._is_month(at, end):
                # "May" alone may be a verb, "March" a walk, and "April" a person.
                return None
            year, last = self._bare_year(at, end, month, day), end
        if year is None:
            return None
        value = f"{year:04d}-{month:02d}" if day is None else _iso(year, month, day)
        return (value, last) if value else None

    def _following_year(self, at: int) -> tuple[int | None, int]:
        """Read the year after a month or day, and where it ends: "2023", "of that year"."""
        of = self.low(at) == "of"
        at_year = at + 1 if of or self.low(at) == "," else at
        year = year_number(self.tokens, at_year)
        if year is not None:
            return year, at_year + 1
        which, last = self.low(at + of), at + of + 2
        if self.low(last - 1) != "year":
            return None, at
        if which in ("this", "last", "next") and self.published_on is not None:
            return int(self.published_on[:4]) + _STEPS[which], last
        that = of and which == "that" and self.told is not None
        return (int(self.told.value[:4]), last) if self.told and that else (None, at)

    def _is_month(self, at: int, end: int) -> bool:
        """Whether a month's name alone means the month: "in May", "a February poll", "mid-June"."""
        before = self.low(at - 1)
        if self.low(at).startswith("mid-") or before in words("before-month"):
            return True
        following = self.tokens[end].text if end < len(self.tokens) else ""
        plain = following.isalpha() and following.islower() and following not in _AFTER_MONTH
        return plain and (before in words("article") or before == "this")

    def _bare_year(self, at: int, end: int, month: int, day: int | None) -> int | None:
        """The year of a month or day that is given without one."""
        told, before = self.told, self.low(at - 1)
        if told and before in ("that", "same"):
            return int(told.value[:4])
        if told and day is None and len(told.value) >= 7 and "the" in (before, self.low(at - 2)):
            # "Sweden joined in March 2024, Finland the April before."
            way, other = {before, self.low(end)}, int(told.value[5:7])
            if way & _BEFORE_IT:
                return int(told.value[:4]) - (month >= other)
            if way & _AFTER_IT:
                return int(told.value[:4]) + (month <= other)
        tied = self._tied_year(at, month, day)
        if tied is not None or self.published_on is None or len(self.published_on) < 7:
            return tied
        year, now = int(self.published_on[:4]), self.published_on[5:]
        wanted = f"{month:02d}" if day is None else f"{month:02d}-{day:02d}"
        size = min(len(wanted), len(now))
        if self._looks_ahead(at, end):
            return year if wanted[:size] >= now[:size] else year + 1
        if day is None and before == "last" and wanted == now[:2]:
            return year - 1  # in April, "last April" is a year ago
        return year if wanted[:size] <= now[:size] else year - 1

    def _tied_year(self, at: int, month: int, day: int | None) -> int | None:
        """The year that the date before gives a bare day; None where that has none or is far off."""
        told = self.told
        if told is None or not told.has_year or day is None:
            return None
        year = int(told.value[:4])
        if len(told.value) == 4:
            # "The 2026 summit is set for 7 July": nothing but its own clause lies between.
            between = self.tokens[max(0, told.last) : at]
            near = told.last >= 0 and len(between) < 12
            return year if near and not any(t.text in ".!?;" for t in between) else None
        before, value = as_day(told.value), _iso(year, month, day)
        if before is None or value is None or value > (self.published_on or "9999"):
            return None
        return year if 0 <= (date.fromisoformat(value) - before).days <= _TIED else None

    def _looks_ahead(self, at: int, end: int) -> bool:
        """Whether a bare month or day is still to come by the words around it."""
        before = [token.low for token in self.tokens[max(0, at - 6) : at]]
        opener = before[-1] if before else ""
        if opener in ("last", "since"):
            return False
        if before[-2:] != ["end", "of"] and any(low in words("future-word") for low in before):
            return True
        tense = tense_at(self.tokens, at, end)
        # "Ask me again in April": nothing in the clause has happened; "with Sweden joining in March".
        loose = tense is None and at > 1 and opener in ("in", "on", "by")
        return tense == "ahead" or (loose and not _ACCOMPANYING.intersection(before))

    def _month(self, at: int) -> int | None:
        if not 0 <= at < len(self.tokens):
            return None
        stem = self.tokens[at].stem
        if stem.rpartition("-")[0] == "mid":
            return _MONTHS.get(stem.rpartition("-")[2])
        return _MONTHS.get(stem) if self.tokens[at].is_capital else None

    def _day_number(self, at: int) -> int | None:
        low = self.low(at)
        if low[-2:] in ("st", "nd", "rd", "th"):
            low = low[:-2]
        return int(low) if _is_number(low) and len(low) <= 2 and 1 <= int(low) <= 31 else None

    def _day(self, at: int) -> ReadDate | None:
        """Read ``Monday`` and ``yesterday``."""
        today, low, before = as_day(self.published_on), self.tokens[at].stem, self.low(at - 1)
        if today is None:
            return None
        if low in _DAYS:
            return days_on(today.isoformat(), _DAYS[low]), at + 1
        if low not in _WEEKDAYS or not self.tokens[at].is_capital or self._is_title(at):
            return None
        back = (today.weekday() - _WEEKDAYS[low]) % 7
        if before in ("last", "past", "since"):
            back = back or 7  # on a Monday, "last Monday" is a week ago
        elif before == "next":
            back -= 7
        elif back and before == "of" and self.low(at - 2) == "ahead":
            # "The envoys arrived ahead of Friday's summit": the one that is nearer.
            back = back - 7 if back > 3 else back
        elif back and tense_at(self.tokens, at, at + 1) == "ahead":
            back -= 7
        return days_on(today.isoformat(), -back), at + 1

    def _is_title(self, at: int) -> bool:
        """Whether a weekday is no day of the calendar: "the Sunday Times", "5 March, a Saturday"."""
        if self.low(at - 1) == "on" and at > 1 and self.tokens[at - 2].text == "Mail":
            return True
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        paper = after is not None and after.is_capital and after.stem in words("newspaper-name")
        return paper or self.low(at - 1) in _ANY_DAY

    def _beside(self, at: int) -> ReadDate | None:
        """Read ``the next day``, ``the day before``, ``the day before yesterday``."""
        low, after, told = self.low(at), self.low(at + 1), self.told
        if self.low(at - 1) != "the":
            return None
        if low == "day" and after in _BESIDE and self.low(at + 2) in ("yesterday", "tomorrow"):
            base = self._day(at + 2)
            return (days_on(base[0], _BESIDE[after]), at + 3) if base else None
        if told is None:
            return None
        ends = self._ends_at(at + 2)  # "the day after the vote" leans on another day
        if low == "year" and after == "before" and ends:
            return f"{int(told.value[:4]) - 1:04d}", at + 2
        step = _BESIDE.get(after) if low == "day" and ends else None
        if after == "day":
            step = _NEXT_DAY.get(low)
        return (days_on(told.value, step), at + 2) if step and as_day(told.value) else None

    def _ends_at(self, at: int) -> bool:
        """Whether nothing is counted from: "five years before.", not "before the war"."""
        inside = at < len(self.tokens) and self.tokens[at].is_word
        return not inside or self.low(at) in ("and", "but", "when")

    def _step(self, at: int) -> ReadDate | None:
        """Read ``last year``, ``this month``, ``last night``."""
        step, day = _STEPS.get(self.low(at)), self.published_on
        if step is None or day is None or at + 1 >= len(self.tokens):
            return None
        unit = self.tokens[at + 1].stem
        if as_day(day) and step == 0 and unit in ("morning", "afternoon", "evening"):
            return day, at + 2
        if as_day(day) and step < 0 and unit in ("night", "evening"):
            return days_on(day, -1), at + 2
        if unit == "year":
            return f"{int(day[:4]) + step:04d}", at + 2
        return (months_on(day[:7], step), at + 2) if unit == "month" and len(day) >= 7 else None

    def _distance(self, at: int) -> ReadDate | None:
        """Read ``a decade ago``, ``three days earlier``, ``a year ago today``."""
        if at + 2 >= len(self.tokens):
            return None
        count, unit, way = whole_number(self.tokens[at]), self.low(at + 1), self.low(at + 2)
        day, sign = self.published_on or "", {**_BESIDE, "ago": -1}.get(way)
        if count is None or sign is None:
            return None
        if way == "ago" and unit in ("year", "years") and as_day(day):
            year = f"{int(day[:4]) - count:04d}"
            if self.low(at + 3) == "today":
                return year + day[4:], at + 4
            if (self.low(at + 3), self.low(at + 4)) == ("this", "month"):
                return year + day[4:7], at + 5
        if self.low(at + 3) == "than":
            return None  # "two years earlier than planned"
        # "A year after that, the others came."
        that = self.low(at + 3) in ("it", "that", "this") and self._ends_at(at + 4)
        if way in ("before", "after") and not (that or self._ends_at(at + 3)):
            return None
        base = day if way == "ago" else self.told.value if self.told else ""
        value = stepped(base, unit, sign * count) if base else None
        return (value, at + 3 + that) if value else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

"""Read dates as news writes them and resolve them against the day of the article.

A sentence is read as its words without possessive endings, one space between them; `_PATTERNS`
lists the forms that a date has there, each with the method that gives its value.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dashboard.extraction.lexicon_data import weights, words
from dashboard.extraction.rules.words.date_context import tense_at, year_at, year_number
from dashboard.extraction.rules.words.relative_dates import as_day, stepped, whole_number
from dashboard.extraction.rules.words.sentences import Token

_MONTHS = {name: int(number) for name, number in weights("month").items()}
_WEEKDAYS = {name: int(number) for name, number in weights("weekday").items()}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"this": 0, "last": -1, "previous": -1, "next": 1}
_WAYS = {"ago": -1, "before": -1, "earlier": -1, "after": 1, "later": 1}
_ACCOMPANYING = frozenset("with after since having following".split())
_TIED = 62
"""Days after a dated step within which a bare day goes on with it: "signed on 6 February 2019,
ratified on 8 February"."""
_FUTURE_WITHIN = 6


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
    tokens: Sequence[Token], dates: Sequence[FoundDate], before: Told | None
) -> Told | None:
    """Return what a sentence leaves behind for the next, whose tokens are counted from its end."""
    if dates:
        return _told(tokens, dates[-1], len(tokens))
    return before._replace(last=before.last - len(tokens)) if before else None


def _told(tokens: Sequence[Token], mention: FoundDate, end: int = 0) -> Told:
    years = (year_number(tokens, index) for index in range(mention.first, mention.last))
    return Told(mention.value, mention.last - end, any(years))


class _Reader:
    """A sentence that is read for dates; `last_date` is what the text gave last."""

    def __init__(
        self, tokens: Sequence[Token], published_on: str | None, last_date: Told | None
    ) -> None:
        self.tokens, self.published_on, self.last_date = tokens, published_on, last_date
        self.words = [token.text[: len(token.stem)] for token in tokens]
        self.text = " ".join(self.words)

    def dates(self) -> Iterator[FoundDate]:
        """Yield the dates, remembering each for those that lean on it."""
        place = end = 0
        for at, word in enumerate(self.words):
            if place >= end and _OPENING.match(word):
                mention = self._at(at, place)
                if mention:
                    yield mention
                    self.last_date = _told(self.tokens, mention)
                    end = place + len(" ".join(self.words[at : mention.last]))
            place += len(word) + 1

    def _at(self, at: int, place: int) -> FoundDate | None:
        for pattern, read in _PATTERNS:
            match = pattern.match(self.text, place)
            last = at + match[0].count(" ") + 1 if match else at
            value = read(self, match, at, last) if match else None
            if value:
                return FoundDate(value, at, last)
        return None

    def low(self, at: int) -> str:
        """Return a token in lower case, or nothing outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def numeric(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``2024-02-12`` and ``12.02.2024``."""
        parts = re.split("[.-]", match[0])
        return _iso(*map(int, parts if "-" in match[0] else reversed(parts)))

    def year(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``2023`` and ``mid-2023``."""
        year = year_at(self.tokens, at)
        return None if year is None else f"{year:04d}"

    def calendar(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``April 2023``, ``Monday 12 February``, ``February 12 last year``, ``in May``."""
        month = _MONTHS[match["month"].lower()]
        day = int(match["day"] or match["day_behind"] or 0)
        if match["weekday"] and not day:
            return None
        if match["year"]:
            year: int | None = int(match["year"])
        elif match["which"]:
            step = _STEPS[match["which"].lower()]
            year = int(self.published_on[:4]) + step if self.published_on else None
        elif not day and not match["mid"] and self.low(at - 1) not in words("before-month"):
            # "May" alone may be a verb, "March" a walk, and "April" a person.
            return None
        else:
            year = self._bare_year(at, last, month, day)
        if year is None:
            return None
        return _iso(year, month, day) if day else f"{year:04d}-{month:02d}"

    def weekday(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``Monday``, ``next Monday``, and "vote on Monday" by its tense."""
        today, before = as_day(self.published_on), self.low(at - 1)
        is_paper = self.low(at + 1) in words("newspaper-name")
        if today is None or is_paper or before in words("named-weekday"):
            return None
        back = (today.weekday() - _WEEKDAYS[match[0].lower()]) % 7
        if before in ("last", "past", "since"):
            back = back or 7  # on a Monday, "last Monday" is a week ago
        elif before == "next":
            back -= 7
        elif back and before == "of" and self.low(at - 2) == "ahead":
            # "The envoys arrived ahead of Friday's summit": the one that is nearer.
            back = back - 7 if back > 3 else back
        elif back and tense_at(self.tokens, at, last) == "ahead":
            back -= 7
        return stepped(self.published_on, "day", -back)

    def named_day(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``yesterday`` and ``the day before yesterday``."""
        step = _WAYS.get((match["way"] or "").lower(), 0)
        return stepped(self.published_on, "day", step + _DAYS[match["day"].lower()])

    def period(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``last year``, ``this month``, ``last night``."""
        step, unit = _STEPS[match["which"].lower()], match["unit"].lower()
        return stepped(self.published_on, unit if unit in ("month", "year") else "day", step)

    def distance(self, match: re.Match[str], at: int, last: int) -> str | None:
        """Resolve ``a decade ago``, ``ten days later``, ``the day before``."""
        unit, way = match["unit"].lower(), match["way"].lower()
        if match["count"]:
            steps = _WAYS[way] * (whole_number(self.tokens[at]) or 0)
        else:
            steps = _WAYS[way] if self.low(at - 1) == "the" else 0
        if not steps:
            return None
        last_date = self.last_date.value if self.last_date else None
        return stepped(self.published_on if way == "ago" else last_date, unit, steps)

    def _bare_year(self, at: int, last: int, month: int, day: int) -> int | None:
        """The year of a month or day that is given without one."""
        before = self.low(at - 1)
        if self.last_date and before in ("that", "same"):
            return int(self.last_date.value[:4])
        tied = self._tied_year(at, month, day)
        if tied is not None or self.published_on is None or len(self.published_on) < 7:
            return tied
        year, now = int(self.published_on[:4]), self.published_on[5:]
        wanted = f"{month:02d}-{day:02d}" if day else f"{month:02d}"
        size = min(len(wanted), len(now))
        if self._looks_ahead(at, last):
            return year if wanted[:size] >= now[:size] else year + 1
        if not day and before == "last" and wanted == now[:2]:
            return year - 1  # in April, "last April" is a year ago
        return year if wanted[:size] <= now[:size] else year - 1

    def _tied_year(self, at: int, month: int, day: int) -> int | None:
        """The year that the date before gives a bare day; None where that has none or is far off."""
        if self.last_date is None or not self.last_date.has_year or not day:
            return None
        year = int(self.last_date.value[:4])
        if len(self.last_date.value) == 4:
            # "The 2026 summit is set for 7 July"
            return year if 0 <= at - self.last_date.last < 12 and self.last_date.last >= 0 else None
        before, value = as_day(self.last_date.value), _iso(year, month, day)
        if before is None or value is None or value > (self.published_on or "9999"):
            return None
        return year if 0 <= (date.fromisoformat(value) - before).days <= _TIED else None

    def _looks_ahead(self, at: int, last: int) -> bool:
        """Whether a bare month or day is still to come by the words around it."""
        before = [token.low for token in self.tokens[max(0, at - _FUTURE_WITHIN) : at]]
        if before[-1:] in (["last"], ["since"]):
            return False
        if words("future-word").intersection(before):
            return True
        tense = tense_at(self.tokens, at, last)
        # "Ask me again in April": nothing in the clause has happened; "with Sweden joining in March".
        loose = tense is None and at > 1 and before[-1] in ("in", "on", "by")
        return tense == "ahead" or (loose and not _ACCOMPANYING.intersection(before))


def _any(names: Iterable[str]) -> str:
    return f"(?i:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})"


_END = r"(?!\S)"
_MONTH = rf"(?:(?=[A-Z])|(?P<mid>(?i:mid-)))(?P<month>{_any(_MONTHS)}){_END}"
_CALENDAR = (
    rf"(?:(?P<weekday>{_any(_WEEKDAYS)}) (?:, )?)?(?:(?P<day>\d\d?)(?:st|nd|rd|th)? (?:of )?)?"
    rf"{_MONTH}(?: (?P<day_behind>(?![4-9]\d)\d\d?)(?:st|nd|rd|th)?{_END})?"
    rf"(?: (?:of |, )?(?P<year>(?:19[4-9]|20\d)\d){_END}"
    rf"|(?: of)? (?P<which>(?i:this|last|next)) year{_END})?"
)
_OTHER_BASE = r"(?! (?!and|but|when)\w)"
"""No word behind "the day before" but of a new clause: "the day before the vote" leans on the vote."""
_WAY_BEHIND = rf"(?P<way>(?i:earlier|later)(?! than)|(?i:before|after){_OTHER_BASE}){_END}"
_UNIT = r"(?P<unit>(?i:days?|weeks?|months?|years?|decades?))"
_NEAR_DAY = rf"(?:(?i:day) (?P<way>(?i:before|after)) )?(?P<day>{_any(_DAYS)}){_END}"

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[..., str | None]], ...] = (
    (re.compile(rf"(?a:\d{{4}}-\d\d-\d\d|\d\d\.\d\d\.\d{{4}}){_END}"), _Reader.numeric),
    (re.compile(f"(?a:{_CALENDAR})"), _Reader.calendar),
    (re.compile(rf"(?i:mid-)?(?a:\d{{4}}){_END}"), _Reader.year),
    (re.compile(rf"(?<!Mail on )(?=[A-Z]){_any(_WEEKDAYS)}{_END}"), _Reader.weekday),
    (re.compile(_NEAR_DAY), _Reader.named_day),
    (re.compile(r"(?P<which>(?i:this|last|previous|next)) "
                rf"(?P<unit>(?i:year|month|morning|afternoon|evening|night)){_END}"), _Reader.period),
    (re.compile(rf"(?P<count>)(?P<unit>(?i:day|year)) {_WAY_BEHIND}"), _Reader.distance),
    (re.compile(rf"(?P<count>\S+) {_UNIT} (?P<way>(?i:ago))(?: today| this month)?{_END}"),
     _Reader.distance),
    (re.compile(rf"(?P<count>\S+) {_UNIT} {_WAY_BEHIND}"), _Reader.distance),
)  # fmt: skip
"""Forms of a date, in the order in which they are tried at a word, and how each is resolved."""
_OPENING = re.compile(
    rf"\d|(?i:mid-)|{_any([*_MONTHS, *_WEEKDAYS, *_DAYS, *_STEPS, *weights('number-word'), 'a'])}"
    r"(?![^\W-])|(?i:day|year)$"
)
"""How a word begins that may open a date; no other is looked at."""


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

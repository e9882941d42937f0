"""Reads dates as news writes them and resolves them against the day of the article."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dashboard.extraction.lexicon_data import weights, words
from dashboard.extraction.rules.words.numbers import NUMBER_WORDS
from dashboard.extraction.rules.words.relative_dates import LEANING, WEEKDAYS, relative
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.tense import tense_at
from dashboard.extraction.rules.words.years import following_year, year_at, year_number

_MONTHS = {name: int(number) for name, number in weights("month").items()}
_MONTH_OPENERS = words("before-month")
_ARTICLES = frozenset("a an the this".split())
_FUTURE = words("future-word")
_BEGINNING = frozenset([*_MONTHS, *WEEKDAYS, *NUMBER_WORDS, *LEANING, "mid"])
"""Words that a date may begin with, digits apart; no other token is looked at."""
_ACCOMPANYING = frozenset("with after since having following".split())
_BEFORE_IT = frozenset("before previous earlier preceding".split())
_AFTER_IT = frozenset("after following later next".split())
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
    return list(_walk(tokens, published_on, before))


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


def _walk(
    tokens: Sequence[Token], published_on: str | None, told: Told | None
) -> Iterator[FoundDate]:
    at = 0
    while at < len(tokens):
        low = tokens[at].low
        if not (low[0].isdigit() or low.partition("-")[0].removesuffix("'s") in _BEGINNING):
            at += 1
            continue
        if told and at - told.last > _REMEMBERED:
            told = None
        found = _numeric(tokens, at) or _calendar(tokens, at, published_on, told)
        if found is None and (year := year_at(tokens, at)) is not None:
            found = FoundDate(f"{year:04d}", at, at + 1)
        if found is None:
            leaning = relative(tokens, at, published_on, told.value if told else None)
            found = FoundDate(leaning[0], at, leaning[1]) if leaning else None
        if found:
            yield found
            told = _told(tokens, found)
        at = found.last if found else at + 1


def _numeric(tokens: Sequence[Token], at: int) -> FoundDate | None:
    """Read ``2024-02-12`` and ``12.02.2024``."""
    parts = tokens[at].low.split("-")
    if len(parts) == 1:
        parts = tokens[at].low.split(".")[::-1]
    sizes = [len(part) for part in parts]
    if sizes != [4, 2, 2] or not all(_is_number(part) for part in parts):
        return None
    value = _day(int(parts[0]), int(parts[1]), int(parts[2]))
    return FoundDate(value, at, at + 1) if value else None


def _calendar(
    tokens: Sequence[Token], first: int, published_on: str | None, told: Told | None
) -> FoundDate | None:
    """Read ``April 2023``, ``Monday 12 February``, ``February 12, 2024``, ``Feb. 10``, ``in May``."""
    at = first
    if tokens[at].low in WEEKDAYS:
        # "Wednesday, February 26, 2025" is one date.
        at += 2 if _low(tokens, at + 1) == "," else 1
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
    if at > first and day is None:
        return None
    year, last = following_year(tokens, end, published_on, told.value if told else None)
    if year is None:
        if day is None and not _is_month(tokens, at, end):
            # "May" alone may be a verb, "March" a walk, and "April" a person.
            return None
        year = _bare_year(tokens, (at, end), month, day, published_on, told)
        last = end
    if year is None:
        return None
    value = f"{year:04d}-{month:02d}" if day is None else _day(year, month, day)
    return FoundDate(value, first, last) if value else None


def _is_month(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a month's name alone means the month: "in May", "a February poll", "mid-June"."""
    if tokens[at].low.startswith("mid-") or _low(tokens, at - 1) in _MONTH_OPENERS:
        return True
    following = tokens[end].text if end < len(tokens) else ""
    return (
        _low(tokens, at - 1) in _ARTICLES
        and following.isalpha()
        and following.islower()
        and following not in ("of", "on", "in", "for", "to", "through", "from", "by")
    )


def _bare_year(
    tokens: Sequence[Token],
    span: tuple[int, int],
    month: int,
    day: int | None,
    published_on: str | None,
    told: Told | None,
) -> int | None:
    """The year of a month or day that is given without one."""
    at, end = span
    if told and _low(tokens, at - 1) in ("that", "same"):
        return int(told.value[:4])
    if told and day is None and len(told.value) >= 7:
        # "Sweden joined in March 2024, Finland the April before."
        way = {_low(tokens, at - 1), _low(tokens, end)}
        if way & _BEFORE_IT and "the" in (_low(tokens, at - 1), _low(tokens, at - 2)):
            return int(told.value[:4]) - (month >= int(told.value[5:7]))
        if way & _AFTER_IT and "the" in (_low(tokens, at - 1), _low(tokens, at - 2)):
            return int(told.value[:4]) + (month <= int(told.value[5:7]))
    tied = _tied_year(tokens, at, month, day, published_on, told)
    if tied is not None or published_on is None or len(published_on) < 7:
        return tied
    year, now = int(published_on[:4]), published_on[5:]
    wanted = f"{month:02d}" if day is None else f"{month:02d}-{day:02d}"
    size = min(len(wanted), len(now))
    if _looks_ahead(tokens, at, end):
        return year if wanted[:size] >= now[:size] else year + 1
    if day is None and _low(tokens, at - 1) == "last" and wanted == now[:2]:
        return year - 1  # in April, "last April" is a year ago
    return year if wanted[:size] <= now[:size] else year - 1


def _tied_year(
    tokens: Sequence[Token],
    at: int,
    month: int,
    day: int | None,
    published_on: str | None,
    told: Told | None,
) -> int | None:
    """The year that the date before gives a bare day, or None where that has none or is far off."""
    if told is None or not told.has_year or day is None:
        return None
    year = int(told.value[:4])
    if len(told.value) == 4:
        # "The 2026 summit is set for 7 July": nothing but its own clause lies between.
        between = tokens[max(0, told.last) : at]
        near = told.last >= 0 and len(between) < 12
        return year if near and not any(t.text in ".!?;" for t in between) else None
    if len(told.value) < 10:
        return None
    value = _day(year, month, day)
    if value is None or value > (published_on or "9999"):
        return None
    gap = (date.fromisoformat(value) - date.fromisoformat(told.value)).days
    return year if 0 <= gap <= _TIED else None


def _looks_ahead(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a bare month or day is still to come by the words around it."""
    before = [token.low for token in tokens[max(0, at - 6) : at]]
    opener = before[-1] if before else ""
    if opener in ("last", "since") or (opener == "of" and before[-2:-1] == ["end"]):
        return opener == "of" and tense_at(tokens, at, end) == "ahead"
    if any(low in _FUTURE for low in before):
        return True
    tense = tense_at(tokens, at, end)
    # "Ask me again in April": nothing in the clause has happened; "with Sweden joining in March".
    loose = tense is None and at > 1 and opener in ("in", "on", "by")
    loose = loose and not any(low in _ACCOMPANYING for low in before)
    return tense == "ahead" or loose


def _month(tokens: Sequence[Token], at: int) -> int | None:
    if not 0 <= at < len(tokens):
        return None
    head, _, tail = tokens[at].stem.rpartition("-")
    if head == "mid":
        return _MONTHS.get(tail)
    return _MONTHS.get(tokens[at].stem) if tokens[at].is_capital else None


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    low = _low(tokens, at)
    if low[-2:] in ("st", "nd", "rd", "th"):
        low = low[:-2]
    return int(low) if _is_number(low) and len(low) <= 2 and 1 <= int(low) <= 31 else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

"""A number that a text states about the Alliance, and what every rule that finds one shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.percents import Percent
from dashboard.extraction.rules.words.places import Place
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.subjects import Subjects
from dashboard.facts.vocabulary import Comparison, Metric

MOST_MEMBERS = 40
"""A larger number counts something else; the Alliance has 32 members."""
LONGEST_EXACT = 120

_AGREEING = frozenset("agreed set adopted signed summit since pledged made introduced pact".split())
_LINES = frozenset("target targets guideline goal pledge commitment promise".split())
_HEAD = 3
"""A date no later than this opens the sentence, and holds for all of it."""
_TODAY = frozenset({"now", "today", "currently"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", ".", "”", ")"})


@dataclass(frozen=True)
class Counted:
    """A number, what it counts, and where it stands; the offsets are those of the text."""

    metric: Metric
    value: float
    start: int
    end: int
    exact: tuple[int, int]
    comparison: Comparison = "exactly"
    guideline: str | None = None
    year: int | None = None
    members_total: int | None = None
    is_forecast: bool = False
    iso3: str | None = None
    unit: str | None = None
    fullness: int = 0
    """How fully a guideline is told here: "the 2% target" 0, "a target of 2% of GDP" 1."""


@dataclass
class Clauses:
    """One sentence with what its numbers may refer to; indices are those of its own tokens."""

    read: Sentence
    about_alliance: bool = False
    """Whether the paragraph around it names the Alliance."""
    subjects: Subjects | None = None
    """Its grammar, where the parser is installed."""
    anchors: list[Anchor] | None = None
    """What may own its numbers, once that was looked for."""

    def __post_init__(self) -> None:
        """Take over what every rule asks for."""
        self.tokens = self.read.tokens
        self.lows = self.read.lows
        self.published_on = self.read.published_on

    @property
    def dates(self) -> list[FoundDate]:
        """The dates it gives."""
        return self.read.dates

    @property
    def percents(self) -> list[Percent]:
        """The percentages it gives."""
        return self.read.percents

    @property
    def places(self) -> list[Place]:
        """The states and organisations it names."""
        return self.read.places

    def has(self, first: int, last: int, words: frozenset[str]) -> bool:
        """Whether one of `words` stands among tokens `first` to `last`."""
        return any(low in words for low in self.lows[max(0, first) : last])

    def members_at(self, at: int) -> int | None:
        """The number of members that token `at` may be: whole, small, no date and no share."""
        value = number_of(self.tokens[at])
        if value is None or value != int(value) or not 0 < value <= MOST_MEMBERS:
            return None
        if any(date.first <= at < date.last for date in self.dates):
            return None
        return None if any(p.first <= at < p.last for p in self.percents) else int(value)

    def comparison_at(self, at: int) -> Comparison:
        """What the words before a number make of it: "at least", "more than", "up to"."""
        before = self.lows[max(0, at - 3) : at]
        if before[-2:] in (["at", "least"], ["more", "than"]) or before[-1:] == ["over"]:
            return "at_least"
        if before[-2:] in (["at", "most"], ["fewer", "than"], ["less", "than"], ["up", "to"]):
            return "at_most"
        return "exactly"

    def year_of(self, first: int, last: int, others: Sequence[int] = ()) -> int | None:
        """The year that a clause gives its number at tokens `first` to `last`.

        It stands behind the number ("2.1% in 2024"), or before it in the same clause or at the
        sentence's head ("In 2024, Poland ..."). `others` are where other numbers begin, whose
        years are not this one's.
        """
        free = [
            date
            for date in self._years
            if len(date.value) < 10
            and not self._is_of_pledge(date)
            and not self._is_compared(date)
            and not self._is_bound(date)
            and not self.has(date.first, date.last, frozenset({"month", "months"}))
        ]
        stop = min((at for at in others if at >= last), default=len(self.tokens))
        end = min(stop, self.clause_end(last - 1))
        for date in free:
            # "spent 47 billion euros, or 1.96 percent of GDP, last year"
            late = end < stop and self.lows[end] == "," and date.first - end <= 2
            closed = self.lows[date.last : date.last + 1] in ([","], ["."], ["and"], ["at"], [])
            if last <= date.first < end or (late and closed and date.first > end):
                return int(date.value[:4])
        start = max((at for at in others if at < first), default=-1)
        before = [
            date
            for date in free
            if start <= date.first and date.last <= first and not self._is_taken(start, date.first)
            if ";" not in self.lows[date.last : first]
            if date.first <= _HEAD or self.lows[date.last] not in ("and", "but", "while")
        ]
        if self.has(before[-1].last if before else max(0, start), first, _TODAY):
            # "in 2014 three did, now 23 do"
            return None
        if not before:
            before = [date for date in free if date.first <= 2 and date.last <= first]
        return int(before[-1].value[:4]) if before else None

    @cached_property
    def _years(self) -> list[FoundDate]:
        """The dates, with the article's year for "by the end of the year" and "by year's end"."""
        found = list(self.dates)
        for at, low in enumerate(self.lows):
            if low not in ("year", "year's") or self.published_on is None:
                continue
            ended = self.lows[max(0, at - 3) : at] == ["end", "of", "the"]
            if ended or self.lows[at + 1 : at + 2] == ["end"]:
                found.append(FoundDate(self.published_on[:4], at, at + 1))
        return sorted(found, key=lambda date: date.first)

    def _is_bound(self, date: FoundDate) -> bool:
        """Whether a date is one end of a time: "between 2014 and 2024"."""
        before = self.lows[max(0, date.first - 3) : date.first]
        return before[-1:] == ["between"] or (before[-1:] == ["and"] and before[:1] == ["between"])

    def _is_taken(self, number: int, date: int) -> bool:
        """Whether a date at token `date` is that of the number before it: "2.1% in 2024 and ..."."""
        return 0 <= number < date < self.clause_end(number) and not self.has(
            number, date, frozenset({"and", "but", "while"})
        )

    def _is_compared(self, date: FoundDate) -> bool:
        """Whether a date is what another is held against: "more than in 2023", "since 2014"."""
        before = self.lows[max(0, date.first - 2) : date.first]
        against = before[-1:] in (["on"], ["over"], ["above"])
        if before == ["later", "than"]:
            return False  # "no later than 2028"
        against = against or self._is_since(date.first)
        return against or "than" in before

    def _is_since(self, at: int) -> bool:
        """Whether token `at` ends what began then: "since the party came to power in 2015"."""
        for index in range(at - 1, max(-1, at - 8), -1):
            if self.lows[index] == "since":
                return True
            if self.lows[index] in _CLAUSE_MARKS:
                return False
        return False

    def _is_of_pledge(self, date: FoundDate) -> bool:
        """Whether a date is that of an agreement: "agreed on in Wales in 2014", not "the agreed".

        "When the rule was adopted in 2014, three did" gives the year all the same.
        """
        if "when" in self.lows[:2] and "," not in self.lows[: date.first]:
            return False
        of = self.lows[max(0, date.first - 1) : date.first] == ["of"]
        named = of and self.has(date.first - 2, date.first, _LINES)
        if named or self.has(date.last, date.last + 1, _LINES):
            return True  # "the target of 2014", "the 2014 pledge"
        return any(
            self.lows[at] in _AGREEING and not (at and self.lows[at - 1] in ("the", "its"))
            for at in range(max(0, date.first - 4), date.first)
        )

    def words_before(self, at: int, most: int) -> int:
        """The token that begins the unbroken run of at most `most` words before `at`."""
        first = at
        while first > max(0, at - most) and self.tokens[first - 1].is_word:
            first -= 1
        return first

    def clause_end(self, at: int) -> int:
        """Where the clause of token `at` ends."""
        opened = False
        for index in range(at + 1, len(self.tokens)):
            text = self.tokens[index].text
            if text == "(" and ")" in self.lows[index : index + 8]:
                # "gross domestic product (GDP) in 2024" is one clause
                opened = True
            elif text == ")" and (opened or "(" in self.lows[max(0, at - 3) : at]):
                opened = False
            elif text in _CLAUSE_MARKS:
                return index
        return len(self.tokens)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of tokens `first` to `last`, marks at the end left out."""
        while last > first + 1 and not self.tokens[last - 1].is_word and self.lows[last - 1] != "%":
            last -= 1
        return self.tokens[first].start, self.tokens[last - 1].end

    def exact(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of as many of tokens `first` to `last` as 120 characters hold."""
        start = self.tokens[first].start
        end = first + 1
        while end < last and self.tokens[end].end - start <= LONGEST_EXACT:
            end += 1
        return start, min(self.span(first, end)[1], start + LONGEST_EXACT)

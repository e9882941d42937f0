"""Hold a number that a text states about the Alliance, and the view of a sentence that rules share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dashboard.extraction.rules.counts.token_patterns import compiled, lexicon, subject_of
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.places import Place
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.subjects import Subjects
from dashboard.facts.vocabulary import Comparison, Metric

MOST_MEMBERS = 40
"""A larger number counts something else; the Alliance has 32 members."""
_HEAD = 3
"""A date no later than this opens the sentence, and holds for all of it."""
_LONGEST_PATTERN = 40


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


@dataclass(frozen=True)
class Anchor:
    """Words that may own a number: the states they mean, none for "the allies"; token range."""

    codes: tuple[str, ...]
    first: int
    last: int
    is_weak: bool = False
    """Under a preposition: "in Poland" may own a number, if nothing else does."""


class Quantity(NamedTuple):
    """A percentage, a sum or a run of years, and the tokens that give it, end exclusive."""

    value: float
    first: int
    last: int
    unit: str | None = None


@dataclass
class CountSentence:
    """View a sentence as the rules of counts do; indices are those of its own tokens."""

    read: Sentence
    subjects: Subjects
    """The subjects of its verbs, from the parse."""

    def __post_init__(self) -> None:
        """Take over what every rule reads."""
        self.tokens = self.read.tokens
        self.lows = self.read.lows
        self.published_on = self.read.published_on
        self.dates, self.percents = self.read.dates, self.read.percents
        self.places = self.read.places

    @cached_property
    def states(self) -> list[Place]:
        """The states it names, no capitals that only host: "in The Hague", "the Madrid summit"."""
        gathering = lexicon("gathering")
        return [
            place
            for place in self.places
            if place.kind != "organisation"
            and not (place.kind == "seat" and gathering & {*self.lows[place.last : place.last + 2]})
            and self.lows[max(0, place.first - 2) : place.last] != ["in", "the", "hague"]
        ]

    @cached_property
    def members(self) -> dict[int, int]:
        """The numbers of members that tokens may be: whole, small, no date and no share."""
        spans = [(d.first, d.last) for d in self.dates] + [(p.first, p.last) for p in self.percents]
        taken = {at for span in spans for at in range(*span)}
        numbers = {at: number_of(t) for at, t in enumerate(self.tokens) if at not in taken}
        return {
            at: int(value)
            for at, value in numbers.items()
            if value is not None and value == int(value) and 0 < value <= MOST_MEMBERS
        }

    @cached_property
    def _subject(self) -> tuple[str, list[int]]:
        kinds = dict.fromkeys(self.members, "n")
        bodies = [place for place in self.places if place.kind == "organisation"]
        marked = (("b", bodies), ("s", self.states), ("p", self.percents), ("d", self.dates))
        for kind, spans in marked:
            for span in spans:
                kinds |= dict.fromkeys(range(span.first, span.last), kind)
        return subject_of(self.lows, kinds)

    def run_end(self, at: int, pattern: str) -> int:
        """Return the end of the tokens from `at` on that match; `at` where none do."""
        text, begins = self._subject
        if not 0 <= at <= len(self.tokens):
            return at
        match = compiled(pattern).match(text, begins[at])
        return begins.index(match.end(), at) if match else at

    def run_start(self, at: int, pattern: str) -> int:
        """Return the begin of the longest run of tokens before `at` that match; `at` for none."""
        text, begins = self._subject
        if not 0 <= at <= len(self.tokens):
            return at
        floor = begins[max(0, at - _LONGEST_PATTERN)]
        match = compiled(pattern, at_end=True).search(text, floor, begins[at])
        return begins.index(match.start()) if match else at

    def after(self, at: int, pattern: str) -> bool:
        """Whether the tokens from `at` on match a pattern."""
        text, begins = self._subject
        return 0 <= at <= len(self.tokens) and bool(compiled(pattern).match(text, begins[at]))

    def before(self, at: int, pattern: str) -> bool:
        """Whether the tokens right before `at` match a pattern."""
        return self.within(at - _LONGEST_PATTERN, at, pattern, at_end=True)

    def within(self, first: int, last: int, pattern: str, at_end: bool = False) -> bool:
        """Whether a pattern matches somewhere among tokens `first` to `last`."""
        text, begins = self._subject
        first, last = max(0, first), min(last, len(self.tokens))
        return first <= last and bool(
            compiled(pattern, at_end).search(text, begins[first], begins[last])
        )

    def is_ahead(self, year: int | None) -> bool:
        """Whether a year is later than the article's."""
        return year is not None and year > int((self.published_on or "9999")[:4])

    def comparison_at(self, at: int) -> Comparison:
        """What the words before a number make of it: "at least", "more than", "up to"."""
        if self.before(at, "at_least|more_than|over"):
            return "at_least"
        most = "at_most|fewer_than|less_than|up_to"
        return "at_most" if self.before(at, most) else "exactly"

    def year_of(self, first: int, last: int, others: Sequence[int] = ()) -> int | None:
        """The year that a clause gives its number at tokens `first` to `last`.

        It stands behind the number ("2.1% in 2024"), or before it in the same clause or at the
        sentence's head ("In 2024, Poland ..."). `others` are where other numbers begin, whose
        years are not this number's.
        """
        stop = min((at for at in others if at >= last), default=len(self.tokens))
        end = min(stop, self.clause_end(last - 1))
        start = max((at for at in others if at < first), default=-1)
        # "2.1% in 2024 and ...": a date behind another number is that number's.
        taken = self.clause_end(start) if start >= 0 else 0
        behind = [date for date in self._free_dates if last <= date.first < end]
        before = [
            date
            for date in self._free_dates
            if taken <= date.first and date.last <= first
            if date.first <= _HEAD or not self.after(date.last, "and|but|while")
        ]
        if behind or not before:
            return int(behind[0].value[:4]) if behind else None
        # "in 2014 three did, now 23 do"
        is_past = self.within(before[-1].last, first, "now|today|currently|;")
        return None if is_past else int(before[-1].value[:4])

    @cached_property
    def _free_dates(self) -> list[FoundDate]:
        """The dates, without those of an agreement, a comparison or a period."""
        # "between 2014 and 2024", "the target of 2014", "more than in 2023"
        bound = "on|over|since|above|between|between_._and / {dated-line} of / than in?"
        bound += " / {guideline} that|which|agreed|set !,*9"
        return [
            date
            for date in self.dates
            if len(date.value) < 10
            and not self.before(date.first, bound)
            and not self.after(date.last, "{dated-line}")
            and not self.within(date.first, date.last, "month|months")
        ]

    def words_before(self, at: int, most: int) -> int:
        """The token that begins the unbroken run of at most `most` words before `at`."""
        first = at
        while first > max(0, at - most) and self.tokens[first - 1].is_word:
            first -= 1
        return first

    def clause_end(self, at: int) -> int:
        """Where the clause of token `at` ends."""
        for index in range(at + 1, len(self.tokens)):
            # "gross domestic product (GDP) in 2024" is one clause
            closing = self.lows[index] == ")" and "(" in self.lows[max(0, index - 8) : index]
            if self.after(index, "{clause-mark}") and not closing:
                return index
        return len(self.tokens)

    def counted(
        self, metric: Metric, value: float, tokens: tuple[int, int], before: int = 0, **fields: Any
    ) -> Counted:
        """Return the number that a range of tokens gives, with other fields of Counted.

        Its passage begins up to `before` words earlier.
        """
        first, last = tokens
        span = self.read.span(self.words_before(first, before), last)
        return Counted(metric, float(value), *span, self.read.exact(first, last), **fields)

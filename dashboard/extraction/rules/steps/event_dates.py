"""Dates of verbs: that of the clause, "the year that", "a day after"."""

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import BIDS
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.relative_dates import counted_from

_TIMES = words("step-time-noun")


class EventDates:
    """The dates of one sentence, each with the verb or the name that it belongs to."""

    def __init__(self, sentence: Sentence, roles: Roles) -> None:
        """Take the sentence and who does what in it."""
        self.sentence, self.roles, self.lows = sentence, roles, sentence.lows

    def of(self, at: int) -> FoundDate | None:
        """Return the date of the verb at `at`: in its clause, or of the clause that it hangs on."""
        own = self._dates(at)
        if own:
            return next((date for date in own if date.first > at), own[-1])
        return self._of_noun(at) or self._inherited(at)

    def beside(self, end: int) -> FoundDate | None:
        """Return the date that follows a list of states: "Albania and Croatia in 2009"."""
        starts = {place.first: place.last for place in self.sentence.places}
        at = end
        while at < len(self.lows) and (self.lows[at] in ("and", ",", "the") or at in starts):
            end = at = starts.get(at, at + 1)
        date = next((d for d in self.sentence.dates if -1 <= d.first - end <= 1), None)
        # "and Germany in 2023 raised its budget" tells of something else.
        ends = date is not None and date.last < len(self.lows)
        return None if date and ends and self.roles.is_verb(date.last) else date

    def counted_to(self, first: int, date: FoundDate) -> FoundDate | None:
        """Return when it happened to the state named at `first`: "in 2017, eight years after it"."""
        counted = counted_from(self.sentence.tokens, first - 3, date.value) if first > 2 else None
        return FoundDate(counted[0], first - 3, first) if counted and counted[1] == first else None

    def _dates(self, at: int) -> list[FoundDate]:
        """Return the dates in the clause of the verb at `at`, or right behind its last word."""
        clause = self.roles.clause(at)
        behind = max(clause) + 1
        return [
            date
            for date in self.sentence.dates
            if (date.last - 1 in clause or date.first == behind) and not self._is_of(date)
        ]

    def _is_of(self, date: FoundDate) -> bool:
        """Whether a date belongs to a noun: "its application of May has been ratified"."""
        near = self.lows[max(0, date.first - 5) : date.first - 1]
        return self._before(date.first) == "of" and not BIDS.isdisjoint(near)

    def _of_noun(self, at: int) -> FoundDate | None:
        """Return the date of the day or the session of which the verb at `at` tells.

        "1999, the year that Poland joined", "in the year Croatia came in, 2009", "the session on
        28 April at which they ratified it".
        """
        noun = self.roles.above(at)
        marked = self.roles.mark(at, {"when", "at"}) is not None
        if noun is None or noun > at or not (marked or self.lows[noun] in _TIMES):
            return None
        dates = [date for date in self.sentence.dates if date.first < at]
        before = dates[-1:]
        behind = [d for d in self.sentence.dates if d.first > at and self._before(d.first) in ",:"]
        return next(iter((*before, *behind)), None)

    def _inherited(self, at: int) -> FoundDate | None:
        """Return the date of the clause that the verb at `at` hangs on, where it holds for both."""
        above = self.roles.governor(at)
        if above is None or self.roles.is_joined(at):
            # "On Friday the country handed over its papers and joined"
            return next((date for date in self.sentence.dates if date.first <= 2), None)
        # "came on 1 April 2009, when Albania joined", "voted on Wednesday, ratifying the treaty"
        participle = self.lows[at].endswith("ing") and self._before(at) == ","
        if participle:
            return next((date for date in self._dates(above) if date.first < at), None)
        return None

    def _before(self, at: int) -> str:
        return self.lows[at - 1] if at else ""

"""Dates of verbs: that of the clause, "the year that", "a day after"."""

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.referents import BIDS
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.relative_dates import counted_from

_UNTIL = words("step-until")
_LATER = words("step-later")
_TIMES = words("step-time-noun")
_COUNTED = words("step-verb-helper")
_AT_ONCE = words("step-at-once")
_FAR = 14
"""Words at most between "the year" and the verb that tells of it."""


class Moments:
    """The dates of one sentence, each with the verb or the name that it belongs to."""

    def __init__(self, sentence: Sentence, roles: Roles) -> None:
        """Take the sentence and who does what in it."""
        self.sentence, self.roles, self.lows = sentence, roles, sentence.lows

    def of(self, at: int) -> FoundDate | None:
        """Return the date of the verb at `at`: in its clause, or of the clause that it hangs on."""
        own = [date for date in self._dates(at) if self._before(date.first) not in _UNTIL]
        after = next((date for date in own if date.first > at), None)
        if after or own:
            return after or own[-1]
        named = self._named(at) or self._counted(at)
        if named is not None:
            return named
        if self.roles.moment(at) is not None:
            # "came on 1 April 2009, when Albania joined"
            return next((date for date in reversed(self.sentence.dates) if date.last <= at), None)
        above = self.roles.governor(at)
        if above is not None and self.lows[above] == "was" and self.lows[above - 1] == "it":
            # "It was in March 1999 that Hungary became a member."
            return next(iter(self._dates(above)), None)
        if self.lows[at].endswith("ing") and above is not None and self._before(at) == ",":
            # "The house voted on Wednesday, ratifying the treaty."
            return next(iter(self._dates(above)), None)
        return self._opening(at)

    def beside(self, end: int) -> FoundDate | None:
        """Return the date that follows a list of states: "Albania and Croatia in 2009"."""
        starts = {place.first: place.last for place in self.sentence.places}
        at = end
        while at < len(self.lows) and (self.lows[at] in ("and", ",", "the") or at in starts):
            end = at = starts.get(at, at + 1)
        while end > 0 and self.lows[end - 1] == ",":
            end -= 1
        while end < len(self.lows) and self.lows[end] in ("only", "just", "last"):
            end += 1
        return next((d for d in self.sentence.dates if 0 <= d.first - end <= 1), None)

    def counted_to(self, first: int, date: FoundDate) -> FoundDate | None:
        """Return when it happened to the state named at `first`: "in 2017, eight years after it"."""
        counted = counted_from(self.sentence.tokens, first - 3, date.value) if first > 2 else None
        return FoundDate(counted[0], first - 3, first) if counted and counted[1] == first else None

    def goes_on(self, date: FoundDate) -> bool:
        """Whether a verb follows a date: "and Germany in 2023 raised its budget"."""
        return date.last < len(self.lows) and self.roles.is_verb(date.last)

    def _dates(self, at: int) -> list[FoundDate]:
        """Return the dates in the clause of the verb at `at`, or right behind its last word."""
        clause = self.roles.clause(at)
        behind = max(clause, default=at) + 1
        return [
            date
            for date in self.sentence.dates
            if (date.last - 1 in clause or date.first == behind) and not self._is_of(date)
        ]

    def _is_of(self, date: FoundDate) -> bool:
        """Whether a date belongs to a noun: "its application of May has been ratified"."""
        near = range(max(0, date.first - 5), date.first - 1)
        return self._before(date.first) == "of" and any(self.lows[i] in BIDS for i in near)

    def _named(self, at: int) -> FoundDate | None:
        """Return the date that is "the year" or "the day" of which the verb at `at` tells.

        "1999, the year that Poland joined", "in the year Croatia came in, 2009".
        """
        for index in range(at - 1, max(0, at - _FAR), -1):
            if self.roles.is_verb(index) or self.lows[index] in (".", ";", ":"):
                return None
            if self.lows[index] in _TIMES and self.lows[index - 1] in ("the", "same"):
                break
        else:
            return None
        before = [date for date in self.sentence.dates if 1 <= index - 1 - date.last <= 2]
        behind = [d for d in self.sentence.dates if d.first > at and self._before(d.first) in ",:"]
        return next(iter((*before, *behind)), None)

    def _counted(self, at: int) -> FoundDate | None:
        """Return the date that is so many days from that of another clause.

        "It was hoisted on Monday, four days after Sweden had joined."
        """
        above = self.roles.governor(at)
        for index in range(at - 1, max(1, at - _FAR), -1):
            helps = self.lows[index] in _COUNTED
            if not helps and (self.roles.is_verb(index) or not self.sentence.tokens[index].is_word):
                return None
            if self.lows[index] in ("after", "before"):
                base = next(iter(self._dates(above)), None) if above is not None else None
                if base is None and index == 2 and self.sentence.published_on:
                    # "Twenty years after it joined, he says …" counts from the article's day.
                    base = FoundDate(self.sentence.published_on, 0, 0)
                if base is None or self._before(index) in _AT_ONCE:
                    return base
                return self.counted_to(index + 1, base)
        return None

    def _opening(self, at: int) -> FoundDate | None:
        """Return the date that opens the sentence, where verbs joined by "and" share it.

        "On Friday the country handed over its papers and joined", but not "and joined a year later".
        """
        date = next((date for date in self.sentence.dates if date.first <= 2), None)
        if date is None or any(self.lows[i] in _LATER for i in self.roles.clause(at)):
            return None
        while (above := self.roles.governor(at)) is not None and self.roles.is_joined(at):
            at = above
        return date if above is None else None

    def _before(self, at: int) -> str:
        return self.lows[at - 1] if at else ""

"""One sentence as the rules on membership read it, and the steps that they make of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.steps.event_dates import Moments
from dashboard.extraction.rules.steps.referents import (
    BIDS,
    COUNTRIES,
    GOVERNING,
    Referent,
    Referents,
    Topic,
)
from dashboard.extraction.rules.steps.roles import Heads, Roles
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.facts.vocabulary import Step

OURS = frozenset("nato alliance".split())
OTHERS = frozenset(
    """eu e.u. union european un u.n. brics eurozone schengen g7 g20 wto oecd csto brussels-based
    euro commonwealth interpol efta cis opec asean aukus osce""".split()
)
JOINABLE = OURS | OTHERS
_FOLD = OURS | frozenset(
    "bloc club pact family fold ranks organisation organization treaty it them".split()
)
GOALS = BIDS - frozenset(
    "protocol protocols ratification request requests invitation accord papers treaty".split()
) | frozenset("join joining member members nato alliance accede enter".split())
_HELPERS = frozenset("has have had was were is are been also now then".split())
_AFTER_JOIN = frozenset(
    "in at on by as and but when last this together alongside was were is since for".split()
)


@dataclass(frozen=True)
class MemberStep:
    """One step of one state; the offsets are those of the text."""

    iso3: str
    step: Step
    happened_on: str | None
    ratified_by: str | None
    start: int
    end: int
    exact: tuple[int, int]


@dataclass
class Telling:
    """A sentence, who does what in it, and what was told before it."""

    sentence: Clauses
    roles: Roles
    topic: Topic
    before: list[MemberStep] = field(default_factory=list)
    """The steps told so far, in this sentence and those before."""

    def __post_init__(self) -> None:
        """Read the states of the sentence."""
        self.referents = Referents(self.sentence, self.roles, self.topic)
        self.moments = Moments(self.sentence, self.roles)
        self.lows = self.sentence.lows
        self.stems = self.sentence.read.stems

    def has(self, tokens: Iterable[int], words: frozenset[str]) -> bool:
        """Whether one of `words` stands among `tokens`, possessive or not."""
        return any(self.stems[at] in words for at in tokens)

    def near(self, first: int, last: int, words: frozenset[str]) -> bool:
        """Whether one of `words` stands among tokens `first` to `last`."""
        return self.has(range(max(0, first), min(last, len(self.stems))), words)

    def happened(self, at: int) -> bool:
        """Whether the verb at `at` tells of what was done, and by the day of the article."""
        roles = self.roles
        if not (roles.is_verb(at) and roles.is_real(at)):
            return False
        date, today = self.date(at), self.sentence.published_on
        if not roles.is_past(at):
            # "Montenegro becomes the 29th member today"
            return date is not None and date.value == today and self.lows[at].endswith("s")
        return date is None or today is None or date.value[: len(today)] <= today

    def is_ours(self, at: int, tokens: Iterable[int] = ()) -> bool:
        """Whether what is said at `at` is about the Alliance.

        `tokens` decide where they name a body, else the last one named before `at`.
        """
        named = [index for index in tokens if self.stems[index] in JOINABLE]
        if named:
            # "joined the European Union, NATO noted": the nearest, what follows first.
            return self.stems[min(named, key=lambda i: (i < at, abs(i - at)))] in OURS
        for index in range(at, -1, -1):
            if self.stems[index] in OURS:
                return True
            if self.stems[index] in OTHERS:
                return False
        return self.sentence.about_alliance

    def is_fold(self, heads: Heads) -> bool:
        """Whether `heads` name the Alliance: "NATO", "the bloc", "the club"."""
        return any(
            self.stems[head] in _FOLD and self.is_ours(head, self.roles.phrase(head))
            for head in heads
        )

    def subject(self, at: int, through: frozenset[str] = frozenset()) -> tuple[Referent, ...]:
        """Return the states that the verb at `at` is said of."""
        found = self.states(self.roles.subject(at), at, through)
        return found or self._just_before(at)

    def _just_before(self, at: int) -> tuple[Referent, ...]:
        """Return the state whose name stands right before the verb, whatever the parse says."""
        index = at - 1
        while index > 0 and (self.lows[index].endswith("ly") or self.lows[index] in _HELPERS):
            index -= 1
        named = self.referents.named_in({index})
        return named if named and not self.sentence.tokens[index].is_possessive else ()

    def states(
        self, heads: Heads, at: int, through: frozenset[str] = frozenset()
    ) -> tuple[Referent, ...]:
        """Return the states of `heads`; "it" and "its" are whom the clause before was about."""
        own = self._spoken_of(min(heads, default=at))
        return self.referents.states(heads, through, own)

    def bidders(self, heads: Heads, at: int) -> tuple[Referent, ...]:
        """Return the states whose bid `heads` are, where somebody else acts on it.

        "Hungary approved its membership": never Hungary's own.
        """
        acting = {one.code for one in self.actors(at)}
        found: tuple[Referent, ...] = ()
        owners = [owner for head in heads for owner in self.roles.owners(head)]
        if any(self.lows[owner] in ("its", "their") for owner in owners):
            # "accused Stockholm of harbouring militants and blocked its entry"
            named = self.referents.named_in(range(at))
            found = tuple(one for one in named if one.code not in acting)[-1:]
        found = found or self.referents.states(heads, BIDS)
        if not found and acting and acting < set(self.topic.seen):
            # "Athens knows that the alliance will invite Skopje. It had blocked the bid in 2008."
            others = [code for code in self.topic.seen if code not in acting]
            found = (Referent(others[0]),) if len(others) == 1 else ()
        return tuple(one for one in found if one.code not in acting)

    def aims_at_us(self, join: int) -> bool:
        """Whether "join" at `join` has the Alliance as its object, or none: not "the exercise"."""
        after = self.sentence.tokens[join + 1 : join + 2]
        if not after or not after[0].is_word or after[0].low in _AFTER_JOIN:
            return True
        stop = next(i for i in range(join + 1, len(self.lows) + 1) if self._ends(i))
        return self.near(join + 1, min(join + 6, stop), _FOLD)

    def _ends(self, at: int) -> bool:
        return at >= len(self.lows) or not self.sentence.tokens[at].is_word

    def actors(self, at: int) -> tuple[Referent, ...]:
        """Return the states that act in the verb at `at`, as their bodies and officials do too."""
        roles = self.roles
        heads = roles.agent(at) if roles.is_passive(at) else roles.subject(at)
        named = [one for head in heads for one in self.referents.named_in(roles.phrase(head))]
        return tuple(named) or self.states(heads, at, GOVERNING)

    def _spoken_of(self, at: int) -> tuple[Referent, ...]:
        for index in range(at - 1, -1, -1):
            if self.roles.is_verb(index):
                heads = [head for head in self.roles.subject(index) if head < at]
                owned = [head for head in heads if self.stems[head] in BIDS | GOVERNING]
                owners = [owner for head in owned for owner in self.roles.owners(head)]
                named = self.referents.states((*heads, *owners), named=True)
                plural = tuple(head for head in heads if self.stems[head] in COUNTRIES)
                named = named or (self.referents.states(plural) if plural else ())
                if named:
                    return named
        return tuple(Referent(code) for code in self.topic.subject)

    def date(self, at: int) -> FoundDate | None:
        """Return the date of the verb at `at`."""
        return self.moments.of(at)

    def _shared_out(self, states: list[Referent], date: FoundDate | None) -> list[FoundDate | None]:
        """Return a date for each state.

        "Finland and Sweden joined in 2023 and 2024", "admitted Poland in 1999, Albania in 2009".
        """
        if date is None:
            return [None] * len(states)
        listed = [d for d in self.sentence.dates if d.first >= date.first][: len(states)]
        joined = all(
            self.lows[one.last : other.first] in (["and"], [","], ["and", "in"], ["and", "on"])
            for one, other in pairwise(listed)
        )
        if len(states) > 1 and len(listed) == len(states) and joined:
            return list(listed)
        beside = [self.moments.beside(one.last) if one.last else None for one in states]
        return [own or date for own in beside]

    def made(
        self,
        step: Step,
        states: Iterable[Referent],
        tokens: Iterable[int],
        date: FoundDate | None = None,
        voter: str | None = None,
    ) -> Iterator[MemberStep]:
        """Make a step for each state; its evidence is the words from the first to the last named."""
        found = list(states)
        used = [at for at in tokens if 0 <= at < len(self.lows)]
        dates = self._shared_out(found, date)
        for state, day in zip(found, dates, strict=True):
            places = [] if state.first is None else [state.first, (state.last or 0) - 1]
            all_used = [*used, *places, *([day.first, day.last - 1] if day else [])]
            first, last = min(all_used), max(all_used) + 1
            start, end = self.sentence.span(first, last)
            value = day.value if day else None
            by = voter if voter != state.code else None
            yield MemberStep(
                state.code, step, value, by, start, end, self.sentence.exact(first, last)
            )

"""One sentence as the membership rules read it: whose step, about which body, on which date."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import (
    BIDS,
    GOVERNING,
    JOINABLE,
    OURS,
    Discourse,
    MemberStep,
    Referent,
    Referents,
)
from dashboard.extraction.rules.steps.event_dates import EventDates
from dashboard.extraction.rules.steps.roles import Heads, Roles
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.facts.vocabulary import Step

States = tuple[Referent, ...]
_FOLD = OURS | words("step-fold")
_ACTED_ON = BIDS | words("step-vote") | words("step-objection")
"""What another state holds up or clears: "a vote on Sweden's bid", "its veto of the bid"."""


class MemberSentence:
    """A sentence, who does what in it, and the discourse before it."""

    def __init__(self, sentence: Sentence, roles: Roles, discourse: Discourse) -> None:
        """Take the sentence; tokens go by their index in it."""
        self.sentence, self.roles, self.discourse = sentence, roles, discourse
        self.referents = Referents(sentence, roles, discourse)
        self.dates = EventDates(sentence, roles)
        self.lows, self.stems = sentence.lows, sentence.stems

    def low(self, at: int) -> str:
        """Return the word at `at` in lower case, "" outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def says(self, at: int, phrases: Set[str]) -> bool:
        """Whether the one, two or three words from `at` on are one of `phrases`."""
        return any(" ".join(self.lows[at : at + size]) in phrases for size in (1, 2, 3))

    def has(self, tokens: Iterable[int], nouns: Set[str]) -> bool:
        """Whether one of `nouns` stands among `tokens`, possessive or not."""
        return any(self.stems[at] in nouns for at in tokens)

    def find(self, first: int, last: int, nouns: Set[str]) -> int | None:
        """Return the first of tokens `first` to `last` that is one of `nouns`."""
        tokens = range(max(0, first), min(last, len(self.stems)))
        return next((at for at in tokens if self.stems[at] in nouns), None)

    def near(self, first: int, last: int, nouns: Set[str]) -> bool:
        """Whether one of `nouns` stands among tokens `first` to `last`."""
        return self.find(first, last, nouns) is not None

    def those(self, heads: Iterable[int], nouns: Set[str]) -> Heads:
        """Return the `heads` that are one of `nouns`."""
        return tuple(head for head in heads if self.stems[head] in nouns)

    def happened(self, at: int) -> bool:
        """Whether the verb at `at` tells of what was done, and by the day of the article."""
        roles = self.roles
        if not (roles.is_verb(at) and roles.is_real(at) and roles.is_past(at)):
            return False
        date, today = self.dates.of(at), self.sentence.published_on
        return date is None or today is None or date.value[: len(today)] <= today

    def is_ours(self, at: int, tokens: Iterable[int] = ()) -> bool:
        """Whether what is said at `at` is about the Alliance.

        `tokens` decide where they name a body, else the last body named before `at`.
        """
        named = [index for index in tokens if self.stems[index] in JOINABLE]
        if named:
            # "joined the European Union, NATO noted": the nearest, what follows first.
            return self.stems[min(named, key=lambda i: (i < at, abs(i - at)))] in OURS
        before = [stem for stem in self.stems[: at + 1] if stem in JOINABLE]
        return before[-1] in OURS if before else self.discourse.about_alliance

    def is_fold(self, heads: Heads) -> bool:
        """Whether `heads` name the Alliance: "NATO", "the bloc", "the club"."""
        return any(self.is_ours(head, self.roles.phrase(head)) for head in self.those(heads, _FOLD))

    def subject(self, at: int, through: Set[str] = frozenset()) -> States:
        """Return the states that the verb at `at` is said of."""
        states = self.states(self.roles.subject(at), at, through)
        if states:
            return states
        # The name right before the verb, whatever the parse says.
        return self.referents.named_in({at - 1})

    def states(self, heads: Heads, at: int, through: Set[str] = frozenset()) -> States:
        """Return the states of `heads`; "it" and "its" are whom the clause before was about."""
        return self.referents.states(heads, through, self.spoken_of(min(heads, default=at)))

    def bidders(self, heads: Heads, at: int) -> States:
        """Return the states whose bid `heads` are, where somebody else acts on it.

        "Hungary approved its membership": never Hungary's own.
        """
        acting = {state.code for state in self.actors(at)}
        # "accused Stockholm of harbouring militants and blocked its entry"
        owned = any(self.lows[head - 1] in ("its", "their") for head in heads)
        named = self.referents.named_in(range(at)) if owned else ()
        states = tuple(state for state in named if state.code not in acting)[-1:]
        # A parse may hang the bid on the verb: "withdrew its objections to Finland's accession".
        beside = self.those(self.roles.below(at, {"to", "on"}), BIDS)
        states = states or self.referents.states((*heads, *beside), _ACTED_ON)
        return tuple(state for state in states if state.code not in acting)

    def actors(self, at: int) -> States:
        """Return the states that act in the verb at `at`, as their bodies and officials do too."""
        roles = self.roles
        heads = roles.below(at, {"by"}) if roles.is_passive(at) else roles.subject(at)
        # "lawmakers in Budapest"
        return self.referents.named_in(roles.phrase(*heads)) or self.states(heads, at, GOVERNING)

    def spoken_of(self, at: int) -> States:
        """Return the states that the last verb before `at` with any is said of."""
        for index in range(at - 1, -1, -1):
            states = self.referents.states(self.roles.subject(index), named=True)
            if states:
                return states
        return tuple(Referent(code) for code in self.discourse.subject)

    def _dates_of(self, states: list[Referent], date: FoundDate | None) -> list[FoundDate | None]:
        """Return a date for each state: "Finland and Sweden joined in 2023 and 2024"."""
        listed = [d for d in self.sentence.dates if date and d.first >= date.first][: len(states)]
        between = {
            " ".join(self.lows[before.last : after.first]) for before, after in pairwise(listed)
        }
        listing = len(listed) == len(states) and between <= {"and", ",", "and in", "and on"}
        return [*listed] if listing else [date] * len(states)

    def steps(
        self,
        step: Step,
        states: Iterable[Referent],
        tokens: Sequence[int],
        date: FoundDate | None = None,
        voter: str | None = None,
    ) -> Iterator[MemberStep]:
        """Yield a step for each state; its evidence is the words from the first to the last named."""
        doing = list(states)
        for state, day in zip(doing, self._dates_of(doing, date), strict=True):
            used = [at for at in tokens if 0 <= at < len(self.lows)]
            used += [state.first, (state.last or 0) - 1] if state.first is not None else []
            used += [day.first, day.last - 1] if day else []
            first, last = min(used), max(used) + 1
            yield MemberStep(
                iso3=state.code,
                step=step,
                happened_on=day.value if day else None,
                ratified_by=voter if voter != state.code else None,
                start=self.sentence.span(first, last)[0],
                end=self.sentence.span(first, last)[1],
                exact=self.sentence.exact(first, last),
            )

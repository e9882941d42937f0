"""Discourse of a text: the states mentioned so far, and which of them a noun phrase means."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.roles import Heads, Roles
from dashboard.extraction.rules.words.phrases import BODIES, PEOPLE, PLURALS
from dashboard.extraction.rules.words.places import Place
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.facts.vocabulary import Step

OURS = words("step-alliance")
JOINABLE = OURS | words("step-other-body")
_JOINING = words("step-joining-elsewhere")
BIDS = words("step-bid")
"""What belongs to a state that wants to join."""
GOVERNING = (PEOPLE | BODIES | PLURALS) - frozenset({"alliance", "union", "bloc", "ally", "allies"})
"""Who acts for a state: "Georgia's government", "leaders"."""
COUNTRY = words("step-country")
COUNTRIES = words("step-countries")
_IT = words("step-it")
_THEY = words("step-they")
_BOTH = words("step-both")
# Regions that news names for their states.
_REGIONS = {
    **dict.fromkeys(("nordic", "nordics"), ("FIN", "SWE")),
    **dict.fromkeys(("baltic", "baltics"), ("EST", "LVA", "LTU")),
}


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


class Referent(NamedTuple):
    """A state that words stand for, and the tokens that name it; none for what came before."""

    code: str
    first: int | None = None
    last: int | None = None


class Discourse:
    """States and steps of a text up to the sentence that is read."""

    def __init__(self) -> None:
        """Begin the text."""
        self.about_alliance = True
        """Whether the body that is joined next goes without saying."""
        self.steps: list[MemberStep] = []
        self.bidders: tuple[str, ...] = ()
        """The states of the last step, bid or accession."""
        self.subject: tuple[str, ...] = ()
        """The states that the last sentence was about."""
        self.named: tuple[str, ...] = ()
        """The states of the last sentence that named more than one."""
        self.homes: dict[int, str | None] = {}
        """Nouns of this sentence that stand for somebody's state, "his country" → its code."""

    def close_sentence(self, sentence: Sentence, subject: Iterable[Referent]) -> None:
        """Remember the states that a sentence named, and of which of them it said something first."""
        named = [stem for stem in sentence.stems if stem in JOINABLE]
        if named:
            # After "applied to the European Union", what is joined next is not the Alliance.
            elsewhere = not _JOINING.isdisjoint(sentence.stems)
            self.about_alliance = named[-1] in OURS or (self.about_alliance and not elsewhere)
        places = [place.code for place in sentence.places if place.kind != "organisation"]
        seen = tuple(dict.fromkeys(filter(None, (*self.homes.values(), *places))))
        if len(seen) > 1:
            self.named = seen
        if seen:
            self.subject = tuple(state.code for state in subject) or self.subject

    def bid(self, codes: Iterable[str]) -> None:
        """Remember the states of a step, a bid or an accession."""
        self.bidders = tuple(dict.fromkeys(codes)) or self.bidders

    def previous(self, several: bool) -> tuple[Referent, ...]:
        """Return the state that "it" stands for or, with `several`, the states of "they"."""
        if several:
            return tuple(map(Referent, self.bidders if len(self.bidders) > 1 else self.named))
        codes = self.bidders or self.subject
        return tuple(map(Referent, codes)) if len(codes) == 1 else ()


class Referents:
    """Resolve the nouns of one sentence."""

    def __init__(self, sentence: Sentence, roles: Roles, discourse: Discourse) -> None:
        """Take the sentence, its roles, and what was mentioned before."""
        self._tokens, self._lows = sentence.tokens, sentence.lows
        self._roles, self._discourse = roles, discourse
        self._places: dict[int, Place] = {}
        for place in sentence.places:
            if place.kind != "organisation":
                self._places |= dict.fromkeys(range(place.first, place.last), place)

    def states(
        self,
        heads: Heads,
        through: Set[str] = frozenset(),
        own: tuple[Referent, ...] = (),
        *,
        named: bool = False,
    ) -> tuple[Referent, ...]:
        """Return the states that `heads` stand for, each once.

        Looks at the owner of a noun of `through` ("Sweden's bid"); `own` is who "its" stands for,
        where that is not the state spoken of before. With `named`, only states called by name.
        """
        states: dict[str, Referent] = {}
        for head in heads:
            if head in self._places or not named:
                for state in self._of(head, through, own):
                    states.setdefault(state.code, state)
        return tuple(states.values())

    def named_in(self, tokens: Iterable[int]) -> tuple[Referent, ...]:
        """Return the states that `tokens` name in any way, in order."""
        places = dict.fromkeys(self._places[at] for at in sorted(tokens) if at in self._places)
        return tuple(Referent(place.code, place.first, place.last) for place in places)

    def _of(self, head: int, through: Set[str], own: tuple[Referent, ...]) -> tuple[Referent, ...]:
        low, place = self._tokens[head].stem, self._places.get(head)
        if head in self._discourse.homes:
            home = self._discourse.homes[head]
            return (Referent(home, head, head + 1),) if home else ()
        if place is not None:
            return (Referent(place.code, place.first, place.last),)
        states = self._spoken_of(head, low, own)
        if states or not through or low not in through | GOVERNING:
            return states
        states = self.states(self._roles.owners(head), through, own)
        if not states and low in BIDS:
            # "the bid", "both bids": of the states spoken of before.
            states = self.states(self._roles.beside(head), through, own)
            states = states or self._discourse.previous(several=low.endswith("s"))
        return states

    def _spoken_of(self, head: int, low: str, own: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """Return the states of a noun or pronoun that leans on what was mentioned before."""
        near = self._lows[max(0, head - 2) : head + 1]
        region = next((_REGIONS[word] for word in near if word in _REGIONS), ())
        if region and low in COUNTRIES | BIDS:
            return tuple(Referent(code, head, head + 1) for code in region)
        if low in _BOTH | COUNTRY | COUNTRIES:
            # "both" and "its neighbour" beside the names that they stand for
            beside = self.states(self._roles.asides(head), named=True)
            if beside:
                return beside
        if len(own) == 1 if low in _IT | COUNTRY else low in _THEY:
            return own
        if low in _THEY | COUNTRIES:
            return self._discourse.previous(several=True)
        return self._discourse.previous(several=False) if low in _IT | COUNTRY else ()

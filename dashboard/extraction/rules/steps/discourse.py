"""Discourse state of a text: the states and steps that it has mentioned so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.facts.vocabulary import Step

OURS = words("step-alliance")
JOINABLE = OURS | words("step-other-body")
_JOINING = words("step-joining-elsewhere")


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
            elsewhere = named[-1] not in OURS and not _JOINING.isdisjoint(sentence.stems)
            self.about_alliance = named[-1] in OURS or (self.about_alliance and not elsewhere)
        homes = [home for home in self.homes.values() if home]
        places = [place.code for place in sentence.places if place.kind != "organisation"]
        seen = tuple(dict.fromkeys([*homes, *places]))
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
            codes = self.bidders if len(self.bidders) > 1 else self.named
        else:
            codes = self.bidders or self.subject
            codes = codes if len(codes) == 1 else ()
        return tuple(Referent(code) for code in codes)

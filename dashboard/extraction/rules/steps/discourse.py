"""Discourse state of a text: the states, steps and people that it has mentioned so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps.compatriots import Compatriots, StateOf
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.sentences import Paragraph
from dashboard.facts.vocabulary import Step

OURS = words("step-alliance")
JOINABLE = OURS | words("step-other-body")
_SIGNS = OURS | {"allies", "ally"}
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


def names_alliance(passages: Sequence[Paragraph]) -> bool:
    """Return whether a text names the Alliance or its members anywhere."""
    return any(token.stem in _SIGNS for paragraph in passages for token in paragraph.tokens)


class Discourse:
    """States, steps and people of a text up to the sentence that is read."""

    def __init__(
        self, passages: Sequence[Paragraph], statements: Sequence[Statement], state_of: StateOf
    ) -> None:
        """Begin the text; `state_of` knows the state of people whom the text names without one."""
        self.about_alliance = True
        """Whether the body that is joined next goes without saying."""
        self._compatriots = Compatriots(passages, statements, state_of)
        self.steps: list[MemberStep] = []
        self.bidders: tuple[str, ...] = ()
        """The states of the last step, bid or accession."""
        self.subject: tuple[str, ...] = ()
        """The states that the last sentence was about."""
        self.named: tuple[str, ...] = ()
        """The states of the last sentence that named more than one."""
        self.seen: tuple[str, ...] = ()
        """The states that the last sentence named."""
        self.homes: dict[int, str | None] = {}
        """Nouns of this sentence that stand for somebody's state, "his country" → its code."""

    def open_paragraph(self, paragraph: Paragraph) -> None:
        """Learn whom the paragraph introduces with an office."""
        self._compatriots.open_paragraph(paragraph)

    def open_sentence(self, sentence: Sentence, roles: Roles) -> None:
        """Resolve "his country" in the sentence that is read next."""
        self.homes = self._compatriots.homes_in(sentence, roles)

    def close_sentence(self, sentence: Sentence, subject: Iterable[Referent]) -> None:
        """Remember the states that a sentence named, and of which of them it said something first."""
        named = [stem for stem in sentence.stems if stem in JOINABLE]
        if named:
            # After "applied to the European Union", what is joined next is not the Alliance.
            elsewhere = named[-1] not in OURS and not _JOINING.isdisjoint(sentence.stems)
            self.about_alliance = named[-1] in OURS or (self.about_alliance and not elsewhere)
        homes = [home for home in self.homes.values() if home]
        places = [place.code for place in sentence.places if place.kind != "organisation"]
        self.seen = tuple(dict.fromkeys([*homes, *places]))
        if len(self.seen) > 1:
            self.named = self.seen
        if self.seen:
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

"""Resolves "his country": the state of the person whom the pronoun stands for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.words.given_names import is_given_name, pronoun_of
from dashboard.extraction.rules.words.people import People
from dashboard.extraction.rules.words.phrases import PEOPLE, Phrase, phrase_ending
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.sentences import Paragraph, Token
from dashboard.extraction.rules.words.speaker_np import (
    Speaker,
    describe,
    is_own_name,
    is_person,
    names_in,
)

_HOMES = words("step-home")
"""What somebody may call theirs that stands for a state: "her government"."""
_OBLIQUE = words("step-oblique")
_PRONOUNS = {"his": "he", "her": "she", "whose": None, "my": None, "our": None}
StateOf = Callable[[Speaker], str | None]
"""Returns the state of somebody whom the text names without it: "Kaja Kallas"."""
_FAR = 3
"""Words at most between a pronoun and its noun: "his small Baltic nation"."""
_HIGHEST = 8
"""Verbs that are climbed at most to find whose words a clause is."""


class _Person(NamedTuple):
    """Somebody whom a sentence names, and the words that do."""

    phrase: Phrase
    speaker: Speaker
    is_oblique: bool
    """Whether a preposition stands before the words: "with Macron"."""


class Compatriots:
    """The people of a text, as far as it has been read, and the states that they are of."""

    def __init__(
        self, passages: Sequence[Paragraph], statements: Sequence[Statement], state_of: StateOf
    ) -> None:
        """Take the text; without "his country" in it, nobody's speech is looked for."""
        pronouns = (p.tokens[at].start for p in passages for at, _ in _possessed(p.tokens))
        self._last = max(pronouns, default=-1)
        self._state_of = state_of
        self._people = People(names=names_in(passages)) if self._last >= 0 else People()
        self._speeches = [
            (statement.paragraph.tokens[first].start, statement.paragraph.tokens[last - 1].end,
             statement.speaker)
            for statement in (statements if self._last >= 0 else ())
            for first, last in statement.contents
        ]  # fmt: skip

    def open_paragraph(self, paragraph: Paragraph) -> None:
        """Learn whom the paragraph introduces with an office."""
        if paragraph.tokens[0].start <= self._last:
            self._people.learn(paragraph.tokens)
            self._people.turn_page()

    def homes_in(self, sentence: Sentence, roles: Roles) -> dict[int, str | None]:
        """Return the tokens like "country" of "his country" with the state that each means.

        None where nobody knows: it is never just the state that was named last. Sentences are
        passed in the order of the text.
        """
        tokens = sentence.tokens
        if tokens[0].start > self._last:
            return {}
        self._tokens, self._roles = tokens, roles
        self._before = self._people.latest | self._people.passing
        self._people.turn_to()
        self._present = list(self._named(tokens))
        homes: dict[int, str | None] = {}
        for at, noun in _possessed(tokens):
            who = self._whose(at)
            if who is not None or tokens[at].low not in ("whose", "our"):
                homes[noun] = self._state(who) if who else None
        self._people.latest.update(self._actors())
        return homes

    def _whose(self, at: int) -> Speaker | None:
        token = self._tokens[at]
        pronoun = _PRONOUNS[token.low]
        if token.low == "whose":
            return self._named_before(at)
        around = [speech for speech in self._speeches if speech[0] <= token.start < speech[1]]
        speech = min(around, key=lambda speech: speech[1] - speech[0], default=None)
        if speech is not None and (pronoun is None or _may_be(speech[2], pronoun)):
            return speech[2]
        return self._meant(at, pronoun) if pronoun else None

    def _state(self, who: Speaker) -> str | None:
        """Return the state that the text gives somebody, anywhere so far, or else is known for."""
        known = self._people.known.get(who.name.rsplit(maxsplit=1)[-1].lower(), who)
        return who.iso3 or known.iso3 or self._state_of(who)

    def _named(self, tokens: Sequence[Token]) -> Iterator[_Person]:
        """Yield the people whom a sentence names, or calls by an office, and meet them."""
        at = 0
        office: tuple[int, Speaker] | None = None
        while at < len(tokens):
            last = at
            while last < min(len(tokens), at + 5) and is_own_name(tokens[last]):
                last += 1
            named = last > at
            by_office = tokens[at].low in PEOPLE and not named
            last = max(last, at + by_office)
            phrase = phrase_ending(tokens, max(0, at - 12), last) if last > at else None
            if phrase is not None and by_office:
                phrase = phrase._replace(kind="role")
            if phrase is not None and phrase.kind != "pronoun" and is_person(tokens, phrase):
                speaker = self._people.resolve(tokens, phrase) or describe(tokens, phrase)
                speaker = _of_state(tokens, phrase, speaker)
                comma = phrase.first > 0 and tokens[phrase.first - 1].text == ","
                if office and comma and 0 < phrase.first - office[0] <= 5:
                    # "The President of Poland, Andrzej Duda, …"
                    speaker = replace(speaker, iso3=speaker.iso3 or office[1].iso3)
                known = speaker.role or speaker.iso3 or " " in speaker.name
                followed = by_office and last < len(tokens) and is_own_name(tokens[last])
                if (known or by_office) and not followed:
                    self._people.meet(speaker, is_named=named or speaker.role is not None)
                    first = phrase.first
                    oblique = first > 0 and tokens[first - 1].low in _OBLIQUE
                    yield _Person(phrase, speaker, oblique)
                office = (phrase.last, speaker) if by_office else None
            at = max(last, at + 1)

    def _named_before(self, at: int) -> Speaker | None:
        """Return whom "whose" at token `at` stands for, if that is somebody."""
        beside = at - (self._tokens[at - 1].text == ",") if at else at
        for person in self._present:
            end = person.phrase.last
            of = [token.low for token in self._tokens[end : end + 1]] == ["of"]
            # "Zelensky of Ukraine, whose country …"
            if end == beside or (of and 0 < beside - end <= 4):
                return person.speaker
        return None

    def _meant(self, at: int, pronoun: str) -> Speaker | None:
        """Return whom a pronoun stands for: who speaks or acts, else who did in what came before.

        "Macron told Rama that his country …" is of Macron's, "Rama, whom Macron met" of nobody's
        who is named in passing.
        """
        verb = self._roles.above(at)
        for _ in range(_HIGHEST):
            if verb is None:
                break
            if self._roles.is_verb(verb):
                for head in self._roles.subject(verb):
                    who = self._at(head)
                    if who is not None and _may_be(who, pronoun):
                        return who
            verb = self._roles.above(verb)
        for person in self._present:
            before = person.phrase.last <= at and not person.is_oblique
            if before and _may_be(person.speaker, pronoun):
                return person.speaker
        return self._before.get(pronoun)

    def _actors(self) -> dict[str, Speaker]:
        """Return whom "he" and "she" stand for after the sentence: who acted in it goes first."""
        actors: dict[str, Speaker] = {}
        heads = [
            head
            for at in range(len(self._tokens))
            if self._roles.is_verb(at)
            for head in self._roles.subject(at)
        ]
        acting = [who for head in heads if (who := self._at(head)) is not None]
        acting += [person.speaker for person in self._present if not person.is_oblique]
        for who in acting:
            called = pronoun_of(who.name, who.role)
            for pronoun in [called] if called else ["he", "she"]:
                actors.setdefault(pronoun, who)
        return actors

    def _at(self, head: int) -> Speaker | None:
        low = self._tokens[head].low
        if low in ("he", "she"):
            return self._before.get(low)
        named = (
            person for person in self._present if person.phrase.first <= head < person.phrase.last
        )
        return next((person.speaker for person in named), None)


def _possessed(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the pronoun and the noun of "his country", "her own small nation"."""
    for at, token in enumerate(tokens):
        if token.low not in _PRONOUNS:
            continue
        for noun in range(at + 1, min(at + 2 + _FAR, len(tokens))):
            if not tokens[noun].is_word:
                break
            if tokens[noun].stem in _HOMES:
                yield at, noun
                break


def _may_be(speaker: Speaker, pronoun: str) -> bool:
    called = pronoun_of(speaker.name, speaker.role)
    # Of a name that nobody knows, "Mamuka", the ending says little.
    guessed = called == "she" and not is_given_name(speaker.name.split(maxsplit=1)[0])
    by_role = pronoun_of("", speaker.role) if speaker.role else None
    return called in (pronoun, None) or (guessed and by_role is None)


def _of_state(tokens: Sequence[Token], phrase: Phrase, speaker: Speaker) -> Speaker:
    """Read the state behind a name: "President Volodymyr Zelensky of Ukraine"."""
    at = phrase.last
    if speaker.iso3 or at + 1 >= len(tokens) or tokens[at].low != "of":
        return speaker
    state = next(iter(places_in(tokens, at + 1, min(at + 5, len(tokens)))), None)
    if state is None or state.first != at + 1 or state.kind == "organisation":
        return speaker
    return Speaker(speaker.name, speaker.role, state.code)

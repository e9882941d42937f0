"""Tells whose country "his country" is: the state of the person whom the pronoun stands for."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

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

_HOMES = frozenset(
    """country nation homeland republic government parliament legislature cabinet ministry
    administration lawmakers deputies capital leaders diplomats senate assembly""".split()
)
"""What somebody may call theirs that stands for a state: "her government"."""
_PRONOUNS = {"his": "he", "her": "she", "whose": None, "my": None, "our": None}
_OBLIQUE = frozenset("to with of by from over against for at between".split())
StateOf = Callable[[Speaker], str | None]
"""Tells of what state somebody is whom the text names without it: "Kaja Kallas"."""
_MEMORY = 4
"""Sentences before a pronoun in which its person is looked for as the one who acts."""
_FAR = 3
"""Words at most between a pronoun and its noun: "his small Baltic nation"."""
_HIGHEST = 8
"""Verbs that are climbed at most to find whose words a clause is."""


class _Said(NamedTuple):
    """The words of somebody, by their place in the text."""

    start: int
    end: int
    speaker: Speaker


class _Person(NamedTuple):
    """Somebody whom a sentence names, and the words that do."""

    phrase: Phrase
    speaker: Speaker


class Compatriots:
    """The people of a text, as far as it has been read, and the states that they are of."""

    def __init__(
        self,
        found: Sequence[Paragraph],
        statements: Sequence[Statement],
        state_of: StateOf = lambda speaker: None,
    ) -> None:
        """Take the text; one that never says "his country" is not asked who speaks in it."""
        asking = (p.tokens[at].start for p in found for at, _ in _possessed(p.tokens))
        self._last = max(asking, default=-1)
        self._state_of = state_of
        self._unread: deque[_Reading] = deque(maxlen=_MEMORY)
        self._people = People(names=names_in(found)) if self._last >= 0 else People()
        self._said = [
            _Said(statement.paragraph.tokens[first].start,
                  statement.paragraph.tokens[last - 1].end, statement.speaker)
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
        asked for in the order of the text.
        """
        tokens = sentence.tokens
        if tokens[0].start > self._last:
            return {}
        asking = list(_possessed(tokens))
        if asking:
            self._catch_up()
        before = self._people.latest | self._people.passing
        # Its tokens are the sentence's own, so "its president" is looked for in it alone.
        self._people.homes.turn_page()
        self._people.turn_to(tokens, 0, len(tokens))
        people = list(self._named(tokens))
        reading = _Reading(tokens, roles, people, before)
        homes: dict[int, str | None] = {}
        for at, noun in asking:
            who = self._whose(reading, at)
            if who is not None or tokens[at].low not in ("whose", "our"):
                homes[noun] = self._state(who) if who else None
        self._unread.append(reading)
        return homes

    def _catch_up(self) -> None:
        """Read who acted in the last sentences, now that a pronoun asks for it."""
        acting: dict[str, Speaker] = {}
        for reading in self._unread:
            reading.before = reading.before | acting
            acting |= reading.subjects()
        self._people.latest.update(acting)
        self._unread.clear()

    def _whose(self, reading: "_Reading", at: int) -> Speaker | None:
        token = reading.tokens[at]
        pronoun = _PRONOUNS[token.low]
        if token.low == "whose":
            return reading.named_before(at)
        inside = [one for one in self._said if one.start <= token.start < one.end]
        said = min(inside, key=lambda one: one.end - one.start, default=None)
        if said is not None and (pronoun is None or _may_be(said.speaker, pronoun)):
            return said.speaker
        return reading.meant(at, pronoun) if pronoun else None

    def _state(self, who: Speaker) -> str | None:
        """Return the state that the text gives somebody, anywhere so far, or else is known for."""
        known = self._people.known.get(who.name.rsplit(maxsplit=1)[-1].lower(), who)
        return who.iso3 or known.iso3 or self._state_of(who)

    def _named(self, tokens: Sequence[Token]) -> Iterator[_Person]:
        """Yield the people whom a sentence names, or calls by an office, and meet them."""
        at = 0
        office: _Person | None = None
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
                if office and _is_beside(tokens, office.phrase, phrase):
                    # "The President of Poland, Andrzej Duda, …"
                    speaker = replace(speaker, iso3=speaker.iso3 or office.speaker.iso3)
                told = speaker.role or speaker.iso3 or " " in speaker.name
                followed = by_office and last < len(tokens) and is_own_name(tokens[last])
                if (told or by_office) and not followed:
                    self._people.meet(speaker, is_named=named or speaker.role is not None)
                    yield _Person(phrase, speaker)
                office = _Person(phrase, speaker) if by_office else None
            at = max(last, at + 1)


class _Reading:
    """One sentence with the people in it and who "he" and "she" were before it."""

    def __init__(
        self,
        tokens: Sequence[Token],
        roles: Roles,
        people: Sequence[_Person],
        before: dict[str, Speaker],
    ) -> None:
        self.tokens, self.roles, self.people, self.before = tokens, roles, people, before

    def named_before(self, at: int) -> Speaker | None:
        """Return whom "whose" at token `at` stands for, if that is somebody."""
        beside = at - (self.tokens[at - 1].text == ",") if at else at
        for one in self.people:
            if one.phrase.last == beside or _ends_with_state(self.tokens, one.phrase, beside):
                return one.speaker
        return None

    def meant(self, at: int, pronoun: str) -> Speaker | None:
        """Return whom a pronoun stands for: who speaks or acts, else who did in what came before.

        "Macron told Rama that his country …" is of Macron's, "Rama, whom Macron met" of nobody's
        who is named in passing.
        """
        verb = self.roles.above(at)
        for _ in range(_HIGHEST):
            if verb is None:
                break
            if self.roles.is_verb(verb):
                for head in self.roles.subject(verb):
                    who = self._at(head)
                    if who is not None and _may_be(who, pronoun):
                        return who
            verb = self.roles.above(verb)
        direct = (one for one in self.people if one.phrase.last <= at and not self._is_oblique(one))
        first = next((one.speaker for one in direct if _may_be(one.speaker, pronoun)), None)
        return first or self.before.get(pronoun)

    def subjects(self) -> dict[str, Speaker]:
        """Return whom "he" and "she" stand for after the sentence: who acted in it goes first."""
        found: dict[str, Speaker] = {}
        heads = [
            head
            for at in range(len(self.tokens))
            if self.roles.is_verb(at)
            for head in self.roles.subject(at)
        ]
        acting = [who for head in heads if (who := self._at(head)) is not None]
        acting += [one.speaker for one in self.people if not self._is_oblique(one)]
        for who in acting:
            called = pronoun_of(who.name, who.role)
            for pronoun in [called] if called else ["he", "she"]:
                found.setdefault(pronoun, who)
        return found

    def _at(self, head: int) -> Speaker | None:
        low = self.tokens[head].low
        if low in ("he", "she"):
            return self.before.get(low)
        named = (one for one in self.people if one.phrase.first <= head < one.phrase.last)
        return next((one.speaker for one in named), None)

    def _is_oblique(self, one: _Person) -> bool:
        first = one.phrase.first
        return first > 0 and self.tokens[first - 1].low in _OBLIQUE


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


def _is_beside(tokens: Sequence[Token], office: Phrase, name: Phrase) -> bool:
    """Whether a name follows an office, its state and a comma."""
    return 0 < name.first - office.last <= 5 and tokens[name.first - 1].text == ","


def _ends_with_state(tokens: Sequence[Token], phrase: Phrase, last: int) -> bool:
    """Whether a phrase and "of Ukraine" behind it end at token `last`."""
    behind = tokens[phrase.last : phrase.last + 1]
    return bool(behind) and behind[0].low == "of" and 0 < last - phrase.last <= 4

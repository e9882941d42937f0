"""Discourse state: the people and bodies that a text has named, for "he", surnames and offices."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.given_names import pronoun_of
from dashboard.extraction.rules.words.holders import (
    is_definite,
    is_held_by,
    may_be_epithet,
    surname,
)
from dashboard.extraction.rules.words.phrases import OBLIQUE, PEOPLE, Phrase
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.speaker_np import Speaker, describe, is_person

_MOST_LATELY = 200
_MOST_AROUND = 30


@dataclass
class People:
    """The people and bodies that a text has named up to where it has been read."""

    known: dict[str, Speaker] = field(default_factory=dict)
    """Surname → whom it means, the one mentioned last at the end."""
    roles: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    """Surname → the words of each office that the text has given its bearer."""
    latest: dict[str, Speaker] = field(default_factory=dict)
    """``he`` and ``she`` → who was mentioned last that may be meant."""
    passing: dict[str, Speaker] = field(default_factory=dict)
    """The same for somebody without a name, "a senior diplomat", as long as the paragraph lasts."""
    near: list[Speaker] = field(default_factory=list)
    """Who was named in the sentence before this one, whom it is about first."""
    here: list[Speaker] = field(default_factory=list)
    """The same for this sentence."""
    body: Speaker | None = None
    names: frozenset[str] = frozenset()
    """Words that the text writes with a capital within a sentence: "Schools" that opens one is none."""

    def turn_page(self) -> None:
        """Forget, at a new paragraph, whom only the one before spoke of without a name."""
        self.body = None
        self.passing.clear()

    def turn_to(self) -> None:
        """Begin a sentence."""
        self.near, self.here = self.here, []

    def resolve(self, tokens: Sequence[Token], phrase: Phrase) -> Speaker | None:
        """Return who `phrase` means, or None for a pronoun without anybody to stand for."""
        if phrase.kind == "pronoun":
            low = OBLIQUE.get(tokens[phrase.first].low, tokens[phrase.first].low)
            return self._called(low) if low in ("he", "she") else self.body
        speaker = describe(tokens, phrase)
        if speaker.name.lower().removeprefix("the ") == "alliance":
            return replace(speaker, name="NATO")
        if speaker.role is None and tokens[phrase.last - 1].low in PEOPLE:
            return self._in_office(tokens, phrase, speaker)
        if phrase.kind != "name":
            return speaker
        earlier = self._named(speaker.name)
        if earlier is None:
            return speaker
        return replace(
            speaker,
            name=earlier.name if " " not in speaker.name else speaker.name,
            role=speaker.role or earlier.role,
            iso3=speaker.iso3 or earlier.iso3,
        )

    def mention(self, tokens: Sequence[Token], phrase: Phrase, speaker: Speaker) -> None:
        """Note that a sentence is about `speaker`, whom a later pronoun may mean."""
        if phrase.kind == "pronoun":
            low = tokens[phrase.first].low
            if low in ("he", "she") and low not in self.passing:
                self.latest[low] = speaker
                self.here.append(speaker)
        elif not is_person(tokens, phrase):
            self.body = speaker
        elif not self._is_doubtful(tokens, phrase):
            self.meet(speaker, is_named=phrase.kind == "name" or speaker.role is not None)

    def meet(self, speaker: Speaker, is_named: bool = True) -> None:
        """Note that "he" or "she" may mean this person from here on."""
        called = pronoun_of(speaker.name, speaker.role)
        meant = dict.fromkeys([called] if called else ["he", "she"], speaker)
        if is_named:
            self._remember(speaker)
            self.here.append(speaker)
            self.latest.update(meant)
            for pronoun in meant:
                self.passing.pop(pronoun, None)
        else:
            self.passing.update(meant)

    @contextmanager
    def as_of(self, latest: Mapping[str, Speaker]) -> Iterator[None]:
        """Let pronouns mean for a while whom they meant earlier."""
        now, self.latest = self.latest, dict(latest)
        yield
        self.latest = now

    def named_before(self) -> tuple[str, ...]:
        """Return the names of everybody so far, the one mentioned last first."""
        return tuple(person.name for person in islice(self._lately(), _MOST_AROUND))

    def _lately(self) -> Iterator[Speaker]:
        """The people named last, the last one first; nobody means one of hundreds before."""
        yield from islice(reversed(self.known.values()), _MOST_LATELY)

    def _called(self, pronoun: str) -> Speaker | None:
        return self.passing.get(pronoun) or self.latest.get(pronoun)

    def _named(self, name: str) -> Speaker | None:
        """Whom a surname means, the first of two, or a given name after a title: "Sir Keir"."""
        known = self.known.get(surname(name))
        if known is not None or " " in name:
            return known
        return next((person for person in self._lately() if name in person.name.split()), None)

    def _in_office(self, tokens: Sequence[Token], phrase: Phrase, speaker: Speaker) -> Speaker:
        """Whom the text gave this office last, or the office of the state that it is about."""
        if not is_definite(tokens, phrase):
            return speaker
        for person in self._lately():
            roles = self.roles.get(surname(person.name), ())
            if is_held_by(person, tokens, phrase, speaker.iso3, roles):
                return person
        if speaker.iso3 is None and may_be_epithet(tokens, phrase):
            # "Ada Example took over. The minister …": of whom nothing else is told
            by_party = tokens[phrase.last - 1].low in words("party-epithet")
            strangers = {
                person.name: person
                for person in self.near
                if by_party or not self.roles.get(surname(person.name))
            }
            if len(strangers) == 1:
                return next(iter(strangers.values()))
        return speaker

    def _is_doubtful(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether one capital word at a sentence's start may be no name: "Schools", "Standing"."""
        is_word = phrase.kind == "name" and phrase.last - phrase.first == 1
        return is_word and tokens[phrase.first].stem not in self.names

    def _remember(self, speaker: Speaker) -> None:
        key = surname(speaker.name)
        earlier = self.known.pop(key, speaker)
        kept = speaker if earlier.role is None and speaker.role is not None else earlier
        self.known[key] = replace(kept, iso3=kept.iso3 or speaker.iso3)
        if speaker.role:
            words_of_role = frozenset(speaker.role.lower().split())
            self.roles.setdefault(key, set()).add(words_of_role)

"""Keeps who a text has named so far, so that "he" and a bare surname find their person."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice

from dashboard.extraction.rules.words.given_names import pronoun_of
from dashboard.extraction.rules.words.holders import (
    compatriot_of,
    holder_of,
    is_definite,
    nearest_without_office,
    office_of,
    surname,
    words_of_role,
)
from dashboard.extraction.rules.words.homes import Homes
from dashboard.extraction.rules.words.phrases import OBLIQUE, PEOPLE, Phrase, phrase_ending
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.speaker_np import (
    Speaker,
    apposition_of,
    describe,
    is_own_name,
    is_person,
    name_end,
)

_THE_ALLIANCE = frozenset({"the alliance", "alliance"})
_THEIR_OWN = frozenset({"his", "her"})
_SPEAKING_FOR = (["spokesman"], ["spokeswoman"], ["spokesperson"])
_MOST_KNOWN = 2_000
_MOST_ROLES = 8
_MOST_LATELY = 200
_MOST_AROUND = 30


@dataclass
class People:
    """The people and bodies that a text has named up to where it has been read."""

    known: dict[str, Speaker] = field(default_factory=dict)
    """Surname → whom it means, the one mentioned last at the end."""
    roles: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    """Surname → the words of each office or trade that the text has given its bearer."""
    latest: dict[str, Speaker] = field(default_factory=dict)
    """``he`` and ``she`` → who was mentioned last that may be meant."""
    passing: dict[str, Speaker] = field(default_factory=dict)
    """The same for somebody without a name, "a senior diplomat", as long as the paragraph lasts."""
    near: list[Speaker] = field(default_factory=list)
    """Who was named in the sentence before this one, whom it is about first."""
    here: list[Speaker] = field(default_factory=list)
    """The same for this sentence."""
    body: Speaker | None = None
    offices: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The words of an office → the state whose it was when the text named one."""
    homes: Homes = field(default_factory=Homes)
    names: frozenset[str] = frozenset()
    """Words that the text writes with a capital within a sentence: "Schools" that opens one is none."""

    def turn_page(self) -> None:
        """Forget, at a new paragraph, whom only the one before spoke of without a name."""
        self.body = None
        self.passing.clear()
        self.homes.turn_page()

    def turn_to(self, tokens: Sequence[Token], first: int, last: int) -> None:
        """Begin a sentence."""
        self.near, self.here = self.here, []
        self.homes.turn_to(tokens, first, last)

    def learn(self, tokens: Sequence[Token]) -> None:
        """Remember everybody whom a paragraph introduces: "President Andrzej Duda", "Bo Roe, a pilot"."""
        for at in range(len(tokens) - 1):
            if not tokens[at + 1].is_capital or not is_own_name(tokens[at + 1]):
                continue
            if tokens[at].low in PEOPLE:
                self._learn_office(tokens, at)
            if tokens[at].text == "," and at and tokens[at - 1].low in PEOPLE:
                # "his defence minister, Jana Example"
                self._learn_office_before(tokens, at)
            if is_own_name(tokens[at]) and not (at and is_own_name(tokens[at - 1])):
                last = name_end(tokens, at)
                self._give(tokens[last - 1].low, apposition_of(tokens, last))

    def resolve(self, tokens: Sequence[Token], phrase: Phrase) -> Speaker | None:
        """Return who `phrase` means, or None for a pronoun without anybody to stand for."""
        if phrase.kind == "pronoun":
            low = OBLIQUE.get(tokens[phrase.first].low, tokens[phrase.first].low)
            return self._called(low) if low in ("he", "she") else self.body
        speaker = describe(tokens, phrase)
        if speaker.name.lower() in _THE_ALLIANCE:
            return replace(speaker, name="NATO")
        if speaker.role is None and (
            phrase.kind == "role" or tokens[phrase.last - 1].low in PEOPLE
        ):
            return self._in_office(tokens, phrase, speaker) or speaker
        if self.body and (speaker.role or "").lower().split()[-1:] in _SPEAKING_FOR:
            # "The Kremlin was silent. Its spokesman, …"
            speaker = replace(speaker, iso3=speaker.iso3 or self.body.iso3)
        if phrase.kind == "name":
            compatriot = compatriot_of(tokens, phrase, self._lately(), self.near)
            if compatriot is not None:
                return compatriot
        earlier = self._named(speaker.name)
        if earlier is not None and phrase.kind == "name":
            speaker = replace(
                speaker,
                name=earlier.name if " " not in speaker.name else speaker.name,
                role=speaker.role or earlier.role,
                iso3=speaker.iso3 or earlier.iso3,
            )
        return speaker

    def mention(self, tokens: Sequence[Token], phrase: Phrase, speaker: Speaker) -> None:
        """Note that a sentence is about `speaker`, whom a later pronoun may mean."""
        if phrase.kind == "pronoun":
            low = tokens[phrase.first].low
            if low in ("he", "she") and low not in self.passing:
                self.latest[low] = speaker
                self.here.append(speaker)
            return
        if is_person(tokens, phrase):
            if not self._is_doubtful(tokens, phrase):
                self.meet(speaker, is_named=phrase.kind == "name" or speaker.role is not None)
        else:
            self.body = speaker

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
        return tuple(one.name for one in islice(self._lately(), _MOST_AROUND))

    def _lately(self) -> Iterator[Speaker]:
        """The people named last, the last one first; nobody means one of hundreds before."""
        yield from islice(reversed(self.known.values()), _MOST_LATELY)

    def _called(self, pronoun: str) -> Speaker | None:
        found = self.passing.get(pronoun) or self.latest.get(pronoun)
        known = (
            one
            for one in reversed(self.known.values())
            if pronoun_of(one.name, one.role) in (pronoun, None)
        )
        return found or next(known, None)

    def _named(self, name: str) -> Speaker | None:
        """Whom a surname means, the first of two, or a given name after a title: "Sir Keir"."""
        found = self.known.get(surname(name))
        if found is not None or " " in name:
            return found
        return next((known for known in self._lately() if name in known.name.split()), None)

    def _in_office(
        self, tokens: Sequence[Token], phrase: Phrase, speaker: Speaker
    ) -> Speaker | None:
        """Whom the text gave this office last, or the office of the state that it is about."""
        head, first = tokens[phrase.last - 1].low, tokens[phrase.first]
        if head == "counterpart":
            return self._counterpart(speaker)
        if not is_definite(tokens, phrase) or head not in PEOPLE:
            return None
        iso3, office = speaker.iso3, office_of(tokens, phrase)
        if first.low in _THEIR_OWN:
            owner = self._called("he" if first.low == "his" else "she")
            iso3 = iso3 or (owner.iso3 if owner else None)
        elif iso3 is None and self.homes.is_owned(phrase.first):
            iso3 = self.homes.owner(phrase.first)
        found = holder_of(tokens, phrase, iso3, self._lately(), self.roles)
        if found is None:
            found = nearest_without_office(tokens, phrase, iso3, self.near, self.roles)
        if found is None and first.low == "the" and iso3 is None:
            # "Estonia's prime minister", and later "the prime minister"
            iso3 = self.offices.get(office) or self.homes.only_one(head, phrase.first)
        if speaker.iso3 is not None:
            self.offices[office] = speaker.iso3
        return found or replace(speaker, iso3=iso3)

    def _counterpart(self, speaker: Speaker) -> Speaker | None:
        """ "his Danish counterpart": the office of who was spoken of, in another state."""
        last = next((one for one in reversed(self.known.values()) if one.role), None)
        if last is None or last.role is None or speaker.iso3 is None:
            return None
        return replace(speaker, name=" ".join(last.role.split()[-2:]).lower())

    def _is_doubtful(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether one capital word at a sentence's start may be no name: "Schools", "Standing"."""
        if phrase.kind != "name" or phrase.last - phrase.first > 1:
            return False
        return tokens[phrase.first].stem not in self.names

    def _learn_office(self, tokens: Sequence[Token], at: int) -> None:
        last = name_end(tokens, at + 1)
        phrase = phrase_ending(tokens, max(0, at - 12), last)
        if phrase is None:
            return
        found = describe(tokens, phrase)
        if last < len(tokens) and tokens[last].is_capital and tokens[last].is_possessive:
            # "President Joe Biden's efforts"
            found = replace(found, name=f"{found.name} {tokens[last].text[:-2]}")
        self._remember(found)

    def _learn_office_before(self, tokens: Sequence[Token], at: int) -> None:
        phrase = phrase_ending(tokens, max(0, at - 12), at)
        found = describe(tokens, phrase) if phrase is not None and phrase.kind == "role" else None
        if found is not None and found.role is not None:
            self._remember(found)

    def _remember(self, speaker: Speaker) -> None:
        key = surname(speaker.name)
        earlier = self.known.get(key)
        if earlier is None and len(self.known) >= _MOST_KNOWN:
            return
        tells_more = earlier is None or (earlier.role is None and speaker.role is not None)
        self.known.pop(key, None)
        kept = speaker if tells_more or earlier is None else earlier
        self.known[key] = replace(kept, iso3=kept.iso3 or speaker.iso3)
        self._give(key, words_of_role(speaker.role))

    def _give(self, key: str, role: frozenset[str]) -> None:
        held = self.roles.setdefault(key, [])
        if role and role not in held and len(held) < _MOST_ROLES:
            held.append(role)

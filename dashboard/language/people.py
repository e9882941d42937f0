"""Keeps who a text has named so far, so that "he" and a bare surname find their person."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.language.describing import Speaker, describe, is_own_name, is_person
from dashboard.language.given_names import pronoun_of
from dashboard.language.phrases import MODIFIERS, OBLIQUE, PEOPLE, Phrase, phrase_ending
from dashboard.language.sentences import Token

_PAST = frozenset("former ex then ex-president outgoing".split())
_THE_ALLIANCE = frozenset({"the alliance", "alliance"})
_ARTICLES = frozenset("the its their his her".split())
_UNNAMED = frozenset("official diplomat lawmaker expert critic source insider reporter".split())
"""Heads of phrases that speak of somebody without a name."""
_SAME_OFFICE = {
    "leader": frozenset("president chancellor premier prime leader".split()),
    "premier": frozenset({"prime", "premier"}),
    "chief": frozenset("secretary-general secretary chief".split()),
    "minister": frozenset({"minister"}),
    "general": frozenset({"general", "gen."}),
    "senator": frozenset({"senator", "sen."}),
    "congressman": frozenset({"congressman", "rep.", "representative"}),
    "congresswoman": frozenset({"congresswoman", "rep.", "representative"}),
}
_PLAIN_MODIFIERS = frozenset("european new current outgoing own u.s.".split())
_OFFICES = PEOPLE | MODIFIERS
"""Words of an office that name no state or body."""
_MOST_KNOWN = 2_000


@dataclass
class People:
    """The people and bodies that a text has named up to where it has been read."""

    known: dict[str, Speaker] = field(default_factory=dict)
    """Surname → whom it means, the one mentioned last at the end."""
    latest: dict[str, Speaker] = field(default_factory=dict)
    """``he`` and ``she`` → who was mentioned last that may be meant."""
    passing: dict[str, Speaker] = field(default_factory=dict)
    """The same for somebody without a name, "a senior diplomat", as long as the paragraph lasts."""
    body: Speaker | None = None
    names: frozenset[str] = frozenset()
    """Words that the text writes with a capital within a sentence: "Schools" that opens one is none."""

    def turn_page(self) -> None:
        """Forget, at a new paragraph, whom only the one before spoke of without a name."""
        self.body = None
        self.passing.clear()

    def learn(self, tokens: Sequence[Token]) -> None:
        """Remember everybody whom a paragraph introduces with an office: "President Andrzej Duda"."""
        for at in range(len(tokens) - 1):
            if tokens[at].low not in PEOPLE or not is_own_name(tokens[at + 1]):
                continue
            last = at + 1
            while last < len(tokens) and last < at + 5 and is_own_name(tokens[last]):
                last += 1
            phrase = phrase_ending(tokens, max(0, at - 12), last)
            if phrase is not None:
                found = describe(tokens, phrase)
                if last < len(tokens) and tokens[last].is_capital and tokens[last].is_possessive:
                    # "President Joe Biden's efforts"
                    found = replace(found, name=f"{found.name} {tokens[last].text[:-2]}")
                self._remember(found)

    def resolve(self, tokens: Sequence[Token], phrase: Phrase) -> Speaker | None:
        """Return who `phrase` means, or None for a pronoun without anybody to stand for."""
        if phrase.kind == "pronoun":
            low = OBLIQUE.get(tokens[phrase.first].low, tokens[phrase.first].low)
            return self._called(low) if low in ("he", "she") else self.body
        speaker = describe(tokens, phrase)
        if speaker.name.lower() in _THE_ALLIANCE:
            return replace(speaker, name="NATO")
        if phrase.kind == "role" and speaker.role is None:
            return self._in_office(tokens, phrase, speaker) or speaker
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
            self.latest.update(meant)
            for pronoun in meant:
                self.passing.pop(pronoun, None)
        else:
            self.passing.update(meant)

    def _called(self, pronoun: str) -> Speaker | None:
        others = [
            known
            for known in self.known.values()
            if pronoun_of(known.name, known.role) in (pronoun, None)
        ]
        found = self.passing.get(pronoun) or self.latest.get(pronoun)
        return found or (others[-1] if others else None)

    def _named(self, name: str) -> Speaker | None:
        """Whom a surname means, or a given name after a title: "Sir Keir"."""
        found = self.known.get(_surname(name))
        if found is not None or " " in name:
            return found
        return next((known for known in self.known.values() if known.name.split()[0] == name), None)

    def _in_office(
        self, tokens: Sequence[Token], phrase: Phrase, speaker: Speaker
    ) -> Speaker | None:
        """Whom the text gave this office last: "the minister", "the Polish president"."""
        head, first = tokens[phrase.last - 1].low, tokens[phrase.first]
        if head == "counterpart":
            return self._counterpart(speaker)
        definite = first.low in ("the", "its", "their") or first.is_possessive or first.is_capital
        if not definite or head not in PEOPLE or head in _UNNAMED:
            return None
        words = {word.low for word in tokens[phrase.first : phrase.last]} - _ARTICLES
        for known in reversed(self.known.values()):
            held = set((known.role or "").lower().split())
            same_state = speaker.iso3 is None or known.iso3 == speaker.iso3
            if known.iso3 is None and held <= _OFFICES:
                # "President Joe Biden" may be "the US president", a council's president not.
                same_state = True
            if bool(words & _PAST) != bool(held & _PAST):
                # "the US leader" is not the former president.
                continue
            if same_state and held and _is_same_office(words, head, held):
                return known
        return None

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

    def _remember(self, speaker: Speaker) -> None:
        key = _surname(speaker.name)
        earlier = self.known.get(key)
        if earlier is None and len(self.known) >= _MOST_KNOWN:
            return
        tells_more = earlier is None or (earlier.role is None and speaker.role is not None)
        self.known.pop(key, None)
        self.known[key] = speaker if tells_more or earlier is None else earlier


def _is_same_office(words: set[str], head: str, held: set[str]) -> bool:
    """Whether the words of an office, "the defence minister", fit the one that somebody holds."""
    if not held & _SAME_OFFICE.get(head, {head}) or ("prime" in held and head == "minister"):
        return "prime" in held & words
    titles = {word for word in words - {head} if word in PEOPLE or word in MODIFIERS}
    return titles - _PLAIN_MODIFIERS <= held


def _surname(name: str) -> str:
    return name.rsplit(" ", maxsplit=1)[-1].lower()

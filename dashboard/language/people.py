"""Keeps who a text has named so far, so that "he" and a bare surname find their person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.language.given_names import is_given_name, pronoun_of
from dashboard.language.phrases import (
    HEADS,
    MODIFIERS,
    OBLIQUE,
    PARTICLES,
    PEOPLE,
    PLURALS,
    Phrase,
    is_name,
    phrase_ending,
    phrase_starting,
)
from dashboard.language.places import places_in
from dashboard.language.sentences import Paragraph, Token

_COURTESY = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir dame lord lady".split())
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
_BEFORE_PLACES = frozenset("the of to for in at on from with".split())
_LONGEST_ROLE = 10
_MOST_KNOWN = 2_000


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the text's own words for the name, the role and the state if they are given."""

    name: str
    role: str | None = None
    iso3: str | None = None


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
            if tokens[at].low not in PEOPLE or not _is_own_name(tokens[at + 1]):
                continue
            last = at + 1
            while last < len(tokens) and last < at + 5 and _is_own_name(tokens[last]):
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
            if known.iso3 is None and held <= PEOPLE | MODIFIERS:
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


def named_in(tokens: Sequence[Token], first: int, last: int) -> Iterator[Phrase]:
    """Yield the people whom a sentence names in full: "Joe Biden", "Sen. Wade Colburn"."""
    at = first
    while at < last:
        end = at
        while end < last and end < at + 5 and _is_own_name(tokens[end]):
            end += 1
        if end - at >= 2 and is_given_name(tokens[at].text):
            yield Phrase("name", at, end)
        at = max(end, at + 1)


def names_in(found: Sequence[Paragraph]) -> frozenset[str]:
    """Return the words that have a capital letter within a sentence somewhere in a text."""
    return frozenset(
        token.stem
        for paragraph in found
        for first, last in paragraph.sentences
        for token in paragraph.tokens[first + 1 : last]
        if token.is_capital
    )


def with_name(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int]:
    """Return the tokens of a phrase with a name that follows: "Norway's leader, Bo Sample"."""
    aside = _aside(tokens, phrase) if phrase.kind == "role" else None
    named = aside is not None and _is_own_name(tokens[aside[1] - 1])
    return (phrase.first, aside[1]) if aside and named else (phrase.first, phrase.last)


def is_person(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase names one person, and not a state, a body or several people."""
    words = tokens[phrase.first : phrase.last]
    head = words[-1]
    if phrase.kind == "role":
        return head.low in PEOPLE
    if head.low in HEADS or (head.text.isupper() and len(head.text) > 1):
        return False
    places = places_in(tokens, phrase.first, phrase.last)
    return not (places and places[-1].last == phrase.last and places[-1].kind != "demonym")


def describe(tokens: Sequence[Token], phrase: Phrase) -> Speaker:
    """Return the name, the role and the state that the words of `phrase` and around it give."""
    first, last = _without_article(tokens, phrase)
    last = _before_link(tokens, first, last)
    name_first = _name_first(tokens, first, last)
    if first < name_first < last and tokens[name_first - 1].low in _BEFORE_PLACES:
        # "China's mission to the EU" is not called the EU.
        name_first = last
    aside = _aside(tokens, phrase)
    iso3 = _state(tokens, first, aside[1] if aside else last)
    if phrase.kind == "role" and aside and _is_own_name(tokens[aside[1] - 1]):
        # "Sweden's prime minister, Ulf Kristersson, …"
        own = _name_first(tokens, *aside)
        return Speaker(_text(tokens, own, aside[1]), _text(tokens, first, last), iso3)
    if phrase.kind == "role" or name_first == last:
        whole = phrase.first if phrase.kind == "role" else first
        return Speaker(_text(tokens, whole, last), None, iso3)
    titled = name_first > first and any(token.low in HEADS for token in tokens[first:name_first])
    if not titled:
        name = _text(tokens, first if tokens[first].low not in _COURTESY else name_first, last)
        role = _text(tokens, *aside) if aside else None
        return Speaker(name, role, iso3)
    return Speaker(_text(tokens, name_first, last), _text(tokens, first, name_first), iso3)


def _state(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The state that a description names first, unless it speaks for NATO, the EU or several."""
    places = places_in(tokens, first, last)
    several = any(token.low == "and" for token in tokens[first:last])
    if not places or places[0].kind == "organisation":
        return None
    return None if several and len({place.code for place in places}) > 1 else places[0].code


def _aside(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int] | None:
    """An apposition after a comma: "Ulf Kristersson, Sweden's prime minister, …"."""
    first = phrase.last + 1
    if phrase.last >= len(tokens) - 1 or tokens[phrase.last].text != ",":
        return None
    ceiling = min(len(tokens), first + _LONGEST_ROLE)
    other = phrase_starting(tokens, first, ceiling)
    if other is None or other.kind == "pronoun" or other.last >= len(tokens):
        return None
    if tokens[other.last].text not in (",", ".", ";") or other.kind == phrase.kind:
        return None
    return _without_article(tokens, other)


def _without_article(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int]:
    articled = tokens[phrase.first].low in ("the", "a", "an") and phrase.last - phrase.first > 1
    return phrase.first + articled, phrase.last


def _name_first(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins that ends a phrase: "Piet van Houten" of "minister Piet van Houten"."""
    at = last
    while at > first and (
        _is_own_name(tokens[at - 1]) or (tokens[at - 1].low in PARTICLES and at < last)
    ):
        at -= 1
    while at < last and tokens[at].low in PARTICLES:
        at += 1
    return at


def _before_link(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name that goes on with a place: "Dale Hartman" of "Dale Hartman of Missouri"."""
    for at in range(first + 2, last - 1):
        own = _is_own_name(tokens[at - 1]) and _is_own_name(tokens[at - 2])
        if own and tokens[at].low in ("of", "for", "in", "at", "from", "with"):
            return at
    return last


def _is_own_name(token: Token) -> bool:
    if not is_name(token) or token.low in HEADS or token.low in MODIFIERS:
        return False
    return token.low not in PLURALS and token.low not in _COURTESY


def _is_same_office(words: set[str], head: str, held: set[str]) -> bool:
    """Whether the words of an office, "the defence minister", fit the one that somebody holds."""
    if not held & _SAME_OFFICE.get(head, {head}) or ("prime" in held and head == "minister"):
        return "prime" in held & words
    titles = {word for word in words - {head} if word in PEOPLE or word in MODIFIERS}
    return titles - _PLAIN_MODIFIERS <= held


def _surname(name: str) -> str:
    return name.rsplit(" ", maxsplit=1)[-1].lower()


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words as they stand, one space where the text breaks a line."""
    parts = []
    for at in range(first, last):
        gap = at > first and tokens[at].start > tokens[at - 1].end
        parts.append((" " if gap else "") + tokens[at].text)
    return "".join(parts)

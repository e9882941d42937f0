"""Resolves "his country": the state of the person whom the pronoun stands for."""

from collections.abc import Callable, Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.words.people import People
from dashboard.extraction.rules.words.phrases import phrase_ending
from dashboard.extraction.rules.words.reading import Sentence
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.speaker_np import Speaker, is_person

_HOMES = words("step-home")
"""What somebody may call theirs that stands for a state: "her government"."""
_PRONOUNS = {"his": "he", "her": "she", "whose": None, "my": None, "our": None}
StateOf = Callable[[Speaker], str | None]
"""Returns the state of somebody whom the text names without it: "Kaja Kallas"."""


class Compatriots:
    """The people of a text, as far as it has been read, and the states that they are of."""

    def __init__(self, statements: Sequence[Statement], state_of: StateOf) -> None:
        """Take a text's statements; `state_of` knows the state of people named without one."""
        self._state_of = state_of
        self._people = People()
        self._speeches = [
            (statement.paragraph.tokens[first].start, statement.paragraph.tokens[last - 1].end,
             statement.speaker)
            for statement in statements
            for first, last in statement.contents
        ]  # fmt: skip

    def homes_in(self, sentence: Sentence, roles: Roles) -> dict[int, str | None]:
        """Return the tokens like "country" of "his country" with the state that each means.

        None where nobody knows: it is never just the state that was named last. Sentences are
        passed in the order of the text.
        """
        tokens = sentence.tokens
        self._people.turn_to()
        homes: dict[int, str | None] = {}
        for at, token in enumerate(tokens):
            noun = roles.above(at) if token.low in _PRONOUNS else None
            if noun is None or tokens[noun].stem not in _HOMES:
                continue
            who = self._owner(tokens, roles, at, noun)
            homes[noun] = self._state(who) if who else None
        acting = [head for at in range(len(tokens)) for head in roles.subject(at)]
        others = [head for at in range(len(tokens)) for head in roles.objects(at)]
        for head in reversed([*acting, *others]):
            # Who acts first in a sentence is whom "he" stands for in the next.
            who = self._person(tokens, head)
            if who is not None:
                self._people.meet(who)
        return homes

    def _owner(self, tokens: Sequence[Token], roles: Roles, at: int, noun: int) -> Speaker | None:
        """Return whom the pronoun at `at` stands for: who speaks, acts, or acted before."""
        if tokens[at].low == "whose":
            owners = (self._person(tokens, owner) for owner in roles.owners(noun))
            return next(filter(None, owners), None)
        start = tokens[at].start
        around = [speech for speech in self._speeches if speech[0] <= start < speech[1]]
        if around:
            return min(around, key=lambda speech: speech[1] - speech[0])[2]
        pronoun = _PRONOUNS[tokens[at].low]
        if pronoun is None:
            return None
        verbs = roles.verbs_above(at)
        acting = (self._person(tokens, head) for verb in verbs for head in roles.subject(verb))
        return next(filter(None, acting), None) or self._people.latest.get(pronoun)

    def _person(self, tokens: Sequence[Token], head: int) -> Speaker | None:
        """Return the person whom the noun at `head` names, or calls by an office."""
        phrase = phrase_ending(tokens, max(0, head - 12), head + 1)
        if phrase is None or not (phrase.kind == "pronoun" or is_person(tokens, phrase)):
            return None
        return self._people.resolve(tokens, phrase)

    def _state(self, who: Speaker) -> str | None:
        """Return the state that the text gives somebody, anywhere so far, or else is known for."""
        known = self._people.known.get(who.name.rsplit(maxsplit=1)[-1].lower(), who)
        return who.iso3 or known.iso3 or self._state_of(who)

"""Finds who is said to say something without a verb: "according to", "in the words of"."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.words.phrases import OBLIQUE, Phrase, phrase_starting

_ATTRIBUTING = (("according", "to"), ("in", "the", "words", "of"))
_ATTRIBUTING_HEADS = frozenset(words[0] for words in _ATTRIBUTING)


class Attribution(NamedTuple):
    """Words that name a speaker without a verb, from token `first` to `last`: "according to"."""

    first: int
    last: int
    speaker: Phrase


def attributions_in(scope: Scope) -> Iterator[Attribution]:
    """Yield each "according to …" and "in the words of …" outside quotation marks."""
    for at in range(scope.first, scope.last - 2):
        if scope.tokens[at].low not in _ATTRIBUTING_HEADS:
            continue
        words = tuple(token.low for token in scope.tokens[at : at + 4])
        length = next((len(key) for key in _ATTRIBUTING if words[: len(key)] == key), 0)
        if not length or scope.paragraph.quote_at(at):
            continue
        named = at + length
        speaker = phrase_starting(scope.tokens, named, scope.last)
        if named < scope.last and scope.tokens[named].low in OBLIQUE:
            speaker = Phrase("pronoun", named, named + 1)
        if speaker is None:
            # "according to figures published by NATO": whoever the figures come from.
            for index in range(named + 1, min(scope.last, at + 10)):
                if scope.tokens[index].low in ("by", "from", "of"):
                    speaker = speaker or phrase_starting(scope.tokens, index + 1, scope.last)
                elif not scope.tokens[index].is_word:
                    break
        if speaker is not None:
            yield Attribution(at, named, speaker)

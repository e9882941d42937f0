"""Finds whom a sentence is about: the phrase that opens it, or that an apposition follows."""

from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.words.phrases import HEADS, Phrase, phrase_ending, phrase_starting

PREPOSITIONS = frozenset(
    """of with by from for to at in against about between than like over under on among toward
    towards via into through within without including upon behind""".split()
)
ADVERBS = frozenset(
    """also then later again once earlier since still now always often once instead nonetheless
    nevertheless however himself herself itself themselves both all even ever just already today
    twice further meanwhile yet soon since too so far though""".split()
)
_APPOSITION = frozenset(
    "who whose whom which a an the his her its their former speaking one".split()
)


def subject_of(scope: Scope) -> Phrase | None:
    """Return what a sentence is about: the phrase that opens it or follows its first comma."""
    first = scope.first
    speaker = phrase_starting(scope.tokens, first, scope.last)
    if speaker is not None:
        return speaker
    for index in range(first, min(scope.last, first + 25)):
        if scope.tokens[index].text == ",":
            return phrase_starting(scope.tokens, index + 1, scope.last)
    return None


def around_apposition(scope: Scope, closing: int) -> Phrase | None:
    """Return the phrase before a comma whose partner is token `closing`."""
    for opening in range(closing - 1, max(scope.first, closing - 35), -1):
        if scope.tokens[opening].text not in (",", "–", "—", "("):
            continue
        word = scope.tokens[opening + 1]
        fits = (
            word.low in _APPOSITION
            or word.low in HEADS
            or word.is_capital
            or word.text[0].isdigit()
            or word.low in PREPOSITIONS
            or word.low in ADVERBS
            or word.low.endswith(("ed", "ing", "'s"))
        )
        speaker = phrase_ending(scope.tokens, scope.first, opening) if fits else None
        if speaker is not None and speaker.kind != "pronoun":
            return speaker
    return None

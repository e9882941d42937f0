"""Reads whether a statement is for or against what it is towards: by its verb, then by its words."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.speech.verbs import Verb
from dashboard.extraction.rules.stance.lexicon import is_negation, weight_of
from dashboard.extraction.rules.stance.polarity import FUTURE, OBLIGED, weighed
from dashboard.extraction.rules.stance.sides import (
    counts_alone,
    is_enemy,
    is_of_home,
    leaning_of_deeds,
)
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token
from dashboard.facts.vocabulary import Stance

_WANTING = frozenset("want wants hope hopes aim aims aiming plan plans planned intends".split())
_PROMISING = frozenset(
    """promise pledge vow swear boast assure reassure confirm predict announce reaffirm demand
    propose recommend""".split()
)
_WARNING = frozenset("warn caution threaten".split())
_MOCKING = frozenset("scoff snap grumble mock fume sneer jeer".split())
_REPORTING = frozenset("estimate reckon calculate forecast put report find count".split())
_QUANTITIES = frozenset(
    """rise rose risen rising raise raised grow grew grown growing increase increased increasing
    reach reached reaches meet met meets hit hits clear clears cleared climb climbed exceed exceeded
    exceeds double doubled triple tripled quadruple quadrupled quadruples extra more fall fell
    fallen drop dropped decline declined cut cuts stop stopped worth gross net add added adds
    allow allowed aid invest invested investing spend spent spending contribute contributed put
    nearer biggest largest smallest high higher highest low lower lowest jump jumped""".split()
)
"""Words that say how much there is of something, and are no judgement beside a figure."""
_OWN = frozenset("we our his her its".split())
_VERB_ALONE = 3.0
_SAYS_MUCH = 4.0
_SAYS_LITTLE = 1.5


def stances_in(statements: Sequence[Statement]) -> list[Stance]:
    """Return the stance of each statement of a text: support, oppose, neutral or unclear.

    One whose own words say nothing has that of the nearest other of the same speaker.
    """
    leanings = [leaning_of(statement) for statement in statements]
    by_speaker: dict[str, list[int]] = {}
    for at, (statement, leaning) in enumerate(zip(statements, leanings, strict=True)):
        if leaning:
            by_speaker.setdefault(statement.speaker.name, []).append(at)
    stances: list[Stance] = []
    for at, (statement, leaning) in enumerate(zip(statements, leanings, strict=True)):
        others = by_speaker.get(statement.speaker.name, [])
        told = counts_alone(statement.speaker) and statement.verb is not None
        if is_report(statement) and abs(leaning) < (_SAYS_LITTLE if told else _SAYS_MUCH):
            stances.append("neutral")
            continue
        nearest = min(others, key=lambda other: abs(other - at), default=at)
        own = leaning or leanings[nearest]
        stances.append("support" if own > 0 else "oppose" if own < 0 else "unclear")
    return stances


def leaning_of(statement: Statement) -> float:
    """Return how much a statement itself is for (above 0) or against (below 0) its target."""
    verb = statement.verb
    if verb is not None and verb.lean != "neutral":
        return _VERB_ALONE if verb.lean == "support" else -_VERB_ALONE
    words = list(words_of(statement))
    found = weighed(words, is_enemy(statement.speaker))
    leaning = found.total
    if verb is not None:
        # Promises and demands are for what they promise and demand, warnings against it, unless
        # they say what must be done: "warned that Europe must spend more".
        leaning += 1.5 * (verb.manner == "urge" or verb.lemma == "insist")
        leaning += 1.5 * (verb.lemma in _PROMISING and found.total >= 0)
        leaning -= 1.5 * (verb.lemma in _WARNING and not found.is_obliged)
        leaning -= 2 * (verb.lemma in _MOCKING)
        # "asked why they should pay"
        leaning -= 2 * (verb.lemma == "ask" and words[0].low == "why")
    leaning += 0.5 * (found.is_future and _is_concrete(words))
    leaning += found.is_obliged and found.total >= 0
    leaning -= 0.7 * found.is_denied
    return round(leaning + leaning_of_deeds(statement, words, leaning), 1)


def is_report(statement: Statement) -> bool:
    """Whether it gives figures and no opinion: "according to NATO", "the alliance estimated"."""
    if statement.verb is None:
        return statement.paragraph.tokens[statement.cue[0]].low == "according"
    words = list(words_of(statement))
    if not any(number_of(token) is not None or token.text[0].isdigit() for token in words):
        return False
    return (
        statement.verb.lemma in _REPORTING
        or counts_alone(statement.speaker)
        or _is_bare(statement, statement.verb, words)
    )


def _is_bare(statement: Statement, verb: Verb, words: Sequence[Token]) -> bool:
    """Whether words tell how much there is or was, and judge nothing: "nine allies met it"."""
    if (
        verb.lean != "neutral"
        or verb.manner == "urge"
        or verb.lemma in _PROMISING | _WARNING | _MOCKING
    ):
        return False
    if any(token.low in _WANTING | OBLIGED | FUTURE or is_negation(token.low) for token in words):
        return False
    if any(weight_of(token.low) and token.low not in _QUANTITIES for token in words):
        return False
    # Of others it is a figure, of the own state a deed.
    return not is_of_home(statement.speaker, words)


def words_of(statement: Statement) -> Iterator[Token]:
    """Yield the tokens of what is said."""
    for first, last in statement.contents:
        yield from statement.paragraph.tokens[first:last]


def _is_concrete(words: Sequence[Token]) -> bool:
    """Whether a plan is somebody's own or has a figure: "its budget will grow by 10 percent"."""
    return any(token.low in _OWN or token.text[0].isdigit() for token in words)

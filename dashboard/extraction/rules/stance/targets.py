"""Names what a statement is towards, in a few words: a remark, a guideline, a membership, a state."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.lexicon_data import table, words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Token
from dashboard.facts.vocabulary import Stance

_LEADING = words("article") | words("demonstrative") | words("possessive") | {"such", "any", "all"}
_ADJECTIVES = ("ous", "able", "ible", "ful", "ing", "less")
_MOST_WORDS = 7
_MOST_BEFORE_NOUN = 4


def words_of(statement: Statement) -> Iterator[Token]:
    """Yield the tokens of what is said."""
    for first, last in statement.contents:
        yield from statement.paragraph.tokens[first:last]


def target_of(statement: Statement, stance: Stance) -> str | None:
    """Return what `stance` is towards, in at most seven words, or None.

    Whoever speaks against something without judging it by a verb is against a remark, or against
    the state that the clause is about ("Spain is getting a free ride"): whoever warns of harm to the
    alliance is not against the alliance.
    """
    tokens = list(words_of(statement))
    if statement.verb is not None and statement.verb.manner in ("judge", "urge"):
        return _object(tokens)
    concept = None if stance == "oppose" else _concept(tokens)
    return _remark(tokens) or concept or _subject(tokens)


def _object(tokens: Sequence[Token]) -> str | None:
    """Return what a verb like "criticised" takes: "some countries" of "some countries of failing"."""
    ends = (at for at, token in enumerate(tokens) if not token.is_word or (at and _ends(token)))
    end = min(next(ends, len(tokens)), _MOST_WORDS)
    if end == 0 or (end == 1 and tokens[0].low in words("target-pronoun")):
        return None
    return _text(tokens[:end])


def _ends(token: Token) -> bool:
    """Return whether a word ends a noun phrase: a preposition, a verb, "unacceptable"."""
    return token.low in words("target-stop") or token.low.endswith(_ADJECTIVES)


def _remark(tokens: Sequence[Token]) -> str | None:
    """Return a remark, a plan or a goal with the word that leads to it: "such remarks"."""
    for at, token in enumerate(tokens):
        if token.low not in words("target-noun"):
            continue
        for first in range(at - 1, max(at - _MOST_BEFORE_NOUN, 0) - 1, -1):
            before = tokens[first]
            if before.low in _LEADING or before.is_possessive:
                return _text(tokens[first : at + 1])
            if not before.is_word or before.low in words("target-stop"):
                break
    return None


def _concept(tokens: Sequence[Token]) -> str | None:
    """Return the name of the first concept of ``data/lexicon/concepts.csv`` that is spoken of."""
    stems = f" {' '.join(token.stem for token in tokens)} "
    rows = (row["target"] for row in table("concepts") if f" {row['words']} " in stems)
    return next(rows, None)


def _subject(tokens: Sequence[Token]) -> str | None:
    """Return a state that the words begin with: "Spain" of "Spain is getting a free ride"."""
    first = 1 if tokens and tokens[0].low in ("the", '"', "“") else 0
    places = places_in(tokens, first, min(len(tokens), first + 4))
    if not places or places[0].first != first or places[0].kind == "demonym":
        return None
    return _text(tokens[first : places[0].last])


def _text(tokens: Sequence[Token]) -> str:
    text = ""
    for at, token in enumerate(tokens):
        gap = at > 0 and token.start > tokens[at - 1].end
        text += (" " if gap else "") + token.text
    return text

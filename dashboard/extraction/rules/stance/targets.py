"""Names what a statement is towards, in a few words: a remark, a guideline, a membership, a state."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Token
from dashboard.facts.vocabulary import Stance

Words = Sequence[Token]

_REMARKS = frozenset(
    """remark remarks comment comments suggestion suggestions statement statements threat threats
    claim claims idea proposal plan plans decision move talk rhetoric words admission accusation
    accusations criticism target guideline goal benchmark bid membership application accession
    pledge""".split()
)
_CONCEPTS = (
    (("collective", "defence"), "collective defence"),
    (("collective", "defense"), "collective defence"),
    (("article", "5"), "collective defence"),
    (("article", "five"), "collective defence"),
    (("enlargement",), "enlargement"),
    (("open", "door"), "enlargement"),
    (("accession",), "NATO membership"),
    (("membership",), "NATO membership"),
    (("defence", "spending"), "defence spending"),
    (("defense", "spending"), "defence spending"),
    (("military", "spending"), "defence spending"),
    (("defence", "budget"), "defence spending"),
    (("defense", "budget"), "defence spending"),
    (("percent", "of", "gdp"), "defence spending"),
    (("%", "of", "gdp"), "defence spending"),
    (("alliance",), "the alliance"),
    (("nato",), "NATO"),
)
_LEADING = frozenset("the a an such any these those this that his her its their all".split())
_STOPS = frozenset(
    """that of for over after as with in on at to by who which whom when while because from about
    a an not is are was were being and or but against""".split()
)
_PRONOUNS = frozenset(
    "him her it them us me you himself herself itself themselves this that".split()
)
_ADJECTIVES = ("ous", "able", "ible", "ful", "ing", "less")
_MOST_WORDS = 7


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
    words = list(words_of(statement))
    verb = statement.verb
    if verb is not None and verb.manner in ("judge", "urge"):
        return _object(words)
    if stance == "oppose":
        return _remark(words) or _subject(words)
    return _remark(words) or _concept(words) or _subject(words)


def _object(words: Words) -> str | None:
    """What a verb like "criticised" takes: "some countries" of "some countries of failing"."""
    end = 0
    while end < min(len(words), _MOST_WORDS):
        token = words[end]
        if (end and token.low in _STOPS) or not token.is_word:
            break
        if end and token.low.endswith(_ADJECTIVES):
            break
        end += 1
    if end == 0 or (end == 1 and words[0].low in _PRONOUNS):
        return None
    return _text(words[:end])


def _remark(words: Words) -> str | None:
    for at, token in enumerate(words):
        if token.low not in _REMARKS:
            continue
        first = at
        while first > 0 and at - first < 4 and words[first - 1].is_word:
            before = words[first - 1]
            if before.low in _LEADING or before.is_possessive:
                return _text(words[first - 1 : at + 1])
            if before.low in _STOPS:
                break
            first -= 1
    return None


def _concept(words: Words) -> str | None:
    lows = [token.stem for token in words]
    for key, name in _CONCEPTS:
        if key[0] in lows and any(
            tuple(lows[at : at + len(key)]) == key for at in range(len(lows))
        ):
            return name
    return None


def _subject(words: Words) -> str | None:
    """A state that the words begin with: "Spain" of "Spain is getting a free ride"."""
    first = 1 if words and words[0].low in ("the", '"', "“") else 0
    places = places_in(words, first, min(len(words), first + 4))
    if not places or places[0].first != first or places[0].kind == "demonym":
        return None
    return _text(words[first : places[0].last])


def _text(words: Words) -> str:
    text = ""
    for at, token in enumerate(words):
        gap = at > 0 and token.start > words[at - 1].end
        text += (" " if gap else "") + token.text
    return text

"""Reads from a statement's own words what it is about and whether it is for or against that."""

from collections.abc import Iterator, Sequence

from dashboard.language.sentences import Token
from dashboard.language.statements import Statement
from dashboard.language.verbs import Lean, Verb

Words = Sequence[Token]

_FOR = frozenset(
    """support supports supported supporting supportive defend defends defended protect protects
    protected respect respects honour honor strengthen strengthens strengthened strengthening
    strong stronger strongest united unity unanimous committed solidarity welcome historic victory
    proud vital essential crucial indispensable cornerstone unwavering ironclad unshakeable
    unshakable steadfast reliable trust confident success successful glad pleased grateful right
    necessary reaffirm reaffirmed stand stands""".split()
)
_AGAINST = frozenset(
    """appalling unbalanced unhinged dangerous danger dangerously reckless recklessly irresponsible
    undermine undermines undermined undermining unacceptable wrong mistake mistaken risk risks risky
    shameful shame disgrace disgraceful outrageous outrage absurd stupid foolish ridiculous weaken
    weakens weakened weakening harm harms harmful hurt hurts damage damages damaging naive unfit
    betray betrays betrayal abandon abandons abandoned abandoning unfair unjust delinquent nonsense
    shocking alarming worrying worrisome deplorable illegal unprovoked insult insulting insane
    crazy hypocritical hypocrisy destabilising destabilizing provocation escalation gimmick
    unrealistic grave dismal catastrophic disaster disastrous disloyal unserious populist serves
    serve plays gift""".split()
)
_NEGATIONS = frozenset(
    """not never no n't won't wouldn't don't doesn't didn't isn't aren't can't cannot couldn't
    shouldn't nobody nothing neither nor without hardly refuse refuses""".split()
)
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
    (("defence", "spending"), "defence spending"),
    (("defense", "spending"), "defence spending"),
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
_MOST_WORDS = 7


def target_of(statement: Statement) -> str | None:
    """Return what a statement is towards, in at most seven of its words, or None."""
    words = list(_words(statement))
    verb = statement.verb
    if verb is not None and verb.manner in ("judge", "urge"):
        return _object(words)
    remark = _remark(words)
    if remark or stance_of(statement) == "oppose":
        # Whoever warns of harm to the alliance is not against the alliance.
        return remark or (_concept(words) if _is_negated(words) else None)
    return _concept(words)


def stance_of(statement: Statement) -> str:
    """Return ``support``, ``oppose`` or ``unclear``: the verb's own leaning, else that of the words.

    Words on both sides in equal number, or none, are ``unclear``.
    """
    lean = _leaning(statement.verb)
    if lean != "neutral":
        return lean
    words = list(_words(statement))
    if any(token.low == "whether" for token in words):
        return "unclear"
    score, negated_at = 0, -9
    for at, token in enumerate(words):
        if token.low in _NEGATIONS:
            negated_at = at
        side = (token.low in _FOR) - (token.low in _AGAINST)
        if side and at - negated_at <= 4:
            # One "not" turns one word: "will not defend themselves undermines" is twice against.
            side, negated_at = -side, -9
        score += side
    return "support" if score > 0 else "oppose" if score < 0 else "unclear"


def _is_negated(words: Words) -> bool:
    """Whether what is denied is a word of support: "would not respect the clause"."""
    return any(token.low in _NEGATIONS for token in words) and not any(
        token.low in _AGAINST for token in words
    )


def _leaning(verb: Verb | None) -> Lean:
    return verb.lean if verb is not None else "neutral"


def _words(statement: Statement) -> Iterator[Token]:
    for first, last in statement.contents:
        yield from statement.paragraph.tokens[first:last]


def _object(words: Words) -> str | None:
    """What a verb like "criticised" takes: "some countries" of "some countries of failing"."""
    end = 0
    while end < min(len(words), _MOST_WORDS):
        token = words[end]
        if (end and token.low in _STOPS) or not token.is_word:
            break
        if end and token.low.endswith(("ous", "able", "ible", "ful", "ing", "less")):
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
        if any(tuple(lows[at : at + len(key)]) == key for at in range(len(lows))):
            return name
    return None


def _text(words: Words) -> str:
    text = ""
    for at, token in enumerate(words):
        gap = at > 0 and token.start > words[at - 1].end
        text += (" " if gap else "") + token.text
    return text

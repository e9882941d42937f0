"""Describe a statement by the features of the stance model: its verb, its words, what they negate.

No feature says who speaks: the same words have the same stance, whoever says them.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.fitted.opinion_words import Opinion, is_negation, opinions_in, stem_of
from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.stance.targets import words_of
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.sentences import Token

Features = dict[str, float]

WORD = "word "
"""Begins the name of a feature that stands for a stem among the words."""
FIGURES = "figures"
BARE_FIGURE = "bare figure"
"""Figures of which nothing is judged, planned or demanded."""
VERB = "verb "
"""Begins the name of a feature that stands for the lemma of the reporting verb."""
MANNER = "manner "
"""Begins the name of a feature that stands for what the reporting verb takes after it."""
_VERB_CLASSES = ("promise-verb", "warning-verb", "mockery-verb", "report-verb")
_WORD_CLASSES = ("future", "obligation", "wish", "quantity")
_NO_EVIDENCE = frozenset({FIGURES, BARE_FIGURE, "balance", "future", "wish", "quantity"})


def features_of(statement: Statement) -> Features:
    """Return feature → value of a statement; features that do not apply are left out."""
    tokens = list(words_of(statement))
    features: Features = defaultdict(float, dict.fromkeys(_present(statement, tokens), 1.0))
    opinions = list(opinions_in(tokens))
    if _is_bare_figure(features, tokens, opinions):
        # "Budgets rose by 11 percent" judges nothing, whatever the budgets are for.
        features[BARE_FIGURE] = 1.0
        opinions = []
    for opinion in opinions:
        if opinion.name == "general":
            features["general"] += opinion.weight
        else:
            features[f"{opinion.scope}{opinion.name}"] += 1.0
    contrasts = [at for at, token in enumerate(tokens) if token.low in words("stance-contrast")]
    last = max(contrasts, default=-1)
    # "The plan is expensive, but it is right": the words after a contrast tell the side.
    features["balance"] = sum(opinion.weight for opinion in opinions if opinion.at > last)
    return {name: value for name, value in features.items() if value}


def has_evidence(features: Features) -> bool:
    """Return whether any feature gives evidence of a side by its meaning.

    Stems, most verbs, figures and plans lean only as the examples happened to lean.
    """
    return any(
        not name.startswith((WORD, VERB, MANNER)) and name not in _NO_EVIDENCE for name in features
    )


def _present(statement: Statement, tokens: Sequence[Token]) -> set[str]:
    """Return the features that are there or not: of the verb, and of single words."""
    lows = [token.low for token in tokens]
    terms = {*lows, *(" ".join(pair) for pair in pairwise(lows))}
    names = _verb_features(statement)
    names |= {name for name in _WORD_CLASSES if terms & words(f"stance-{name}")}
    if any(map(_is_figure, tokens)):
        names.add(FIGURES)
    return names | {
        WORD + stem_of(token.stem)
        for token in tokens
        if token.is_word
        and not token.is_capital  # names say who is meant, and no side
        and not _is_figure(token)
        and token.low not in words("stance-function-word")
        and not is_negation(token.low)
    }


def _verb_features(statement: Statement) -> set[str]:
    verb = statement.verb
    if verb is None:
        return {"according to"}
    if verb.lemma in words("stance-plain-verb"):
        return set()
    lemma = "_".join((verb.lemma, *verb.particles))
    names = {VERB + lemma, MANNER + verb.manner}
    names |= {name for name in _VERB_CLASSES if verb.lemma in words(f"stance-{name}")}
    return names | ({f"judges: {verb.lean}"} if verb.lean != "neutral" else set())


def _is_figure(token: Token) -> bool:
    return number_of(token) is not None or token.text[0].isdigit()


def _is_bare_figure(
    features: Features, tokens: Sequence[Token], opinions: Sequence[Opinion]
) -> bool:
    """Return whether words say how much there is or was and judge nothing: "nine allies met it"."""
    if FIGURES not in features or f"{MANNER}urge" in features:
        return False
    leaning = ("future", "obligation", "wish", "promise-verb", "warning-verb")
    verbs = ("mockery-verb", "judges: support", "judges: oppose")
    judging = [
        opinion
        for opinion in opinions
        if opinion.name == "negation" or tokens[opinion.at].low not in words("stance-quantity")
    ]
    return not judging and not features.keys() & {*leaning, *verbs}

"""Predict the stance of statements with a linear model; its weights stand in ``data/models``."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import fsum
from pathlib import Path

from dashboard.errors import DataError
from dashboard.extraction.fitted.stance_features import FIGURES, Features, features_of, has_evidence
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.facts.vocabulary import Stance
from dashboard.settings import shipped

CLASSES: tuple[Stance, ...] = ("support", "oppose", "neutral")
"""What the model tells apart, in the order of the columns of its file."""
Scores = tuple[float, ...]
"""One number for each class: the logarithm of its odds, but for a constant."""
Weights = Mapping[str, Scores]

_LEAST_MARGIN = 1.0
"""Between support and oppose for words without evidence of a side; below it a stance is unclear.

Chosen on folds by article: there, sides with a smaller margin are right in half of the statements.
"""
_SHARE_OF_OTHERS = 0.3
"""How far the speaker's other statements of the article count. Chosen on folds by article."""


def stances_in(statements: Sequence[Statement]) -> list[Stance]:
    """Return the stance of each statement of a text: support, oppose, neutral or unclear.

    A speaker is mostly of one mind: the speaker's other statements of the text count a little.
    """
    speakers = [statement.speaker.name for statement in statements]
    return predict(speakers, [features_of(statement) for statement in statements], weights())


def predict(
    speakers: Sequence[str], features: Sequence[Features], weights: Weights
) -> list[Stance]:
    """Return the stances of a text's statements from the names of their speakers and features."""
    scores = [scores_of(known, weights) for known in features]
    leanings: dict[str, list[float]] = defaultdict(list)
    for speaker, (support, oppose, _) in zip(speakers, scores, strict=True):
        leanings[speaker].append(support - oppose)
    stances: list[Stance] = []
    for speaker, known, (support, oppose, neutral) in zip(speakers, features, scores, strict=True):
        own, every = support - oppose, leanings[speaker]
        others = (sum(every) - own) / (len(every) - 1) if len(every) > 1 else 0.0
        margin = own + _SHARE_OF_OTHERS * others
        evidence = has_evidence(known)
        if neutral > (support + oppose + abs(margin)) / 2:
            stances.append("neutral" if evidence or FIGURES in known else "unclear")
        elif not margin or (abs(margin) < _LEAST_MARGIN and not evidence):
            stances.append("unclear")
        else:
            stances.append("support" if margin > 0 else "oppose")
    return stances


def scores_of(features: Features, weights: Weights) -> Scores:
    """Return the scores of one statement on its own; features without a weight count nothing."""
    known = [(weights[name], value) for name, value in features.items() if name in weights]
    # Exact sums: the order of the features must not decide between two equal sides.
    return tuple(
        round(fsum(row[at] * value for row, value in known), 6) for at in range(len(CLASSES))
    )


@cache
def weights() -> Weights:
    """Return the shipped weights: feature → one number for each class.

    Raises DataError for a file without a number in its place.
    """
    return read_weights(shipped("data") / "models" / "stance.csv")


def read_weights(path: Path) -> Weights:
    """Read weights from a CSV file with the columns feature and one for each class."""
    with path.open(encoding="utf-8", newline="") as file:
        try:
            return {
                row["feature"]: tuple(float(row[name]) for name in CLASSES)
                for row in csv.DictReader(file, strict=True)
            }
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(
                f"{path.name}: a row has no number for each of {', '.join(CLASSES)}.",
                "Write it anew with `python -m tests.evaluation.fit_stance --write`.",
            ) from error

"""Fits the stance model: ``uv run python -m tests.evaluation.fit_stance``.

A proposed statement of ``articles`` and ``later`` that agrees with a marked one is an example of
its stance; ``sealed`` is never read. Prints how often stances are right in ten folds by article, so
that no article is scored by a model which has seen it. ``--write`` writes the weights of all
examples to ``data/models/stance.csv``.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.extraction.fitted.stance_features import WORD, Features, features_of
from dashboard.extraction.fitted.stance_model import (
    CLASSES,
    Weights,
    predict,
)
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.settings import shipped
from tests.evaluation.gold import ARTICLES, LATER, Fact, Marked, marked
from tests.evaluation.scoring import Words, match_statements
from tests.extraction.reading import statements_in

FOLDS = 10
LEAST_OFTEN = 3
"""Statements in which a feature must occur to get a weight."""
PENALTY, PENALTY_OF_WORDS = 1.0, 2.0
"""How far squared weights count against the likelihood; chosen on folds by article."""
STEPS = 300
DIGITS = 3
"""Decimal places of the weights that are written."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A proposed statement of a marked article: features, and the marked stance if it has one."""

    speaker: str
    features: Features
    stance: str | None


@dataclass(frozen=True)
class Text:
    """The examples of one article, in the order of its statements."""

    folder: str
    name: str
    examples: tuple[Example, ...]


@cache
def training_texts() -> tuple[Text, ...]:
    """Read the examples of all articles that models may learn from, in a fixed order."""
    return tuple(
        Text(folder.name, article.name, tuple(_examples(article)))
        for folder in (ARTICLES, LATER)
        for article in marked(folder.glob("*.gold.json"))
    )


def _examples(article: Marked) -> list[Example]:
    found = statements_in(article.text, article.published_on)
    wanted = [fact for fact in (*article.facts, *article.optional) if fact["type"] == "statement"]
    matching = match_statements(Words(article.text), [_fact(said) for said in found], wanted)
    return [
        Example(
            said.speaker.name,
            features_of(said),
            wanted[matching.pairs[at]].get("stance") if at in matching.right else None,
        )
        for at, said in enumerate(found)
    ]


def _fact(said: Statement) -> Fact:
    tokens = said.paragraph.tokens
    speaker, cue, *content = (
        {"start": tokens[first].start, "end": tokens[last - 1].end}
        for first, last in (said.named, said.cue, *said.contents)
    )
    return {"type": "statement", "speaker": speaker, "cue": cue, "content": content}


def fit(texts: Sequence[Text]) -> Weights:
    """Fit a softmax regression with squared penalties; the same texts give the same weights.

    Accelerated gradient descent (Nesterov 1983) with a step from the largest curvature.
    """
    examples = [one for text in texts for one in text.examples if one.stance in CLASSES]
    often = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, times in often.items() if times >= LEAST_OFTEN)
    column = {name: at for at, name in enumerate(names)}
    values: Numbers = np.zeros((len(examples), len(names)))
    wanted: Numbers = np.zeros((len(examples), len(CLASSES)))
    for row, example in enumerate(examples):
        wanted[row, [name == example.stance for name in CLASSES].index(True)] = 1
        for name, value in example.features.items():
            if name in column:
                values[row, column[name]] = value
    penalty = np.array([[PENALTY_OF_WORDS if name.startswith(WORD) else PENALTY] for name in names])
    step = 1 / (0.5 * np.linalg.norm(values, 2) ** 2 + penalty.max())
    fitted: Numbers = np.zeros((len(names), len(CLASSES)))
    ahead, pace = fitted, 1.0
    for _ in range(STEPS):
        scores = values @ ahead
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = odds / odds.sum(axis=1, keepdims=True) - wanted
        before, fitted = fitted, ahead - step * (values.T @ error + penalty * ahead)
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead, pace = fitted + (pace - 1) / faster * (fitted - before), faster
    return {
        name: tuple(round(float(weight), DIGITS) for weight in row)
        for name, row in zip(names, fitted, strict=True)
    }


def folds(texts: Sequence[Text]) -> list[list[Text]]:
    """Deal the articles out to ten folds, in their order."""
    return [list(texts[fold::FOLDS]) for fold in range(FOLDS)]


def right_in_folds(texts: Sequence[Text]) -> Counter[tuple[str, str, str]]:
    """Count the examples by folder, marked stance and stance predicted by the other folds."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for fold in folds(texts):
        weights = fit([text for text in texts if text not in fold])
        for text in fold:
            stances = predict(
                [example.speaker for example in text.examples],
                [example.features for example in text.examples],
                weights,
            )
            for example, stance in zip(text.examples, stances, strict=True):
                counted[text.folder, str(example.stance), stance] += 1
    return counted


def share_right(counted: Counter[tuple[str, str, str]], folder: str) -> float:
    """Return the share of right stances among the examples of a folder that have one."""
    known = {key: n for key, n in counted.items() if key[0] == folder and key[1] != "None"}
    return sum(n for (_, wanted, stance), n in known.items() if wanted == stance) / sum(
        known.values()
    )


def write(weights: Weights, path: Path) -> None:
    """Write weights as CSV: one feature a row, a column for each class."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", *CLASSES))
        writer.writerows((name, *row) for name, row in sorted(weights.items()) if any(row))


def report(texts: Sequence[Text]) -> list[str]:
    """Return one line for each folder: the share of stances that are right in ten folds."""
    counted = right_in_folds(texts)
    return [
        f"{folder.name} is training data of the stance model; its statements in ten folds by "
        f"article: stance right in {share_right(counted, folder.name):.3f}"
        for folder in (ARTICLES, LATER)
    ]


def main() -> None:
    """Print the scores of the folds; write the weights if told to."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--write", action="store_true", help="write data/models/stance.csv")
    given = reader.parse_args()
    texts = training_texts()
    sys.stdout.write("\n".join([*report(texts), ""]))
    if given.write:
        write(fit(texts), shipped("data") / "models" / "stance.csv")


if __name__ == "__main__":
    main()

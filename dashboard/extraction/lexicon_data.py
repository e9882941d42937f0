"""Word lists of the rules, read once from ``data/lexicon/*.csv``.

A row has a word (or a phrase), its class, a weight where the class has weights, the source of the
row and an example. A class may have rows in several files; its name says what the words share.

Classes in ``words.csv`` that every folder shares: ``negation``; ``article``; ``pronoun`` (all
nominatives), ``third-person``, ``possessive``, ``demonstrative``; ``month``, ``weekday`` and
``number-word``, whose weights are their numbers (January 1, Monday 0, nineteen 19).
"""

import csv
from functools import cache

from dashboard.errors import DataError
from dashboard.settings import shipped


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class, in lower case as the file has them.

    Raises DataError for a class without rows.
    """
    return frozenset(_class(name))


@cache
def weights(name: str) -> dict[str, float]:
    """Return word → weight of a class; a row without a weight has 1.

    Raises DataError for a class without rows and for a weight that is no number.
    """
    try:
        return {word: float(weight or 1) for word, weight in _class(name).items()}
    except ValueError as error:
        raise DataError(
            f"data/lexicon: the class {name} has a weight that is no number."
        ) from error


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``data/lexicon/<name>.csv``, which has columns of its own."""
    path = shipped("data") / "lexicon" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def _class(name: str) -> dict[str, str]:
    members = _classes().get(name)
    if members is None:
        raise DataError(f"data/lexicon has no class {name}.", "Add its words, one row each.")
    return members


@cache
def _classes() -> dict[str, dict[str, str]]:
    """Read every file of classes; raise DataError for a word that stands twice in one class."""
    classes: dict[str, dict[str, str]] = {}
    for path in sorted((shipped("data") / "lexicon").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            for number, row in enumerate(rows if "class" in (rows.fieldnames or ()) else (), 2):
                members = classes.setdefault(row["class"], {})
                if row["word"] in members:
                    raise DataError(
                        f"{path.name}: line {number}: {row['word']} is in {row['class']} already.",
                        "Remove one of the two rows.",
                    )
                members[row["word"]] = row["weight"]
    return classes


def class_names() -> list[str]:
    """Return the names of all classes, sorted."""
    return sorted(_classes())

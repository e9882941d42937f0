"""How good the proposals have to be, on articles that were marked after the rules were written."""

import pytest

from dashboard.review.adding import shipped_officials
from dashboard.settings import shipped
from tests.evaluation.__main__ import proposed
from tests.evaluation.gold import LATER, marked
from tests.evaluation.scoring import Scores, score

LEAST = {
    "count": (0.95, 0.80, 0.0),
    "date": (0.0, 0.0, 0.95),
    "membership event": (0.0, 0.0, 0.85),
    "statement, lenient": (0.88, 0.0, 0.85),
    "statement, strict": (0.0, 0.0, 0.68),
}
"""Facts → the least precision, recall and F1 with which a reviewer's minute is enough."""
LEAST_RIGHT = {"speaker_id": 0.93}
"""Field of a statement → the least share of the statements found in which it is right.

The stance model learns from these articles: ``test_fit_stance.py`` scores it in ten folds.
"""


@pytest.fixture(scope="module")
def scores() -> Scores:
    found, officials = Scores(), shipped_officials(shipped("data"))
    for article in marked(LATER.glob("*.gold.json")):
        score(article, proposed(article, officials), found)
    return found


@pytest.mark.parametrize("name", sorted(LEAST))
def test_facts_are_found(scores: Scores, name: str) -> None:
    tally = scores.tallies[name]
    reached = (tally.precision, tally.recall, tally.f1)
    assert all(one >= least for one, least in zip(reached, LEAST[name], strict=True)), reached


@pytest.mark.parametrize("name", sorted(LEAST_RIGHT))
def test_fields_are_right(scores: Scores, name: str) -> None:
    tally = scores.attributes[name]
    assert tally.agreed / tally.wanted >= LEAST_RIGHT[name]


def test_every_evidence_stands_in_its_text(scores: Scores) -> None:
    assert scores.invalid == 0

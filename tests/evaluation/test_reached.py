"""How good the proposals have to be, on articles that were marked after the rules were written."""

import pytest

from dashboard.cli.candidate_lines import candidate_lines
from tests.evaluation.gold import LATER, marked
from tests.evaluation.scoring import Scores, score
from tests.extraction.golden import read_once, shipped_registry

pytestmark = pytest.mark.slow

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
    scores = Scores()
    for gold in marked(LATER.glob("*.gold.json")):
        article, candidates = read_once(gold.name, gold.text, gold.published_on)
        assert article.text == gold.text, "spans would stand elsewhere"
        score(gold, candidate_lines(article, shipped_registry(), candidates), scores)
    return scores


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

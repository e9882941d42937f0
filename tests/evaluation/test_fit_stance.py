"""The stance model: what it reaches on articles that it has not seen, and that its file is its fit."""

import pytest

from dashboard.extraction.fitted.stance_model import CLASSES, weights
from tests.evaluation.fit_stance import (
    Example,
    Text,
    fit,
    folds,
    right_in_folds,
    share_right,
    training_texts,
)
from tests.evaluation.gold import LATER

LEAST_RIGHT = 0.76
"""Share of the stances of `later` that are right in ten folds by article, at least."""
_ROUNDING = 0.0015


def _text(name: str, *examples: tuple[str, str]) -> Text:
    return Text("tiny", name, tuple(Example("Roe", {one: 1.0}, side) for one, side in examples))


TINY = [_text(f"text {n}", ("good", "support"), ("bad", "oppose")) for n in range(20)]


def test_a_fit_learns_which_feature_is_of_which_class() -> None:
    fitted = fit(TINY)
    assert {name: CLASSES[row.index(max(row))] for name, row in fitted.items()} == {
        "good": "support",
        "bad": "oppose",
    }
    assert fit(TINY) == fitted


def test_rare_features_have_no_weight() -> None:
    assert "rare" not in fit([*TINY, _text("odd", ("rare", "neutral"))])


def test_each_article_is_in_one_fold() -> None:
    assert sorted(text.name for fold in folds(TINY) for text in fold) == sorted(
        text.name for text in TINY
    )
    assert share_right(right_in_folds(TINY), "tiny") == 1


@pytest.mark.slow
def test_stances_are_right_in_articles_that_were_not_learned_from() -> None:
    assert share_right(right_in_folds(training_texts()), LATER.name) >= LEAST_RIGHT


@pytest.mark.slow
def test_training_gives_the_shipped_weights() -> None:
    fitted = {name: row for name, row in fit(training_texts()).items() if any(row)}
    shipped = weights()
    assert fitted.keys() == shipped.keys()
    assert all(
        abs(one - other) <= _ROUNDING
        for name, row in fitted.items()
        for one, other in zip(row, shipped[name], strict=True)
    )

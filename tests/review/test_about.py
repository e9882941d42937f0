"""A reaction is linked to its event when its article is added; in doubt it has no link."""

from pathlib import Path

import pytest

from dashboard.articles.text_reader import read_text
from dashboard.facts.reaction import Reaction
from dashboard.review.adding import add_article
from dashboard.review.deciding import decide
from dashboard.settings import shipped
from dashboard.store.store import Store
from dashboard.views.chart_reasons import rows_by_view
from tests.conftest import settings

pytestmark = pytest.mark.slow

EVENT = "remark_2024_02_10"

ABOUT_THE_REMARK = """Written for these tests on 2024-02-12.

Donald Trump said on Saturday that he would not protect an ally that did not pay.

Jens Stoltenberg said on Sunday that such comments put soldiers at risk.

Charles Michel said on Sunday that Trump's reckless remark serves nobody.

Joe Biden said on Sunday that Congress must pass the budget.
"""

ABOUT_SOMETHING_ELSE = """Written for these tests on 2024-02-12.

Boris Johnson's comments on fishing caused a stir on Saturday.

Jens Stoltenberg said on Sunday that such comments put jobs at risk.

Charles Michel said on Sunday that the harvest was reckless.
"""

TOO_LATE = ABOUT_THE_REMARK.replace("2024-02-12", "2024-04-22")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store over the seed data, to which these tests add articles."""
    opened = Store(settings(tmp_path_factory.mktemp("about"), shipped("data")))
    opened.prepare()
    return opened


def reactions(store: Store, text: str) -> list[Reaction]:
    added = add_article(store, read_text(text, publisher="Tests"), "adder")
    return [fact for fact in added.candidates if isinstance(fact, Reaction)]


def test_an_accepted_reaction_to_the_remark_is_on_its_chart(store: Store) -> None:
    facts = reactions(store, ABOUT_THE_REMARK)
    about = {fact.official_id: fact.about for fact in facts}
    assert about["jens-stoltenberg"] == about["charles-michel"] == EVENT
    # The remark is his own, and the budget is no remark.
    assert about["donald-trump"] is about["joe-biden"] is None
    chosen = [fact.fact_id for fact in facts if fact.about == EVENT]
    before = set(rows_by_view(store.current())["reactions"]["mark"])
    assert not before & set(chosen)
    decide(store, chosen, True, {"same_as": ""}, "reviewer")
    assert set(rows_by_view(store.current())["reactions"]["mark"]) == before | set(chosen)


@pytest.mark.parametrize("text", [ABOUT_SOMETHING_ELSE, TOO_LATE], ids=["else", "late"])
def test_a_statement_about_something_else_names_no_event(store: Store, text: str) -> None:
    facts = reactions(store, text)
    assert facts
    assert {fact.about for fact in facts} == {None}


def test_an_answer_to_a_recorded_statement_is_about_that_statement(tmp_path: Path) -> None:
    store = Store(settings(tmp_path, shipped("data")))
    store.prepare()
    first = reactions(
        store,
        "Written for these tests on 2025-10-06.\n\nMark Rutte said on Sunday that the wall is weak.\n",
    )
    decide(store, [fact.fact_id for fact in first], True, {}, "reviewer")
    (answer,) = reactions(
        store,
        "Written for these tests on 2025-10-08.\n\n"
        "Ursula von der Leyen said on Tuesday that Rutte's comments were reckless.\n",
    )
    assert answer.about == first[0].fact_id
    decide(store, [answer.fact_id], True, {}, "reviewer")
    rows = rows_by_view(store.current())["reactions"]
    (row,) = rows[rows["mark"] == answer.fact_id].to_dict("records")
    assert row["about_label"] == "Statement of Mark Rutte"
    assert f"{row['about_on']:%Y-%m-%d}" == first[0].stated_on

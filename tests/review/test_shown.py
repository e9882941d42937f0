"""What a reviewer is told of charts holds: facts that are said to be on none are on none."""

from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.articles.text_reader import read_text
from dashboard.facts.fact import Fact
from dashboard.review.adding import add_article
from dashboard.review.chart_reasons import on_no_chart
from dashboard.review.deciding import Decision, decide_all
from dashboard.store.store import Store
from dashboard.views.charts import views
from dashboard.views.filters import FILTERS
from dashboard.views.url import bound

TEXT = """Written for these tests on 2024-05-06.

In 2023, ten members met the 2% target.

The alliance now has 32 members. The alliance had 26 members in 2004. The bill is worth $95.3 billion.

Sweden faced numerous delays in its bid to join NATO. Finland applied to join NATO.

The remark is reckless and weakens every ally, Minister Ada Example said on Sunday.
"""


@pytest.fixture
def added(tiny_store: Store) -> tuple[Store, dict[str, Fact]]:
    """A store with the article's candidates, by the words of each."""
    found = add_article(tiny_store, read_text(TEXT, named="written"), "adder")
    return tiny_store, {str(fact.exact): fact for fact in found.candidates}


def one(facts: Mapping[str, Fact], words: str) -> Fact:
    return next(fact for exact, fact in facts.items() if words in exact)


def rows(store: Store, slug: str) -> list[dict[Any, Any]]:
    view = views()[slug]
    values = bound({}, FILTERS) | {"vintage": "tiny_2024_06", "time_from": None, "time_to": None}
    found: list[dict[Any, Any]] = (
        store.current().query(f"charts/{view.stem}", **values).to_dict("records")
    )
    return found


def is_shown(store: Store, fact: Fact) -> bool:
    evidence = f"{fact.fact_type}/{fact.fact_id}"
    return any(evidence in row["evidence"] for slug in views() for row in rows(store, slug))


@pytest.mark.parametrize(
    ("words", "corrections", "why"),
    [
        ("ten members", {}, None),
        ("ten members", {"reference_year": ""}, "without its reference year"),
        ("ten members", {"guideline": ""}, "without its guideline"),
        ("32 members", {}, None),
        ("26 members", {}, None),
        ("$95.3 billion", {}, "A number of this kind (money)"),
        ("numerous delays", {}, None),
        ("applied to join", {}, "An event without a date"),
        ("reckless", {}, "names no event it is about"),
        ("reckless", {"about": "tiny_remark", "stated_on": "2024-05-05"}, None),
        ("reckless", {"about": "tiny_remark", "stated_on": ""}, "has no date"),
    ],
)
def test_what_is_said_to_be_on_no_chart_is_on_none(
    added: tuple[Store, dict[str, Fact]], words: str, corrections: dict[str, str], why: str | None
) -> None:
    store, facts = added
    fact = one(facts, words)
    told = on_no_chart(fact, corrections)
    assert (told is None) == (why is None)
    assert why is None or why in str(told)
    decide_all(store, [Decision(fact.fact_id, True, corrections)], "reviewer")
    assert is_shown(store, fact) == (why is None)


def test_a_number_of_another_year_stands_at_its_end(
    added: tuple[Store, dict[str, Fact]],
) -> None:
    store, facts = added
    decisions = [Decision(one(facts, words).fact_id, True) for words in ("26 mem", "32 mem")]
    decide_all(store, decisions, "reviewer")
    stated = {
        row["members_after"]: f"{row['happened_on']:%Y-%m-%d}"
        for row in rows(store, "membership-timeline")
        if row["kind"] == "stated"
    }
    assert stated == {26: "2004-12-31", 32: "2024-05-06"}
    # It is held against nothing of the article's own day.
    assert "26 members" not in {row["claim"] for row in rows(store, "claims")}


def test_an_event_that_is_not_known_is_refused(added: tuple[Store, dict[str, Fact]]) -> None:
    from dashboard.errors import CheckError

    store, facts = added
    fact = one(facts, "reckless")
    with pytest.raises(CheckError, match="about no_such_event"):
        decide_all(store, [Decision(fact.fact_id, True, {"about": "no_such_event"})], "reviewer")

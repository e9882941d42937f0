"""Decisions on a whole article, two reviewers at once, history, and undo of a review."""

import pytest

from dashboard.articles.text_reader import read_text_file
from dashboard.errors import DataError, DecidedSinceError, EvidenceError, InputError
from dashboard.review.adding import AddedArticle, add_article
from dashboard.review.deciding import Decision, decide, decide_all
from dashboard.review.undo import undo
from dashboard.store.history import fact_history
from dashboard.store.replay import StoreState
from dashboard.store.store import Store

pytestmark = pytest.mark.slow

TEXT = """Written for these tests on 2024-05-06.

Minister Ada Example said on Sunday that the plan was reckless. Finland joined NATO in April 2023.

In 2023, ten members met the 2% target, and the alliance now has 32 members.
"""


@pytest.fixture
def added(tiny_store: Store) -> tuple[Store, AddedArticle]:
    store = tiny_store
    path = store.folder / "written.txt"
    path.write_text(TEXT, "utf-8")
    return store, add_article(store, read_text_file(path), "adder")


def row(store: Store, fact_id: str) -> dict[str, str | None]:
    state: StoreState = store.state()
    return next(rows[fact_id].row for rows in state.values() if fact_id in rows)


def kinds(added: AddedArticle) -> dict[str, str]:
    """Return fact type → id of the article's first candidate of that type."""
    return {fact.fact_type: fact.fact_id for fact in reversed(added.candidates)}


def test_an_article_is_decided_in_one_revision(added: tuple[Store, AddedArticle]) -> None:
    store, facts = added
    ids = kinds(facts)
    start = TEXT.index("the plan")
    end = start + len("the plan was reckless")
    revision = decide_all(
        store,
        [
            Decision(ids["reaction"], True, {"stance": "oppose"}, (start, end)),
            Decision(ids["count"], True),
            Decision(ids["membership_event"], False),
        ],
        "reviewer",
    )
    assert revision.revision == store.ledger.head() == 3
    statuses = {kind: row(store, fact_id)["status"] for kind, fact_id in ids.items()}
    assert statuses == {
        "reaction": "corrected",
        "count": "accepted",
        "membership_event": "rejected",
    }
    corrected = row(store, ids["reaction"])
    assert (corrected["exact"], corrected["stance"]) == ("the plan was reckless", "oppose")


def test_nothing_is_recorded_by_halves(added: tuple[Store, AddedArticle]) -> None:
    store, facts = added
    ids = kinds(facts)
    good = Decision(ids["count"], True)
    for bad, error in [
        (Decision(ids["reaction"], True, {"stance": "cheerful"}), DataError),
        (Decision(ids["reaction"], True, {"fact_id": "x"}), InputError),
        (Decision(ids["reaction"], True, {}, (3, 2)), EvidenceError),
        (Decision(ids["reaction"], True, {}, (0, len(TEXT) + 1)), EvidenceError),
        (Decision("no_such_fact", True), InputError),
    ]:
        with pytest.raises(error):
            decide_all(store, [good, bad], "reviewer")
    with pytest.raises(InputError, match="nothing to record"):
        decide_all(store, [], "reviewer")
    assert store.ledger.head() == 2
    assert row(store, ids["count"])["status"] == "candidate"


@pytest.mark.slow
def test_the_second_reviewer_is_told_and_loses_nothing(added: tuple[Store, AddedArticle]) -> None:
    store, facts = added
    ids = kinds(facts)
    seen_revision = store.ledger.head()
    decide_all(store, [Decision(ids["count"], False)], "first", seen_revision=seen_revision)
    both = [Decision(ids["count"], True), Decision(ids["reaction"], True)]
    with pytest.raises(DecidedSinceError) as error:
        decide_all(store, both, "second", seen_revision=seen_revision)
    assert error.value.fact_ids == (ids["count"],)
    assert "rejected" in error.value.sentence
    assert "by first" in error.value.sentence
    assert row(store, ids["reaction"])["status"] == "candidate"
    # Facts that the first reviewer did not touch are saved unchanged.
    decide_all(store, both[1:], "second", seen_revision=seen_revision)
    assert row(store, ids["reaction"])["decided_by"] == "second"
    assert row(store, ids["count"])["decided_by"] == "first"


@pytest.mark.slow
def test_undo_brings_back_what_stood_before_and_history_tells_it(
    added: tuple[Store, AddedArticle],
) -> None:
    store, facts = added
    # That Finland joined is in the tiny store already, and a check would refuse it again.
    ids = {kind: fact_id for kind, fact_id in kinds(facts).items() if kind != "membership_event"}
    before = {fact_id: row(store, fact_id) for fact_id in ids.values()}
    review = decide(store, list(ids.values()), True, {}, "reviewer")
    back = undo(store, review.revision, "editor")
    assert {fact_id: row(store, fact_id) for fact_id in ids.values()} == before
    touches = [
        (touch.revision, touch.recorded_by, touch.columns.get("status"))
        for touch in fact_history(store, ids["count"])
    ]
    assert touches == [
        (2, "adder", (None, "candidate")),
        (review.revision, "reviewer", ("candidate", "accepted")),
        (back.revision, "editor", ("accepted", "candidate")),
    ]
    # The undo is a review too, and can be undone.
    undo(store, back.revision, "editor")
    assert row(store, ids["count"])["status"] == "accepted"


def test_undo_refuses_what_it_cannot_take_back(added: tuple[Store, AddedArticle]) -> None:
    store, facts = added
    ids = kinds(facts)
    first = decide(store, [ids["count"], ids["reaction"]], True, {}, "reviewer")
    decide(store, [ids["count"]], False, {}, "another")
    with pytest.raises(InputError, match="decided on again in revision 4"):
        undo(store, first.revision, "editor")
    with pytest.raises(InputError, match="no review"):
        undo(store, 2, "editor")
    with pytest.raises(InputError, match="not in this store"):
        undo(store, 99, "editor")
    with pytest.raises(InputError, match="No fact is called"):
        fact_history(store, "no_such_fact")
    assert store.ledger.head() == 4

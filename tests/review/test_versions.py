"""A changed text of one address: a new version, and its facts moved by their exact words."""

import pytest

from dashboard.articles.text_reader import read_text
from dashboard.errors import DecidedSinceError, InputError
from dashboard.extraction.proposals import extract_all
from dashboard.facts.article import Article
from dashboard.review.adding import add_article, prepare_article, record_article
from dashboard.review.deciding import decide
from dashboard.review.undo import undo
from dashboard.review.versions import move_to_newest
from dashboard.store.history import fact_history
from dashboard.store.store import Store
from dashboard.store.texts import mismatched_evidence

pytestmark = pytest.mark.slow

COUNTED = "In 2023, ten members met the 2% target."
SAID = "Minister Ada Example said on Sunday that the plan was reckless."
FIRST = f"Written for these tests on 2024-05-06.\n\n{COUNTED}\n\n{SAID}\n"
SECOND = (
    "Written for these tests on 2024-05-06.\n\nCorrected on 2024-05-08: a name.\n\n"
    f"{COUNTED}\n\nMinister Bo Example said on Sunday that the plan was reckless.\n"
)
URL = "https://www.example.org/news/plan?id=1&utm_source=mail#top"


@pytest.fixture
def store(tiny_store: Store) -> Store:
    return tiny_store


def article(text: str, url: str | None = URL, named: str = "plan") -> Article:
    return read_text(text, label=named, url=url, publisher="The Example")


def row(store: Store, fact_id: str) -> dict[str, str | None]:
    return next(rows[fact_id].row for rows in store.state().values() if fact_id in rows)


def test_another_text_of_an_address_is_a_version_of_its_article(store: Store) -> None:
    first = add_article(store, article(FIRST), "adder")
    second = add_article(store, article(SECOND, "http://example.org/news/plan/?id=1"), "adder")
    source = second.article.source
    assert (source.source_id, source.version) == (first.article.source.source_id, 2)
    # The source keeps its date and title; facts that the new text still has are not proposed again.
    assert source.published_on == "2024-05-06"
    assert [fact.exact for fact in second.candidates] == ["the plan was reckless"]
    assert second.candidates[0].fact_id == f"{source.source_id}_v2_s01"
    assert {fact.fact_type for fact, _ in second.earlier.standing} == {"count"}
    assert [fact.fact_type for fact in second.earlier.gone] == ["reaction"]
    # Both texts are stored, and the old evidence is in the old one.
    assert {path.stem for path in store.texts.glob("*.txt")} >= {
        first.article.sha256,
        second.article.sha256,
    }
    assert mismatched_evidence(store) == []


def test_an_earlier_text_again_is_no_new_version(store: Store) -> None:
    add_article(store, article(FIRST), "adder")
    add_article(store, article(SECOND), "adder")
    head = store.ledger.head()
    again = add_article(store, article(FIRST, url=None, named="elsewhere"), "adder")
    assert again.revision is None
    assert store.ledger.head() == head
    assert again.article.sha256 == article(FIRST).sha256
    assert again.candidates
    third = add_article(store, article(SECOND + "\nThe end.\n"), "adder")
    assert third.article.source.version == 3


def test_a_front_page_or_another_address_is_another_article(store: Store) -> None:
    first = add_article(store, article(FIRST, "https://example.org/"), "adder")
    second = add_article(store, article(SECOND, "https://example.org"), "adder")
    third = add_article(store, article(SECOND + "\nThe end.\n", URL + "&id=2"), "adder")
    ids = {added.article.source.source_id for added in (first, second, third)}
    assert len(ids) == 3


def test_what_stands_is_moved_and_what_is_gone_is_marked_in_one_revision(store: Store) -> None:
    first = add_article(store, article(FIRST), "adder")
    ids = {fact.fact_type: fact.fact_id for fact in reversed(first.candidates)}
    decide(store, [ids["count"]], True, {"guideline": "2"}, "reviewer")
    second = add_article(store, article(SECOND), "adder")
    before = row(store, ids["count"])
    source_id = second.article.source.source_id
    moved = move_to_newest(store, source_id, "mover", seen_revision=store.ledger.head())
    after = row(store, ids["count"])
    start = SECOND.index(COUNTED)
    assert after["text_sha256"] == second.article.sha256
    assert SECOND[int(after["exact_start"] or 0) :].startswith(str(after["exact"]))
    assert int(after["start"] or 0) >= start
    kept = ("status", "decided_by", "value", "exact", "passage_sha256")
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}
    assert row(store, ids["reaction"])["orphaned_in"] == second.article.sha256
    assert mismatched_evidence(store) == []
    touch = fact_history(store, ids["count"])[-1]
    assert (touch.recorded_by, touch.revision) == ("mover", moved.revision)
    assert "text_sha256" in touch.columns
    assert "moved to version 2" in moved.message
    with pytest.raises(InputError, match="rests on its newest text"):
        move_to_newest(store, source_id, "mover", seen_revision=store.ledger.head())
    undo(store, moved.revision, "mover")
    assert row(store, ids["count"]) == before


def test_what_changed_meanwhile_is_not_moved(store: Store) -> None:
    first = add_article(store, article(FIRST), "adder")
    add_article(store, article(SECOND), "adder")
    seen_revision = store.ledger.head()
    decide(store, [first.candidates[0].fact_id], False, {}, "reviewer")
    decide(store, [first.candidates[1].fact_id], True, {}, "reviewer")
    with pytest.raises(DecidedSinceError, match="changed while you were reading"):
        move_to_newest(store, first.article.source.source_id, "mover", seen_revision=seen_revision)


def test_the_same_text_from_two_at_once_is_recorded_once(store: Store) -> None:
    prepared = [prepare_article(store, article(FIRST))[0] for _ in range(2)]
    outcomes = [
        record_article(store, text, extract_all(text), "adder").revision for text in prepared
    ]
    assert store.ledger.head() == 2
    assert [revision is None for revision in outcomes] == [False, True]

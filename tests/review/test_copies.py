"""Copies: an agency's text in two papers counts as one source with one set of statements."""

import pytest

from dashboard.articles.text_reader import read_text
from dashboard.facts.article import Article
from dashboard.review.adding import AddedArticle, add_article
from dashboard.review.deciding import decide
from dashboard.store.store import Store

SAID = "Minister Ada Example said on Sunday that the plan was reckless and weakened every ally."
AGENCY = (
    f"Written for these tests on 2024-05-06.\n\n{SAID}\n\nThe office had asked its members in the "
    "spring what they would spend over the next ten years, and most of them had answered by June. "
    "A few had asked for more time, and one of them had said that it would not answer at all.\n"
)


@pytest.fixture
def store(tiny_store: Store) -> Store:
    return tiny_store


def article(text: str, named: str) -> Article:
    return read_text(text, label=named, publisher=named, published_on="2024-05-06")


def said(added: AddedArticle) -> str:
    return next(fact.fact_id for fact in added.candidates if fact.fact_type == "reaction")


@pytest.mark.slow
def test_a_copy_counts_as_one_source_with_its_original(store: Store) -> None:
    first = add_article(store, article(AGENCY, "first"), "adder")
    decide(store, [said(first)], True, {}, "reviewer")
    copies = [
        add_article(store, article(f"{AGENCY}\n{name} adds a line.\n", name), "adder")
        for name in ("second", "third")
    ]
    original = first.article.source.source_id
    assert first.article.source.copy_of is None
    assert {copy.article.source.copy_of for copy in copies} == {original}
    (own,) = [
        add_article(store, article(f"On 2024-05-06 our own report.\n\n{SAID}\n", "own"), "adder")
    ]
    assert own.article.source.copy_of is None
    decide(store, [said(added) for added in (*copies, own)], True, {}, "reviewer")
    carriers = store.current().query("evidence/fact", id=f"reaction/{said(own)}").iloc[0]
    assert carriers["counted_as"] == f"reaction/{said(first)}"
    # Four articles: three of them are one text.
    assert carriers["carried_by"] == 2


def test_what_is_short_or_not_kept_is_no_copy(store: Store) -> None:
    first = add_article(store, article(AGENCY, "first"), "adder")
    excerpt = add_article(store, article(f"2024-05-06\n\n{SAID}\n", "excerpt"), "adder")
    assert excerpt.article.source.copy_of is None
    (store.texts / f"{first.article.sha256}.txt").unlink()
    again = add_article(store, article(AGENCY + "\nMore.\n", "again"), "adder")
    assert again.article.source.copy_of is None

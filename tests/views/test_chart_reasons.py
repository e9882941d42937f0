"""Reasons why no chart shows a fact: each names the columns that would bring it on a chart."""

from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.articles.text_reader import read_text
from dashboard.errors import CheckError
from dashboard.facts.fact import Fact
from dashboard.review.adding import add_article
from dashboard.review.deciding import Decision, decide_all
from dashboard.settings import Settings
from dashboard.store.store import Store
from dashboard.views.chart_reasons import published_reasons, rehearsed_reasons, rows_by_view
from tests.conftest import TINY, settings

pytestmark = pytest.mark.slow

TEXT = """Written for these tests on 2024-05-06.

In 2023, ten members met the 2% target.

The alliance now has 32 members. The alliance had 26 members in 2004. The bill is worth $95.3 billion.

Hungary delayed Sweden's bid to join NATO. Finland applied to join NATO.

The remark is reckless and weakens every ally, Minister Ada Example said on Sunday.
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, dict[str, Fact]]:
    """Return a store with an article's candidates by their words, without decisions."""
    store = Store(settings(tmp_path_factory.mktemp("reasons"), TINY))
    store.prepare()
    article = add_article(store, read_text(TEXT, label="written"), "adder")
    return store, {str(fact.exact): fact for fact in article.candidates}


@pytest.fixture
def decided(tiny_settings: Settings) -> tuple[Store, dict[str, Fact]]:
    """Return a store in which the test may decide."""
    store = Store(tiny_settings)
    store.prepare()
    article = add_article(store, read_text(TEXT, label="written"), "adder")
    return store, {str(fact.exact): fact for fact in article.candidates}


def by_words(facts: Mapping[str, Fact], words: str) -> Fact:
    return next(fact for exact, fact in facts.items() if words in exact)


def corrected(fact: Fact, corrections: Mapping[str, str]) -> Fact:
    return type(fact).from_text({**fact.to_text(), **corrections}, fact.fact_id)


def is_shown(store: Store, fact: Fact) -> bool:
    evidence_id = f"{fact.fact_type}/{fact.fact_id}"
    charts = rows_by_view(store.current()).values()
    return any(evidence_id in evidence for rows in charts for evidence in rows["evidence"])


REASONS: list[tuple[str, dict[str, str], str | None]] = [
    ("ten members", {}, None),
    ("ten members", {"reference_year": ""}, "it has no reference year."),
    ("ten members", {"guideline": ""}, "it has no guideline."),
    (
        "ten members",
        {"guideline": "", "reference_year": ""},
        "it has no guideline and no reference year.",
    ),
    ("32 members", {}, None),
    ("26 members", {}, None),
    ("$95.3 billion", {}, "No chart shows facts of this kind (money)."),
    ("delayed Sweden's bid", {}, None),
    ("Finland applied", {}, "it has no date."),
    ("reckless", {}, "it has no event that it is about."),
    ("reckless", {"about": "tiny_remark", "stated_on": "2024-05-05"}, None),
    ("reckless", {"about": "tiny_remark", "stated_on": ""}, "it has no date."),
    ("reckless", {"stated_on": ""}, "it has no date and no event that it is about."),
]


@pytest.mark.parametrize(("words", "corrections", "reason"), REASONS)
def test_a_rehearsal_says_what_a_fact_lacks(
    added: tuple[Store, dict[str, Fact]],
    words: str,
    corrections: dict[str, str],
    reason: str | None,
) -> None:
    store, facts = added
    fact = corrected(by_words(facts, words), corrections)
    head = store.ledger.head()
    remark = rehearsed_reasons(store, [fact]).get(fact.fact_id)
    if reason is None:
        assert remark is None or "matched to no official" in remark
    else:
        assert remark is not None
        assert remark.endswith(reason)
    assert store.ledger.head() == head


def test_what_is_said_before_holds_after_saving(decided: tuple[Store, dict[str, Fact]]) -> None:
    store, facts = decided
    choices = {
        "ten members": {"reference_year": ""},
        "32 members": {},
        "delayed Sweden's bid": {},
        "Finland applied": {},
        "reckless": {"about": "tiny_remark", "stated_on": "2024-05-05"},
    }
    chosen = {by_words(facts, words).fact_id: given for words, given in choices.items()}
    by_id = {fact.fact_id: corrected(fact, chosen.get(fact.fact_id, {})) for fact in facts.values()}
    selected = [by_id[fact_id] for fact_id in chosen]
    before = rehearsed_reasons(store, selected)
    decide_all(
        store, [Decision(fact_id, True, given) for fact_id, given in chosen.items()], "reviewer"
    )
    assert published_reasons(store, store.state(), list(chosen)) == before
    lacking = {fact_id for fact_id, remark in before.items() if "No chart" in remark}
    assert {fact.fact_id for fact in selected if not is_shown(store, fact)} == lacking
    assert len(lacking) == 2


def test_a_repeat_and_a_speaker_without_organisation_are_named(
    added: tuple[Store, dict[str, Fact]],
) -> None:
    store, facts = added
    fact = by_words(facts, "reckless")
    repeat = corrected(fact, {"same_as": "t_r01", "about": "tiny_remark"})
    remarks = rehearsed_reasons(store, [repeat])
    assert remarks[fact.fact_id].startswith("It repeats t_r01:")
    unmatched = corrected(
        fact, {"about": "tiny_remark", "official_id": "", "organisation_id": "", "role": ""}
    )
    remark = rehearsed_reasons(store, [unmatched])[fact.fact_id]
    assert "is matched to no official" in remark
    assert "Organisation not known" in remark


def test_a_number_of_another_year_stands_at_its_end(
    decided: tuple[Store, dict[str, Fact]],
) -> None:
    store, facts = decided
    decisions = [Decision(by_words(facts, words).fact_id, True) for words in ("26 mem", "32 mem")]
    decide_all(store, decisions, "reviewer")
    charts = rows_by_view(store.current())
    rows: list[dict[Any, Any]] = charts["membership_timeline"].to_dict("records")
    stated = {
        row["members_after"]: f"{row['happened_on']:%Y-%m-%d}"
        for row in rows
        if row["kind"] == "stated"
    }
    assert stated == {26: "2004-12-31", 32: "2024-05-06"}
    # It is held against nothing of the article's own day.
    assert "26 members" not in set(charts["claims"]["claim"])


def test_an_event_that_is_not_known_is_refused(decided: tuple[Store, dict[str, Fact]]) -> None:
    store, facts = decided
    fact = by_words(facts, "reckless")
    with pytest.raises(CheckError, match="about no_such_event"):
        decide_all(store, [Decision(fact.fact_id, True, {"about": "no_such_event"})], "reviewer")

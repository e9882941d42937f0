"""Scores of proposals that a reader can check by eye, and the marks of our own articles."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.evaluation.gold import ARTICLES, LATER, Fact, Marked, marked
from tests.evaluation.scoring import Scores, agreement, score

TEXT = "Ada Example said on Monday that allies must spend 2% of GDP. Norland joined in May 2020."
OURS = marked([*ARTICLES.glob("*.gold.json"), *LATER.glob("*.gold.json")])


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def statement(speaker: str, content: str, **more: Any) -> Fact:
    return {
        "type": "statement",
        "speaker": span(speaker),
        "cue": span("said"),
        "content": [span(content)],
        **more,
    }


SAID = statement("Ada Example", "allies must spend 2% of GDP", stance="support")
COUNT = {"type": "count", "metric": "target", "value": 2.0, "evidence": span("2% of GDP")}
JOINED = {
    "type": "membership_event",
    "country": "NOR",
    "event": "joined",
    "date": "2020-05",
    "evidence": span("Norland joined in May 2020"),
}


def scored(proposals: list[Fact], optional: tuple[Fact, ...] = ()) -> Scores:
    scores = Scores()
    score(Marked("tiny", TEXT, "2024-01-02", (SAID, COUNT, JOINED), optional), proposals, scores)
    return scores


def told(scores: Scores, name: str) -> tuple[int, int, int]:
    tally = scores.tallies[name]
    return tally.proposed, tally.wanted, tally.agreed


def test_what_is_marked_scores_in_full() -> None:
    scores = scored([SAID, COUNT, JOINED])
    assert {name: tally.f1 for name, tally in scores.tallies.items()} == dict.fromkeys(
        ["count", "membership event", "statement, lenient", "statement, strict"], 1.0
    )
    assert scores.attributes["stance"].agreed == 1
    assert scores.errors == []


@pytest.mark.parametrize(
    ("proposal", "lenient", "strict"),
    [
        (statement("Ada Example", "that allies must spend 2% of GDP."), 1, 1),
        (statement("Example", "allies must spend 2% of GDP"), 1, 0),
        (statement("Ada Example", "allies must spend 2%"), 1, 0),
        (statement("Ada Example", "allies"), 0, 0),
        (statement("Norland", "allies must spend 2% of GDP"), 0, 0),
    ],
)
def test_how_much_of_a_statement_must_agree(proposal: Fact, lenient: int, strict: int) -> None:
    scores = scored([proposal])
    assert told(scores, "statement, lenient") == (1, 1, lenient)
    assert told(scores, "statement, strict") == (1, 1, strict)


@pytest.mark.parametrize(
    ("changed", "agreed"),
    [
        ({}, 1),
        ({"date": "2020"}, 0),
        ({"event": "invited"}, 0),
        ({"evidence": span("Norland")}, 1),
        ({"evidence": span("Monday")}, 0),
    ],
)
def test_an_event_must_say_the_same_about_the_same_words(
    changed: dict[str, Any], agreed: int
) -> None:
    assert told(scored([JOINED | changed]), "membership event") == (1, 1, agreed)


def test_optional_facts_are_neither_asked_for_nor_held_against() -> None:
    extra = JOINED | {"event": "aspirant"}
    assert told(scored([JOINED, extra]), "membership event") == (2, 1, 1)
    optional = (extra | {"optional": True},)
    assert told(scored([JOINED, extra], optional), "membership event") == (1, 1, 1)


def test_words_that_the_text_does_not_hold_are_counted_and_dropped() -> None:
    torn = COUNT | {"evidence": {**span("2% of GDP"), "exact": "3% of GDP"}}
    outside = COUNT | {"evidence": {"start": 5, "end": len(TEXT) + 1}}
    scores = scored([torn, outside])
    assert scores.invalid == 2
    assert told(scores, "count") == (0, 1, 0)


@given(some.frozensets(some.integers(0, 9)), some.frozensets(some.integers(0, 9)))
def test_agreement_is_even_handed(one: frozenset[int], other: frozenset[int]) -> None:
    assert agreement(one, other) == agreement(other, one)
    assert (agreement(one, other) == 1) == (one == other != frozenset())
    assert (agreement(one, other) == 0) == (not one & other)


def test_there_are_articles_enough() -> None:
    assert len(OURS) >= 20


@pytest.mark.parametrize("article", OURS, ids=lambda article: article.name)
def test_every_mark_stands_on_whole_words(article: Marked) -> None:
    assert "nothing here was said or happened" in article.text
    for fact in (*article.facts, *article.optional):
        spans = [fact.get(name) for name in ("speaker", "cue", "evidence")]
        for one in (*spans, *fact.get("content", [])):
            if one is not None:
                assert 0 <= one["start"] < one["end"] <= len(article.text)
                around = article.text[max(0, one["start"] - 1) : one["start"] + 1]
                assert not re.fullmatch(r"\w\w", around), (fact, around)

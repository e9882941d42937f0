"""Repeats: the same fact in two sources, and facts that are only similar."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction
from dashboard.facts.repeats import find_repeat, shared_words, similar_statements

WORDS = "any attack on one ally is an attack on all of us and will be answered"
COUNT = {
    "metric": "members_meeting_guideline",
    "value": 10,
    "guideline": "2",
    "reference_year": 2023,
    "stated_on": "2024-02-01",
    "stated_by": "The Example",
}
EVENT = {"iso3": "FIN", "event": "joined", "happened_on": "2023-04-04"}
SAID = {"speaker": "Ada Example", "stated_on": "2024-02-11", "quoted": WORDS}


def fact(cls: type[Fact], values: dict[str, Any], fact_id: str, **changes: Any) -> Fact:
    return cls.model_validate(
        {
            "fact_id": fact_id,
            "source_id": f"source_{fact_id}",
            "verification": "one_source",
            "decided_by": "ada",
            **values,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("cls", "values", "changes", "repeats"),
    [
        (Count, COUNT, {}, True),
        (Count, COUNT, {"stated_by": "Another", "stated_on": "2024-03-01"}, True),
        (Count, COUNT, {"value": 11}, False),
        (Count, COUNT, {"reference_year": 2022}, False),
        (Count, COUNT, {"comparison": "at_least"}, False),
        (MembershipEvent, EVENT, {"happened_on": "2023-04"}, True),
        (MembershipEvent, EVENT, {"happened_on": "2023-05"}, False),
        (MembershipEvent, EVENT, {"happened_on": None}, False),
        (MembershipEvent, EVENT, {"iso3": "SWE"}, False),
        (Reaction, SAID, {}, True),
        (Reaction, SAID, {"stated_on": "2024-02-13"}, True),
        (Reaction, SAID, {"stated_on": "2024-02-14"}, False),
        (Reaction, SAID, {"stated_on": None}, True),
        (Reaction, SAID, {"speaker": "Bo Sample"}, False),
        (Reaction, SAID, {"quoted": f"“{WORDS.capitalize()}!”"}, True),
        (Reaction, SAID, {"quoted": "any attack on one ally will have no answer"}, False),
    ],
)
def test_what_repeats(
    cls: type[Fact], values: dict[str, Any], changes: dict[str, Any], repeats: bool
) -> None:
    candidate, recorded = fact(cls, values, "b", **changes), fact(cls, values, "a")
    assert find_repeat(candidate, [recorded]) == (recorded if repeats else None)


TEXT = "a" * 64
EXACT = {"start": 0, "end": 40, "passage_sha256": TEXT, "exact": "ten members met the target"}


@pytest.mark.parametrize(
    ("changes", "repeats"),
    [
        ({"exact_start": 8}, True),
        ({"exact_start": 8, "reference_year": None}, True),
        ({"exact_start": 8, "value": 11}, False),
        ({"exact_start": 0, "exact": "ten"}, False),
        ({"exact_start": 8, "text_sha256": "b" * 64, "reference_year": None}, False),
    ],
)
def test_a_text_that_is_read_anew_repeats_the_facts_that_stand_on_its_words(
    changes: dict[str, Any], repeats: bool
) -> None:
    values = COUNT | EXACT | {"text_sha256": TEXT}
    recorded = fact(Count, values, "a", exact_start=10)
    assert find_repeat(fact(Count, values, "b", **changes), [recorded]) == (
        recorded if repeats else None
    )


def test_only_an_accepted_fact_that_is_no_repeat_is_offered() -> None:
    candidate = fact(Count, COUNT, "z")
    first, second = fact(Count, COUNT, "b"), fact(Count, COUNT, "c")
    rejected = fact(Count, COUNT, "a", status="rejected")
    itself_one = fact(Count, COUNT, "a", same_as="b")
    assert find_repeat(candidate, [second, rejected, itself_one, first, candidate]) == first
    assert find_repeat(candidate, [rejected, candidate]) is None


SAYS = {**SAID, "quoted": "an attack on any ally will be answered by us all"}


@pytest.mark.parametrize(
    ("changes", "is_offered"),
    [
        ({"quoted": "by us all will any attack on an ally be answered"}, True),
        ({"quoted": "an attack on any ally will be answered by us all, he added"}, True),
        ({"quoted": "nothing will be answered by anybody at all today"}, False),
        ({"quoted": "an attack"}, False),
        ({"quoted": SAYS["quoted"], "speaker": "Bo Sample"}, False),
        ({"quoted": SAYS["quoted"], "stated_on": "2024-02-20"}, False),
    ],
)
def test_what_reads_alike_is_only_offered(changes: dict[str, Any], is_offered: bool) -> None:
    candidate, recorded = fact(Reaction, SAYS, "b", **changes), fact(Reaction, SAYS, "a")
    similar = similar_statements(candidate, [recorded])
    assert [statement for statement, _ in similar] == ([recorded] if is_offered else [])
    assert candidate.same_as is None


@given(some.text(max_size=200), some.text(max_size=200))
def test_sharing_goes_both_ways_and_a_text_shares_all_with_itself(text: str, other: str) -> None:
    assert shared_words(text, other) == shared_words(other, text)
    assert 0 <= shared_words(text, other) <= 1
    assert shared_words(text, text) in (0.0, 1.0)

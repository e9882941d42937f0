"""Shares of GDP, growth and money, in sentences written for these tests."""

import pytest

from dashboard.extraction.proposals import extract_all
from dashboard.facts.count import Count
from tests.extraction.test_proposals import article


@pytest.mark.parametrize(
    ("text", "metric", "value", "year", "iso3"),
    [
        ("Poland spends 4.1% of GDP on defence.", "share_of_gdp", 4.1, None, "POL"),
        (
            "Germany spent 1.57 percent of GDP on its army in 2023.",
            "share_of_gdp",
            1.57,
            2023,
            "DEU",
        ),
        ("Spain, at 1.28% of GDP, is last in defence spending.", "share_of_gdp", 1.28, None, "ESP"),
        (
            "Germany plans to spend 3.5% of GDP on defence by 2029.",
            "planned_share_of_gdp",
            3.5,
            2029,
            "DEU",
        ),
        (
            "He proposed raising the target to 5% of GDP.",
            "proposed_guideline_share_of_gdp",
            5,
            None,
            None,
        ),
        ("Poland's defence budget grew by 20% last year.", "spending_growth", 20, 2023, "POL"),
        ("Defence spending rose 11% in 2023.", "spending_growth", 11, 2023, None),
    ],
)
def test_shares_and_growth(
    text: str, metric: str, value: float, year: int | None, iso3: str | None
) -> None:
    counts = [
        (fact.metric, fact.value, fact.reference_year, fact.iso3)
        for fact in extract_all(article(text))
        if isinstance(fact, Count)
    ]
    assert counts == [(metric, value, year, iso3)]


def test_parts_of_a_guideline() -> None:
    text = "The plan asks for 3.5% of GDP for core defence and 1.5% of GDP for infrastructure."
    counts = [fact for fact in extract_all(article(text)) if isinstance(fact, Count)]
    assert [(count.metric, count.value) for count in counts] == [
        ("guideline_part_share_of_gdp", 3.5),
        ("guideline_part_share_of_gdp", 1.5),
    ]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$95.3 billion", 95.3e9, "USD"),
        ("€100bn", 100e9, "EUR"),
        ("£2.5m", 2.5e6, "GBP"),
        ("C$8 billion", 8e9, "CAD"),
        ("A $60-billion", 60e9, "USD"),
        ("113 billion dollars", 113e9, "USD"),
        ("20 billion Swedish kronor", 20e9, "SEK"),
        ("20 billion Norwegian kroner", 20e9, "NOK"),
        ("$3,000", 3000, "USD"),
    ],
)
def test_money(words: str, value: float, unit: str) -> None:
    counts = [
        (fact.metric, fact.value, fact.unit)
        for fact in extract_all(article(f"{words} will be set aside."))
        if isinstance(fact, Count)
    ]
    assert counts == [("money", value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment rose 3%.",
        "Some 40% of voters back the plan.",
        "The party won 2% of the vote in Poland.",
        "Inflation in Spain reached 9% and wages grew by 4%.",
        "A dozen ships and 20 billion stars.",
    ],
)
def test_other_numbers_are_none_of_these(text: str) -> None:
    assert [fact for fact in extract_all(article(text)) if isinstance(fact, Count)] == []


def test_a_number_takes_the_day_of_the_sentence_that_says_it() -> None:
    text = "On Sunday, Minister Ada Example said ten members met the 2% target in 2023."
    (count,) = [
        fact
        for fact in extract_all(article(text))
        if isinstance(fact, Count) and fact.metric == "members_meeting_guideline"
    ]
    assert (count.stated_on, count.stated_by) == ("2024-05-05", "Ada Example")

"""Stances, speech acts and targets, on sentences that were written for these tests."""

import pytest

from dashboard.extraction.rules.stance.lexicon import is_negation, turning, weight_of
from dashboard.extraction.rules.stance.stances import stances_in
from dashboard.extraction.rules.stance.targets import target_of
from tests.extraction.reading import statements_in


def read(text: str) -> list[str]:
    """Return the stance of every statement of a text."""
    return list(stances_in(statements_in(text, "2024-05-08")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dutch Prime Minister Mark Rutte praised the new budget.", "support"),
        ("The senator Ann Fields dismissed the plan.", "oppose"),
        ("The senator Ann Fields said the summit was a waste of time.", "oppose"),
        ("The economist Claire Dubois said the extra debt was dangerous.", "oppose"),
        ("President Ada Example said Europe must rearm far more quickly.", "support"),
        (
            "Spain's foreign minister, Jose Sample, said Madrid would keep its promises.",
            "support",
        ),
        ("The minister Ivo Pell said Oslo would reach the target soon.", "support"),
        ("Irish Prime Minister Bo Sample said Dublin would not join.", "oppose"),
        ("Kremlin spokesman Ivan Sample said Russia would respond in kind.", "oppose"),
        ("The candidate Ada Example said he would not protect them.", "oppose"),
        ("Mr. Example urged allies to step up production.", "support"),
        ("The minister Ivo Pell complained that partners were late.", "oppose"),
        ("The minister Ivo Pell said allies had to do more.", "support"),
        ("Spain's Prime Minister Bo Sample said Spain did not need it.", "oppose"),
        ("The Kremlin said the entry would force it to take countermeasures.", "oppose"),
        ("The Kremlin said Moscow would attack nobody.", "oppose"),
        ("The commissioner Ada Example said the vote was a historic victory.", "support"),
        ("Germany spent 1.5 percent of output last year, according to NATO.", "neutral"),
        ("The institute estimated that 11 members had met it.", "neutral"),
        ("The minister Ivo Pell said the meeting would be held on Monday.", "unclear"),
        ("The minister Ivo Pell said the meeting was in Vilnius.", "unclear"),
    ],
)
def test_a_stance_and_an_act_that_agree(text: str, expected: str) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the alliance is strong", "support"),
        ("the alliance is not strong", "oppose"),
        ("the alliance has never been stronger", "support"),
        ("it would not be a mistake", "support"),
        ("it was no gift or betrayal", "support"),
        ("not only the allies but everybody is safer", "support"),
        ("the summit brought nothing but shame", "oppose"),
        ("the cabinet would cut support", "oppose"),
        ("the cabinet would not cut support", "support"),
        ("the plan would end the delays", "support"),
        ('"the plan is costly, but it is right"', "support"),
        ('"the plan is right, but it is a dangerous gamble"', "oppose"),
        ("the offer meant increased risks", "oppose"),
        ("Spain was getting a free ride", "oppose"),
        ("there was no alternative to the alliance", "support"),
        ("he would not keep his promise", "oppose"),
        ("they had stood in the way", "oppose"),
        ("they had no intention of raising the budget", "oppose"),
        ("they had no need of more delays", "support"),
        ("the free-rider years were over", "support"),
        ("the plan would put an end to the illusions", "support"),
        ("the cut would be a disgrace", "oppose"),
        ("the allies would meet again at nine", "unclear"),
        ("we are not buying ribbons, we are buying time", "unclear"),
        ("12 allies reached it, against only three in 2014", "neutral"),
        ("they were ready because Russia threatens them", "support"),
    ],
)
def test_what_turns_a_word_around(words: str, stance: str) -> None:
    assert read(f"The lawmaker Ada Example said {words}.") == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        # What something is called.
        ("The minister Ivo Pell called the pledge a milestone for the continent.", "support"),
        ("The economist Hanna Ruud called the pledge a fiction.", "oppose"),
        ("The lawmaker Iris Voss branded the target an accountant's fantasy.", "oppose"),
        ("The senator Cole Sample described the rule as a blunt instrument.", "oppose"),
        ("The minister Ivo Pell called the higher budget money well spent.", "support"),
        # Two that turn each other.
        ("The minister Ivo Pell said Ankara would not oppose the bid.", "support"),
        ("The leader Bo Sample said he saw no reason to reject the application.", "support"),
        ("The minister Ivo Pell said he had never doubted their commitment.", "support"),
        ("The leader Bo Sample said he would not stand in the way of the entry.", "support"),
        # What is not done, or not yet.
        ("The minister Ivo Pell said Stockholm had yet to keep its promises.", "oppose"),
        ("The minister Ivo Pell said the army was far from ready.", "oppose"),
        ("The minister Ivo Pell ruled out raising the budget before 2028.", "oppose"),
        ("The minister Ivo Pell said the target was out of reach.", "oppose"),
        # What is granted weighs less than what is held against it.
        ("Although the price was high, the minister Ivo Pell said, it was worth it.", "support"),
        ("The senator Jo Ames said the increase was welcome but not enough.", "oppose"),
        # A warning is against what it warns of, unless it says what must be done.
        ("The minister Ivo Pell warned that the target was out of reach.", "oppose"),
        ("The commissioner Ada Example warned that Europe must spend more.", "support"),
        ("The chief Bo Sample warned that allies had to rearm.", "support"),
        ("The senator Jo Ames asked why taxpayers should pay.", "oppose"),
    ],
)
def test_what_a_sentence_comes_to(text: str, stance: str) -> None:
    assert read(text) == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        # Officials who tell what their own state does.
        ("Greek Prime Minister Bo Sample said Athens had been above 2 percent.", "support"),
        ("Latvian Defence Minister Bo Sample said the country devotes 3.3 percent.", "support"),
        ("Greek Prime Minister Bo Sample said Athens had spent 1.2 percent.", "unclear"),
        (
            "Greek Prime Minister Bo Sample said Athens would quit it and spend 3 percent.",
            "support",
        ),
        ("Greek Prime Minister Bo Sample said Athens would not spend 3 percent.", "oppose"),
        ("Swedish Prime Minister Bo Sample said the country stood in line.", "unclear"),
        ("Swedish lawmaker Bo Sample said the country stood in line.", "unclear"),
        ("NATO Secretary General Bo Sample said the allies knew the timetable.", "unclear"),
        ("Swedish Prime Minister Bo Sample said they would discuss the timetable.", "unclear"),
        ("Former Prime Minister Bo Sample said the allies knew the timetable.", "unclear"),
        # Who somebody is says nothing of a stance: words that weigh nothing leave it unclear.
        ("Russian Foreign Minister Bo Sample said the bloc moved eastwards.", "unclear"),
        ("The Kremlin said Helsinki would see.", "unclear"),
        ("Opposition leader Bo Sample said the government knew the figures.", "unclear"),
        ("Trade unions said the government knew the figures.", "unclear"),
        ("The Polish ministry said the figures would be published.", "unclear"),
        # How much there is of something is no opinion, one's own deed or plan is.
        ("Minister Ada Example said nine allies now met the guideline.", "neutral"),
        ("Minister Ada Example said budgets had risen by 11 percent in a year.", "neutral"),
        ("Minister Ada Example said it was shameful that only nine met it.", "oppose"),
        ("Minister Ada Example denounced the 2 percent rule as a number.", "oppose"),
        ("Minister Ada Example said her government would spend 3 percent.", "support"),
        ("Minister Ada Example said Oslo stood behind the bid.", "support"),
        # Whose figures are no opinion.
        ("A NATO official said 23 allies were at 2 percent.", "neutral"),
        ("The statistics office said prices rose 3 percent in May.", "neutral"),
    ],
)
def test_whom_somebody_speaks_for(text: str, stance: str) -> None:
    assert read(text) == [stance]


def test_where_words_say_nothing_the_same_speaker_is_still_of_one_mind() -> None:
    text = (
        "The lawmaker Ada Example called the bill shameful. The senator Bo Sample praised it. "
        "Ada Example said the vote was on Monday."
    )
    assert read(text) == ["oppose", "support", "oppose"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The senator Bo Sample criticised the Dutch budget.", "the Dutch budget"),
        ("The senator Bo Sample said such remarks were shameful.", "such remarks"),
        ("The senator Bo Sample said Spain was getting a free ride.", "Spain"),
        ("The senator Bo Sample said Finland's accession was good.", "Finland's accession"),
        ("The senator Bo Sample said more defence spending was right.", "defence spending"),
    ],
)
def test_what_a_stance_is_towards(text: str, target: str) -> None:
    (said,) = statements_in(text, "2024-05-08")
    assert target_of(said, stances_in([said])[0]) == target


@pytest.mark.parametrize(
    ("word", "weight"),
    [("praised", 2), ("studies", 0), ("risks", -2), ("betrayal", -2), ("owed", -1)],
)
def test_words_weigh_by_their_roots(word: str, weight: float) -> None:
    assert weight_of(word) == weight


def test_words_that_turn_others() -> None:
    assert is_negation("won't")
    assert turning("undermined") < turning("cutting") < turning("table") == 0

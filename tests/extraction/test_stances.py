"""Stances and targets, on sentences that were written for these tests."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.extraction.fitted.opinion_words import is_negation, opinions_in, stem_of
from dashboard.extraction.fitted.stance_features import features_of
from dashboard.extraction.fitted.stance_model import CLASSES, predict, stances_in, weights
from dashboard.extraction.rules.stance.targets import target_of
from dashboard.extraction.rules.words.sentences import tokens
from tests.extraction.reading import statements_in

LEAST_RIGHT = 0.8
"""Share of the plain sentences whose stance is right, at least."""

PLAIN = (
    ("Dutch Prime Minister Mark Rutte praised the new budget.", "support"),
    ("The senator Ann Fields dismissed the plan.", "oppose"),
    ("The senator Ann Fields said the summit was a waste of time.", "oppose"),
    ("The economist Claire Dubois said the extra debt was dangerous.", "oppose"),
    ("President Ada Example said Europe must rearm far more quickly.", "support"),
    ("Spain's foreign minister, Jose Sample, said Madrid would keep its promises.", "support"),
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
    ("The lawmaker Ada Example said the alliance is strong.", "support"),
    ("The lawmaker Ada Example said the alliance is not strong.", "oppose"),
    ("The lawmaker Ada Example said the alliance has never been stronger.", "support"),
    ("The lawmaker Ada Example said it would not be a mistake.", "support"),
    ("The lawmaker Ada Example said it was no gift or betrayal.", "support"),
    ("The lawmaker Ada Example said not only the allies but everybody is safer.", "support"),
    ("The lawmaker Ada Example said the summit brought nothing but shame.", "oppose"),
    ("The lawmaker Ada Example said the cabinet would cut support.", "oppose"),
    ("The lawmaker Ada Example said the cabinet would not cut support.", "support"),
    ("The lawmaker Ada Example said the plan would end the delays.", "support"),
    ('The lawmaker Ada Example said "the plan is costly, but it is right".', "support"),
    ('The lawmaker Ada Example said "the plan is right, but it is a dangerous gamble".', "oppose"),
    ("The lawmaker Ada Example said the offer meant increased risks.", "oppose"),
    ("The lawmaker Ada Example said Spain was getting a free ride.", "oppose"),
    ("The lawmaker Ada Example said there was no alternative to the alliance.", "support"),
    ("The lawmaker Ada Example said he would not keep his promise.", "oppose"),
    ("The lawmaker Ada Example said they had stood in the way.", "oppose"),
    ("The lawmaker Ada Example said they had no intention of raising the budget.", "oppose"),
    ("The lawmaker Ada Example said they had no need of more delays.", "support"),
    ("The lawmaker Ada Example said the free-rider years were over.", "support"),
    ("The lawmaker Ada Example said the plan would put an end to the illusions.", "support"),
    ("The lawmaker Ada Example said the cut would be a disgrace.", "oppose"),
    ("The lawmaker Ada Example said we are not buying ribbons, we are buying time.", "unclear"),
    ("The lawmaker Ada Example said 12 allies reached it, against only three in 2014.", "neutral"),
    ("The lawmaker Ada Example said they were ready because Russia threatens them.", "support"),
    ("The minister Ivo Pell called the pledge a milestone for the continent.", "support"),
    ("The economist Hanna Ruud called the pledge a fiction.", "oppose"),
    ("The lawmaker Iris Voss branded the target an accountant's fantasy.", "oppose"),
    ("The senator Cole Sample described the rule as a blunt instrument.", "oppose"),
    ("The minister Ivo Pell called the higher budget money well spent.", "support"),
    ("The minister Ivo Pell said Ankara would not oppose the bid.", "support"),
    ("The leader Bo Sample said he saw no reason to reject the application.", "support"),
    ("The minister Ivo Pell said he had never doubted their commitment.", "support"),
    ("The leader Bo Sample said he would not stand in the way of the entry.", "support"),
    ("The minister Ivo Pell said Stockholm had yet to keep its promises.", "oppose"),
    ("The minister Ivo Pell said the army was far from ready.", "oppose"),
    ("The minister Ivo Pell ruled out raising the budget before 2028.", "oppose"),
    ("The minister Ivo Pell said the target was out of reach.", "oppose"),
    ("Although the price was high, the minister Ivo Pell said, it was worth it.", "support"),
    ("The senator Jo Ames said the increase was welcome but not enough.", "oppose"),
    ("The minister Ivo Pell warned that the target was out of reach.", "oppose"),
    ("The commissioner Ada Example warned that Europe must spend more.", "support"),
    ("The chief Bo Sample warned that allies had to rearm.", "support"),
    ("The senator Jo Ames asked why taxpayers should pay.", "oppose"),
    ("Latvian Defence Minister Bo Sample said the country devotes 3.3 percent.", "support"),
    ("Minister Ada Example said it was shameful that only nine met it.", "oppose"),
    ("Minister Ada Example denounced the 2 percent rule as a number.", "oppose"),
    ("Minister Ada Example said her government would spend 3 percent.", "support"),
    ("Minister Ada Example said Oslo stood behind the bid.", "support"),
)
"""Sentences that a reader calls plain, with their stance: negations, reversals, names given."""


def read(text: str) -> list[str]:
    """Return the stance of every statement of a text."""
    return list(stances_in(statements_in(text, "2024-05-08")))


def test_most_plain_sentences_have_their_stance() -> None:
    wrong = [(text, stance) for text, stance in PLAIN if read(text) != [stance]]
    share = 1 - len(wrong) / len(PLAIN)
    listed = "\n".join(f"not {stance}: {text}" for text, stance in wrong)
    print(f"{share:.2f} of {len(PLAIN)} plain sentences are right\n{listed}")
    assert share >= LEAST_RIGHT, listed


@pytest.mark.parametrize(
    "words",
    [
        "the meeting would be held on Monday",
        "the meeting was in Vilnius",
        "the country stood in line",
        "the allies knew the timetable",
        "they would discuss the timetable",
        "the bloc moved eastwards",
        "Helsinki would see",
        "the figures would be published",
    ],
)
@pytest.mark.parametrize(
    "speaker",
    [
        "The lawmaker Ada Example",
        "Russian Foreign Minister Bo Sample",
        "NATO Secretary General Bo Sample",
        "Former Prime Minister Bo Sample",
        "Opposition leader Bo Sample",
    ],
)
def test_words_that_say_nothing_are_unclear_whoever_says_them(speaker: str, words: str) -> None:
    assert read(f"{speaker} said {words}.") == ["unclear"]


@pytest.mark.parametrize(
    "words", ["the target was out of reach", "the vote was a historic victory", "the deal was fair"]
)
def test_who_somebody_is_says_nothing(words: str) -> None:
    speakers = (
        "Greek Prime Minister Bo Sample",
        "The senator Bo Sample",
        "Kremlin official Bo Roe",
    )
    read_of = [read(f"{speaker} said {words}.") for speaker in speakers]
    assert read_of[0] == read_of[1] == read_of[2]
    (said,) = statements_in(f"{speakers[0]} said {words}.", None)
    assert not any("greek" in name or "minister" in name for name in features_of(said))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Example said nine allies now met the guideline.",
        "Minister Ada Example said budgets had risen by 11 percent in a year.",
        "A NATO official said 23 allies were at 2 percent.",
        "The institute estimated that 11 members had met it.",
        "Germany spent 1.5 percent of output last year, according to NATO.",
    ],
)
def test_a_bare_figure_is_neutral(text: str) -> None:
    assert read(text) == ["neutral"]


def test_other_statements_of_a_speaker_count_a_little() -> None:
    weak, clear = {"weak": 1.0}, {"blame": 1.0}
    table = {"weak": (0.1, 0.0, 0.0), "blame": (-1.0, 1.0, 0.0)}
    assert predict(["Roe", "Poe"], [weak, clear], table) == ["support", "oppose"]
    assert predict(["Roe", "Roe"], [weak, clear], table) == ["oppose", "oppose"]


def test_the_order_of_features_does_not_matter() -> None:
    table = {"a": (0.1, 0.3, 0.0), "b": (0.2, 0.3, 0.0), "c": (0.3, 0.0, 0.0)}
    for names in permutations(table):
        assert predict(["Roe"], [dict.fromkeys(names, 1.0)], table) == ["unclear"]


def test_a_statement_without_features_is_unclear() -> None:
    assert predict(["Roe"], [{}], weights()) == ["unclear"]
    assert predict([], [], weights()) == []


@given(some.lists(some.text("qxzj", min_size=4, max_size=9), min_size=1, max_size=12))
def test_words_that_nobody_knows_are_unclear(unknown: list[str]) -> None:
    (said,) = statements_in(
        f"The lawmaker Ada Example said the {' '.join(unknown)} was there.", None
    )
    assert stances_in([said]) == ["unclear"]


def test_the_shipped_model_is_read_and_gives_the_same_twice() -> None:
    assert len(weights()) > 100
    assert all(len(row) == len(CLASSES) for row in weights().values())
    said = statements_in("The senator Bo Sample said the pledge was no mistake.", None)
    assert stances_in(said) == stances_in(said) == ["support"]


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
    ("text", "found"),
    [
        ("praised", ["praise"]),
        ("studies", []),
        ("not strong", ["not praise"]),
        ("cut support", ["reversal", "end of praise"]),
        ("would not cut support", ["not reversal", "praise"]),
        ("no intention, but good", ["refusal", "negation", "praise"]),
        ("a blank cheque", ["blame"]),
    ],
)
def test_opinion_words_with_their_scope(text: str, found: list[str]) -> None:
    assert [one.scope + one.name for one in opinions_in(tokens(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("never stronger", ["not praise"]),  # praise
        ("not only strong", ["not praise"]),  # praise
        ("no shame or betrayal", ["not blame", "blame"]),  # not blame, twice
    ],
)
def test_known_misses_of_scope(text: str, found: list[str]) -> None:
    assert [one.scope + one.name for one in opinions_in(tokens(text))] == found


def test_stems_and_negations() -> None:
    assert is_negation("won't")
    assert not is_negation("want")
    assert stem_of("raise") == stem_of("raised") == stem_of("raising")

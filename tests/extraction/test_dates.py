"""Dates as news writes them, in sentences that were written for these tests."""

import pytest

from dashboard.extraction.rules.words.dates import dates_in
from dashboard.extraction.rules.words.sentences import tokens
from tests.extraction.reading import document

WEDNESDAY = "2024-05-01"


def read(text: str, published_on: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    found = tokens(text)
    return [
        (text[found[date.first].start : found[date.last - 1].end], date.value)
        for date in dates_in(found, published_on)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ministers met on Monday.", "Monday", "2024-04-29"),
        ("They agreed on Thursday to wait.", "Thursday", "2024-04-25"),
        ("The house will vote on Thursday.", "Thursday", "2024-05-02"),
        ("Deputies are expected to decide on Sunday.", "Sunday", "2024-05-05"),
        ("The visit comes before Friday's summit.", "Friday's", "2024-05-03"),
        ("She said on Tuesday that talks would go on.", "Tuesday", "2024-04-30"),
        ("He said that on Saturday the two would meet.", "Saturday", "2024-05-04"),
        ("It was the last Wednesday of peace.", "Wednesday", "2024-04-24"),
        ("Talks resume next Wednesday.", "Wednesday", "2024-05-08"),
        ("It ended yesterday.", "yesterday", "2024-04-30"),
    ],
)
def test_weekdays_across_the_end_of_a_month(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The chancellor spoke on Monday.", "Monday", "2024-04-29"),
        ("Deputies voted on Thursday.", "Thursday", "2024-05-02"),
        ("Deputies vote on Thursday, the speaker said.", "Thursday", "2024-05-02"),
        ("They had met last Thursday.", "Thursday", "2024-04-25"),
        ("Troops will leave next Thursday.", "Thursday", "2024-05-09"),
        ("The talks go on next Tuesday.", "Tuesday", "2024-05-07"),
        ("The base opened last May.", "May", "2023-05"),
        ("It fell ten years ago.", "ten years ago", "2014"),
        ("The house voted this morning.", "this morning", "2024-05-02"),
        ("She flew in last night.", "last night", "2024-05-01"),
        ("Two drones fell yesterday evening.", "yesterday", "2024-05-01"),
        ("They had agreed the day before yesterday.", "day before yesterday", "2024-04-30"),
        ("Envoys arrived ahead of Friday's summit.", "Friday's", "2024-05-03"),
        ("The two spoke ahead of Tuesday's vote.", "Tuesday's", "2024-04-30"),
        ("He told the house he would resign on Saturday.", "Saturday", "2024-05-04"),
        ("The ban will hold until Sunday.", "Sunday", "2024-05-05"),
        ("The strike has gone on since Saturday.", "Saturday", "2024-04-27"),
        ("Late on Wednesday the cabinet gave in.", "Wednesday", "2024-05-01"),
        ("This Friday the senate meets.", "Friday", "2024-05-03"),
        ("The vote, which was put off on Tuesday, is still open.", "Tuesday", "2024-04-30"),
        ("The rules were agreed in mid-2022.", "mid-2022", "2022"),
        ("The base opened last June.", "June", "2023-06"),
        ("The base opens next June.", "June", "2024-06"),
        ("VILNIUS, 30 April (Example) - Troops came.", "30 April", "2024-04-30"),
    ],
)
def test_days_around_a_thursday(text: str, words: str, value: str) -> None:
    assert read(text, "2024-05-02") == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "16.52 The Kremlin says talks go on.",
        "At 19.49 the chamber emptied, and at 20:24 it was dark.",
        "The Sunday Times reported it first.",
        "It stood in the Sunday Telegraph.",
        "He may march on, and she will second that.",
        "Shops fear for Black Friday.",
        "The Mail on Sunday had it first.",
        "It happened on a Saturday.",
    ],
)
def test_times_and_names_are_no_dates(text: str) -> None:
    assert read(text, "2024-05-02") == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The law was passed in June.", "June", "2023-06"),
        ("With Oslo joining in June, the shore is theirs.", "June", "2023-06"),
        ("The law takes effect in June.", "June", "2024-06"),
        ("Leaders may gather on 9 July.", "9 July", "2024-07-09"),
        ("Leaders gathered on July 11 in the capital.", "July 11", "2023-07-11"),
        ("It has grown since March.", "March", "2024-03"),
        ("Voters chose him last November.", "November", "2023-11"),
        ("If the deal failed before 12 May, all would be lost.", "12 May", "2024-05-12"),
        ("Wednesday, 26 February 2025", "Wednesday, 26 February 2025", "2025-02-26"),
        ("26.06.2025", "26.06.2025", "2025-06-26"),
        ("It was signed on 3 March of this year.", "3 March of this year", "2024-03-03"),
        ("It joined on April 4 last year.", "April 4 last year", "2023-04-04"),
        ("The cabinet fell in mid-January.", "mid-January", "2024-01"),
    ],
)
def test_months_and_days_without_a_year(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They applied on 18 May 2022 and were invited on 29 June.",
            [("18 May 2022", "2022-05-18"), ("29 June", "2022-06-29")],
        ),
        (
            "They applied in May 2022 and were invited that June.",
            [("May 2022", "2022-05"), ("June", "2022-06")],
        ),
        (
            "The 2026 summit is set for 7 July in the Turkish capital.",
            [("2026", "2026"), ("7 July", "2026-07-07")],
        ),
        (
            "Parliament agreed on 2 March; the king had signed three days earlier.",
            [("2 March", "2024-03-02"), ("three days earlier", "2024-02-28")],
        ),
        (
            "It joined on 29 March 2004 and the other club five weeks later.",
            [("29 March 2004", "2004-03-29"), ("five weeks later", "2004-05")],
        ),
        (
            "It met the goal on 2 March, two years earlier than planned.",
            [("2 March", "2024-03-02")],
        ),
        (
            "Oslo voted on 1 March; Riga had agreed the day before.",
            [("1 March", "2024-03-01"), ("day before", "2024-02-29")],
        ),
        (
            "They came in 2004, while the Poles had come five years before.",
            [("2004", "2004"), ("five years before", "1999")],
        ),
        ("They met in 2004, the day before the summit.", [("2004", "2004")]),
        ("It was lost in 2004, a year after the war.", [("2004", "2004")]),
        (
            "The treaty dates from 4 April 1949. A text was agreed on 23 January.",
            [("4 April 1949", "1949-04-04"), ("23 January", "2024-01-23")],
        ),
    ],
)
def test_a_date_leans_on_the_one_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("It met the goal in 2018, 2019 and 2021.", ["2018", "2019", "2021"]),
        ("They came in 2023 and 2024 respectively.", ["2023", "2024"]),
        ("The 2014 pledge was kept, and the 2030 goal may be.", ["2014", "2030"]),
        ("The 2006 Riga summit agreed on it.", ["2006"]),
        ("Nobody believes 2035.", ["2035"]),
        ("The army had 2000 troops and about 1950 vehicles.", []),
        ("Call 312 2030 or room 2012.", []),
        ("Spending rose between 2014 and 2024.", ["2014", "2024"]),
        ("Spending rose a decade ago, and again two years ago.", ["2014", "2022"]),
    ],
)
def test_years(text: str, years: list[str]) -> None:
    assert [value for _, value in read(text)] == years


@pytest.mark.parametrize(
    "text", ["They may march in step.", "April Jones spoke.", "In March! he cried."]
)
def test_months_that_are_words_are_few(text: str) -> None:
    assert [value for _, value in read(text)] in ([], ["2024-03"])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was signed on 6 February 2019. Athens agreed on 8 February.", ["2019-02-06", "2019-02-08"]),
        ("Oslo agreed on 3 March 2023. Turin did so four days later.", ["2023-03-03", "2023-03-07"]),
        ("Tallinn came in 2004. Eleven years later Riga paid.", ["2004", "2015"]),
        ("It was lost in May 2022. It was found that June.", ["2022-05", "2022-06"]),
        ("It dates from 4 April 1949. A text was agreed on 23 January.", ["1949-04-04", "2024-01-23"]),
    ],
)  # fmt: skip
def test_a_date_leans_on_the_sentence_before(text: str, values: list[str]) -> None:
    (read,) = document(text, WEDNESDAY).sentences
    assert [date.value for sentence in read for date in sentence.dates] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A December poll showed the same.", []),  # 2023-12
        ("It fell in March 2024, the other the April before.", ["2024-03"]),  # 2023-04
        ("It fell in March 2022, the other the following February.", ["2022-03"]),  # 2023-02
        ("It rose in June 2022 and in the previous May.", ["2022-06"]),  # 2022-05
        # the day and the month of that year
        ("It fell a year ago today.", ["2023"]),
        ("It fell ten years ago this month.", ["2014"]),
        # the day after, too
        ("It was signed on 2 March and took effect the next day.", ["2024-03-02"]),
    ],
)
def test_known_misses_of_dates(text: str, values: list[str]) -> None:
    assert [value for _, value in read(text)] == values


def test_what_leans_on_an_unknown_day_is_left_out() -> None:
    assert read("They met on Monday, and in June, and last year.", None) == []

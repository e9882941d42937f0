"""The day of publication that a text states itself."""

import pytest

from dashboard.articles.text_reader import read_text

BODY = (
    "\n\nThe tiny office said on Monday that ten members had met the target in the year before.\n"
)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("2024-07-09", "2024-07-09"),
        ("9 July 2024", "2024-07-09"),
        ("July 9, 2024", "2024-07-09"),
        ("BRUSSELS, July 9, 2024 (Example Agency) - Ten members met the target.", "2024-07-09"),
        ("Published Tuesday, 9 July 2024 at 14:05", "2024-07-09"),
        ("Ten members at the target\n\nAda Example, 9 July 2024", "2024-07-09"),
        ("Since 4 April 1949 the members have met the target.", None),
        ("The treaty was signed in Washington on 4 April 1949.", None),
        ("Ten members met the target in July 2024.", None),
        ("31 June 2024", None),
    ],
)
def test_the_day_of_a_byline_is_found_and_no_other(opening: str, day: str | None) -> None:
    assert read_text(opening + BODY).source.published_on == day


def test_a_byline_is_no_title() -> None:
    assert read_text("9 July 2024\n\nTen members at the target" + BODY).source.title == (
        "Ten members at the target"
    )


@pytest.mark.parametrize("byline", ["", "9 July 2024\n\n", "Posted 2024-07-09\n\n"])
def test_a_text_without_a_title_is_called_by_its_first_words(byline: str) -> None:
    assert read_text(byline + BODY.strip()).source.title == (
        "The tiny office said on Monday that ten …"
    )

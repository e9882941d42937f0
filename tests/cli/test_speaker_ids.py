"""Ids of speakers who are no recorded officials."""

import pytest

from dashboard.cli.speaker_ids import speaker_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mariusz Błaszczak", "mariusz-blaszczak"),
        ("Jonas Gahr Støre", "jonas-gahr-store"),
        ("Two officials", "officials"),
        ("her foreign minister", "foreign-minister"),
        ("The State Department", "state-department"),
        ("Russia’s Foreign Ministry", "russia-foreign-ministry"),
        ("Medical Aid in Need", "medical-aid-in-need"),
        ("one", "one"),
    ],
)
def test_a_speaker_who_is_no_recorded_official_has_a_plain_id(name: str, expected: str) -> None:
    assert speaker_id(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A senior diplomat in Brussels", "senior-diplomat-in-brussels"),  # senior-diplomat
        ("Officials in Kyiv", "officials-in-kyiv"),  # officials
        ("A spokesperson for the ministry", "spokesperson-for-the-ministry"),  # spokesperson
    ],
)
def test_known_misses_of_a_speaker_without_a_name(name: str, expected: str) -> None:
    assert speaker_id(name) == expected

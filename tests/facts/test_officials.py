"""Whom words mean: a name, or an office on the day that somebody held it."""

import pytest

from dashboard.facts.officials import Officials

ROLES = """
    ada-first   | Ada First    | President        | north | 2020-01-01 | 2024-01-31
    ben-second  | Ben Second   | President        | north | 2024-02-01 | 2028-01-31
    cleo-łukas  | Cleo Łukas   | Prime Minister   | north | 2019-05    |
    dan-third   | Dan Third    | Former President | north | 2020-01-01 | 2028-01-31
    eve-second  | Eve Second   | Secretary General| nato  | 2020-01-01 | 2028-01-31
"""


def officials() -> Officials:
    rows: list[dict[str, str | None]] = []
    for line in filter(None, map(str.strip, ROLES.splitlines())):
        ident, name, role, organisation, first, last = (cell.strip() for cell in line.split("|"))
        rows.append(
            {
                "official_id": ident.replace("ł", "l"),
                "name": name,
                "role": role,
                "organisation_id": organisation,
                "held_from": first or None,
                "held_to": last or None,
                "attested_from": "2023-03-01",
                "attested_to": "2023-03-02",
                "source_id": "written",
                "verification": "one_source",
            }
        )
    organisations: list[dict[str, str | None]] = [
        {"organisation_id": "north", "iso3": "NOR"},
        {"organisation_id": "nato", "iso3": None},
    ]
    return Officials.from_text(rows, organisations)


@pytest.mark.parametrize(
    ("name", "role", "iso3", "day", "expected"),
    [
        ("Ada First", None, None, "2023-06-01", "ada-first"),
        ("First", None, None, "2023-06-01", "ada-first"),
        ("Cleo Lukas", "prime minister", "NOR", "2023-03-01", "cleo-lukas"),
        ("Ida First", None, None, "2023-06-01", None),  # another given name
        ("Second", None, None, "2025-01-01", None),  # two people
        ("First", None, None, "2025-01-01", None),  # the term is over
        ("Lukas", None, None, "2023-04-01", None),  # a term whose end nobody read
        ("the Norwegian president", None, "NOR", "2023-06-01", "ada-first"),
        ("the Norwegian president", None, "NOR", "2024-06-01", "ben-second"),
        ("the Norwegian president", None, "NOR", "2024-02", "ben-second"),
        ("the Swedish president", None, "SWE", "2024-06-01", None),
        ("the president", None, None, "2024-06-01", None),  # of which state?
        ("the former Norwegian president", None, "NOR", "2023-06-01", None),
        ("the NATO chief", None, None, "2024-06-01", "eve-second"),
        ("the Norwegian president", None, "NOR", None, None),
        ("the", None, "NOR", "2023-06-01", None),
        ("", None, None, "2023-06-01", None),
    ],
)
def test_words_mean_the_one_who_held_the_office(
    name: str, role: str | None, iso3: str | None, day: str | None, expected: str | None
) -> None:
    meant = officials().meant(name, role, iso3, day)
    assert (meant.official_id if meant else None) == expected

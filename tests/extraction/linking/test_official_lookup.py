"""Whom words mean: a name, or an office on the day that somebody held it."""

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.extraction.linking.official_lookup import Officials, office_of, serves
from dashboard.review.adding import shipped_officials
from dashboard.settings import shipped

ROLES = """
    ada-first   | Ada First    | President        | north | 2020-01-01 | 2024-01-31
    ben-second  | Ben Second   | President        | north | 2024-02-01 | 2028-01-31
    cleo-łukas  | Cleo Łukas   | Prime Minister   | north | 2019-05    |
    dan-third   | Dan Third    | Former President | north | 2020-01-01 | 2028-01-31
    eve-second  | Eve Second   | Secretary General| nato  | 2020-01-01 | 2028-01-31
    fay-fourth  | Fay Fourth   | Acting Defence Minister | north | 2024-03-01 | 2024-03-09
    gus-von-sixth | Gus von Sixth | Defence Minister (2024–2025) | north | 2024-03-09 | 2025
    hal-seventh | Hal Seventh  | Defence Minister | north | 2026       | 2028-01-31
    nato        | NATO         | The Alliance as a body | nato |      |
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
                "attested_from": {10: first, 4: last}.get(len(first), "2023-03-01"),
                "attested_to": {10: last, 4: first}.get(len(last), "2023-03-02"),
                "source_id": "written",
                "verification": "one_source",
            }
        )
    organisations: list[dict[str, str | None]] = [
        {"organisation_id": "north", "name": "North", "iso3": "NOR"},
        {"organisation_id": "nato", "name": "NATO", "iso3": None},
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
        ("Ada First", None, "SWE", "2023-06-01", None),  # a namesake who speaks for Sweden
        ("First", "former president", "NOR", "2023-06-01", None),
        ("Ada First", "former president", "NOR", "2023-06-01", "ada-first"),
        ("von Sixth", None, None, "2024-06-01", "gus-von-sixth"),
        ("the Norwegian defence minister", None, "NOR", "2024-03-05", "fay-fourth"),  # acting
        ("the Norwegian defence minister", None, "NOR", "2024-03-09", None),  # who of the two?
        ("Fourth", None, None, "2024-03-09", "fay-fourth"),
        ("the Norwegian defence minister", None, "NOR", "2024-03-10", "gus-von-sixth"),
        ("the Norwegian defence minister", None, "NOR", "2025-03-10", None),  # gone by when?
        ("the Norwegian defence minister", None, "NOR", "2026-03-10", None),  # there since when?
        ("the Norwegian defence minister", None, "NOR", "2027-03-10", "hal-seventh"),
        ("NATO", None, None, "2031-01-01", "nato"),  # a body has no term
        ("Oslo", None, "NOR", "2024-06-01", None),  # a capital is nobody
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


@cache
def gazetteer() -> Officials:
    return shipped_officials(shipped("data"))


@pytest.mark.parametrize(
    ("words", "iso3", "day", "expected"),
    [
        ("the US leader", "USA", "2016-07-08", "barack-obama"),
        ("the US leader", "USA", "2018-07-11", "donald-trump"),
        ("the US leader", "USA", "2024-02-12", "joe-biden"),
        ("the US president", "USA", "2025-06-25", "donald-trump"),
        ("the US president", "USA", "2021-01-20", None),
        ("the former US president", "USA", "2024-02-10", None),
        ("America's top diplomat", "USA", "2018-07-11", "mike-pompeo"),
        ("the Pentagon chief", "USA", "2025-02-12", "pete-hegseth"),
        ("France's president", "FRA", "2019-11-07", "emmanuel-macron"),
        ("the German chancellor", "DEU", "2017-05-25", "angela-merkel"),
        ("the German chancellor", "DEU", "2024-06-01", "olaf-scholz"),
        ("the German leader", "DEU", "2025-06-24", "friedrich-merz"),
        ("Germany's president", "DEU", "2024-06-01", "frank-walter-steinmeier"),
        ("the British prime minister", "GBR", "2022-10-01", "liz-truss"),
        ("the Canadian premier", "CAN", "2018-07-11", "justin-trudeau"),
        ("the Polish leader", "POL", "2024-02-12", None),  # the president or the prime minister?
        ("the alliance's chief", None, "2019-04-03", "jens-stoltenberg"),
        ("the NATO chief", None, "2025-01-13", "mark-rutte"),
        ("the Dutch prime minister", "NLD", "2018-07-11", "mark-rutte"),
        ("NATO's top commander", None, "2014-09-04", "philip-breedlove"),
        ("NATO's top commander", None, "2024-02-12", "christopher-cavoli"),
        ("the EU's foreign policy chief", None, "2025-03-03", "kaja-kallas"),
        ("the Estonian prime minister", "EST", "2024-02-12", "kaja-kallas"),
        ("the European Commission president", None, "2025-03-03", "ursula-von-der-leyen"),
        ("the Kremlin", "RUS", "2025-03-03", "kremlin"),
        ("No 10", None, "2025-03-03", "downing-street"),
        ("Ankara", "TUR", "2022-05-18", None),
    ],
)
def test_the_shipped_officials_resolve_by_the_day(
    words: str, iso3: str | None, day: str, expected: str | None
) -> None:
    meant = gazetteer().meant(words, None, iso3, day)
    assert (meant.official_id if meant else None) == expected


def test_nobody_shares_an_office_but_on_the_day_of_a_handover() -> None:
    offices = defaultdict(list)
    for row in gazetteer().rows:
        if row.organisation_id != "united-states-senate":  # two from each state
            offices[row.organisation_id, office_of(row)].append(row)
    day = date(2014, 1, 1)
    while day < date(2027, 1, 1):
        for office, rows in offices.items():
            holders = {row.official_id for row in rows if serves(row, day.isoformat())}
            ends = {row.held_to for row in rows} & {row.held_from for row in rows}
            handed_over = any(end and day.isoformat().startswith(end) for end in ends)
            assert len(holders) < 2 or handed_over, (office, day, holders)
        day += timedelta(days=1)


@given(
    some.sampled_from(
        ["president", "leader", "prime minister", "chancellor", "foreign minister", "top diplomat"]
    ),
    some.sampled_from(["USA", "FRA", "DEU", "GBR", "POL", "EST", "TUR", "UKR"]),
    some.dates(date(2013, 1, 1), date(2027, 12, 31)),
)
def test_whoever_is_meant_served_on_that_day(office: str, iso3: str, day: date) -> None:
    state = {"USA": "US", "FRA": "French", "DEU": "German", "GBR": "British", "POL": "Polish"}
    words = f"the {state.get(iso3, {'EST': 'Estonian', 'TUR': 'Turkish'}.get(iso3))} {office}"
    meant = gazetteer().meant(words, None, iso3, day.isoformat())
    assert meant is None or (
        serves(meant, day.isoformat()) and gazetteer().states[meant.organisation_id] == iso3
    )


def test_every_term_is_in_order_and_attested() -> None:
    for row in gazetteer().rows:
        assert row.attested_from <= row.attested_to, row.key
        assert not row.held_from or not row.held_to or row.held_from <= row.held_to, row.key


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada First", "NOR"), ("First", None), ("Eve Second", None), ("Bo Other", None)],
)
def test_the_state_that_somebody_spoke_for_on_any_day(name: str, expected: str | None) -> None:
    assert officials().state_of(name) == expected


@pytest.mark.parametrize(
    ("names", "office", "iso3", "expected"),
    [
        (("Ada First", "Eve Second"), "the secretary-general", None, "eve-second"),
        (("Cleo Łukas", "Eve Second"), "the prime minister", None, "cleo-lukas"),
        (("Cleo Łukas",), "the Swedish prime minister", "SWE", None),
        (("Cleo Łukas",), "the former prime minister", None, None),
        (("Ada First",), "the prime minister", None, None),
        ((), "the prime minister", None, None),
        (("Cleo Łukas", "Ada First"), "The president", None, "ada-first"),
        (("Ada First",), "the council's president", None, None),
    ],
)
def test_an_office_among_those_whom_a_text_has_named(
    names: tuple[str, ...], office: str, iso3: str | None, expected: str | None
) -> None:
    found = officials().among(names, office, iso3, "2023-03-01")
    assert (found.official_id if found else None) == expected

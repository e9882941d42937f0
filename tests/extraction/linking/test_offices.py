"""Which office words mean, before anybody asks who held it."""

import pytest

from dashboard.extraction.linking.offices import Office, office_meant, plain

PRESIDENT = Office(("president", "federal president"))
GOVERNMENT = Office(("prime minister", "chancellor"))
DIPLOMAT = Office(("foreign minister", "foreign secretary", "secretary of state"))
SECRETARY_GENERAL = Office(("secretary general",), "nato")
COMMANDER = Office(("supreme allied commander europe",), "nato")
HIGH_REPRESENTATIVE = Office(("high representative for foreign affairs",), "european-union")
COMMISSION = Office(("president of the european commission",), "european-commission")
PENTAGON = Office(("secretary of defense",), "united-states")


@pytest.mark.parametrize(
    ("words", "iso3", "expected"),
    [
        ("the US leader", "USA", PRESIDENT),
        ("the newly elected US president", "USA", PRESIDENT),
        ("the United States' president", "USA", PRESIDENT),
        ("the president of the United States", "USA", PRESIDENT),
        ("France's president", "FRA", PRESIDENT),
        ("France’s president", "FRA", PRESIDENT),
        ("the German leader", "DEU", GOVERNMENT),
        ("the German chancellor", "DEU", Office(("chancellor",))),
        ("the US vice president", "USA", Office(("vice president",))),
        ("America's top diplomat", "USA", DIPLOMAT),
        ("the EU's top diplomat", None, HIGH_REPRESENTATIVE),
        ("the bloc's foreign policy chief", None, HIGH_REPRESENTATIVE),
        ("the alliance's chief", None, SECRETARY_GENERAL),
        ("the secretary general of NATO", None, SECRETARY_GENERAL),
        ("the head of NATO", None, SECRETARY_GENERAL),
        ("NATO's deputy secretary general", None, Office(("deputy secretary general",), "nato")),
        ("NATO's top commander", None, COMMANDER),
        ("the European Commission president", None, COMMISSION),
        ("the head of the European Commission", None, COMMISSION),
        ("the Pentagon chief", "USA", PENTAGON),
        ("the acting head of the Pentagon", "USA", PENTAGON),
        # Not the head of the state:
        ("the US Senate leader", "USA", None),
        ("the French Senate president", "FRA", None),
        ("the leader of Poland's opposition", "POL", None),
        ("the EU president", None, None),  # of the Commission, the Council or the Parliament?
        ("the alliance's president", None, SECRETARY_GENERAL),
        ("the president", None, None),
        # Not in office:
        ("the former Danish prime minister", "DNK", None),
        ("the then-president", "USA", None),
        ("the ex-US president", "USA", None),
        ("Finland's president-elect", "FIN", None),
        ("the deputy prime minister", "POL", None),
        ("the former NATO chief", None, None),
        ("the US vice presidential candidate", "USA", None),
        ("", None, None),
    ],
)
def test_words_name_an_office(words: str, iso3: str | None, expected: Office | None) -> None:
    assert office_meant(words, iso3) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jonas Gahr Støre", "Jonas Gahr Store"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Þórdís Kolbrún", "Thordis Kolbrun"),
        ("Anne-Marie X", "anne marie x"),
        ("the U.S.", "US"),
    ],
)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert plain(one) == plain(other)

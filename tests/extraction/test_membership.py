"""Steps towards the Alliance: who, which, when; and what only sounds like one."""

import pytest

from tests.extraction.reading import steps_in

DAY = "2024-05-08"  # a Wednesday


def told(text: str, day: str = DAY) -> list[str]:
    """Return the steps as words, "FIN joined 2023-04", in order of state and step."""
    return sorted(
        " ".join(filter(None, (step.iso3, step.step, step.happened_on)))
        for step in steps_in(text, day)
    )


JOINED = [
    ("Finland joined NATO in April 2023.", "FIN joined 2023-04"),
    ("Spain, which acceded to the alliance in 1982, has lagged since.", "ESP joined 1982"),
    (
        "Croatia was admitted to NATO in 2009 along with Albania.",
        "ALB joined 2009; HRV joined 2009",
    ),
    ("NATO took in Poland and Hungary in 1999.", "HUN joined 1999; POL joined 1999"),
    ("Norway has been a member of NATO since 1949.", "NOR joined 1949"),
    ("Stockholm completed its accession to NATO on 7 March.", "SWE joined 2024-03-07"),
    ("Greece joined the alliance in 1952, as did Turkey.", "GRC joined 1952; TUR joined 1952"),
    ("Finland joined NATO in 2023 and Sweden in 2024.", "FIN joined 2023; SWE joined 2024"),
    (
        "Finland and Sweden entered NATO in 2023 and 2024 respectively.",
        "FIN joined 2023; SWE joined 2024",
    ),
    (
        "NATO admitted Poland in 1999, Albania and Croatia in 2009 and Montenegro in 2017.",
        "ALB joined 2009; HRV joined 2009; MNE joined 2017; POL joined 1999",
    ),
    (
        "The last enlargement of NATO came on 1 April 2009, when Albania joined.",
        "ALB joined 2009-04-01",
    ),
]
BIDDING = [
    ("Kyiv lodged a formal application for NATO membership on 30 September 2022.",
     "UKR applied 2022-09-30"),
    ("In May 2022 both Nordic countries applied to NATO.", "FIN applied 2022-05; SWE applied 2022-05"),
    ("Russia's war drove Finland to apply to NATO in May 2022.", "FIN applied 2022-05"),
    ("Montenegro, invited in December 2015, is now a NATO ally.", "MNE invited 2015-12"),
    ("NATO extended an invitation to Montenegro on 2 December 2015.", "MNE invited 2015-12-02"),
    ("The flag of Montenegro was raised at NATO on 7 June 2017.", "MNE flag_raised 2017-06-07"),
    ("Allies signed the NATO accession protocol of Albania in July 2008.", "ALB signed 2008-07"),
    ("Georgia's government still hopes to join NATO.", "GEO aspirant"),
    ("Bosnia, a NATO aspirant, has three presidents.", "BIH aspirant"),
]  # fmt: skip

ACTED_ON = [
    ("Hungary's parliament gave its consent to Sweden's NATO accession on 26 February.",
     "SWE ratified 2024-02-26"),
    ("The Bundestag voted in favour of Finland's accession to NATO on 8 July 2022.",
     "FIN ratified 2022-07-08"),
    ("Sweden's accession to NATO was ratified by Hungary in February.", "SWE ratified 2024-02"),
    ("Canada was the first NATO ally to ratify Sweden's accession, on 5 July 2022.",
     "SWE ratified 2022-07-05"),
    ("Turkey blocked Sweden's NATO bid for more than a year.", "SWE delayed"),
    ("Macedonia's path to NATO was blocked by Athens.", "MKD delayed"),
    ("Erdogan accused Stockholm of harbouring militants and blocked its entry into NATO.",
     "SWE delayed"),
    ("Hungarian lawmakers postponed a vote on Sweden's NATO membership.", "SWE delayed"),
    ("Hungary has yet to ratify Sweden's NATO membership.", "SWE delayed"),
]  # fmt: skip

OUTSIDE = [
    ("Neither Ireland nor Malta belongs to NATO.", "IRL not_member; MLT not_member"),
    ("Nor are Sweden and Finland NATO members.", "FIN not_member; SWE not_member"),
    ("Ireland has stayed out of NATO.", "IRL not_member"),
    ("France left NATO's military command in 1966.", "FRA left 1966"),
]

NONE = [
    "Ukraine will one day join NATO.",
    "If Moldova joined NATO, Russia would react.",
    "Croatia joined the European Union in 2013, NATO noted.",
    "NATO condemned it. Denmark joined Germany in sending tanks.",
    "Parliament is expected to ratify Finland's NATO accession on Friday.",
    "A committee approved Sweden's bid to join NATO in December.",
    "Moldova does not want to join NATO.",
    "Ukraine was invited to attend the NATO summit in July.",
    "Poland invited Sweden to join the exercise, NATO said.",
    "Sweden applied sanctions against Russia in May 2022, NATO noted.",
    "Hungary blocked EU aid for Ukraine and held up a NATO statement.",
    "Slovakia became the first NATO member to send jets.",
    "Trump threatened to leave NATO.",
    "Iceland is a member of NATO but not of the EU.",
    "Sweden joined in 2024.",  # joined what?
]

ACROSS = [
    (
        "Finland and Sweden applied to NATO on 18 May 2022. Both were invited on 29 June 2022, "
        "and Italy ratified both bids on 3 August 2022.",
        "FIN applied 2022-05-18; FIN invited 2022-06-29; FIN ratified 2022-08-03; "
        "SWE applied 2022-05-18; SWE invited 2022-06-29; SWE ratified 2022-08-03",
    ),
    (
        "North Macedonia wants to join NATO. Greece, which had blocked its neighbour's entry, "
        "ratified it in February 2019.",
        "MKD aspirant; MKD delayed; MKD ratified 2019-02",
    ),
    (
        "Ukraine is not a member of NATO. It asked for fast-track accession in September 2022.",
        "UKR applied 2022-09; UKR not_member",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*JOINED, *BIDDING, *ACTED_ON, *OUTSIDE, *ACROSS]
)  # fmt: skip
def test_a_step_its_state_and_its_date(text: str, expected: str) -> None:
    assert told(text) == expected.split("; ")


@pytest.mark.parametrize("text", NONE)
def test_no_step(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "voter"),
    [
        ("Lawmakers in Budapest signed off on Sweden's NATO bid in February.", "HUN"),
        ("The Turkish parliament approved Sweden's NATO bid in January.", "TUR"),
        ("Parliament in Podgorica ratified Montenegro's NATO accession in April.", None),
        ("Sweden's accession to NATO was ratified by Hungary.", "HUN"),
    ],
)
def test_whose_ratification_it_is(text: str, voter: str | None) -> None:
    assert [step.ratified_by for step in steps_in(text, DAY)] == [voter]


def test_the_evidence_is_the_clause() -> None:
    text = "Moscow protested. Sweden, which joined NATO on 7 March 2024, shrugged, and so did we."
    (step,) = steps_in(text, DAY)
    assert text[step.start : step.end] == "Sweden, which joined NATO on 7 March 2024"


KNOWN_MISSES = [
    # text, what is missed, what is proposed
    ("Since Finland's entry into NATO in 2023, the border has doubled.",
     "FIN joined 2023",
     ""),
    ("Cyprus, the only EU member in the east outside NATO, was absent.",
     "CYP not_member",
     ""),
    ("Sweden's NATO bid inched forward.",
     "SWE progress",
     ""),
    ("Finland cleared the last hurdle to NATO membership on Monday.",
     "FIN progress 2024-05-06",
     ""),
    ("Turkey ratified Finland's NATO bid on 30 March; Hungary had done so on 27 March.",
     "FIN ratified 2024-03-27",
     "FIN ratified 2024-03-30"),
    ("NATO said Ukraine's application was still pending.",
     "UKR delayed",
     ""),
    ("Ireland, which is neutral and not a member of NATO, spends little.",
     "IRL not_member",
     ""),
    ("Austria is in the EU but not in NATO.",
     "AUT not_member",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "missed", "proposed"), KNOWN_MISSES)
def test_known_misses(text: str, missed: str, proposed: str) -> None:
    assert {*missed.split("; ")}.isdisjoint(told(text))
    assert told(text) == [step for step in proposed.split("; ") if step]

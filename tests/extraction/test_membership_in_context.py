"""Steps whose state or day the words around them give: "his country", "the year that", "the latter"."""

import pytest

from tests.extraction.reading import steps_in


def told(text: str, day: str) -> list[str]:
    """Return the steps as words, "FIN joined 2023-04", in order of state and step."""
    return sorted(
        " ".join(filter(None, (step.iso3, step.step, step.happened_on)))
        for step in steps_in(text, day)
    )


THEIR_COUNTRY = [
    ("Albanian Prime Minister Illyria Kelmendi told reporters that his nation's goal of joining NATO "
     "was no secret.", "ALB aspirant"),
    ("Croatia's president, Stipe Hrast, was late at NATO. He reminds guests that his country, in the "
     "alliance since 2009, pays its share.", "HRV joined 2009"),
    ("Slovenian Foreign Minister Tanja Fajon spoke first. Her country came into NATO in 2004, Fajon "
     "told the allies.", "SVN joined 2004"),
    ("Sweden's Ulf Kristersson told reporters in London that his country joined NATO in March 2024.",
     "SWE joined 2024-03"),
    ("Estonian Prime Minister Kaja Kallas met US Secretary of State Antony Blinken at NATO. "
     "Her country joined the alliance in 2004, she said.", "EST joined 2004"),
    ("Polish Foreign Minister Radoslaw Sikorski praised Germany. His nation joined NATO in 1999.",
     "POL joined 1999"),
    ("North Macedonia's Prime Minister Zoran Zaev, on a visit to Athens, said NATO had invited "
     "his country in July 2018.", "MKD invited 2018-07"),
    ("Finnish President Sauli Niinisto said in Washington that his country had applied to join NATO "
     "in May 2022.", "FIN applied 2022-05"),
    ("Ukrainian President Volodymyr Zelensky complained that Hungary had blocked his country's NATO "
     "bid.", "UKR delayed"),
    ("French President Emmanuel Macron received Albania's Edi Rama in Paris. Rama said his country "
     "had joined NATO in 2009.", "ALB joined 2009"),
    ("Sweden's Magdalena Andersson signed the letter in Stockholm. Her government applied to NATO on "
     "18 May 2022.", "SWE applied 2022-05-18"),
    ("Romanian President Klaus Iohannis met Britain's Rishi Sunak at NATO. His country joined the "
     "alliance in 2004, he recalled.", "ROU joined 2004"),
    ("Pavel Fiala, the Czech deputy defence minister, said Russia had protested when his country "
     "joined NATO in 1999.", "CZE joined 1999"),
    ("\"We came in on the day we had earned it,\" said Slovak Defence Minister Robert Kalinak. "
     "His country joined NATO in 2004.", "SVK joined 2004"),
]  # fmt: skip

THE_YEAR = [
    ("Poland's Donald Tusk recalled 1999, the year his country joined NATO along with Hungary and "
     "the Czech Republic.", "CZE joined 1999; HUN joined 1999; POL joined 1999"),
    ("NATO last grew so fast in the year Croatia and Albania came in, 2009.",
     "ALB joined 2009; HRV joined 2009"),
    ("NATO's biggest round was in 2004, when Bulgaria, Romania and Slovakia joined.",
     "BGR joined 2004; ROU joined 2004; SVK joined 2004"),
    ("He was born in 1982, the year Spain joined NATO.", "ESP joined 1982"),
    ("In 2017, the year in which Montenegro joined NATO, spending was far lower.",
     "MNE joined 2017"),
    ("Borders closed in March 2020, the month North Macedonia entered NATO.", "MKD joined 2020-03"),
    ("On 4 April 2023, the day Finland joined NATO, it snowed.", "FIN joined 2023-04-04"),
    ("In 1952, the year that Greece and Turkey joined NATO, Stalin still ruled.",
     "GRC joined 1952; TUR joined 1952"),
]  # fmt: skip

PARTICIPLES = [
    ("The deputies voted on Tuesday, ratifying Sweden's NATO accession.", "SWE ratified 2024-05-07"),
    ("Montenegro's application to NATO of November 2008 was ratified by Spain.", "MNE ratified"),
    ("Talks began after Skopje signed the NATO accession protocol on 6 February 2019.",
     "MKD signed 2019-02-06"),
    ("After joining NATO in 2009, Albania hosted an air base.", "ALB joined 2009"),
    ("Having joined NATO in 2004, Slovenia took its time.", "SVN joined 2004"),
    ("Podgorica celebrated, Montenegro having joined NATO in June 2017.", "MNE joined 2017-06"),
    ("Since joining NATO in April 2023, Finland has doubled its reserves.", "FIN joined 2023-04"),
    ("NATO's summit ended on Tuesday, having invited Georgia and Bosnia to join.",
     "BIH invited; GEO invited"),
]  # fmt: skip

COMPARED = [
    ("Norway joined NATO in 1949, as did Denmark, Italy and Portugal.",
     "DNK joined 1949; ITA joined 1949; NOR joined 1949; PRT joined 1949"),
    ("Slovenia and Slovakia, which came in together with Latvia in 2004, are NATO's quiet members.",
     "LVA joined 2004; SVK joined 2004; SVN joined 2004"),
    ("Norway and Turkey and Greece were at NATO early. They had been rivals before they joined in 1952.",
     "GRC joined 1952; NOR joined 1952; TUR joined 1952"),
    ("Greece, which entered NATO in 1952, has been inside since that year. Spain has been inside since "
     "1982.", "ESP joined 1982; GRC joined 1952"),
    ("Sweden became the last of the Nordic five to join NATO, in March 2024.", "SWE joined 2024-03"),
    ("Albania joined NATO in 2009. Montenegro came in eight years later.",
     "ALB joined 2009; MNE joined 2017"),
    ("Italy has been in NATO since 1949. Turkey has been in since 1952.",
     "ITA joined 1949; TUR joined 1952"),
    ("Sweden joined NATO in March 2024, and Finland a year earlier.",
     "FIN joined 2023; SWE joined 2024-03"),
    ("Croatia and Montenegro joined NATO in 2009 and 2017 respectively.",
     "HRV joined 2009; MNE joined 2017"),
    ("Finland joined NATO in April 2023 and Sweden eleven months later.",
     "FIN joined 2023-04; SWE joined 2024-03"),
    ("Greece joined NATO in 1952, Spain thirty years later.", "ESP joined 1982; GRC joined 1952"),
    ("Finland applied to NATO in May 2022, Ukraine four months later.",
     "FIN applied 2022-05; UKR applied 2022-09"),
    ("Sweden joined NATO in March 2024, and Finland welcomed it.", "SWE joined 2024-03"),
    ("Sweden joined NATO in 2024, and Germany in 2023 raised its budget.", "SWE joined 2024"),
    ("Montenegro joined NATO in 2017, eight years after Croatia.",
     "HRV joined 2009; MNE joined 2017"),
    ("Albania joined NATO in 2009. North Macedonia followed eleven years later.",
     "ALB joined 2009; MKD joined 2020"),
]  # fmt: skip

RATIFIED_FOR = [
    ("Albania will soon be a member of NATO. Greece was the last to ratify, on Monday.", "ALB ratified 2024-05-06"),
    ("France ratified Albania's and Croatia's bids for NATO in 2009. Latvia was among the first to ratify, in "
     "May 2008.", "ALB ratified 2008-05; ALB ratified 2009; HRV ratified 2008-05; HRV ratified 2009"),
    ("Albania joined NATO in 2009. Macedonia should have come, but Greece vetoed its invitation in "
     "April 2008.", "ALB joined 2009; MKD delayed 2008-04"),
    ("Hungarian deputies again put off a vote on Sweden's NATO bid on Monday.", "SWE delayed 2024-05-06"),
    ("Iceland was first to ratify the Nordic protocols at NATO, on 5 July 2022.",
     "FIN ratified 2022-07-05; SWE ratified 2022-07-05"),
    ("Montenegro joined NATO on Monday. Its neighbours cheered. Spain's senate had been the "
     "last to ratify, ten days earlier.",
     "MNE joined 2024-05-06; MNE ratified 2024-04-26"),
    ("Ankara withdrew its objections to Finland's NATO accession on Monday.",
     "FIN progress 2024-05-06"),
    ("Greece lifted its veto of Macedonia's NATO membership in June 2018.", "MKD progress 2018-06"),
    ("Greece was the first to ratify North Macedonia's NATO accession, on 8 February 2019.",
     "MKD ratified 2019-02-08"),
    ("North Macedonia signed its NATO accession protocol on 6 February 2019. Greece, long its "
     "opponent, ratified it on 8 February 2019.", "MKD ratified 2019-02-08; MKD signed 2019-02-06"),
    ("Sweden's bid to join NATO stalled for months. Hungary was the last to ratify, on 26 February.",
     "SWE delayed; SWE ratified 2024-02-26"),
    ("Montenegro signed NATO's accession protocol in May 2016. The US Senate ratified the treaty in "
     "March 2017.", "MNE ratified 2017-03; MNE signed 2016-05"),
    ("Finland and Sweden applied to NATO in May 2022. Canada was first to ratify the protocols, on "
     "5 July 2022.", "FIN applied 2022-05; FIN ratified 2022-07-05; SWE applied 2022-05; "
     "SWE ratified 2022-07-05"),
    ("Sweden applied to NATO in May 2022. Turkey's parliament ratified the accession on 23 January "
     "2024.", "SWE applied 2022-05; SWE ratified 2024-01-23"),
    ("Albania was invited to join NATO in April 2008. Slovenia ratified membership in February 2009.",
     "ALB invited 2008-04; ALB ratified 2009-02"),
    ("North Macedonia waited. The last NATO state to ratify its accession was Spain, in March 2020.",
     "MKD ratified 2020-03"),
]  # fmt: skip

OUTSIDE = [
    ("Austria is neutral. The country does not belong to NATO.", "AUT not_member"),
    ("He noted that Ukraine was not a NATO member.", "UKR not_member"),
    ("Austria, which isn't a NATO member, abstained.", "AUT not_member"),
    ("Malta lies outside the alliance, NATO officials said.", "MLT not_member"),
    ("The senator said Ukraine wasn't a member of NATO and could not expect help.",
     "UKR not_member"),
    ("Moldova, a country outside NATO, asked for help.", "MDA not_member"),
    ("Switzerland does not belong to NATO.", "CHE not_member"),
    ("She said that Serbia, not being a member of NATO, had no say.", "SRB not_member"),
    ("Cyprus has never been a NATO member.", "CYP not_member"),
]  # fmt: skip

RANKED = [
    ("New flags fly at NATO, those of Latvia and Estonia, which became members in 2004.",
     "EST joined 2004; LVA joined 2004"),
    ("Finland became NATO's 31st member yesterday.", "FIN joined 2024-05-07"),
    ("North Macedonia became the alliance's thirtieth ally on 27 March 2020.",
     "MKD joined 2020-03-27"),
    ("Sweden has been NATO's 32nd member since 7 March 2024.", "SWE joined 2024-03-07"),
    ("NATO welcomed Montenegro as its 29th member on 5 June 2017.", "MNE joined 2017-06-05"),
    ("Sweden on Tuesday became the 32nd country to join NATO.", "SWE joined 2024-05-07"),
    ("Albania and Croatia became NATO's 27th and 28th members in April 2009.",
     "ALB joined 2009-04; HRV joined 2009-04"),
    ("Finland, which became the thirty-first ally last April, was absent, NATO said.",
     "FIN joined 2024-04"),
    ("NATO grew to 32 members when Sweden joined on 7 March 2024.", "SWE joined 2024-03-07"),
]  # fmt: skip

NONE = [
    "Slovenia had almost blocked Croatia's NATO bid.",
    "Finland's parliament voted in March to join NATO.",
    "Moldova froze its relations with the CIS, which it joined in 1994, NATO noted.",
    "It is not a member of NATO's partnership, unlike Serbia.",
    "Greece agreed to drop its veto of the EU's budget, NATO noted.",
    "NATO asked Georgia to send troops in 2004.",
    "Norway's government supported Sweden's NATO accession.",
    "Turkey might lift its veto of Sweden's NATO bid.",
    "Turkey did not drop its objections to Sweden's NATO bid.",
    "A visiting analyst said his country joined NATO in 1999, unlike Ukraine.",
    "NATO chief Jens Stoltenberg said in Kyiv that his country joined in 1949.",
    "His country joined NATO in 2004, unlike Austria.",
    "1999, the year Russia opposed NATO's war, was hard for Serbia.",
    "2030, the year by which Ukraine may join NATO, is far away.",
    "With Ukraine joining NATO off the table, talks went on.",
    "Norway's parliament ratified the treaty with Poland in March, NATO noted.",
    "Spain was the last to ratify NATO's budget.",
    "Ukraine was not a NATO priority.",
    "Slovakia is not a NATO laggard.",
    "Ukraine would be NATO's 33rd member.",
    "Georgia became the third country to send troops to NATO's mission in 2011.",
    "French President Emmanuel Macron said his country left Mali in 2022, NATO noted.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*THEIR_COUNTRY, *THE_YEAR, *PARTICIPLES, *COMPARED, *RATIFIED_FOR, *OUTSIDE, *RANKED],
)
def test_a_step_in_its_context(text: str, expected: str) -> None:
    assert told(text, "2024-05-08") == expected.split("; ")  # a Wednesday


def test_known_misses_of_a_step() -> None:
    text = "Sweden joined NATO in March 2024, and Finland the April before."
    assert told(text, "2024-05-08") == ["SWE joined 2024-03"]  # FIN joined 2023-04


@pytest.mark.parametrize("text", NONE)
def test_no_step_where_the_context_gives_none(text: str) -> None:
    assert told(text, "2024-05-08") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kaja Kallas told NATO that her country joined in 2004.", ["EST joined 2004"]),
        ("NATO heard Kaja Kallas, whose country joined it in 2004.", ["EST joined 2004"]),
        ("Mark Rutte told NATO that his country joined in 1949.", []),
    ],
)
def test_of_what_state_somebody_is_known_to_be(text: str, expected: list[str]) -> None:
    known = {"Kaja Kallas": "EST"}
    steps = steps_in(text, "2024-05-08", lambda who: known.get(who.name))
    assert [f"{step.iso3} {step.step} {step.happened_on}" for step in steps] == expected


KNOWN_MISSES = [
    ("Bulgaria held a vote on NATO in 2003. A year after that, it joined.", "BGR joined 2004",
     "BGR joined"),
    # text, what is missed, what is proposed
    ("Lithuanian President Gitanas Nauseda said his country and Latvia stood together. "
     "Both joined NATO in 2004.",
     "LTU joined 2004",
     "LVA joined 2004"),
    ("The President of Latvia, Edgars Rinkevics, was moved. \"My country joined NATO twenty"
     " years ago this month,\" he said.",
     "LVA joined 2004-05",
     ""),
    ("Greece joined NATO in 1952, Montenegro only in June 2017.",
     "MNE joined 2017-06",
     "GRC joined 1952"),
    ("Hungary and Slovakia are in NATO; the former joined in 1999, the latter in 2004.",
     "HUN joined 1999; SVK joined 2004",
     ""),
    ("Allies are ratifying Macedonia's NATO protocol, which Slovenia ratified in 2019. "
     "Greece was second, in March 2019.",
     "MKD ratified 2019-03",
     "MKD ratified 2019"),
    ("Slovak lawmakers gave Finland's NATO bid their consent on Tuesday.",
     "FIN ratified 2024-05-07",
     ""),
    ("Hungary delayed a vote on Sweden's NATO bid. Its parliament approved Finland's in "
     "March 2023.",
     "FIN ratified 2023-03",
     "SWE delayed"),
    ("A year ago today NATO asked Georgia to join.",
     "GEO invited 2023-05-08",
     ""),
    ("Turkey agreed on Monday to lift its veto of Sweden's NATO bid.",
     "SWE progress 2024-05-06",
     ""),
    ("Allies debated the Nordic bids for NATO. Luxembourg approved both on 5 July 2022.",
     "FIN ratified 2022-07-05; SWE ratified 2022-07-05",
     ""),
    ("Albania's NATO protocol was signed in July 2008. The small Balkan country had been "
     "invited in April 2008, to the dismay of Moscow.",
     "ALB invited 2008-04",
     "ALB signed 2008-07"),
    ("Ireland has never been in NATO. Malta is outside, too.",
     "MLT not_member",
     "IRL not_member"),
    ("Russia aside, Sweden was the only Baltic Sea state not in NATO.",
     "SWE not_member",
     ""),
    ("Ireland and Austria are among the EU states that are not in NATO.",
     "AUT not_member; IRL not_member",
     ""),
    ("President Volodymyr Zelensky of Ukraine, whose country is not in the alliance, came "
     "to NATO.",
     "UKR not_member",
     ""),
    ("Spain's king signed Albania's NATO protocol on 5 March, two weeks after parliament "
     "had ratified it.",
     "ALB ratified 2024-02",
     "ALB ratified; ALB signed 2024-03-05"),
    ("Twenty years after Estonia joined NATO, the sky over it is policed by others.",
     "EST joined 2004",
     "EST joined"),
    ("On Monday, hours after Finland joined NATO, Moscow protested.",
     "FIN joined 2024-05-06",
     "FIN joined"),
    ("Albania's flag went up at NATO on Tuesday, three days after it joined the alliance.",
     "ALB joined 2024-05-04",
     "ALB flag_raised 2024-05-07; ALB joined"),
    ("With Albania entering in April 2009, the whole shore was NATO's.",
     "ALB joined 2009-04",
     ""),
    ("With Finland joining NATO last August, the border doubled.",
     "FIN joined 2023-08",
     ""),
    ("Before joining NATO in 2024, Sweden had been neutral for two centuries.",
     "SWE joined 2024",
     ""),
    ("Russia moved troops, with Finland having applied to NATO in May 2022.",
     "FIN applied 2022-05",
     ""),
    ("Armenia's envoy said his country was neutral and not a member of NATO.",
     "ARM not_member",
     ""),
    ("Montenegrin President Filip Vujanovic thanked the United States and Britain for "
     "keeping NATO's door open. His parliament only voted to ratify membership on April 28.",
     "MNE ratified 2024-04-28",
     ""),
    ("Parliament in Skopje was full. North Macedonia's assembly ratified the NATO accession"
     " treaty on Tuesday.",
     "MKD ratified 2024-05-07",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "missed", "proposed"), KNOWN_MISSES)
def test_known_misses(text: str, missed: str, proposed: str) -> None:
    assert {*missed.split("; ")}.isdisjoint(told(text, "2024-05-08"))
    assert told(text, "2024-05-08") == [step for step in proposed.split("; ") if step]

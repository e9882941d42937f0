"""What sentences count about the Alliance, in words that were written for these tests."""

import pytest

from tests.extraction.reading import counted_in

DAY = "2024-11-20"
SHORT = {
    "members_meeting_guideline": "meeting",
    "members_total": "all",
    "guideline_share_of_gdp": "guideline",
    "guideline_part_share_of_gdp": "part",
    "proposed_guideline_share_of_gdp": "proposed",
    "share_of_gdp": "share",
    "planned_share_of_gdp": "plan",
    "spending_growth": "growth",
    "consecutive_years_of_increase": "years",
    "money": "money",
}


def read(text: str, *metrics: str, day: str = DAY) -> list[str]:
    """Return what is counted as lines of words: ``share 2.1 2024 POL``."""
    lines = []
    for one in counted_in(text, day):
        found = one.counted
        metric = SHORT[found.metric]
        if not metrics or metric in metrics:
            parts = (metric, f"{found.value:g}", found.year, found.unit or found.iso3)
            lines.append(" ".join(str(part) for part in parts if part is not None))
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway spent 2.2 percent of GDP on defence last year.", ["share 2.2 2023 NOR"]),
        (
            "Denmark, at 2.4% of GDP, now outspends its southern neighbour on defence.",
            ["share 2.4 DNK"],
        ),
        ("Greek defence spending reached 3.1 per cent of output in 2023.", ["share 3.1 2023 GRC"]),
        ("Croatia's military budget came to 1.8% of GDP in 2022.", ["share 1.8 2022 HRV"]),
        ("Last year, Portugal devoted 1.5 percent of its GDP to defence.", ["share 1.5 2023 PRT"]),
        (
            "The Netherlands will spend 2.5 percent of GDP on defence by 2030.",
            ["plan 2.5 2030 NLD"],
        ),
        ("Romania aims for 3 percent of GDP in defence outlays in 2027.", ["plan 3 2027 ROU"]),
        (
            "Bulgaria, which borders Turkey and Greece, spends 2.1% of GDP on its army.",
            ["share 2.1 BGR"],
        ),
        (
            "Hungary spent 2.1 percent of GDP on defence in 2023, up from 1.8 percent in 2022.",
            ["share 2.1 2023 HUN", "share 1.8 2022 HUN"],
        ),
        (
            "Czech defence spending should rise from 1.5 percent of GDP in 2023 to 2 percent in 2025.",
            ["share 1.5 2023 CZE", "plan 2 2025 CZE"],
        ),
        (
            "Lithuania and Latvia spent 2.9 and 3.2 percent of GDP on defence respectively.",
            ["share 2.9 LTU", "share 3.2 LVA"],
        ),
        (
            "Italy and Spain each spend less than 1.6 percent of GDP on defence.",
            ["share 1.6 ITA", "share 1.6 ESP"],
        ),
        (
            "Slovenian Defence Minister Ada Example said her country would reach 2 percent of GDP "
            "in military spending by 2030.",
            ["plan 2 2030 SVN"],
        ),
        (
            "Albania joined in 2009. It now spends 2 percent of GDP on its armed forces.",
            ["share 2 ALB"],
        ),
        (
            "Defence outlays in Slovakia stood at 2 percent of GDP in 2023.",
            ["share 2 2023 SVK"],
        ),
        (
            "Greece, which is set to buy jets, spends 3.1 percent of GDP on defence.",
            ["share 3.1 GRC"],
        ),
        ("Britain falls short of 2% of GDP on defence with 1.98%.", ["share 1.98 GBR"]),
        (
            "Turkey, Italy and Canada spend 2.09, 1.49 and 1.37 percent of GDP on defence.",
            ["share 2.09 TUR", "share 1.49 ITA", "share 1.37 CAN"],
        ),
        (
            "The Baltic states want to spend 3 percent of GDP on defence.",
            ["plan 3 EST", "plan 3 LVA", "plan 3 LTU"],
        ),
        (
            "Poland gives 4.1 percent of GDP to defence. It was up from last year's 3.3 percent.",
            ["share 4.1 POL", "share 3.3 2023 POL"],
        ),
        ("Some 3.4% of Estonia's GDP goes to defence.", ["share 3.4 EST"]),
        (
            "The highest share was Poland's 4.1 percent of GDP, NATO said of defence budgets.",
            ["share 4.1 POL"],
        ),
        (
            "Military spending was highest in Poland (4.1%), Estonia (3.4%) and the US (3.4%).",
            ["share 4.1 POL", "share 3.4 EST", "share 3.4 USA"],
        ),
        (
            "Finland budgeted between 2.3 and 2.5 percent of GDP for defence in 2025.",
            ["plan 2.3 2025 FIN", "plan 2.5 2025 FIN"],
        ),
        (
            "Belgium's government agreed to bring defence spending to 2% of GDP by 2029.",
            ["plan 2 2029 BEL"],
        ),
        (
            "Canada has promised to hit 2 percent of GDP on defence in 2032, Bo Sample said.",
            ["plan 2 2032 CAN"],
        ),
    ],
)
def test_whose_share_of_gdp_when_and_whether_planned(text: str, expected: list[str]) -> None:
    assert read(text, "share", "plan") == expected


def test_known_misses_of_a_list_of_shares() -> None:
    # 4.1 POL and 3.4 EST, too
    text = "On defence, Poland was at 4.1, Estonia at 3.4 and Latvia at 3.2 percent of GDP."
    assert read(text, "share", "plan") == ["share 3.2 LVA"]


def test_known_misses_of_shares_of_gdp() -> None:
    text = "Iceland has no army; Ireland spends a quarter of one percent of GDP on its own."
    assert read(text) == []  # share 0.25 IRL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany has overtaken Britain and now spends 2.1% of GDP on defence.", "share 2.1 DEU"),
        ("Latvia's neighbour Estonia once spent 3.4% of GDP on defence.", "share 3.4 EST"),
        (
            "Denmark has promised Ukraine more than most and intends to raise its army's budget "
            "to 3 percent of GDP.",
            "plan 3 DNK",
        ),
        (
            "Defence spending in Italy, unlike in France, has stayed at 1.5 percent of GDP.",
            "share 1.5 ITA",
        ),
    ],
)
def test_the_subject_owns_a_share_where_there_is_a_parse(text: str, expected: str) -> None:
    assert read(text, "share", "plan") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Poland's economy grew by 3 percent in 2023, and its army with it.",
        "Inflation in Germany, at 2.2 percent, is no help to the defence budget.",
        "Only 4 percent of Swedes in the poll named defence as their first concern.",
        "The Greens of Germany, at 11 percent in the polls, oppose the military budget.",
        "Norway's deficit will come to 4 percent of GDP, half of it for defence.",
        "Canada gives 0.3 percent of GDP in aid.",
        "Spain did not reach 2 percent of GDP on defence in 2023.",
        "European allies together spent 2 percent of GDP on defence in 2024.",
        "Turnout in Latvia fell to 5 percent in the military districts.",
        "The party wants a tax of 2% on luxury cars in France, and a stronger army.",
    ],
)
def test_other_percentages_are_no_state_s_share(text: str) -> None:
    assert read(text, "share", "plan") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trump wants allies to spend 5 percent of GDP on defence.", ["proposed 5"]),
        ("The president has called for defence spending to be raised to 5%.", ["proposed 5"]),
        (
            "Canada's minister, Bo Sample, suggested that allies pay 2.5 or 3 percent for defence.",
            ["proposed 2.5", "proposed 3"],
        ),
        ("The senator demanded 4% of GDP from every member of the alliance.", ["proposed 4"]),
        ("Rutte has called for raising the goal to 3.5 percent of GDP.", ["proposed 3.5"]),
        ("Three percent of GDP would be a more realistic target, she said.", ["proposed 3"]),
        (
            "US President Ada Example told NATO leaders they should pay 4 percent for defence.",
            ["proposed 4"],
        ),
        ("Allies agreed in 2014 to spend at least 2% of GDP on defence.", ["guideline 2"]),
        ("Members missed the 2% target for years.", ["guideline 2"]),
        (
            "Of the 5 percent, 3.5 percent is for core defence and 1.5 percent for infrastructure.",
            ["part 3.5", "part 1.5"],
        ),
    ],
)
def test_what_members_are_asked_for(text: str, expected: list[str]) -> None:
    assert read(text, "proposed", "guideline", "part", "plan", "share") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2024, 22 of the alliance's 32 members met the 2% guideline.",
            ["meeting 22 2024", "all 32"],
        ),
        (
            "Of NATO's 31 allies, only ten reached 2 percent of GDP in 2023.",
            ["all 31", "meeting 10 2023"],
        ),
        (
            "Eighteen allies will hit NATO's 2% target this year, up from ten in 2023.",
            ["meeting 18 2024", "meeting 10 2023"],
        ),
        (
            "The number of allies meeting the 2% target of NATO rose from three in 2014 to 23 in 2024.",
            ["meeting 3 2014", "meeting 23 2024"],
        ),
        ("All but nine met the 2% target, NATO said.", []),
        ("Nearly half of NATO's 32 members meet the 2% target.", ["all 32"]),
        ("Ministers of 30 NATO countries met in Riga to discuss the 2% target.", []),
        ("Four NATO allies sent jets to Kyiv. Three did not, and six did.", []),
        ("The 32 members of NATO agreed to spend 2% of GDP on defence.", ["all 32"]),
        (
            '"When NATO made the 2% pledge in 2014, three allies met it," he said.',
            ["meeting 3 2014"],
        ),
        ("Eight NATO members still fall short of the 2% target.", []),
        (
            "NATO's target is 2% of GDP. In 2016 five countries met it; ten did so in 2023.",
            ["meeting 5 2016", "meeting 10 2023"],
        ),
        (
            "A decade ago three allies cleared NATO's 2% bar; this year 23 out of 32 will.",
            ["meeting 3 2014", "meeting 23 2024", "all 32"],
        ),
        ("The 2% target was met by 23 NATO allies in 2024.", ["meeting 23 2024"]),
        ("Six more NATO allies cleared the 2% bar in 2023.", ["meeting 6 2023"]),
        ("All but nine of NATO's 32 members meet the 2% target.", ["meeting 23", "all 32"]),
        ("Half of NATO's 32 members meet the 2% target.", ["meeting 16", "all 32"]),
        (
            "Two thirds of NATO's 30 members spent 2% of GDP on defence.",
            ["meeting 20", "all 30"],
        ),
        (
            "Of the then 28 NATO members, four met the 2% mark in 2014. By 2020 it was nine, by 2022 "
            "seven and last year 11.",
            ["all 28", "meeting 4 2014", "meeting 9 2020", "meeting 7 2022", "meeting 11"],
        ),
    ],
)
def test_how_many_members_meet_a_guideline(text: str, expected: list[str]) -> None:
    assert read(text, "meeting", "all") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO now counts 32 members.", ["all 32"]),
        ("NATO has grown from 12 to 32.", ["all 12", "all 32"]),
        ("All 32 allies agreed, NATO said.", ["all 32"]),
        ("The 32-nation alliance met on Monday.", ["all 32"]),
        ("With Finland the alliance grew from 30 members to 31.", ["all 30", "all 31"]),
        ("NATO met. Among 32 allies, only Hungary objected.", ["all 32"]),
        ("NATO met. Among all 32 allied countries, 23 spend 2% of GDP.", ["all 32"]),
        ("The treaty's 32 members agreed, NATO said.", ["all 32"]),
        ("That's 32 members of NATO, he said.", ["all 32"]),
        ("America's 31 allies in NATO agreed.", []),
        ("Denmark is not among the 23 that meet it, NATO said.", []),
        ("Poland is among 15 countries that spend 2% of GDP, NATO said.", []),
        ("NATO was founded by 12 countries.", []),
        ("A third of the 30 European members of NATO buy their own jets.", []),
        ("NATO met. Ten of the 16 federal states in Germany hold a barracks.", []),
        ("NATO said that two of the 14 ships turned back.", []),
        ("The EU's 27 members agreed, and NATO took note.", []),
        ("NATO said that 27 member states of the European Union had agreed.", []),
        ("NATO sent 14 ships, and 20 countries outside it joined the exercise.", []),
    ],
)
def test_members_in_all(text: str, expected: list[str]) -> None:
    assert read(text, "all") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's defence budget rose by 19 percent in 2024.", ["growth 19 2024 NOR"]),
        ("Military spending in Europe was up 11% in real terms last year.", ["growth 11 2023"]),
        ("NATO expects an 18% rise in defence spending this year.", ["growth 18 2024"]),
        ("Germany will spend 7 percent more on defence than in 2023.", ["growth 7 DEU"]),
        (
            "European defence spending has risen for ten years in a row, by 9 percent in 2023.",
            ["years 10", "growth 9 2023"],
        ),
        ("It was the ninth consecutive year of growth in NATO budgets.", ["years 9"]),
        ("Poland's budget for the army grew to 4 percent of GDP.", []),
        ("Sales of the arms maker rose by 12 percent as defence spending went up.", []),
        ("Consumer prices rose by 9 percent, and the defence ministry complained.", []),
        ("Defence spending fell by 3 percent in 2013.", []),
        ("The economy of Latvia grew 2.8 percent, more than its military.", []),
    ],
)
def test_growth(text: str, expected: list[str]) -> None:
    assert read(text, "growth", "years") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany set aside 100 billion euros in 2022.", ["money 1e+11 2022 EUR"]),
        ("The package is worth $61 billion.", ["money 6.1e+10 USD"]),
        ("It would cost an extra €250 billion a year.", ["money 2.5e+11 EUR"]),
        (
            "They need half a billion pounds and two hundred million zlotys.",
            ["money 5e+08 GBP", "money 2e+08 PLN"],
        ),
        ("Norway adds 600 billion kroner by 2036.", ["money 6e+11 2036 NOK"]),
        ("Sweden's minister spoke. The budget is 119 billion kronor.", ["money 1.19e+11 SEK"]),
        ("The bill comes to US$1.2 trillion.", ["money 1.2e+12 USD"]),
        (
            "It cost £2.3bn ($2.9bn) last year.",
            ["money 2.3e+09 2023 GBP", "money 2.9e+09 2023 USD"],
        ),
    ],
)
def test_money(text: str, expected: list[str]) -> None:
    assert read(text, "money") == expected


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Norway adds 20 billion kroner to its budget.", "NOR"),
        (
            "Norway is rich. Norway is safe. Norway buys ships.\n\nThey cost 20 billion kroner.",
            "NOR",
        ),
        ("Norway is rich. Norway is safe. Norway buys ships.\n\nThey cost 2 billion euros.", None),
        ("Estonia is small. Estonia is safe. Estonia buys guns.\n\nThey cost €2 billion.", "EST"),
        ("The Senate passed an aid bill of $95 billion.", None),
    ],
)
def test_whose_money_it_is(text: str, state: str | None) -> None:
    assert [one.counted.iso3 for one in counted_in(text, DAY)] == [state]


@pytest.mark.parametrize(
    ("text", "expected", "missed"),
    [
        (
            "NATO has 32 members. All but eight of them met the 2% target in 2024.",
            ["all 32"],
            ["meeting 24 2024"],
        ),
        ("NATO grew from 12 founding states to 32 over 75 years.", [], ["all 32"]),
        (
            "NATO grew from 12 countries at its founding to 32 across the sea.",
            ["all 12"],
            ["all 32"],
        ),
        ("NATO's membership is now 32 strong.", [], ["all 32"]),
        (
            "Europe's defence spending went up. It rose 2.7 percent in 2016 and 5.9 in 2017, by "
            "9 percent in 2023 and 17.9 percent this year.",
            ["growth 2.7 2016", "growth 9 2023"],
            ["growth 17.9 2024"],
        ),
        (
            "The jets cost between 3 and 4 billion dollars.",
            ["money 4e+09 USD"],
            ["money 3e+09 USD"],
        ),
        ("A billion euros is missing.", [], ["money 1e+09 EUR"]),
    ],
)
def test_known_misses(text: str, expected: list[str], missed: list[str]) -> None:
    found = [line for line in read(text) if not line.startswith("guideline")]
    assert found == expected
    assert not set(missed) & set(found)

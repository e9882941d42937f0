"""What sentences of many wordings count about the Alliance, and what only looks like it."""

import pytest

from tests.language.test_counting import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NATO asks its members to spend at least 2 percent of output on defence.",
            ["guideline 2"],
        ),
        ("NATO asks its members to spend at least 2 percent on defence.", ["guideline 2"]),
        ("The alliance's benchmark of 2 per cent was set a decade ago.", ["guideline 2"]),
        ("NATO's 2%-of-GDP goal remains out of reach for many.", ["guideline 2"]),
        ("Many allies are far from the two-percent mark.", ["guideline 2"]),
        ("Allies pledged in Wales to move towards 2 percent.", ["guideline 2"]),
        (
            (
                "The alliance expects members to devote two per cent of national income to their "
                "armed forces."
            ),
            ["guideline 2"],
        ),
        (
            (
                "The 2014 promise to spend two percent of GDP on defence has aged badly, NATO "
                "officials say."
            ),
            ["guideline 2"],
        ),
        (
            (
                "Under NATO rules each country is meant to put 2% of its economic output into its "
                "military."
            ),
            ["guideline 2"],
        ),
        ("NATO leaders agreed to a floor of 2 percent.", ["guideline 2"]),
        ("She called 2 percent a floor, not a ceiling, for the alliance.", ["guideline 2"]),
        ("NATO allies are supposed to spend 2 percent of their GDP on defence.", ["guideline 2"]),
        (
            (
                "The target is for NATO allies to spend 2% of gross domestic product on defence "
                "by 2024."
            ),
            ["guideline 2 2024"],
        ),
        ("NATO's spending target, 2 percent of GDP, was agreed in 2014.", ["guideline 2"]),
        (
            "NATO members made a commitment in 2014 to aim for 2% of GDP within ten years.",
            ["guideline 2"],
        ),
        ("The so-called 2 per cent rule has divided NATO for years.", ["guideline 2"]),
        ("NATO's target of spending 2% of GDP on defence dates from 2006.", ["guideline 2"]),
        ("The goal, set at 2 percent of GDP, binds no NATO member.", ["guideline 2"]),
    ],
)
def test_what_is_called_a_guideline(text: str, expected: list[str]) -> None:
    assert read(text, "guideline", "part", "proposed") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "NATO leaders agreed in The Hague to reach 5% by 2035, of which 3.5% is core "
                "defence and 1.5% resilience."
            ),
            ["guideline 5 2035", "part 3.5", "part 1.5"],
        ),
        (
            (
                "At The Hague summit allies committed themselves to 5 percent of GDP: 3.5 percent "
                "for core defence and 1.5 percent for related spending such as ports."
            ),
            ["guideline 5", "part 3.5", "part 1.5"],
        ),
        (
            (
                "The new 5 percent target splits into 3.5 percent for the military proper and 1.5 "
                "percent for infrastructure and cyber security."
            ),
            ["guideline 5", "part 3.5", "part 1.5"],
        ),
        ("NATO's new goal is 5 percent of GDP by 2035.", ["guideline 5 2035"]),
        (
            (
                "NATO asks for 5 percent. Of that, 3.5 percent would go to troops and weapons and "
                "1.5 percent to bridges and networks, NATO said."
            ),
            ["guideline 5", "part 3.5", "part 1.5"],
        ),
        (
            "The 5% pledge that NATO made in The Hague includes 1.5% for broader security.",
            ["guideline 5", "part 1.5"],
        ),
        (
            (
                "Three and a half percent is meant for hard defence, NATO said, and the remaining "
                "1.5 percent for resilience."
            ),
            ["part 3.5", "part 1.5"],
        ),
    ],
)
def test_the_parts_that_make_a_guideline(text: str, expected: list[str]) -> None:
    assert read(text, "guideline", "part", "proposed", day="2025-09-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trump said NATO members should spend 3 percent.", ["proposed 3"]),
        (
            (
                "The Polish president urged NATO to lift its spending target from 2 to 3 percent "
                "of GDP."
            ),
            ["proposed 3"],
        ),
        ("Kallas suggested that the alliance's floor be raised to 2.5 percent.", ["proposed 2.5"]),
        ("Estonia has proposed a new NATO minimum of 2.5 percent of GDP.", ["proposed 2.5"]),
        ('"Two percent is no longer enough; we need 3.5," the NATO general said.', []),
        ("A target of 3 percent has been floated at NATO headquarters.", ["proposed 3"]),
        ("He wants the benchmark doubled to 4 percent of GDP for all NATO allies.", ["proposed 4"]),
        ("Some allies favour a new NATO goal of 3 percent of GDP by 2030.", ["proposed 3 2030"]),
    ],
)
def test_what_is_asked_beyond_what_was_agreed(text: str, expected: list[str]) -> None:
    assert read(text, "proposed", "share", "plan") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "NATO's target is 2 percent of GDP. The number of allies meeting it stood at ten "
                "in 2023."
            ),
            ["meeting 10 2023"],
        ),
        (
            "Few NATO allies met the 2% target at first. The number stood at ten in 2023.",
            ["meeting 10 2023"],
        ),
        (
            "NATO counted three allies at 2 percent in 2014; today it stands at 18.",
            ["meeting 3 2014", "meeting 18"],
        ),
        ("Only four of the alliance's 28 members spent that much.", []),
        (
            (
                "NATO asks for 2 percent of GDP. Only four of the alliance's 28 members spent "
                "that much in 2014."
            ),
            ["meeting 4 2014"],
        ),
        ("All but nine of NATO's 32 allies now spend 2 percent of GDP.", ["meeting 23"]),
        ("Fewer than half of NATO's 31 allies met the 2% target last year.", []),
        (
            "NATO said 18 allies would meet the 2% target this year, up from three in 2014.",
            ["meeting 18 2024", "meeting 3 2014"],
        ),
        (
            (
                "The tally of NATO allies at 2 percent of GDP went from three to eleven between "
                "2014 and 2023."
            ),
            ["meeting 3 2014", "meeting 11 2023"],
        ),
        ("A third of allies met NATO's 2% target.", []),
        (
            "NATO says 10 allies hit the 2% mark in 2023 and 18 are expected to in 2024.",
            ["meeting 10 2023", "meeting 18 2024"],
        ),
        (
            "In 2021 seven NATO allies met the 2% guideline, two more than the year before.",
            ["meeting 7 2021"],
        ),
        (
            "Eleven countries met the NATO goal of 2 percent last year, four more than in 2022.",
            ["meeting 11 2023"],
        ),
        ("Just seven NATO countries were spending 2% of GDP when the war began.", ["meeting 7"]),
        ("The group of NATO allies that meet the 2% target has grown to 23.", ["meeting 23"]),
        ("As many as 23 NATO allies are now at or above 2 percent.", ["meeting 23"]),
        ("Eight NATO countries missed the 2% target in 2024.", []),
        ("Nine NATO states remain below the 2 percent line.", []),
        (
            (
                "Twenty-three of the 32 allies will have reached the 2% goal of NATO in 2024, he "
                "said."
            ),
            ["meeting 23 2024"],
        ),
        (
            "Some 20 NATO allies are forecast to hit 2 percent in 2024, against six in 2021.",
            ["meeting 20 2024", "meeting 6 2021"],
        ),
        ("NATO's 2 percent pledge was honoured by seven allies in 2022.", ["meeting 7 2022"]),
        ("With 23 allies past the 2 percent mark, NATO is in better shape.", ["meeting 23"]),
        (
            "By NATO's count, 11 members spent 2% or more of GDP on defence in 2023.",
            ["meeting 11 2023"],
        ),
        (
            "In 2014 only three members of NATO — the United States, Britain and Greece — hit 2%.",
            ["meeting 3 2014"],
        ),
        (
            "Three NATO allies spent 2% of their GDP on defence in 2014; a decade on, 23 do.",
            ["meeting 3 2014", "meeting 23"],
        ),
        ("Of the 31 members of NATO, a mere 11 fulfil the 2 percent pledge.", ["meeting 11"]),
        (
            (
                "The number of NATO members that spend at least 2% has risen more than sevenfold, "
                "to 23 from three."
            ),
            ["meeting 23", "meeting 3"],
        ),
        ("Five NATO allies agreed to buy tanks, and the 2% target was not discussed.", []),
        ("Seven countries met in Vilnius to discuss NATO's 2 percent target.", []),
        ("Ten allies said they would not meet NATO's 2% goal this year.", []),
    ],
)
def test_numbers_of_members_in_any_order(text: str, expected: list[str]) -> None:
    assert read(text, "meeting") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden became the alliance's 32nd member on 7 March 2024.", ["all 32"]),
        ("Montenegro became the 29th member of NATO in 2017.", ["all 29 2017"]),
        ("The 30-nation alliance met in Madrid.", ["all 30"]),
        ("NATO's 31 members gathered in Vilnius.", ["all 31"]),
        ("With Sweden's entry, the alliance grew to 32.", ["all 32"]),
        ("Finland was the 31st country to join NATO.", ["all 31"]),
        ("The 32-strong alliance has never been larger, NATO said.", ["all 32"]),
        ("NATO, now 32 strong, meets in Washington.", ["all 32"]),
        ("The decision needs the consent of all 30 members of the alliance.", ["all 30"]),
        ("All 31 current members must ratify, NATO said.", ["all 31"]),
        ("NATO had 16 members when the Wall fell.", ["all 16"]),
        (
            "The alliance has swollen from 16 members in 1990 to 32 today.",
            ["all 16 1990", "all 32"],
        ),
        ("The EU's 27 states and NATO met in Brussels.", []),
        ("NATO led the mission of 40 nations in Kabul.", []),
        (
            "Parliaments in 28 of the 30 NATO countries have ratified Sweden's accession.",
            ["all 30"],
        ),
        (
            "Twenty-eight of the alliance's 30 members have ratified Finland's accession.",
            ["all 30"],
        ),
        ("Eighteen NATO members sent ships to the exercise.", []),
        ("NATO and 14 partner countries held drills.", []),
        ("The alliance of 29, founded by 12, faces hard questions.", ["all 29"]),
    ],
)
def test_how_many_members_there_are(text: str, expected: list[str]) -> None:
    assert read(text, "all") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Her country spends about 0.8 percent, Luxembourg's defence minister told "
                "reporters, far from NATO's 2 percent goal."
            ),
            ["share 0.8 LUX"],
        ),
        (
            "Poland, at 4.1 percent of output, tops NATO's defence spending table.",
            ["share 4.1 POL"],
        ),
        ("Defence spending in Denmark will reach 3% by 2027.", ["plan 3 2027 DNK"]),
        (
            "Britain aims to hit 2.5% no later than 2028, well above NATO's minimum.",
            ["plan 2.5 2028 GBR"],
        ),
        (
            "Slovenia has pledged to lift military spending from 1.2 to 2 percent of GDP by 2024.",
            ["share 1.2 SVN", "plan 2 2024 SVN"],
        ),
        (
            "Spain, which spent 1.3% on defence, said it needed only 2.1%.",
            ["share 1.3 ESP", "plan 2.1 ESP"],
        ),
        ("Latvia's defence budget for 2025 foresees 3.45% of GDP.", ["plan 3.45 2025 LVA"]),
        (
            (
                "Estonia, Latvia and Lithuania spend 3.4, 3.2 and 2.9 percent of GDP on defence "
                "respectively."
            ),
            ["share 3.4 EST", "share 3.2 LVA", "share 2.9 LTU"],
        ),
        (
            "Belgium and Luxembourg spend 1.3 and 1.2 percent of GDP on defence.",
            ["share 1.3 BEL", "share 1.2 LUX"],
        ),
        (
            "In Lisbon, the government says its military spending is 1.55% of GDP.",
            ["share 1.55 PRT"],
        ),
        ("Oslo's military outlays amount to 2.2 percent of GDP.", ["share 2.2 NOR"]),
        ("Athens devotes 3.1 percent of national income to its army.", ["share 3.1 GRC"]),
        ("Germany's defence spending has climbed to 2.1 percent of GDP.", ["share 2.1 DEU"]),
        (
            (
                "Germany's defence spending has climbed from 1.4 percent of GDP in 2022 to 2.1 "
                "percent in 2024."
            ),
            ["share 1.4 2022 DEU", "share 2.1 2024 DEU"],
        ),
        (
            "Turkey, whose share slipped to 1.9 percent in 2022, has raised its military budget.",
            ["share 1.9 2022 TUR"],
        ),
        (
            "Italy has stuck at around 1.5 percent of GDP on defence for a decade.",
            ["share 1.5 ITA"],
        ),
        (
            "Hungary hit 2 percent of GDP in defence spending in 2023 for the first time.",
            ["share 2 2023 HUN"],
        ),
        ("Slovakia has met the 2% defence target since 2022.", []),
        (
            "Canada's share of defence spending was 1.37 percent, among NATO's lowest.",
            ["share 1.37 CAN"],
        ),
        (
            "Ottawa has said it will get to 2 percent of GDP on defence by 2032.",
            ["plan 2 2032 CAN"],
        ),
        ("Romania has budgeted 2.5 percent of GDP for defence next year.", ["plan 2.5 2025 ROU"]),
        (
            (
                "Prague, which spent 1.5% of GDP on defence last year, expects to get to 2% this "
                "year."
            ),
            ["share 1.5 2023 CZE", "plan 2 2024 CZE"],
        ),
        (
            (
                "Bulgaria's parliament approved a plan to bring defence outlays to 2 percent of "
                "GDP by 2024."
            ),
            ["plan 2 2024 BGR"],
        ),
        (
            "Albania allocated 1.7% of GDP to defence in 2023, compared with 1.3% in 2020.",
            ["share 1.7 2023 ALB", "share 1.3 2020 ALB"],
        ),
        ("Defence took 2.7% of Finland's GDP.", ["share 2.7 FIN"]),
        (
            (
                "The United States spends 3.4 percent of GDP on its armed forces, more than any "
                "other ally but Poland."
            ),
            ["share 3.4 USA"],
        ),
        (
            (
                "Croatia is one of the countries that fall short, with 1.8 percent of GDP going "
                "to defence."
            ),
            ["share 1.8 HRV"],
        ),
        ("Madrid has no plans to go beyond 2.1% of GDP on defence.", []),
        ("Sweden says it will meet the 3.5% target by 2030.", []),
        (
            (
                "Warsaw wants to raise defence spending to 4.7 percent of GDP in 2025 from 4.1 "
                "percent this year."
            ),
            ["plan 4.7 2025 POL", "share 4.1 2024 POL"],
        ),
        (
            (
                "Spending on defence was 1.2 percent of GDP in Belgium, 1.1 percent in Luxembourg "
                "and 1.5 percent in Italy."
            ),
            ["share 1.2 BEL", "share 1.1 LUX", "share 1.5 ITA"],
        ),
        (
            (
                "Among the laggards in military spending are Spain (1.3 percent of GDP), Slovenia "
                "(1.4) and Italy (1.5)."
            ),
            ["share 1.3 ESP", "share 1.4 SVN", "share 1.5 ITA"],
        ),
        (
            (
                "Poland tops NATO's defence table at 4.12 percent, followed by Estonia with 3.43 "
                "percent and the United States with 3.38 percent."
            ),
            ["share 4.12 POL", "share 3.43 EST", "share 3.38 USA"],
        ),
        (
            (
                "Norway will for the first time reach 2 percent of GDP on defence this year, the "
                "prime minister said."
            ),
            ["plan 2 2024 NOR"],
        ),
        (
            "Lithuania, now at 2.9 percent of GDP, hopes to spend 4 percent on defence by 2028.",
            ["share 2.9 LTU", "plan 4 2028 LTU"],
        ),
        (
            "France's military budget is due to rise to 2 percent of GDP in 2025.",
            ["plan 2 2025 FRA"],
        ),
        ("A NATO report puts Portugal's defence spending at 1.5% of GDP.", ["share 1.5 PRT"]),
        ("The Greek figure, 3.1 percent of GDP, owes much to army pensions.", ["share 3.1 GRC"]),
        (
            "Germany missed the 2% target last year by a wide margin: it spent 1.57%.",
            ["share 1.57 DEU"],
        ),
        (
            (
                "Prime Minister Bo Sample of Denmark said military spending would be raised to 3% "
                "of GDP in 2026."
            ),
            ["plan 3 2026 DNK"],
        ),
        (
            "Estonian officials say 5.4 percent of GDP will go to defence from 2026.",
            ["plan 5.4 2026 EST"],
        ),
        (
            "The Baltic state of Latvia spends more than 3 percent of GDP on defence.",
            ["share 3 LVA"],
        ),
        ("Non-member Ireland spends 0.2% of GDP on defence.", ["share 0.2 IRL"]),
        ("Russia spends 6 percent of GDP on its military, according to NATO.", ["share 6 RUS"]),
        (
            "Austria, which is neutral, spends less than 1 percent of GDP on its army.",
            ["share 1 AUT"],
        ),
        (
            (
                '"We are at 2.1 percent and we will stay there," the Italian defence minister, '
                "Ada Example, said of the military budget."
            ),
            ["share 2.1 ITA"],
        ),
        ("Iceland has no army and spends nothing on one.", []),
        (
            (
                "The Czech Republic, Denmark and Norway all plan to spend 2 percent of GDP on "
                "defence."
            ),
            ["plan 2 CZE", "plan 2 DNK", "plan 2 NOR"],
        ),
        (
            (
                "Luxembourg would need until 2030 to reach 2 percent of gross national income on "
                "defence."
            ),
            ["plan 2 2030 LUX"],
        ),
    ],
)
def test_what_states_spend_and_plan(text: str, expected: list[str]) -> None:
    assert read(text, "share", "plan") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Poland spends twice as much on defence as Spain.",
        "Germany's military spending was cut by 4 percent in 2012.",
        "Belgian defence outlays fell 3 percent last year, NATO figures show.",
    ],
)
def test_less_and_twice_as_much(text: str) -> None:
    assert read(text, "share", "plan", "growth") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Defence spending by European allies and Canada was up 18% in real terms in 2024.",
            ["growth 18 2024"],
        ),
        (
            (
                "NATO reported a rise of 11 percent in military spending among European allies "
                "and Canada."
            ),
            ["growth 11"],
        ),
        ("It was the tenth consecutive year of growth in allied defence spending.", ["years 10"]),
        ("Military budgets in Europe rose for the fourth year running.", ["years 4"]),
        ("Allies have raised spending every year since 2014.", []),
        (
            (
                "European allies have increased their defence budgets for the eighth year in "
                "succession."
            ),
            ["years 8"],
        ),
        (
            "Europe's military spending grew 6% in real terms in 2022, NATO's annual report said.",
            ["growth 6 2022"],
        ),
        ("Norway's defence budget will go up by 19 percent next year.", ["growth 19 2025 NOR"]),
        ("Defence spending jumped by nearly a fifth in 2024.", []),
        ("Lithuania's military outlays soared 25 percent in 2023.", ["growth 25 2023 LTU"]),
        (
            (
                "With an increase of 9.3 percent in 2023, European allies outdid themselves on "
                "military spending."
            ),
            ["growth 9.3 2023"],
        ),
        (
            (
                "NATO forecasts that defence spending in Europe and Canada will increase by 17.9% "
                "this year."
            ),
            ["growth 17.9 2024"],
        ),
        (
            "Military expenditure across the alliance expanded by a record 10 percent.",
            ["growth 10"],
        ),
        ("Real growth in defence spending came to 4.3 percent in 2017.", ["growth 4.3 2017"]),
        (
            "European defence budgets are growing for a sixth straight year, by 3.9 percent.",
            ["years 6", "growth 3.9"],
        ),
        ("Spending by European allies has now risen for nine years without a break.", ["years 9"]),
        (
            (
                '"This is the third year in a row that we spend more on defence," the German '
                "minister said."
            ),
            ["years 3 DEU"],
        ),
        (
            "Canada's defence budget grew 12 percent while its economy grew 1.5 percent.",
            ["growth 12 CAN"],
        ),
        ("Orders at the tank maker rose 40 percent thanks to higher defence spending.", []),
        ("Defence ministry wages rose by 6 percent in Spain.", []),
        ("Recruitment to the Polish army rose 12 percent.", []),
        ("Arms exports from Italy were up 30 percent.", []),
    ],
)
def test_by_how_much_and_how_long_spending_grew(text: str, expected: list[str]) -> None:
    assert read(text, "growth", "years") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany set up a €100bn special fund for its army.", ["money 1e+11 EUR"]),
        ("The House passed a $61 billion package for Ukraine.", ["money 6.1e+10 USD"]),
        ("Poland will pay 9.5 billion zlotys for howitzers.", ["money 9.5e+09 PLN"]),
        ("London promised £2.9bn more for the forces.", ["money 2.9e+09 GBP"]),
        (
            "The gap is put at between 10 and 12 billion euros.",
            ["money 1e+10 EUR", "money 1.2e+10 EUR"],
        ),
        ("Allies together spent $1.3 trillion on defence.", ["money 1.3e+12 USD"]),
        ("Sweden's military got 94 billion kronor last year.", ["money 9.4e+10 2023 SEK"]),
        ("Canada promised C$8.1 billion over five years.", ["money 8.1e+09 CAD"]),
        ("Denmark's fund holds 155 billion Danish crowns.", ["money 1.55e+11 DKK"]),
        ("The Czech army wants 150 billion crowns a year.", ["money 1.5e+11 CZK"]),
        ("A hundred million dollars will not do, the minister said.", ["money 1e+08 USD"]),
        (
            "The bill, some 3.5 billion euros a year, falls to the Dutch treasury.",
            ["money 3.5e+09 EUR"],
        ),
        ("The 1.5 billion-euro order went to a German yard.", ["money 1.5e+09 EUR"]),
        (
            "Spending rose from 52 billion euros in 2022 to 71 billion in 2024.",
            ["money 5.2e+10 2022 EUR", "money 7.1e+10 2024 EUR"],
        ),
        ("Its budget of 600 million levs is tiny.", ["money 6e+08 BGN"]),
        ("Hungary set aside 1.3 trillion forints.", ["money 1.3e+12 HUF"]),
        ("Turkey signed a deal worth 2.5 billion US dollars.", ["money 2.5e+09 USD"]),
        ("They asked for tens of billions of euros.", []),
        ("Shares in the yard closed at 31 euros.", []),
        ("A litre of diesel costs 2 euros at the barracks.", []),
        ("Romania's 20-billion-lei defence budget passed.", ["money 2e+10 RON"]),
        ("Norway's NOK 1,600 billion plan runs to 2036.", ["money 1.6e+12 2036 NOK"]),
        ("Finland put 6.5bn euros into defence.", ["money 6.5e+09 EUR"]),
        ("The Pentagon's $850-billion request went to Congress.", ["money 8.5e+11 USD"]),
    ],
)
def test_amounts_in_any_order(text: str, expected: list[str]) -> None:
    assert read(text, "money") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Riksdag voted 61-39 in favour of NATO membership.",
        "Inflation in Latvia was 2%, the lowest in NATO's east.",
        "The party won just 2 per cent of voters, far less than NATO supporters.",
        "A poll found that 68 percent of Germans back NATO.",
        "NATO will send 2,000 troops to Latvia.",
        "The 12th Brigade of NATO's force is based in Estonia.",
        "Latvia's economy grew 2 percent despite defence cuts.",
        "EU rules cap deficits at 3 percent of GDP, which limits defence spending.",
        "Trump threatened tariffs of 10% on allies that do not spend enough on defence.",
        "Under Article 5 an attack on one NATO member is an attack on all.",
        "The 53-year-old general leads 30 NATO officers.",
        "NATO's 8 battlegroups are in the east.",
        "Around 20 percent of the defence budget goes to equipment, NATO says.",
        "Members are to put 20 percent of defence spending into equipment.",
        "Support for a 3 percent defence tax in Poland is low.",
        "France pays 10.5 percent of NATO's common budget.",
        "Germany covers 16 percent of the alliance's running costs.",
        "Spain's deficit fell to 2.5% of GDP while its defence budget stood still.",
        "Two-thirds of Canadians want more defence spending, and 2 percent want none.",
        "The United States accounts for 70 percent of NATO's defence spending.",
        "Italy's debt, at 140 percent of GDP, leaves no room for the 2 percent target.",
        "Interest rates of 4 percent make defence loans costly for Italy.",
        (
            "The government in Oslo has 169 seats to fill and 32 of them are held by members "
            "of NATO-sceptic parties."
        ),
        "Sweden gives 0.7 percent of national income in aid and little for defence.",
        "Corporate tax in Ireland is 15 percent.",
    ],
)
def test_other_numbers(text: str) -> None:
    assert (
        read(
            text, "meeting", "all", "proposed", "part", "share", "plan", "growth", "years", "money"
        )
        == []
    )

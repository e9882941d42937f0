"""Who says what, class by class of English news, in sentences that were written for these tests."""

import pytest

from tests.extraction.reading import statements_in


def said(text: str) -> list[tuple[str, str]]:
    """Return the words that name the speaker, and what is said."""
    found = []
    for one in statements_in(text, "2024-05-08"):
        tokens = one.paragraph.tokens

        def words(span: tuple[int, int], tokens: tuple = tokens) -> str:  # type: ignore[type-arg]
            return text[tokens[span[0]].start : tokens[span[1] - 1].end]

        found.append((words(one.named), " … ".join(words(span) for span in one.contents)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The network X ends a sentence, an initial does not.
        (
            "Minister Ada Example welcomed the vote. She wrote it on X. Bo Sample said it was late.",
            [("Minister Ada Example", "the vote"), ("Bo Sample", "it was late")],
        ),
        # Verbs of mockery and reckoning.
        ('"It is a joke," scoffed Bo Sample.', [("Bo Sample", '"It is a joke,"')]),
        (
            "The institute reckons the plan would cost 5 billion euros.",
            [("The institute", "the plan would cost 5 billion euros")],
        ),
        # A name after an office belongs to the words that name the speaker.
        (
            "Norway's leader, Bo Sample, said the vote was fair.",
            [("Norway's leader, Bo Sample", "the vote was fair")],
        ),
        (
            "Its spokesman, Bo Sample, said it was fair.",
            [("Its spokesman, Bo Sample", "it was fair")],
        ),
        # An age or a clause between speaker and verb.
        (
            "Ada Example dismissed the idea, and Bo Sample, 71, accused the cabinet of hiding it.",
            [("Ada Example", "the idea"), ("Bo Sample", "the cabinet of hiding it")],
        ),
        (
            "Ada Example, who says the vote is unfair, has urged allies to wait.",
            [("Ada Example", "the vote is unfair"), ("Ada Example", "allies to wait")],
        ),
        # Another speaker after "while".
        (
            "Ada Example said the vote was fair, while Bo Sample warned that it came late.",
            [("Ada Example", "the vote was fair"), ("Bo Sample", "it came late")],
        ),
        # The attribution interrupts what is said.
        (
            "The plan, he said, would fail. Ada Example left.",
            [],
        ),
        (
            "Ada Example spoke. Oslo, she said, would pay more.",
            [("she", "Oslo … would pay more")],
        ),
        (
            "If Oslo joined, said Bo Sample, every coast would be safe.",
            [("Bo Sample", "If Oslo joined … every coast would be safe")],
        ),
        (
            "The vote was fair, Bo Sample said, even if it came late.",
            [("Bo Sample", "The vote was fair … even if it came late")],
        ),
        (
            "Ada Example spoke. The talk was frank, she conceded, but she said all had agreed.",
            [("she", "The talk was frank"), ("she", "all had agreed")],
        ),
        # Other attributions.
        (
            "In the words of Ada Example, the vote came too late.",
            [("Ada Example", "the vote came too late")],
        ),
        (
            "Ada Example spoke. According to her, the vote came too late.",
            [("her", "the vote came too late")],
        ),
        # The passive.
        (
            "Ada Example left. She was criticised by Bo Sample.",
            [("Bo Sample", "She")],
        ),
        (
            "Ada Example left. She was accused by Bo Sample of hiding it.",
            [("Bo Sample", "of hiding it")],
        ),
        ("Both charges were denied by Bo Sample.", [("Bo Sample", "Both charges")]),
        # When, where and through what a verdict was given is no part of it.
        ("Ada Example praised the plan in a written statement.", [("Ada Example", "the plan")]),
        ("Ada Example praised the plan before leaving for Oslo.", [("Ada Example", "the plan")]),
        ("Ada Example criticised the plan again in Oslo.", [("Ada Example", "the plan")]),
        ("Bo Sample threatened Oslo with tariffs.", [("Bo Sample", "Oslo with tariffs")]),
        # What follows the attribution belongs to what is said.
        (
            "“It is fair,” said Bo Sample, the mayor of Oslo, “and it came in time.”",
            [("Bo Sample", "“It is fair,” … “and it came in time.”")],
        ),
        (
            "The vote was fair, Bo Sample said, and every promise still stood.",
            [("Bo Sample", "The vote was fair … and every promise still stood")],
        ),
        ("The vote was fair, Bo Sample said, and left.", [("Bo Sample", "The vote was fair")]),
        ("As Bo Sample puts it, the vote was fair.", [("Bo Sample", "the vote was fair")]),
        (
            "Bo Sample put it more bluntly: “The vote was a joke.”",
            [("Bo Sample", "“The vote was a joke.”")],
        ),
        (
            "Bo Sample added one more thing: “The vote was fair.”",
            [("Bo Sample", "“The vote was fair.”")],
        ),
        (
            "Oslo was criticised by Bo Sample, who threatened Bergen with tariffs.",
            [("Bo Sample", "Oslo"), ("Bo Sample", "Bergen with tariffs")],
        ),
        (
            "“It is fair,” Bo Sample was quoted as saying in an interview published on Sunday.",
            [("Bo Sample", "“It is fair,”")],
        ),
        (
            "Ada Example said the vote was fair, while Bo Sample was quoted as saying it was late.",
            [("Ada Example", "the vote was fair"), ("Bo Sample", "it was late")],
        ),
        (
            "Ursula von der Sample said the vote was fair.",
            [("Ursula von der Sample", "the vote was fair")],
        ),
        ("Soldiers complain that it is late.", [("Soldiers", "it is late")]),
        (
            "The club is small: according to Oslo, it has six members.",
            [("Oslo", "it has six members")],
        ),
        (
            "The Left deputy Ada Example, one of two who voted no, says it was late.",
            [("The Left deputy Ada Example", "it was late")],
        ),
        (
            "“It is fair,” minister Bo Sample-Example was quoted as saying.",
            [("minister Bo Sample-Example", "“It is fair,”")],
        ),
        # These report nothing.
        ("Most voters backed membership.", []),
        ("Ada Example denied on Friday.", []),
        ("Ada Example, who advises two governments, left.", []),
        ("A senior official, who asked not to be named, left.", []),
        ("It claims no credit for the idea.", []),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The network belongs to no part of the verdict, the plan to what is described.
        (
            "Minister Ada Example welcomed the vote on X. Bo Sample said it was late.",
            [("Minister Ada Example", "the vote on X"), ("Bo Sample", "it was late")],
        ),
        (
            "Ada Example attacked the plan, which Bo Sample described as robbery.",
            [("Ada Example", "the plan"), ("Bo Sample", "as robbery")],
        ),
        # A preposition that the parse hangs on the clause that is said.
        (
            "Ada Example said the vote was fair, without naming a day.",
            [("Ada Example", "the vote was fair, without naming a day")],
        ),
        # … 'The allies' plan is not enough.'
        (
            "'We need unity,' Ada Example told reporters. 'The allies' plan is not enough.'",
            [("Ada Example", "'We need unity,'")],
        ),
    ],
)
def test_known_misses_of_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("gap", ["  ", "     ", "\t \t", "\u00a0 \u00a0"])
def test_runs_of_spaces_change_nothing(gap: str) -> None:
    text = "Ada Example said on Monday the vote was fair. “It is late,” said Bo Sample."
    read = [
        (who.replace(gap, " "), what.replace(gap, " "))
        for who, what in said(text.replace(" ", gap))
    ]
    assert read == [("Ada Example", "the vote was fair"), ("Bo Sample", "“It is late,”")]

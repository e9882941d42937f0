"""Whom pronouns, surnames and offices mean, in texts that were written for these tests."""

import pytest

from tests.extraction.reading import statements_in


def speakers(text: str) -> list[str]:
    return [one.speaker.name for one in statements_in(text, "2024-05-08")]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # She and he are told apart by given names, courtesy and offices.
        (
            "Peter Sample met Maria Example on Sunday. She said the talks had failed.",
            "Maria Example",
        ),
        (
            "Maria Example met Peter Sample on Sunday. He said the talks had failed.",
            "Peter Sample",
        ),
        (
            "The spokeswoman, Quinn Example, called Peter Sample. She said it was late.",
            "Quinn Example",
        ),
        # Who a sentence is about goes before others whom it names.
        ("Peter Sample saw John Other. He said the talks had failed.", "Peter Sample"),
        ("The only one against was Sen. Wade Example. He said it was a trap.", "Wade Example"),
        # A capital letter at the start of a sentence makes no name.
        (
            "Peter Sample spoke first. Schools suffer from this. He said the talks had failed.",
            "Peter Sample",
        ),
        # Somebody without a name is forgotten at the end of the paragraph.
        (
            "Peter Sample spoke.\n\nA senior diplomat sighed. He said the talks had failed.",
            "A senior diplomat",
        ),
        (
            "Peter Sample spoke.\n\nA senior diplomat sighed.\n\nHe said the talks had failed.",
            "Peter Sample",
        ),
        # An office means who was given it.
        (
            "Defence Minister Peter Sample spoke. The minister said the talks had failed.",
            "Peter Sample",
        ),
        (
            "Prime Minister Peter Sample spoke. The minister said the talks had failed.",
            "The minister",
        ),
        ("Gen. Peter Sample spoke. The general said the talks had failed.", "Peter Sample"),
        (
            "Polish President Peter Sample met French President John Other. "
            "The Polish leader said the talks had failed.",
            "Peter Sample",
        ),
        (
            "Former US President Peter Sample spoke. The US leader said the talks had failed.",
            "The US leader",
        ),
        ("Sir Peter Sample spoke. Sir Peter said the talks had failed.", "Peter Sample"),
        ("NATO met. The alliance said the talks had failed.", "NATO"),
        # Or the one who was just named and is told nothing else of.
        ("Norway's Peter Sample spoke. Oslo, the minister said, would wait.", "Peter Sample"),
        ("Peter Sample took over from John Roe. The minister said it was late.", "The minister"),
        ("President Peter Sample spoke. The Republican said it was late.", "Peter Sample"),
        (
            "Prime Minister Peter Sample thanked his defence minister, Mary Roe. "
            "The defence minister said it was late.",
            "Mary Roe",
        ),
        ("Sen. Wade Example met Peter Roe. The lawmaker said it was late.", "Wade Example"),
        # The first of two surnames.
        ("The minister, Bo Sample Roe, spoke. Sample said it was late.", "Bo Sample Roe"),
        # Names with particles, with a state before them, with "who" behind them.
        ("It was late, said Maria von der Sample, the minister.", "Maria von der Sample"),
        (
            "The EU's executive chief, Maria von der Sample, said it was late.",
            "Maria von der Sample",
        ),
        ("Estonia's Maria Example said it was late.", "Maria Example"),
        ("Quill Sample, who teaches in Graz, was calm. He said it was late.", "Quill Sample"),
        ("Afterwards the Turkish president said it was late.", "the Turkish president"),
        ("The Ministry of Defence said it was late.", "Ministry of Defence"),
        # Who is spoken about within the words is not who speaks.
        (
            "Peter Sample came with John Roe. Peter Sample said no. Roe was wrong, he said.",
            "Peter Sample",
        ),
        # Who was named before is found again within a sentence.
        (
            "Peter Sample met John Roe.\n\nBy noon Sample had enough. He said it was late.",
            "Peter Sample",
        ),
    ],
)
def test_whom_words_mean(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Spain and Italy want an exception. The prime minister said it was late.", None),
        ("NATO was silent. Its spokesman, Bo Sample, said it was late.", None),
    ],
)
def test_of_which_state_an_office_is(text: str, iso3: str | None) -> None:
    assert statements_in(text, "2024-05-08")[-1].speaker.iso3 == iso3


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # foreign minister
        (
            "Foreign Minister Peter Sample spoke. His Danish counterpart said it was late.",
            "His Danish counterpart",
        ),
        # Mary Sample, by a trade that the text gave
        (
            "Mary Sample, 34, a teacher from Graz, and Peter Roe waited. The teacher said it was late.",
            "The teacher",
        ),
        # Quill Sample
        (
            "It is too late for Quill Sample, a retired general. The general said it was late.",
            "The general",
        ),
        # Bo Sample
        ("Armenian leader Bo Sample met Peter Roe. The Armenian said it was late.", "Armenian"),
    ],
)
def test_known_misses_of_whom_words_mean(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Estonian Prime Minister Mary Sample spoke. Her foreign minister said it was late.",
        "Denmark will buy more, its prime minister said.",
        "The Kremlin was silent. Its spokesman, Bo Sample, said it was late.",
        "Poland is alarmed. The country's foreign minister said it was late.",
        "Spain wants an exception. The prime minister said it was late.",
        "Estonia's prime minister spoke.\n\nOn Ukraine, the prime minister said it was late.",
    ],
)
def test_known_misses_of_which_state_an_office_is(text: str) -> None:
    assert statements_in(text, "2024-05-08")[-1].speaker.iso3 is None

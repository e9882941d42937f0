"""Whom pronouns, surnames and offices mean, in texts that were written for these tests."""

import pytest

from dashboard.language.statements import statements_in


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
        (
            "Foreign Minister Peter Sample spoke. His Danish counterpart said it was late.",
            "foreign minister",
        ),
        ("NATO met. The alliance said the talks had failed.", "NATO"),
    ],
)
def test_whom_words_mean(text: str, last: str) -> None:
    assert speakers(text)[-1] == last

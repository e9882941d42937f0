"""What the desk keeps of a session by name: what it was told last, which article is on it."""

TOLD, CHOSEN = "desk_told", "desk_article"
"""A kind of notice with its words; a source's id."""
LAST = "desk_last"
"""The revision that can be taken back."""


def proposed(number: int) -> str:
    """Return how many facts are proposed, as the beginning of a sentence."""
    return "1 fact is proposed" if number == 1 else f"{number} facts are proposed"

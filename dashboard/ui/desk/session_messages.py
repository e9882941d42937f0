"""Session keys of the desk, and the sentences of its notices."""

TOLD, CHOSEN = "desk_told", "desk_article"
"""A kind of notice with its words; a source's id."""
CLEAR = "desk_clear"
"""Set where the form for an article has done its work: the next one is empty and closed."""
LAST = "desk_last"
"""The revision that can be taken back."""
_MOST_NAMED = 8


def proposed(number: int) -> str:
    """Return how many facts are proposed, as the beginning of a sentence."""
    return "1 fact is proposed" if number == 1 else f"{number} facts are proposed"


def saved(revision: int, message: str) -> str:
    """Return which revision was recorded and what it did; of many facts it names a few."""
    named = message.split(", ")
    more = len(named) - _MOST_NAMED
    names = ", ".join(named[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"Revision {revision} is saved: {names}."

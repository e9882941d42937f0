"""Session keys of the desk, and the sentences of its notices."""

NOTICE, CHOSEN = "desk_told", "desk_article"
"""Keys of the notice (kind and text) and of the open article (a source's id)."""
CLEAR = "desk_clear"
"""Key set after the article form succeeded: the next form is empty and closed."""
LAST = "desk_last"
"""Key of the revision that can be undone."""
_MOST_NAMED = 8


def proposed_sentence(number: int) -> str:
    """Return the number of proposed facts, as the beginning of a sentence."""
    return "1 fact is proposed" if number == 1 else f"{number} facts are proposed"


def saved_sentence(revision: int, message: str) -> str:
    """Return the sentence on a recorded revision and its message, with at most a few facts."""
    fact_ids = message.split(", ")
    more = len(fact_ids) - _MOST_NAMED
    names = ", ".join(fact_ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"Revision {revision} is saved: {names}."

"""Names a speaker who is no recorded official by a plain id."""

from dashboard.extraction.rules.words.letters import folded

_ARTICLES = frozenset(
    "a an the one its their his her two three four five several some many".split()
)


def speaker_id(name: str) -> str:
    """Return an id for a speaker who is no recorded official: "spanish-diplomat", "state-department".

    It is the name without article and accents.
    """
    words = name.replace("’", "'").replace("'s", "").split()
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    kept = (letter if letter.isalnum() else " " for letter in folded(" ".join(words)))
    return "-".join("".join(kept).split())

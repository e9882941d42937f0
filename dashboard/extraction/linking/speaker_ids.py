"""Names a speaker who is no recorded official by a plain id."""

from dashboard.extraction.rules.words.letters import folded
from dashboard.extraction.rules.words.phrases import PEOPLE, PLURALS

_ARTICLES = frozenset(
    "a an the one its their his her two three four five several some many".split()
)
_WHEREABOUTS = frozenset("in at from on with for to close".split())


def speaker_id(name: str) -> str:
    """Return an id for a speaker who is no recorded official: "spanish-diplomat", "state-department".

    It is the name without article and accents, and without where somebody unnamed is.
    """
    words = name.replace("’", "'").replace("'s", "").split()
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    for at in range(1, len(words)):
        unnamed = words[at - 1].islower() or (at == 1 and words[0].lower() in PEOPLE | PLURALS)
        if words[at] in _WHEREABOUTS and unnamed:
            words = words[:at]
            break
    kept = (letter if letter.isalnum() else " " for letter in folded(" ".join(words)))
    return "-".join("".join(kept).split())

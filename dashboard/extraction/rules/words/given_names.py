"""Whether a person is "he" or "she": by courtesy, by office, by a common given name."""

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.letters import folded

_SHE = words("courtesy-she")
_HE = words("courtesy-he")
_WOMEN, _MEN = words("given-name-she"), words("given-name-he")
_OFFICES = ("woman", "women")


def pronoun_of(name: str, role: str | None) -> str | None:
    """Return ``he`` or ``she`` where name or role tell, else None."""
    words = f"{role or ''} {name}".lower().split()
    if any(word in _SHE or word.endswith(_OFFICES) for word in words):
        return "she"
    if any(word in _HE or word.endswith(("sman", "rman")) for word in words[:-1]):
        return "he"
    given = folded(name.split(maxsplit=1)[0]) if " " in name else ""
    if given in _WOMEN:
        return "she"
    return "he" if given in _MEN else None


def is_given_name(word: str) -> bool:
    """Return whether a word is a common given name."""
    given = folded(word)
    return given in _WOMEN | _MEN

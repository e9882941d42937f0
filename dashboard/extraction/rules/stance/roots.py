"""Tells what an inflected word may be a form of: "raised" of "raise", "cutting" of "cut"."""

from functools import lru_cache

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", "", "e"),
    ("s", ""),
    ("ed", "", "e"),
    ("ing", "", "e"),
)
_SHORTEST = 3


@lru_cache(maxsize=20_000)
def roots_of(low: str) -> tuple[str, ...]:
    """Return what a word in lower case may be a form of, itself first."""
    roots = [low]
    for ending, *others in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem == low:
            continue
        # "owed" of "owe", but "red" is no form of "r".
        roots += [stem + other for other in others if len(stem + other) >= _SHORTEST]
        if len(stem) >= _SHORTEST and stem[-1] == stem[-2]:
            roots.append(stem[:-1])
    return tuple(roots)

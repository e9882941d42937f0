"""Tells how a word weighs for or against, whatever its form, and whether it turns another."""

from functools import lru_cache

from dashboard.language.stance.leaning_words import TURNING, WEIGHTS
from dashboard.language.stance.roots import roots_of

_NOTHING = frozenset("meeting meetings building buildings leaves standing forces arms".split())
"""Forms that are other words than the roots that they look like."""
_NOT = frozenset(
    """not never no cannot cant wont dont nobody nothing none neither nor without hardly scarcely
    barely nowhere unable""".split()
)

_BY_ROOT = {root: weight for weight, roots in reversed(WEIGHTS.items()) for root in roots.split()}
_BY_DEED = {root: weight for weight, roots in TURNING.items() for root in roots.split()}


@lru_cache(maxsize=20_000)
def weight_of(low: str) -> float:
    """Return how a word weighs: above 0 for, below 0 against, and 0 for one that says nothing."""
    if low in _NOTHING:
        return 0.0
    return next((_BY_ROOT[root] for root in roots_of(low) if root in _BY_ROOT), 0.0)


@lru_cache(maxsize=20_000)
def turning(low: str) -> float:
    """Return how a deed weighs that turns what it is done to, as "cut" does; 0 for other words."""
    if low in _NOTHING:
        return 0.0
    return next((_BY_DEED[root] for root in roots_of(low) if root in _BY_DEED), 0.0)


def is_negation(low: str) -> bool:
    """Return whether a word denies what follows: "not", "won't", "nobody"."""
    return low in _NOT or low.endswith("n't")

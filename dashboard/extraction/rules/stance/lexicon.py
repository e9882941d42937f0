"""Tells how a word weighs for or against, whatever its form, and whether it turns another."""

from functools import cache, lru_cache

from vaderSentiment.vaderSentiment import (  # type: ignore[import-untyped]
    SentimentIntensityAnalyzer,
)

from dashboard.extraction.rules.stance.leaning_words import TURNING, WEIGHTS
from dashboard.extraction.rules.stance.roots import roots_of

_NOTHING = frozenset("meeting meetings building buildings leaves standing forces arms".split())
"""Forms that are other words than the roots that they look like."""
_NOT = frozenset(
    """not never no cannot cant wont dont nobody nothing none neither nor without hardly scarcely
    barely nowhere unable""".split()
)

_COMMON = 0.5
"""What a word weighs that only the general lexicon knows: less than one of our own field."""
_CLEARLY = 1.5
"""How far from 0 its mean rating is there at least, of -4 to 4: "gift" 2.1, "poisonous" -2.7."""

_BY_ROOT = {root: weight for weight, roots in reversed(WEIGHTS.items()) for root in roots.split()}
_BY_DEED = {root: weight for weight, roots in TURNING.items() for root in roots.split()}


@lru_cache(maxsize=20_000)
def weight_of(low: str) -> float:
    """Return how a word weighs: above 0 for, below 0 against, and 0 for one that says nothing.

    Words that news on defence uses in a sense of its own are ours; others weigh a little as they
    are rated in VADER (Hutto and Gilbert 2014), a lexicon of sentiment in general English.
    """
    if low in _NOTHING:
        return 0.0
    own = next((_BY_ROOT[root] for root in roots_of(low) if root in _BY_ROOT), 0.0)
    if own:
        return own
    rating = _ratings().get(low, 0.0)
    return 0.0 if abs(rating) < _CLEARLY else _COMMON if rating > 0 else -_COMMON


@cache
def _ratings() -> dict[str, float]:
    """Return the words of the general lexicon with their mean ratings."""
    lexicon: dict[str, float] = SentimentIntensityAnalyzer().lexicon
    return lexicon


@lru_cache(maxsize=20_000)
def turning(low: str) -> float:
    """Return how a deed weighs that turns what it is done to, as "cut" does; 0 for other words."""
    if low in _NOTHING:
        return 0.0
    return next((_BY_DEED[root] for root in roots_of(low) if root in _BY_DEED), 0.0)


def is_negation(low: str) -> bool:
    """Return whether a word denies what follows: "not", "won't", "nobody"."""
    return low in _NOT or low.endswith("n't")

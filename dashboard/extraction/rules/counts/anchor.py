"""Words of a sentence that may own a number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Anchor:
    """Words that may own a number: the states they mean, none for "the allies"; token range."""

    codes: tuple[str, ...]
    first: int
    last: int
    is_weak: bool = False
    """Under a preposition: "in Poland" may own a number, if nothing else does."""
    is_title: bool = False
    """A person's: "Polish minister Ada Example", "Estonia's Bo Sample"."""

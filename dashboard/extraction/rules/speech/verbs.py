"""The verbs by which news reports speech, with their forms and what each takes after it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, get_args

from dashboard.extraction.lexicon_data import words

Manner = Literal["say", "raise", "tell", "judge", "urge"]
"""`say`: a clause before or after it. `raise`: that, or a noun (warn, deny, announce). `tell`: a
listener, then a clause. `judge`: a person or thing (criticise). `urge`: somebody to do something."""
Lean = Literal["support", "oppose", "neutral"]

_NEEDS = {
    "defend": ("remark-noun", "defended-noun"),
    "back": ("remark-noun", "backed-noun"),
    "attack": ("remark-noun", "attacked-noun"),
    "oppose": ("remark-noun", "opposed-noun"),
    "question": ("remark-noun", "questioned-noun"),
    "express": ("feeling-noun",),
    "voice": ("feeling-noun",),
    "raise": ("feeling-noun",),
    "air": ("feeling-noun",),
    "challenge": ("urging-link",),
    "press": ("urging-link",),
}
"""Verb that is more often a deed than a word → classes of words one of which must follow it."""


class Verb(NamedTuple):
    """A reporting verb: `particles` must follow it, and a word of `needs` where there are any."""

    lemma: str
    manner: Manner
    particles: tuple[str, ...]
    lean: Lean
    needs: frozenset[str]


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return form → the verbs whose form it may be, those with most particles first."""
    table: defaultdict[str, set[Verb]] = defaultdict(set)
    irregular = {entry.split()[0]: entry.split()[1:] for entry in words("irregular-verb")}
    for manner in get_args(Manner):
        for entry in words(f"{manner}-verb"):
            lemma, *particles = entry.split()
            lean: Lean = "neutral"
            if entry in words("supporting-verb"):
                lean = "support"
            elif entry in words("opposing-verb"):
                lean = "oppose"
            needed = () if particles else _NEEDS.get(lemma, ())
            needs = frozenset[str]().union(*(words(name) for name in needed))
            verb = Verb(lemma, manner, tuple(particles), lean, needs)
            for form in _forms(lemma, irregular.get(lemma, ())):
                table[form].add(verb)
    return {
        form: tuple(sorted(readings, key=lambda verb: (-len(verb.particles), verb[:2])))
        for form, readings in table.items()
    }


def _forms(lemma: str, irregular: "list[str] | tuple[()]") -> Iterator[str]:
    """Yield the forms of a verb; the last letter may be doubled or not ("admitted", "signaled")."""
    yield from (lemma, *irregular)
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
        return
    yield f"{lemma}es" if lemma.endswith(("s", "sh", "ch")) else f"{lemma}s"
    for stem in {lemma.removesuffix("e"), f"{lemma}{lemma[-1]}"}:
        yield from (f"{stem}ed", f"{stem}ing")

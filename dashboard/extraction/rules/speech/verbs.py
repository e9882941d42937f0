"""The verbs by which news reports speech, with their forms and what each takes after it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

from dashboard.extraction.lexicon_data import table, words

Lean = Literal["support", "oppose", "neutral"]
_LEANS: dict[str, Lean] = {lean: lean for lean in get_args(Lean)}


class Verb(NamedTuple):
    """A row of ``data/lexicon/reporting_verbs.csv``.

    `manner` is what the verb takes: `say` a clause before or after it; `raise` that, or a noun
    (warn, deny); `tell` a listener, then a clause; `judge` a person or thing (criticise); `urge`
    somebody to do something. `particles` must follow the verb, and a word of `needs`, where there
    are any, must stand in what it reports: it is more often a deed than a word.
    """

    lemma: str
    manner: str
    particles: tuple[str, ...]
    lean: Lean
    needs: frozenset[str]


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return form → the verbs whose form it may be, those with most particles first."""
    readings: defaultdict[str, list[Verb]] = defaultdict(list)
    for row in table("reporting_verbs"):
        lemma, *particles = row["verb"].split()
        needs = words(row["needs"]) if row["needs"] else frozenset[str]()
        verb = Verb(lemma, row["manner"], tuple(particles), _LEANS[row["lean"]], needs)
        for form in {*_forms(lemma, row["irregular"].split())}:
            readings[form].append(verb)
    return {
        form: tuple(sorted(verbs, key=lambda verb: (-len(verb.particles), verb[:2])))
        for form, verbs in readings.items()
    }


def _forms(lemma: str, irregular: Sequence[str]) -> Iterator[str]:
    """Yield the forms of a verb; the last letter may be doubled or not ("admitted", "signaled")."""
    yield from (lemma, *irregular)
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
        return
    yield f"{lemma}es" if lemma.endswith(("s", "sh", "ch")) else f"{lemma}s"
    for stem in {lemma.removesuffix("e"), f"{lemma}{lemma[-1]}"}:
        yield from (f"{stem}ed", f"{stem}ing")

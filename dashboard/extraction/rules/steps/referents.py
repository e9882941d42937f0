"""Resolves nouns to states: by name, as "the Nordic pair", as "it" or "its neighbour"."""

from collections.abc import Iterable, Set

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.steps.discourse import Discourse, Referent
from dashboard.extraction.rules.steps.roles import Heads, Roles
from dashboard.extraction.rules.words.phrases import BODIES, PEOPLE, PLURALS
from dashboard.extraction.rules.words.places import Place

BIDS = words("step-bid")
"""What belongs to a state that wants to join."""
GOVERNING = (PEOPLE | BODIES | PLURALS) - frozenset({"alliance", "union", "bloc", "ally", "allies"})
"""Who acts for a state: "Georgia's government", "leaders"."""
COUNTRY = words("step-country")
COUNTRIES = words("step-countries")
_IT = words("step-it")
_THEY = words("step-they")
_BOTH = words("step-both")
# Regions that news names for their states.
_REGIONS = {
    **dict.fromkeys(("nordic", "nordics"), ("FIN", "SWE")),
    **dict.fromkeys(("baltic", "baltics"), ("EST", "LVA", "LTU")),
}


class Referents:
    """Resolve the nouns of one sentence."""

    def __init__(self, sentence: Clauses, roles: Roles, discourse: Discourse) -> None:
        """Take the sentence, its roles, and what was mentioned before."""
        self._tokens, self._lows = sentence.tokens, sentence.lows
        self._roles, self._discourse = roles, discourse
        self._places: dict[int, Place] = {}
        for place in sentence.places:
            if place.kind != "organisation":
                self._places |= dict.fromkeys(range(place.first, place.last), place)

    def states(
        self,
        heads: Heads,
        through: Set[str] = frozenset(),
        own: tuple[Referent, ...] = (),
        *,
        named: bool = False,
    ) -> tuple[Referent, ...]:
        """Return the states that `heads` stand for, each once.

        Looks at the owner of a noun of `through` ("Sweden's bid"); `own` is who "its" stands for,
        where that is not the state spoken of before. With `named`, only states called by name.
        """
        states: dict[str, Referent] = {}
        for head in heads:
            if head in self._places or not named:
                for state in self._of(head, through, own):
                    states.setdefault(state.code, state)
        return tuple(states.values())

    def named_in(self, tokens: Iterable[int]) -> tuple[Referent, ...]:
        """Return the states that `tokens` name in any way, in order."""
        places = dict.fromkeys(self._places[at] for at in sorted(tokens) if at in self._places)
        return tuple(Referent(place.code, place.first, place.last) for place in places)

    def _of(self, head: int, through: Set[str], own: tuple[Referent, ...]) -> tuple[Referent, ...]:
        low, place = self._tokens[head].stem, self._places.get(head)
        if head in self._discourse.homes:
            home = self._discourse.homes[head]
            return (Referent(home, head, head + 1),) if home else ()
        if place is not None:
            return (Referent(place.code, place.first, place.last),)
        states = self._spoken_of(head, low, own)
        if states or not through or low not in through | GOVERNING:
            return states
        states = self.states(self._roles.owners(head), through, own)
        if not states and low in BIDS:
            # "the bid", "both bids": of the states spoken of before.
            states = self.states(self._roles.beside(head), through, own)
            states = states or self._discourse.previous(several=low.endswith("s"))
        return states

    def _spoken_of(self, head: int, low: str, own: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """Return the states of a noun or pronoun that leans on what was mentioned before."""
        near = self._lows[max(0, head - 2) : head + 1]
        region = next((_REGIONS[word] for word in near if word in _REGIONS), ())
        if region and (low in COUNTRIES or (low in BIDS and low.endswith("s"))):
            return tuple(Referent(code, head, head + 1) for code in region)
        if low in _BOTH | COUNTRY | COUNTRIES:
            # "both" and "its neighbour" beside the names that they stand for
            beside = self.states(self._roles.asides(head), named=True)
            if beside:
                return beside
        if (low in _IT | COUNTRY and len(own) == 1) or (low in _THEY and len(own) > 1):
            return own
        if low in _THEY | COUNTRIES:
            return self._discourse.previous(several=True)
        return self._discourse.previous(several=False) if low in _IT | COUNTRY else ()

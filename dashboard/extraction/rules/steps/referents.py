"""Resolves nouns to states: by name, as "the Nordic pair", as "it" or "its neighbour"."""

from collections.abc import Iterable, Set

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.discourse import Discourse, Referent
from dashboard.extraction.rules.steps.roles import Heads, Roles
from dashboard.extraction.rules.words.phrases import BODIES, PEOPLE, PLURALS, is_name
from dashboard.extraction.rules.words.places import Place
from dashboard.extraction.rules.words.reading import Sentence

BIDS = words("step-bid")
"""What belongs to a state that wants to join."""
GOVERNING = (PEOPLE | BODIES | PLURALS) - frozenset({"alliance", "union", "bloc", "ally", "allies"})
"""Who acts for a state: "Georgia's government", "leaders"."""
COUNTRY = words("step-country")
COUNTRIES = words("step-countries")
_IT = words("step-it")
_THEY = words("step-they")
_BOTH = words("step-both")
_DEFINITE = words("step-definite")
# Regions that news names for their states.
_REGIONS = {
    **dict.fromkeys(("nordic", "nordics"), ("FIN", "SWE")),
    **dict.fromkeys(("baltic", "baltics"), ("EST", "LVA", "LTU")),
}
_DEEPEST = 4


class Referents:
    """Resolve the nouns of one sentence."""

    def __init__(self, sentence: Sentence, roles: Roles, discourse: Discourse) -> None:
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
        depth: int = 0,
        *,
        named: bool = False,
    ) -> tuple[Referent, ...]:
        """Return the states that `heads` stand for, each once.

        Looks at the owner of a noun of `through` ("Sweden's bid"); `own` is who "its" stands for,
        where that is not the state spoken of before. With `named`, only states called by name.
        """
        states: dict[str, Referent] = {}
        for head in heads:
            if named and head not in self._places:
                continue
            for state in self._of(head, through, own, depth):
                if state.code not in states or states[state.code].first is None:
                    states[state.code] = state
        return tuple(states.values())

    def named_in(self, tokens: Iterable[int]) -> tuple[Referent, ...]:
        """Return the states that `tokens` name in any way, in order."""
        places = dict.fromkeys(self._places[at] for at in sorted(tokens) if at in self._places)
        return tuple(Referent(place.code, place.first, place.last) for place in places)

    def _of(
        self, head: int, through: Set[str], own: tuple[Referent, ...], depth: int
    ) -> tuple[Referent, ...]:
        low = self._tokens[head].stem
        place = self._places.get(head)
        if head in self._discourse.homes:
            home = self._discourse.homes[head]
            return (Referent(home, head, head + 1),) if home else ()
        if place is not None and not (place.kind == "demonym" and low in ("dutch", "french")):
            return (Referent(place.code, place.first, place.last),)
        states = self._spoken_of(head, low, own)
        if states or depth >= _DEEPEST:
            return states
        if through and low in through | GOVERNING:
            owners = self._roles.owners(head)
            states = self.states(owners, through, own, depth + 1)
            if not states and low in BIDS:
                # "the bid", "both bids": of the states spoken of before.
                states = self.states(self._roles.beside(head), through, own, depth + 1)
                several = low.endswith("s") and low != "papers"
                states = states or self._discourse.previous(several)
            return states
        is_named = through and is_name(self._tokens[head])
        return self.named_in(self._roles.phrase(head))[:1] if is_named else ()

    def _spoken_of(self, head: int, low: str, own: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """Return the states of a noun or pronoun that leans on what was mentioned before."""
        discourse = self._discourse
        if low in _BOTH and (states := self._beside(head)):
            return states
        if low in ("former", "latter") and self._lows[head - 1 : head] == ["the"]:
            codes = tuple(dict.fromkeys(state.code for state in self.named_in(range(head))))
            pair = codes or discourse.named
            return (Referent(pair[low == "latter"], head, head + 1),) if len(pair) == 2 else ()
        near = self._lows[max(0, head - 2) : head + 1]
        region = next((_REGIONS[word] for word in near if word in _REGIONS), ())
        if region and (low in COUNTRIES or (low in BIDS and low.endswith("s"))):
            return tuple(Referent(code, head, head + 1) for code in region)
        if region and low in COUNTRY:
            codes = tuple(code for code in discourse.bidders if code in region)[:1]
            return tuple(Referent(code, head, head + 1) for code in codes)
        if (low in _IT and len(own) == 1) or (low in _THEY and len(own) > 1):
            return own
        if low in COUNTRY | COUNTRIES and self._is_definite(head):
            several = low in COUNTRIES
            states = self._beside(head) or (own if len(own) == 1 and not several else ())
            states = states or discourse.previous(several)
            if states or several:
                return states
            seen = discourse.seen if len(discourse.seen) == 1 else ()
            return self.named_in(range(head))[-1:] or tuple(Referent(code) for code in seen)
        if low in _IT:
            return discourse.previous(several=False)
        return discourse.previous(True, low.startswith("the")) if low in _THEY else ()

    def _beside(self, head: int) -> tuple[Referent, ...]:
        return self.states(self._roles.asides(head), depth=_DEEPEST)

    def _is_definite(self, head: int) -> bool:
        near = self._lows[max(0, head - 3) : head + 1]
        return any(word in _DEFINITE or "'s" in word for word in near)

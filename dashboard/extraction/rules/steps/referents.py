"""Tells which states a noun stands for: by name, as "the Nordic pair", as "it" or "its neighbour"."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.steps.roles import Heads, Roles
from dashboard.extraction.rules.words.phrases import BODIES, PEOPLE, PLURALS, is_name
from dashboard.extraction.rules.words.places import Place

BIDS = frozenset(
    """bid bids application applications accession accessions membership memberships candidacy
    candidacies candidature entry protocol protocols ratification admission request requests
    aspirations ambitions invitation accord papers treaty treaties path road wait hopes
    documents instrument instruments file case inclusion""".split()
)
"""What belongs to a state that wants to join."""
GOVERNING = (PEOPLE | BODIES | PLURALS) - frozenset({"alliance", "union", "bloc", "ally", "allies"})
"""Who acts for a state: "Georgia's government", "leaders"."""

COUNTRY = frozenset(
    """country nation state republic neighbour neighbor newcomer applicant candidate aspirant
    kingdom hopeful""".split()
)
COUNTRIES = frozenset(
    """countries nations states republics neighbours neighbors newcomers applicants candidates
    aspirants pair duo two trio three both capitals hopefuls nordics baltics""".split()
)
_IT = frozenset({"it", "its", "itself", "that"})
_THEY = frozenset({"they", "them", "their", "both", "two"})
# Regions that news names for their states.
_REGIONS = {
    "nordic": ("FIN", "SWE"),
    "nordics": ("FIN", "SWE"),
    "baltic": ("EST", "LVA", "LTU"),
    "baltics": ("EST", "LVA", "LTU"),
}
_OF_TWO = frozenset({"former", "latter"})
_MANY = frozenset("they them their".split())
_EACH = frozenset("both all neither each newest latest".split())
_DEEPEST = 4


class Referent(NamedTuple):
    """A state that words stand for, and the tokens that name it; none for what came before."""

    code: str
    first: int | None = None
    last: int | None = None


@dataclass
class Topic:
    """Whom the text has spoken of so far."""

    bidders: tuple[str, ...] = ()
    """The states of the last step, bid or accession."""
    pair: tuple[str, ...] = ()
    """The last two or more states that were named together."""
    recent: tuple[str, ...] = ()
    """The last two states that were bidders, one after the other."""
    subject: tuple[str, ...] = ()
    """The states that the last sentence was about."""
    named: tuple[str, ...] = ()
    """The states of the last sentence that named more than one."""
    seen: tuple[str, ...] = ()
    """The states that the last sentence named."""
    homes: dict[int, str | None] = field(default_factory=dict)
    """The nouns of this sentence that stand for somebody's state, "his country", and which it is."""


class Referents:
    """Reads the states of one sentence."""

    def __init__(self, sentence: Clauses, roles: Roles, topic: Topic) -> None:
        """Take the sentence, who does what in it, and what was spoken of before."""
        self.sentence, self.roles, self.topic = sentence, roles, topic
        self._places: dict[int, Place] = {}
        for place in sentence.places:
            if place.kind != "organisation":
                self._places |= dict.fromkeys(range(place.first, place.last), place)

    def states(
        self,
        heads: Heads,
        through: frozenset[str] = frozenset(),
        own: tuple[Referent, ...] = (),
        depth: int = 0,
        *,
        named: bool = False,
    ) -> tuple[Referent, ...]:
        """Return the states that `heads` stand for, each once.

        Looks at the owner of a noun of `through` ("Sweden's bid"); `own` is who "its" stands for,
        where that is not the state spoken of before. With `named`, only states called by name.
        """
        found: dict[str, Referent] = {}
        for head in heads:
            if named and head not in self._places:
                continue
            for one in self._of(head, through, own, depth):
                if one.code not in found or found[one.code].first is None:
                    found[one.code] = one
        return tuple(found.values())

    def named_in(self, tokens: Iterable[int]) -> tuple[Referent, ...]:
        """Return the states that `tokens` name in any way, in order."""
        places = dict.fromkeys(self._places[at] for at in sorted(tokens) if at in self._places)
        return tuple(Referent(place.code, place.first, place.last) for place in places)

    def _of(
        self, head: int, through: frozenset[str], own: tuple[Referent, ...], depth: int
    ) -> tuple[Referent, ...]:
        low = self.sentence.tokens[head].stem
        place = self._places.get(head)
        if head in self.topic.homes:
            home = self.topic.homes[head]
            return (Referent(home, head, head + 1),) if home else ()
        if place is not None and not (place.kind == "demonym" and low in ("dutch", "french")):
            return (Referent(place.code, place.first, place.last),)
        if low == "those":
            # "the flags of Albania and Croatia", "those of Albania and Croatia, which joined"
            return self.states(self.roles.below(head, frozenset({"of"})), named=True)
        if low in _EACH:
            beside = self.states(self.roles.asides(head), depth=_DEEPEST)
            if beside:
                return beside
        spoken = self._spoken_of(head, low, own)
        if spoken or depth >= _DEEPEST:
            return spoken
        if low in through or (low in GOVERNING and through):
            owners = self.roles.owners(head)
            found = self.states(owners, through, own, depth + 1)
            if not found and low in BIDS:
                near = self.roles.beside(head)
                found = self.states(near, through, own, depth + 1) if near != owners else ()
            # "the bid", "both bids": of the states spoken of before.
            if found or low not in BIDS:
                return found
            return self._before(2 if low.endswith("s") and low != "papers" else 1)
        found = self.states(
            tuple(one for one in self.roles.asides(head)), frozenset(), own, depth + _DEEPEST
        )
        if found:
            return found
        if is_name(self.sentence.tokens[head]) and through:
            return self.named_in(self.roles.phrase(head))[:1]
        return ()

    def _spoken_of(self, head: int, low: str, own: tuple[Referent, ...]) -> tuple[Referent, ...]:
        region = next(
            (
                _REGIONS[self.sentence.lows[at]]
                for at in range(max(0, head - 2), head + 1)
                if self.sentence.lows[at] in _REGIONS
            ),
            None,
        )
        if low in _OF_TWO and self.sentence.lows[head - 1 : head] == ["the"]:
            return self._of_pair(head, low)
        if (low in COUNTRIES or (low in BIDS and low.endswith("s"))) and region:
            return tuple(Referent(code, head, head + 1) for code in region)
        if low in COUNTRY and region:
            return tuple(
                Referent(code, head, head + 1) for code in self.topic.bidders if code in region
            )[:1]
        if (low in _IT and len(own) == 1) or (low in _THEY and len(own) > 1):
            return own
        if low in COUNTRY and self._is_definite(head):
            beside = self.states(self.roles.asides(head), depth=_DEEPEST)
            named = self.named_in(range(head))[-1:]
            seen = self.topic.seen if len(self.topic.seen) == 1 else ()
            own = own if len(own) == 1 else ()
            last = tuple(Referent(code) for code in seen)
            return beside or own or self._before(1) or named or last
        if low in COUNTRIES and self._is_definite(head):
            beside = self.states(self.roles.asides(head), depth=_DEEPEST)
            return beside or self._before(2)
        if low in _IT:
            return self._before(1)
        return self._before(2, low in _MANY) if low in _THEY else ()

    def _of_pair(self, head: int, low: str) -> tuple[Referent, ...]:
        """Return which of two states "the former" or "the latter" is."""
        named = tuple(dict.fromkeys(one.code for one in self.named_in(range(head))))
        pair = named or self.topic.named
        return (Referent(pair[low == "latter"], head, head + 1),) if len(pair) == 2 else ()

    def _is_definite(self, head: int) -> bool:
        words = self.sentence.lows[max(0, head - 3) : head + 1]
        return any(
            word in ("the", "its", "their", "his", "her", "both", "this", "these") or "'s" in word
            for word in words
        )

    def _before(self, least: int, any_number: bool = False) -> tuple[Referent, ...]:
        """Return the states spoken of before: one, or with `least` of 2 several."""
        if least > 1:
            codes = self.topic.bidders if len(self.topic.bidders) > 1 else self.topic.pair
            codes = codes or (self.topic.recent if len(self.topic.recent) > 1 else ())
            several = any_number or len(self.topic.named) == 2
            codes = codes or (self.topic.named if several else ())
        else:
            codes = self.topic.bidders or self.topic.subject
            codes = codes if len(codes) == 1 else ()
        return tuple(Referent(code) for code in codes)

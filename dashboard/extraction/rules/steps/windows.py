"""Roles read from windows of words, where no parser is installed."""

from collections.abc import Iterator
from functools import cached_property

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.steps.referents import BIDS, COUNTRIES, COUNTRY, GOVERNING
from dashboard.extraction.rules.steps.roles import Heads

_PRONOUNS = frozenset("it they them both who which whose its their former latter".split())
_NOUNS = (
    BIDS
    | COUNTRY
    | COUNTRIES
    | GOVERNING
    | _PRONOUNS
    | frozenset(
        """nato alliance bloc club pact family fold member members newest latest invitation
        invitations request letter delays obstacles hurdles hurdle enlargement""".split()
    )
)
_HELPERS = frozenset("is are was were has have had been be does do did isn't aren't".split())
_PASSIVE = frozenset("was were been is are be being got".split())
_PAST = frozenset(
    """became came got went left took gave put made sent held sought withdrew quit met hit given
    taken frozen froze let kept said told done did become""".split()
)
_VERBS = frozenset(
    """want wants hope hopes aspire aspires wish wishes aim aims seek seeks intends join apply block
    blocks delays holds veto belong belongs remain remains stay stays""".split()
)
_FINITE = _HELPERS | _PAST
_VERBAL = _FINITE | _VERBS
_REDUCED = frozenset("invited admitted lodged filed submitted blocked stalled ratified".split())
_AFTER_REDUCED = frozenset("in by on at to last with".split())
_UNREAL = frozenset(
    """will would could may might should must can cannot can't won't if not never n't before until
    unless almost nearly hasn't haven't didn't without whether yet""".split()
)
_DOING = frozenset("voted prompted pushed led managed decided persuaded".split())
_DETERMINERS = frozenset("the a an its their his her this that".split())
_OBLIQUE = frozenset("by from with against of in over between near towards to at on".split())
_BREAKS = frozenset("; : — – ( ) which who when while but although though because whose".split())
_JOINS = frozenset({"and", ",", "&", "or", "nor"})
_DENIALS = frozenset("not never n't isn't aren't don't doesn't nor neither no".split())
_RELATIVES = frozenset({"which", "who"})
_FAR = 14


class WindowRoles:
    """Roles guessed from the words before and after."""

    def __init__(self, sentence: Clauses) -> None:
        """Take the sentence."""
        self.sentence = sentence
        self.lows = sentence.lows
        self._stems = [token.stem for token in sentence.tokens]

    @cached_property
    def _places(self) -> dict[int, int]:
        """The last token of each state's name → its first."""
        return {
            place.last - 1: place.first
            for place in self.sentence.places
            if place.kind in ("name", "seat")
        }

    def is_verb(self, at: int) -> bool:
        """Whether it has the form of a verb and no article or possessive before it."""
        low, before = self.lows[at], self.lows[at - 1] if at else ""
        if before in _DETERMINERS or before.endswith("'s") or before in ("of", "in"):
            return False
        return low in _VERBAL or low.endswith(("ed", "ing")) or before == "to"

    def is_past(self, at: int) -> bool:
        """Whether it ends as a past tense does, or follows "voted to" or "after"."""
        low = self.lows[at]
        if low.endswith("ing"):
            return self._has(at - 1, at, frozenset({"after", "since", "by", "of", "for"}))
        if self._has(at - 1, at, frozenset({"to"})):
            return self._has(at - 9, at, _DOING)
        present = self._has(at - 3, at, frozenset({"is", "are", "be"}))
        return not present and (low.endswith("ed") or low in _PAST)

    def is_passive(self, at: int) -> bool:
        """Whether "was" stands before it, or a comma and it goes on with "in", "by", "last"."""
        if self._has(max(at - 3, self._opening(at)), at, _PASSIVE):
            return True
        return self.lows[at] in _REDUCED and (
            self._has(at - 1, at, frozenset({","})) and self._has(at + 1, at + 2, _AFTER_REDUCED)
        )

    def is_real(self, at: int) -> bool:
        """Whether no word of doubt stands before it in its clause."""
        infinitive = self._has(at - 1, at, frozenset({"to"}))
        if infinitive and not self._has(at - 9, at, _DOING):
            return False
        begin = self._opening(at)
        supposed = self._has(begin, at, frozenset({"if", "unless", "until", "whether"}))
        return not supposed and not self._has(max(at - 3, begin), at, _UNREAL)

    def is_denied(self, at: int) -> bool:
        """Whether a word of negation stands near it."""
        return self._has(max(at - 3, self._opening(at)), at + 2, _DENIALS)

    def subject(self, at: int) -> Heads:
        """The nearest nouns before it that follow no preposition."""
        last = next(
            (
                index
                for index in range(at - 1, max(-1, at - 2 - _FAR), -1)
                if self._is_noun(index) and not self._is_oblique(index)
                if self.lows[index] not in _RELATIVES
            ),
            None,
        )
        return self._group(last) if last is not None else ()

    def objects(self, at: int) -> Heads:
        """The first nouns after it, if no preposition comes before them."""
        end = min(self._closing(at), at + 9)
        for index in range(at + 1, end):
            low = self.lows[index]
            if low in ("by", "to", "for", "in", "on", "with"):
                return ()
            if self._is_noun(index) and not self.sentence.tokens[index].is_possessive:
                return self._forward(self._run(index, end))
        return ()

    def agent(self, at: int) -> Heads:
        """The first nouns after "by"."""
        return self.below(at, frozenset({"by"}))

    def below(self, at: int, words: frozenset[str]) -> Heads:
        """The first nouns after one of the words."""
        end = min(self._closing(at), at + 9)
        for index in range(at + 1, end):
            if self.lows[index] in words:
                stop = next((i for i in range(index, end) if self.lows[i] == ","), end)
                for noun in range(index + 1, min(index + 6, stop)):
                    if self._is_noun(noun) and not self.sentence.tokens[noun].is_possessive:
                        return self._forward(self._run(noun, stop))
        return ()

    def owners(self, at: int) -> Heads:
        """The possessive or demonym before it, or the nouns after "of"."""
        for place in reversed(self.sentence.places):
            owning = place.possessive or place.kind == "demonym"
            if owning and 0 < at - place.first <= 5 and self._opening(at) <= place.first:
                return (place.first,)
        near = [i for i in range(max(0, at - 3), at) if self.lows[i] in ("its", "their", "both")]
        return tuple(near[-1:]) or self.below(at, frozenset({"of", "for", "on"}))

    def beside(self, at: int) -> Heads:
        """The same: there is nothing else to go by."""
        return self.owners(at)

    def asides(self, at: int) -> Heads:
        """The state beyond a comma."""
        after = self._near(at + 1, at + 4)
        if after and self._has(at + 1, after, frozenset({","})):
            return self._forward(after)
        for index in range(at - 1, max(0, at - 5), -1):
            if self.lows[index] == "," and index - 1 in self._places:
                return self._group(index - 1)
        return ()

    def phrase(self, at: int) -> frozenset[int]:
        """The words around it, up to commas."""
        first = max(self._opening(at), at - 4)
        commas = [i for i in range(first, at) if self.lows[i] == ","]
        first = commas[-1] + 1 if commas else first
        goes_on = self._has(at + 1, at + 2, frozenset({"of", "in", "for", "to", "since"}))
        last = min(self._closing(at), at + 6) if goes_on else at + 1
        stop = next((i for i in range(at + 1, last) if self.lows[i] == ","), last)
        return frozenset(range(first, stop))

    def clause(self, at: int) -> frozenset[int]:
        """The words up to the marks and conjunctions around it."""
        return frozenset(range(self._opening(at), self._closing(at)))

    def governor(self, at: int) -> int | None:
        """The verb before it."""
        before = range(at - 1, max(-1, at - 20), -1)
        return next((i for i in before if self.lows[i] not in _HELPERS and self.is_verb(i)), None)

    def is_joined(self, at: int) -> bool:
        """Whether its clause begins after "and"."""
        return self._has(self._opening(at) - 1, self._opening(at), frozenset({"and"}))

    def above(self, at: int) -> int | None:
        """The noun or verb before it."""
        before = range(at - 1, max(-1, at - 7), -1)
        return next((i for i in before if self._is_noun(i) or self.is_verb(i)), None)

    def moment(self, at: int) -> int | None:
        """What stands before "when", where that opens its clause."""
        begin = self._opening(at)
        return begin - 2 if begin > 1 and self.lows[begin - 1] == "when" else None

    def _has(self, first: int, last: int, words: frozenset[str]) -> bool:
        return self.sentence.has(first, last, words)

    def _is_noun(self, at: int) -> bool:
        return at in self._places or self._stems[at] in _NOUNS

    def _run(self, at: int, end: int) -> int:
        """Return the last of the nouns that follow each other from `at` on."""
        while at + 1 < end and self._is_noun(at + 1):
            at += 1
        return at

    def _is_oblique(self, at: int) -> bool:
        if self.sentence.tokens[at].is_possessive:
            return True
        first = self._places.get(at, at)
        for index in range(first - 1, max(-1, first - 4), -1):
            if self.lows[index] in _OBLIQUE:
                return True
            if self.lows[index] not in _DETERMINERS and not self.lows[index].endswith("'s"):
                return False
        return False

    def _near(self, first: int, last: int) -> int | None:
        inside = range(max(0, first), min(last, len(self.lows)))
        return next((i for i in inside if i in self._places), None)

    def _group(self, last: int) -> Heads:
        """Return the nouns joined to the one that ends at `last`, backwards."""
        found, at = [last], self._places.get(last, last)
        for index in self._backwards(at):
            found.append(index)
        return tuple(sorted(found))

    def _backwards(self, at: int) -> Iterator[int]:
        while at > 0:
            index = at - 1
            while index >= 0 and self.lows[index] in _JOINS | {"the"}:
                index -= 1
            if index == at - 1 or index not in self._places:
                return
            yield index
            at = self._places[index]

    def _forward(self, at: int) -> Heads:
        """Return the nouns joined to the one at `at`, forwards."""
        found = [at]
        if at not in self._places:
            return (at,)
        starts = {first: last for last, first in self._places.items()}
        while True:
            index = found[-1] + 1
            while index < len(self.lows) and self.lows[index] in _JOINS | {"the"}:
                index += 1
            if index == found[-1] + 1 or index not in starts:
                return tuple(found)
            found.append(starts[index])

    def _opening(self, at: int) -> int:
        for index in range(at - 1, -1, -1):
            if self.lows[index] in _BREAKS or self._splits(index):
                return index + 1
        return 0

    def _closing(self, at: int) -> int:
        for index in range(at + 1, len(self.lows)):
            if self.lows[index] in _BREAKS or self._splits(index):
                return index
        return len(self.lows)

    def _splits(self, at: int) -> bool:
        """Whether a verb or a new subject follows "and": another clause begins."""
        if self.lows[at] != "and" or at + 2 >= len(self.lows):
            return False
        near = [self.lows[at + 1], self.lows[at + 2]]
        return any(low in _FINITE or low.endswith("ed") for low in near)

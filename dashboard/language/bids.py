"""What a sentence about a bid to join holds: the states that bid, the Alliance, and the dates."""

from collections.abc import Sequence

from dashboard.language.counted import Clauses
from dashboard.language.dates import FoundDate
from dashboard.language.numbers import ordinal_of
from dashboard.language.places import Place

_UNREAL = frozenset(
    """will would could may might should must can cannot can't won't to if not never n't before
    until unless hasn't haven't didn't without whether""".split()
)
_GROUPS = frozenset("eu union un g7 g20 brics eurozone schengen".split())
_ALLIANCE = frozenset("nato nato's alliance alliance's bloc bloc's".split())
_STANDING = frozenset("accession membership".split())
_OBLIQUE = frozenset("by from with against of in over between near towards".split())
_JOINS = frozenset({"and", ",", "&"})
_NEAR = 12


def is_unreal(sentence: Clauses, at: int) -> bool:
    """Whether token `at` tells of something denied, planned or supposed."""
    return sentence.has(at - 3, at, _UNREAL)


def is_about_alliance(sentence: Clauses) -> bool:
    """Whether the sentence names the Alliance."""
    return any(low in _ALLIANCE for low in sentence.lows)


def is_about_bid(sentence: Clauses) -> bool:
    """Whether the sentence names the Alliance or speaks of accession or membership."""
    return is_about_alliance(sentence) or any(low in _STANDING for low in sentence.lows)


def is_relative(sentence: Clauses, at: int) -> bool:
    """Whether the verb at `at` belongs to "which" or "who"."""
    return sentence.has(at - 3, at, frozenset({"which", "who"}))


def names_group(sentence: Clauses, at: int) -> bool:
    """Whether what is joined is another body: the EU, the UN."""
    return sentence.has(at, at + 8, _GROUPS) and not sentence.has(at, at + 8, _ALLIANCE)


def word_after(sentence: Clauses, at: int, words: frozenset[str], most: int) -> int | None:
    """Return the end of the first of `words` among the `most` tokens after `at`, or None."""
    for index in range(at + 1, min(len(sentence.lows), at + 1 + most)):
        if sentence.lows[index] in words:
            return index + 1
    return None


def alliance_after(sentence: Clauses, at: int, most: int) -> int | None:
    """Return the end of the Alliance's name among the `most` tokens after `at`, or None."""
    return word_after(sentence, at, _ALLIANCE, most)


def member_after(sentence: Clauses, at: int) -> int | None:
    """Return the end of "the 31st member", "a NATO member" after `at`, or None."""
    end = word_after(sentence, at, frozenset({"member", "members"}), 8)
    if end is None or not (is_about_alliance(sentence) or sentence.about_alliance):
        return None
    between = sentence.tokens[at:end]
    counted = any(ordinal_of(token) is not None for token in between)
    return end if counted or sentence.has(at, end, _ALLIANCE | {"full"}) else None


def subjects(sentence: Clauses, at: int, *, far: bool = False) -> list[Place]:
    """Return the states that the verb at `at` is about: the nearest group before it.

    With `far`, the sentence's first group: the verb has another clause between it and them.
    """
    before = [
        place
        for place in sentence.places
        if place.last <= at and place.kind == "name" and not place.possessive
        if place.first == 0 or sentence.lows[place.first - 1] not in _OBLIQUE
    ]
    if not before:
        return []
    groups: list[list[Place]] = [[before[0]]]
    for place in before[1:]:
        gap = sentence.lows[groups[-1][-1].last : place.first]
        if gap and set(gap) <= _JOINS:
            groups[-1].append(place)
        else:
            groups.append([place])
    chosen = groups[0] if far else groups[-1]
    return chosen if far or at - chosen[-1].last <= _NEAR else []


def of_bid(sentence: Clauses, owners: Sequence[Place]) -> list[Place]:
    """Return of `owners` the states whose bid it is: "Sweden's bid", "the accession of Finland"."""
    own = [place for place in owners if place.kind == "name" and place.possessive]
    if own:
        return own
    return [
        place
        for place in owners
        if place.kind == "name" and sentence.has(place.first - 3, place.first, frozenset({"of"}))
    ]


def date_after(sentence: Clauses, at: int, end: int) -> FoundDate | None:
    """Return the first date after `at` that stands at most four tokens after `end`, or None."""
    return next((date for date in sentence.dates if at <= date.first <= end + 4), None)


def date_before(sentence: Clauses, at: int) -> FoundDate | None:
    """Return the date that opens the sentence ("In April 2023, …"), or None."""
    return next((date for date in sentence.dates if date.last <= at and date.first <= 2), None)

"""Read how many members a sentence speaks of, and how many it says the Alliance has in all."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.extraction.lexicon_data import weights
from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import MOST_MEMBERS, Counted, CountSentence
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of

FEWEST_IN_ALL = 12
"""As many founded the Alliance; a smaller number counts some of the members."""
_TOTALS = (
    ("[possessed]", "[all]", "[plain]"),
    ("the then?", "[clear]", "[plain]"),  # "the 12 countries" may be any
    ("[part]", "[all]", ""),
    ("[part] / [whole]", "", "[closed]"),
)
"""How a number of all members is written: before it, behind it, and what may follow."""


class Group(NamedTuple):
    """A number of members: how many, of how many in all, and the tokens that say so."""

    value: int
    in_all: int | None
    at: int
    last: int


def groups_in(sentence: CountSentence) -> Iterator[Group]:
    """Yield the numbers of members; "of the 32 allies" alone is what others are part of."""
    in_all: int | None = None
    last = 0
    for at in sentence.members:
        group = _group_at(sentence, at, in_all) if at >= last else None
        if group is None:
            continue
        last = group.last
        whole = group.in_all is None and sentence.before(at, "of|among .*2")
        if not whole or group.value < FEWEST_IN_ALL:
            yield group
            continue
        in_all = group.value
        part = _part_of(sentence, at, in_all)
        if part:
            yield Group(part[0], in_all, part[1], last)


def _part_of(sentence: CountSentence, at: int, in_all: int) -> tuple[int, int] | None:
    """Compute how many "half of the 32" and "all but nine of the 32" are, and where it begins."""
    first = sentence.run_start(at, "all but <number> of .*2")
    if first < at:
        return in_all - sentence.members[first + 2], first
    for fraction, weight in weights("count-fraction").items():
        first = sentence.run_start(at, f"{fraction} of .*2")
        loose = sentence.before(first, "nearly|almost|about|roughly")
        if first < at and not loose and (in_all * weight).is_integer():
            return int(in_all * weight), first
    return None


def _group_at(sentence: CountSentence, at: int, in_all: int | None) -> Group | None:
    """Read "seven countries", "11 of the alliance's 31 members", "just eight" (met it)."""
    value = sentence.members[at]
    fraction = sentence.after(at + 1, "third|thirds|quarter|quarters")
    if value == 1 or fraction or sentence.before(at, "all but"):
        return None
    alone = sentence.run_end(at + 1, "{modifying}|out*7 {member}")
    if alone > at + 1:
        return Group(value, in_all, at, alone)
    of = sentence.run_end(at + 1, "{modifying}|out*4 of {modifying}|of|out*5")
    total = sentence.members.get(of)
    last = sentence.run_end(of, "<number>? {modifying}|of|out*5 {member}|them|which|whom|those")
    if last > of:
        return Group(value, total or in_all, at, last)
    if total and total > FEWEST_IN_ALL:
        return Group(value, total, at, of + 1)  # "23 of 32 are expected to"
    doing = "{meeting}|{passing}|{group-verb}|so|managed|made|that|more_are"
    return Group(value, in_all, at, at + 1) if sentence.after(at + 1, doing) else None


def members_in_all(sentence: CountSentence, context: CountContext) -> Iterator[Counted]:
    """Yield the members that a sentence says the Alliance has; the EU's are none."""
    for at, token in enumerate(sentence.tokens):
        value: float | None = sentence.members.get(at)
        last = _whole_end(sentence, at) if value else _newest_end(sentence, at)
        stem, _, tail = token.stem.partition("-")
        if tail in ("nation", "member", "country", "strong"):
            # "the 32-nation alliance"
            value = number_of(token._replace(low=stem))
            last = at + 2 if sentence.after(at + 1, ".*2 {body}|{owner}") else None
        value = value or ordinal_of(token)
        many = last and value and FEWEST_IN_ALL <= value <= MOST_MEMBERS
        if many and value and last and _is_ours(sentence, last, context):
            yield _total(sentence, int(value), at, last)


def _newest_end(sentence: CountSentence, at: int) -> int | None:
    """Return where the words for the newest member end: "became the 32nd member"."""
    last = sentence.run_end(at + 1, "[newest]")
    # "is due to become the 29th member", "the 22nd ally to ratify the accession"
    due = sentence.before(at, "{auxiliary} .*5 become .*3") or sentence.after(last, "to")
    return last if last > at + 1 and not due else None


def _whole_end(sentence: CountSentence, at: int) -> int | None:
    """Return where the words end by which a number is that of all members; None if it is not."""
    if sentence.before(at, "{growing} .*6 from|to") and sentence.within(0, at, "[line]"):
        return None  # "the group that spends 2% has grown to 23"
    for before, words, behind in _TOTALS:
        last = sentence.run_end(at + 1, words)
        named = not words or last > at + 1
        if named and sentence.before(at, before) and sentence.after(last, behind):
            return last
    return None


def _is_ours(sentence: CountSentence, at: int, context: CountContext) -> bool:
    """Whether the organisation named last before token `at` is NATO, or none is and none need be."""
    bodies = [place for place in sentence.places if place.kind == "organisation"]
    named = [place.code for place in bodies if place.first <= at]
    if named or sentence.within(0, len(sentence.lows), "eu|eu's|union"):
        return named[-1:] == ["NATO"]
    return context.about_alliance


def _total(sentence: CountSentence, value: int, at: int, last: int) -> Counted:
    year = None
    if at not in sentence.members and sentence.before(at, "{entering} .*7"):
        # "became the 31st member yesterday"
        near = min(sentence.dates, key=lambda date: abs(date.first - at), default=None)
        year = int(near.value[:4]) if near else None
    elif sentence.before(at, "[having]"):
        year = sentence.year_of(at, last, list(sentence.members))
    return sentence.counted("members_total", value, (at, last), before=4, year=year)

"""Finds how many members a text says the Alliance has: "all 32 allies", "22 of the 32"."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import MOST_MEMBERS, Clauses, Counted
from dashboard.extraction.rules.counts.group_words import (
    FEWEST_IN_ALL,
    GUIDELINE,
    MEMBERS,
    MODIFYING,
)
from dashboard.extraction.rules.words.numbers import NUMBER_WORDS, number_of, ordinal_of

_HAVING = frozenset(
    """includes include has had counts counted comprises numbers consists contains unites have with
    totals became becomes""".split()
)
_GROWING = frozenset(
    """grew grow grows growing grown expanded expands enlarged swollen swelled swells rose risen
    rises widened brought brings raised took takes went from to""".split()
)
_WHOLE = frozenset("the its all nato's alliance's bloc's organisation's organization's our".split())
_ITSELF = frozenset("alliance bloc organisation organization pact club nato membership it".split())
_BODIES = frozenset("alliance bloc organisation organization pact club group nato".split())
_RANKING = frozenset({"st", "nd", "rd", "th"})
_SENT = frozenset("parliaments leaders ambassadors".split())
"""Who stands for the members: "all 30 allied parliaments"."""
_SHARES = frozenset(
    """half most third thirds quarter quarters rest remainder one each none any all some many few
    several majority bulk share lowest highest largest smallest""".split()
)
_ENTERING = frozenset("joined became entered admitted".split())
_FEWEST_BARE = MOST_MEMBERS // 2
"""Fewer are some of them: "Denmark is not among the 15"."""
_JOINED = frozenset("full nato nato's formal alliance official".split())
_AHEAD = frozenset("to will would could may should shall".split())
_SINCE = frozenset({"since", "before", "until"})
_STANDING = frozenset({"now", "currently", "today", "before", "at", "present"})
_AFTER_ALL = frozenset(
    """, . ; ) : — – did do does are were is was have has had would will could can must should met meet hit reach
    reached spend spent now currently at above on that which who failed fell missed managed
    expected""".split()
)
"""What may follow "22 of the 32" where nothing is named: not the ships of "two of the 32 ships"."""
_SOME = frozenset("european western eastern other more further additional eu".split())
"""What makes of all members some: "the 30 European members"."""


def members_in_all(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield the members that a sentence says the Alliance has; the EU's are none."""
    for at, token in enumerate(sentence.tokens):
        if not _may_count(token.low):
            continue
        stem, _, tail = token.stem.partition("-")
        if tail in ("nation", "member", "country", "strong", "state"):
            following = range(at + 1, min(at + 4, len(sentence.tokens)))
            body = any(sentence.tokens[index].stem in _BODIES for index in following)
            value = number_of(token._replace(low=stem))
            ours = body and value is not None and _is_ours(sentence, at + 3, carried)
            if ours and value is not None and FEWEST_IN_ALL <= value <= MOST_MEMBERS:
                yield _total(sentence, int(value), at, following[-1] + 1)
            continue
        newest = _newest(sentence, at)
        if newest is not None and _is_ours(sentence, newest[1], carried):
            yield _total(sentence, newest[0], at, newest[1], is_newest=True)
            continue
        members = sentence.members_at(at)
        if members is None or members < FEWEST_IN_ALL:
            continue
        last = _named_end(sentence, at)
        if last is not None and _is_ours(sentence, last, carried):
            yield _total(sentence, members, at, last)


def _may_count(low: str) -> bool:
    """Whether a word can be a number or a rank, so that no other is looked at."""
    return low[0].isdigit() or low in NUMBER_WORDS or "-" in low or low[-2:] in _RANKING


def _newest(sentence: Clauses, at: int) -> tuple[int, int] | None:
    """The members with the newest one, and where its words end: "became the 32nd member"."""
    if at > 1 and sentence.lows[at - 1] == "number" and sentence.lows[at - 2] == "member":
        number = sentence.members_at(at)
        return (number, at + 1) if number else None
    if sentence.has(at - 4, at, frozenset({"become"})) and sentence.has(at - 7, at, _AHEAD):
        return None  # "is due to become the 29th member"
    rank = ordinal_of(sentence.tokens[at])
    if rank is None or not FEWEST_IN_ALL <= rank <= MOST_MEMBERS:
        return None
    noun = at + 1
    while noun < len(sentence.lows) and sentence.lows[noun] in _JOINED:
        noun += 1
    if sentence.lows[noun : noun + 1] == ["and"] and noun + 1 < len(sentence.lows):
        # "the 31st and 32nd members"
        both = _newest(sentence, noun + 1)
        return (rank, noun) if both else None
    end = min(noun + 1, len(sentence.lows))
    if sentence.lows[noun:end] in (["member"], ["members"], ["ally"]):
        # "the 22nd ally to ratify the accession" is none.
        return None if sentence.lows[end : end + 1] == ["to"] else (rank, end)
    joining = sentence.has(end, end + 3, frozenset({"join", "enter", "accede"}))
    nation = sentence.lows[noun:end] in (["country"], ["nation"], ["state"])
    return (rank, min(end + 3, len(sentence.lows))) if nation and joining else None


def _year_of_entry(sentence: Clauses, at: int) -> int | None:
    """The year in which the newest member came: "became the 31st member yesterday"."""
    dates = [
        date for date in sentence.dates if not sentence.has(date.first - 2, date.first, _SINCE)
    ]
    near = min(dates, key=lambda date: abs(date.first - at), default=None)
    return int(near.value[:4]) if near is not None else None


def _named_end(sentence: Clauses, at: int) -> int | None:
    """Where the words end by which a number is that of all members; None if it is not."""
    lows = sentence.lows
    noun = at + 1
    while noun < len(lows) and lows[noun] in MODIFYING:
        noun += 1
    if set(lows[at + 1 : noun]) & _SOME:
        return None
    named = noun < len(lows) and lows[noun] in MEMBERS
    named = named or (lows[at - 1 : at] == ["all"] and sentence.has(noun, noun + 1, _SENT))
    before = lows[at - 1] if at else ""
    if before == "then":
        before = lows[at - 2] if at > 1 else ""
    if before == "from" and lows[at + 1 : at + 2] == ["to"] and sentence.members_at(at + 2):
        # "from 19 to 26 members"
        return at + 1 if _named_end(sentence, at + 2) else None
    if named and _is_whole(sentence, at, noun, before):
        return noun + 1
    if lows[at + 1 : at + 3] == ["of", "them"] and sentence.has(at - 4, at, frozenset({"are"})):
        # "There are now 31 of them."
        return at + 3
    alone = lows[at + 1 : at + 2]
    if before == "all" and _is_about(sentence) and (not alone or alone[0] in _AFTER_ALL):
        # "All 32 met the target."
        return at + 1
    if _is_counted_of(sentence, at, before):
        if named:
            clear = lows[noun] in ("allies", "members") or "member" in lows[at:noun]
            clear = clear or _is_about(sentence)
            return noun + 1 if clear else None
        return at + 1 if not alone or alone[0] in _AFTER_ALL else None
    strong = alone == ["strong"]
    states = bool(alone) and alone[0] in MEMBERS | {"democracies"}
    body = [
        index
        for index in range(max(0, at - 16), at)
        if sentence.tokens[index].stem in _ITSELF or _is_numbered(lows, index)
    ]
    if not body or _is_about_spending(sentence):
        return None
    # "the alliance of 29", "NATO, now 32 strong"
    if strong or (before == "of" and body[-1] == at - 2 and (states or _is_closed(alone))):
        return at + 1 + (strong or states)
    # "The alliance had 28 countries before and has 29 now"; "from 31 countries to 32"
    now = set(alone) | set(lows[max(0, at - 2) : at - 1])
    again = before in _HAVING and bool(now & _STANDING) and (
        _is_closed(alone) or bool(set(alone) & _STANDING)
    )  # fmt: skip
    counted = bool(set(lows[:at]) & MEMBERS)
    grown = before == "to" and _grows(sentence, at) and (counted or _is_closed(alone))
    return at + 1 if (counted and again) or grown else None


def _is_numbered(lows: list[str], at: int) -> bool:
    """Whether a word ends "the number of members"."""
    return lows[at] in MEMBERS and "number" in lows[max(0, at - 3) : at]


def _is_closed(after: list[str]) -> bool:
    """Whether nothing is counted behind a number: "grew to 32 today", not "to 32 battalions"."""
    return not after or after[0] in _AFTER_ALL | _STANDING | {"in", "with", "when", "after", "last"}


def _is_about_spending(sentence: Clauses) -> bool:
    """Whether the number of some members may be told: "the group that spends 2% has grown to 23"."""
    return bool(sentence.percents) or sentence.has(0, len(sentence.lows), GUIDELINE)


def _is_about(sentence: Clauses) -> bool:
    """Whether a sentence is about the Alliance, and its 16 states are not Germany's."""
    named = any(place.code == "NATO" for place in sentence.places)
    return named or bool(sentence.percents) or sentence.has(0, len(sentence.lows), GUIDELINE)


def _is_counted_of(sentence: Clauses, at: int, before: str) -> bool:
    """Whether some are counted of a number: "22 of the 32", "all but ten of its 30 members"."""
    lows = sentence.lows
    of = at - 1
    while of > 0 and (lows[of] in _WHOLE or lows[of] in ("then", "alliance", "nato")):
        of -= 1
    if of < 0 or lows[of] not in ("of", "among"):
        return False
    value = sentence.members_at(at)
    if lows[of] == "among" and (value or 0) < _FEWEST_BARE:
        return False
    if of == 0 or (before != "of" and lows[of] == "among"):
        return lows[at + 1 : at + 2] != [","] or before in _WHOLE
    some = sentence.members_at(of - 2 if lows[of - 1] == "out" else of - 1)
    counted = some is not None and value is not None and some <= value
    return counted or lows[of - 1] in _SHARES


def _is_whole(sentence: Clauses, at: int, noun: int, before: str) -> bool:
    """Whether a number of members is that of all: "now includes 31 countries", "its 31 members"."""
    after = sentence.lows[noun + 1] if noun + 1 < len(sentence.tokens) else ""
    if after in ("that", "which", "who", "whose"):
        return False
    if before in ("other", "remaining"):
        return False
    if before in _WHOLE or before.endswith("'s"):
        # "The 12 countries" may be any; "all 31 allies" and "NATO's 31 members" are all.
        named = sentence.has(at + 1, noun, frozenset({"nato", "alliance", "allied"}))
        return before != "the" or named or sentence.lows[noun] in ("allies", "members")
    subject = [
        index
        for index in range(max(0, at - 12), at)
        if sentence.tokens[index].stem in _BODIES or sentence.lows[index] == "it"
        if not any(percent.last == index for percent in sentence.percents)
    ]
    possessive = bool(subject) and sentence.tokens[subject[-1]].is_possessive
    near = bool(subject) and not possessive
    return near and sentence.has(at - 3, at, _HAVING | _GROWING)


def _grows(sentence: Clauses, at: int) -> bool:
    return sentence.has(at - 8, at, _GROWING - {"to", "from"})


def _is_ours(sentence: Clauses, at: int, carried: Carried) -> bool:
    """Whether the organisation named last before token `at` is NATO, or none is and none need be."""
    named = [
        place.code
        for place in sentence.places
        if place.kind == "organisation" and place.first <= at
    ]
    if named:
        return named[-1] == "NATO"
    if sentence.has(0, len(sentence.lows), frozenset({"eu", "eu's", "union"})):
        return False
    here = any(place.code == "NATO" for place in sentence.places) or _is_about_spending(sentence)
    return sentence.about_alliance and (here or not carried.about_union)


def _total(sentence: Clauses, value: int, at: int, last: int, is_newest: bool = False) -> Counted:
    first = sentence.words_before(at, 4)
    while any(number_of(token) is not None for token in sentence.tokens[first:at]):
        first += 1
    others = [index for index in range(len(sentence.tokens)) if sentence.members_at(index)]
    having = sentence.has(at - 3, at, _HAVING | _GROWING)
    entered = is_newest and sentence.has(at - 8, at, _ENTERING)
    return Counted(
        "members_total",
        float(value),
        *sentence.span(first, last),
        sentence.exact(first, last),
        year=_year_of_entry(sentence, at)
        if entered
        else sentence.year_of(at, last, others)
        if having
        else None,
    )

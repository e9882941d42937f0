"""Read how many members a sentence speaks of, and how many it says the Alliance has in all."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import MOST_MEMBERS, Clauses, Counted
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of

FEWEST_IN_ALL = 12
"""As many founded the Alliance; a smaller number counts some of the members."""
_FRACTIONS = {
    "half": 1 / 2,
    "a|one third": 1 / 3,
    "two-thirds|two_thirds": 2 / 3,
    "a quarter": 1 / 4,
}
_FRACTIONS |= {"three-quarters|three_quarters": 3 / 4}
_ALL = "{member-adjective}* {member}"
_HAVING = "{having}|{growing}|from|to .*2"
_OF_OURS = "of {whole}|{owner}|then|alliance|nato*"
_PLAIN = "$ / !that|which|who|whose"
_CLOSED = "$|{closing}"
"""What may follow "all 32" or "22 of the 32": not the ships of "two of the 32 ships"."""
_NOW = "now|currently|today|before|at|present"
_LATER = f"{_CLOSED}|{_NOW}|in|with|when|after|last"
_COUNTED_OF = f"<number> out? {_OF_OURS} / ^ {_OF_OURS} / {{part-of-all}} {_OF_OURS}"
_TOTALS = (
    ("from", "", f"to <number> {_ALL}", ""),  # "from 19 to 26 members"
    # "NATO's 31 members"; "the 12 countries" may be any
    ("its|all|our|{owner} then?", _ALL, _PLAIN, ""),
    ("the then?", "{member-adjective}* allies|members", _PLAIN, ""),
    ("the then?", f".*2 nato|alliance|allied {_ALL}", _PLAIN, ""),
    (f"{{body}}|it !{{body}}|it*8 {_HAVING}", _ALL, _PLAIN, ""),  # "NATO has 31 members"
    ("all then?", "{member-adjective}* {standing-for}", "", ""),  # "all 30 allied parliaments"
    ("are .*3", "of them", "", ""),  # "There are now 31 of them."
    ("all then?", "", _CLOSED, "about"),  # "All 32 met the target."
    # "22 of the 32", "all but ten of its 30 members", "not among the 32"
    (_COUNTED_OF, "{member-adjective}* allies|members|member_{member}", "", ""),
    (f"{_COUNTED_OF} / among the", _ALL, "", "about"),
    (_COUNTED_OF, "", _CLOSED, ""),
    ("among {whole}*", "", _CLOSED, "large"),
    ("{body}|it .*15", "strong", "", "alone"),  # "NATO, now 32 strong"
    ("{body}|membership|it of", "democracies|{member}", "", "alone"),  # "the alliance of 29"
    ("{body}|membership|it of", "", _LATER, "alone"),
    # "The alliance had 28 countries before and has 29 now"; "from 31 countries to 32"
    ("{member} .* {having}", "", _NOW, "alone"),
    (f"{{member}} .* {_NOW} {{having}}", "", _CLOSED, "alone"),
    ("{member} .* {growing} .*6 to", "", "", "alone"),
    ("{growing} .*6 to", "", _LATER, "alone"),
)
"""How a number of all members is written: before it, behind it, what may follow, what must hold."""
_JOINING = "full|nato|nato's|formal|alliance|official*"


class Group(NamedTuple):
    """A number of members: how many, of how many in all, and the tokens that say so."""

    value: int
    in_all: int | None
    at: int
    last: int


def groups_in(sentence: Clauses, carried: Carried) -> Iterator[Group]:
    """Yield the numbers of members; "of the 32 allies" alone is what others are part of."""
    in_all: int | None = None
    last = 0
    for at in range(len(sentence.tokens)):
        known = in_all or carried.members
        group = at >= last and (
            _all_but(sentence, at, known)
            or _fraction(sentence, at, known)
            or _numbered(sentence, at, in_all)
        )
        if not group:
            continue
        last = group.last
        whole = group.in_all is None and sentence.before(at, "of|among .*2")
        if whole and group.value >= FEWEST_IN_ALL:
            in_all = group.value
        else:
            yield group


def _numbered(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read "seven countries", "11 of the alliance's 31 members", "just eight" (met it)."""
    value = sentence.members.get(at)
    if value is None:
        return None
    total, last = _counted_of(sentence, at)
    if total and value == 1 and sentence.before(at, "every"):
        return Group(total, total, at, last)  # "every one of the 32 allies"
    if total and value == 1 and sentence.after(last, "that|who"):
        return Group(total, in_all, at, last)  # "Romania is one of 11 allies that meet it"
    if last:
        return Group(value, total or in_all, at, last)
    if sentence.before(at, "{member} .? ,") and sentence.after(at + 1, ","):
        return Group(value, in_all, at, at + 2)  # "a third of the allies, eleven, met the target"
    doing = "{meeting}|{passing}|{group-verb}|so|managed|made|that|more_are"
    return Group(value, in_all, at, at + 1) if sentence.after(at + 1, doing) else None


def _all_but(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read "all but ten of the 32"; without the number of all it says nothing."""
    lacking = sentence.members.get(at + 2)
    if lacking is None or not sentence.after(at, "all but"):
        return None
    total, last = _counted_of(sentence, at + 2)
    total = total or in_all or 0
    return Group(max(0, total - lacking), total or None, at, last or at + 3)


def _fraction(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read "half of the 32 allies"; "nearly half" and what does not come out even say nothing."""
    vague = "than|about|nearly|almost|roughly|over|around|barely"
    if not sentence.after(at, "{fraction}") or sentence.before(at, vague):
        return None
    for words, share in _FRACTIONS.items():
        first = sentence.run_end(at, words)
        last = sentence.run_end(first, "!{member}*5 {member}")
        total = next((n for i in range(first, last) if (n := sentence.members.get(i))), in_all)
        if at < first < last and total and abs(total * share - round(total * share)) < 1e-9:
            return Group(round(total * share), total, at, last)
    return None


def _counted_of(sentence: Clauses, at: int) -> tuple[int | None, int]:
    """Return the members in all beside a number, and the end of what it counts; 0 for none.

    "11 of the alliance's 31 members" → 31; "seven countries" → None.
    """
    alone = sentence.run_end(at + 1, "{modifying}|out*7 {member}")
    of = sentence.run_end(at + 1, "{modifying}|out*4 of {modifying}|of|out*5")
    if alone > at + 1 or of == at + 1:
        return None, alone if alone > at + 1 else 0
    total = sentence.members.get(of)
    last = sentence.run_end(of, "<number>? {modifying}|of|out*5 {member}|them|which|whom|those")
    if last > of:
        return total, last
    # "23 of 32 are expected to": what is counted goes without saying.
    last = sentence.run_end(of + 1, "{modifying}|of|out*")
    return (total, last) if total and total > FEWEST_IN_ALL else (None, 0)


def members_in_all(sentence: Clauses, carried: Carried) -> Iterator[Counted]:
    """Yield the members that a sentence says the Alliance has; the EU's are none."""
    for at, token in enumerate(sentence.tokens):
        stem, _, tail = token.stem.partition("-")
        value: float | None = sentence.members.get(at)
        last = None
        if tail in ("nation", "member", "country", "strong", "state"):
            # "the 32-nation alliance"
            value = number_of(token._replace(low=stem))
            last = at + 4 if sentence.after(at + 1, ".*2 {body}|{owner}") else None
        elif value is None or sentence.before(at, "member number"):
            value, last = value or ordinal_of(token), at + 1 if value else _newest_end(sentence, at)
        elif value >= FEWEST_IN_ALL:
            last = _whole_end(sentence, at)
        if last and value and FEWEST_IN_ALL <= value <= MOST_MEMBERS:
            last = min(last, len(sentence.tokens))
            if _is_ours(sentence, last, carried):
                yield _total(sentence, int(value), at, last)


def _newest_end(sentence: Clauses, at: int) -> int | None:
    """Return where the words for the newest member end: "became the 32nd member"."""
    if sentence.before(at, "{auxiliary} .*5 become .*3"):
        return None  # "is due to become the 29th member"
    member = "member|members|ally"
    if sentence.after(at + 1, f"{_JOINING} and . {_JOINING} {member}"):
        return sentence.run_end(at + 1, _JOINING)  # "the 31st and 32nd members"
    last = sentence.run_end(at + 1, f"{_JOINING} {member}")
    if last > at + 1:
        # "the 22nd ally to ratify the accession" is none.
        return None if sentence.after(last, "to") else last
    last = sentence.run_end(at + 1, f"{_JOINING} country|nation|state .*2 join|enter|accede .?")
    return last if last > at + 1 else None


def _whole_end(sentence: Clauses, at: int) -> int | None:
    """Return where the words end by which a number is that of all members; None if it is not."""
    spending = _is_about_spending(sentence)
    holds = {
        "": True,
        "about": spending or any(place.code == "NATO" for place in sentence.places),
        "large": sentence.members[at] >= MOST_MEMBERS // 2,  # not "among the 15"
        # not "the group that spends 2% has grown to 23"
        "alone": not spending
        and sentence.within(at - 16, at, "{body}|{owner}|membership|it / number .*2 {member}"),
    }
    for before, words, behind, needed in _TOTALS:
        last = sentence.run_end(at + 1, words)
        named = holds[needed] and (not words or last > at + 1)
        if named and sentence.before(at, before) and sentence.after(last, behind):
            return last
    return None


def _is_about_spending(sentence: Clauses) -> bool:
    return bool(sentence.percents) or sentence.within(0, len(sentence.lows), "{guideline}|level")


def _is_ours(sentence: Clauses, at: int, carried: Carried) -> bool:
    """Whether the organisation named last before token `at` is NATO, or none is and none need be."""
    bodies = [place for place in sentence.places if place.kind == "organisation"]
    named = [place.code for place in bodies if place.first <= at]
    if named or sentence.within(0, len(sentence.lows), "eu|eu's|union"):
        return named[-1:] == ["NATO"]
    here = any(place.code == "NATO" for place in bodies) or _is_about_spending(sentence)
    return sentence.about_alliance and (here or not carried.about_union)


def _total(sentence: Clauses, value: int, at: int, last: int) -> Counted:
    first = sentence.words_before(at, 4)
    first = max([first, *(i + 1 for i in range(first, at) if number_of(sentence.tokens[i]))])
    year = None
    if at not in sentence.members and sentence.before(at, "{entering} .*7"):
        # "became the 31st member yesterday"
        dates = [d for d in sentence.dates if not sentence.before(d.first, "since|before|until .?")]
        near = min(dates, key=lambda date: abs(date.first - at), default=None)
        year = int(near.value[:4]) if near else None
    elif sentence.before(at, _HAVING):
        year = sentence.year_of(at, last, list(sentence.members))
    return sentence.counted("members_total", value, (first, last), year=year)

"""Read how many members a sentence speaks of, and how many it says the Alliance has in all."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import MOST_MEMBERS, Clauses, Counted
from dashboard.extraction.rules.words.numbers import number_of, ordinal_of

FEWEST_IN_ALL = 12
"""As many founded the Alliance; a smaller number counts some of the members."""
_FEWEST_BARE = MOST_MEMBERS // 2
"""Fewer are some of them: "Denmark is not among the 15"."""
_FRACTIONS = {
    "half": 0.5,
    "a|one third": 1 / 3,
    "two-thirds|two_thirds": 2 / 3,
    "a quarter": 0.25,
    "three-quarters|three_quarters": 0.75,
}
_NOW = "now|currently|today|before|at|present"
_CLOSED = "$|{closing}"
"""What may follow "all 32" or "22 of the 32": not the ships of "two of the 32 ships"."""
_CLOSED_LATER = f"$|{{closing}}|{_NOW}|in|with|when|after|last"
_JOINING = "full|nato|nato's|formal|alliance|official*"


@dataclass(frozen=True)
class Group:
    """A number of members: how many, of how many in all, and the tokens that say so."""

    value: int
    in_all: int | None
    first: int
    at: int
    last: int


def groups_in(sentence: Clauses, carried: Carried) -> Iterator[Group]:
    """Yield the numbers of members; "of the 32 allies" alone is what others are part of."""
    in_all: int | None = None
    at = 0
    while at < len(sentence.tokens):
        known = in_all or carried.members
        group = (
            _all_but(sentence, at, known)
            or _fraction(sentence, at, known)
            or _numbered(sentence, at, in_all)
        )
        if group is None:
            at += 1
            continue
        whole = group.in_all is None and sentence.before(group.first, "of|among .*2")
        if whole and group.value >= FEWEST_IN_ALL:
            in_all = group.value
        else:
            yield group
        at = group.last


def _numbered(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read "seven countries", "11 of the alliance's 31 members", "just eight" (met it)."""
    value = sentence.members_at(at)
    if value is None:
        return None
    total, last = _counted_of(sentence, at)
    if total and value == 1 and (
        # "every one of the 32 allies", "Romania is one of 11 allies that meet it"
        (every := sentence.before(at, "every")) or sentence.after(last, "that|who")
    ):  # fmt: skip
        return Group(total, total if every else in_all, at, at, last)
    if last:
        return Group(value, total or in_all, at, at, last)
    if sentence.before(at, "{member} .? ,") and sentence.after(at + 1, ","):
        # "a third of the allies, eleven, met the target"
        return Group(value, in_all, at, at, at + 2)
    doing = "{meeting}|{passing}|{group-verb}|so|managed|made|that|more_are"
    return Group(value, in_all, at, at, at + 1) if sentence.after(at + 1, doing) else None


def _all_but(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read "all but ten of the 32"; without the number of all it says nothing."""
    lacking = sentence.members_at(at + 2)
    if lacking is None or not sentence.after(at, "all but"):
        return None
    total, last = _counted_of(sentence, at + 2)
    total, last = total or in_all, last or at + 3
    meeting = total - lacking if total is not None else 0
    return Group(meeting, total, at, at, last) if meeting > 0 else Group(0, None, at, at, last)


def _fraction(sentence: Clauses, at: int, in_all: int | None) -> Group | None:
    """Read "half of the 32 allies"; "nearly half" and what does not come out even say nothing."""
    if not sentence.after(at, "{fraction}"):
        return None
    for words, share in _FRACTIONS.items():
        last = sentence.run_end(at, f"{words} !{{member}}*5 {{member}}")
        if last == at or sentence.before(at, "than|about|nearly|almost|roughly|over|around|barely"):
            continue
        first = sentence.run_end(at, words)
        total = next((n for i in range(first, last) if (n := sentence.members_at(i))), in_all)
        value = (total or 0) * share
        if total and abs(value - round(value)) < 1e-9:
            return Group(round(value), total, at, at, last)
    return None


def _counted_of(sentence: Clauses, at: int) -> tuple[int | None, int]:
    """Return the members in all beside a number, and the end of what it counts; 0 for none.

    "11 of the alliance's 31 members" → 31; "seven countries" → None.
    """
    alone = sentence.run_end(at + 1, "{modifying}|out*7 {member}")
    of = sentence.run_end(at + 1, "{modifying}|out*4 of {modifying}|of|out*5")
    if alone > at + 1 or of == at + 1:
        return None, alone if alone > at + 1 else 0
    total = sentence.members_at(of)
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
        value: float | None
        newest = False
        if tail in ("nation", "member", "country", "strong", "state"):
            # "the 32-nation alliance"
            value, last = number_of(token._replace(low=stem)), min(at + 4, len(sentence.tokens))
            if not sentence.within(at + 1, last, "{body}"):
                continue
        elif (rank := _newest(sentence, at)) is not None:
            (value, last), newest = rank, True
        else:
            value, last = sentence.members_at(at), _whole_end(sentence, at) or 0
        whole = last and value and FEWEST_IN_ALL <= value <= MOST_MEMBERS
        if value and whole and _is_ours(sentence, last, carried):
            yield _total(sentence, int(value), at, last, newest)


def _newest(sentence: Clauses, at: int) -> tuple[int, int] | None:
    """Return the members with the newest one, and where its words end: "became the 32nd member"."""
    number = sentence.members_at(at)
    if number and sentence.before(at, "member number"):
        return number, at + 1
    rank = ordinal_of(sentence.tokens[at])
    if rank is None or not FEWEST_IN_ALL <= rank <= MOST_MEMBERS:
        return None
    if sentence.before(at, "{auxiliary} .*5 become .*3"):
        return None  # "is due to become the 29th member"
    if sentence.after(at + 1, f"{_JOINING} and"):
        # "the 31st and 32nd members"
        both = sentence.run_end(at + 1, f"{_JOINING} and")
        return (rank, both - 1) if _newest(sentence, both) else None
    last = sentence.run_end(at + 1, f"{_JOINING} member|members|ally")
    if last > at + 1:
        # "the 22nd ally to ratify the accession" is none.
        return None if sentence.after(last, "to") else (rank, last)
    last = sentence.run_end(at + 1, f"{_JOINING} country|nation|state .*2 join|enter|accede .?")
    return (rank, last) if last > at + 1 else None


def _whole_end(sentence: Clauses, at: int) -> int | None:
    """Return where the words end by which a number is that of all members; None if it is not."""
    if sentence.members.get(at, 0) < FEWEST_IN_ALL:
        return None
    noun = sentence.run_end(at + 1, "{modifying}*")
    if sentence.within(at + 1, noun, "{some-of-all}"):
        return None  # "the 30 European members"
    named = sentence.after(noun, "{member}")
    about = _is_about_spending(sentence) or any(p.code == "NATO" for p in sentence.places)
    closed = sentence.after(at + 1, _CLOSED)
    if sentence.before(at, "from") and sentence.after(at + 1, "to <number>"):
        # "from 19 to 26 members"
        return at + 1 if _whole_end(sentence, at + 2) else None
    if named and _is_whole(sentence, at, noun):
        return noun + 1
    if sentence.before(at, "all then?") and sentence.after(noun, "{standing-for}"):
        return noun + 1  # "all 30 allied parliaments"
    if sentence.before(at, "are .*3") and sentence.after(at + 1, "of them"):
        return at + 3  # "There are now 31 of them."
    if sentence.before(at, "all then?") and about and closed:
        return at + 1  # "All 32 met the target."
    if _is_counted_of(sentence, at):
        if named:
            clear = sentence.within(at + 1, noun + 1, "allies|member|members") or about
            return noun + 1 if clear else None
        return at + 1 if closed else None
    return None if _is_about_spending(sentence) else _body_end(sentence, at)


def _body_end(sentence: Clauses, at: int) -> int | None:
    """Return the end of a number that an organisation has: "the alliance of 29", "grew to 32"."""
    numbered = sentence.within(at - 16, at, "number .*2 {member}")
    if not numbered and not sentence.within(at - 16, at, "{body}|membership|it"):
        return None
    closed = sentence.after(at + 1, _CLOSED_LATER)
    strong = sentence.after(at + 1, "strong|democracies|{member}")
    if sentence.after(at + 1, "strong"):
        return at + 2  # "NATO, now 32 strong"
    if sentence.before(at, "{body}|membership|it of") and (strong or closed):
        return at + 1 + strong
    counted = sentence.within(0, at, "{member}")
    # "The alliance had 28 countries before and has 29 now"; "from 31 countries to 32"
    now = sentence.after(at + 1, _NOW) or (sentence.before(at, f"{_NOW} .") and closed)
    again = counted and sentence.before(at, "{having}") and now
    grown = sentence.before(at, "{growing} .*6 to") and (counted or closed)
    return at + 1 if again or grown else None


def _is_about_spending(sentence: Clauses) -> bool:
    """Whether the number of some members may be told: "the group that spends 2% has grown to 23"."""
    return bool(sentence.percents) or sentence.within(0, len(sentence.lows), "{guideline}|level")


def _is_counted_of(sentence: Clauses, at: int) -> bool:
    """Whether some are counted of a number: "22 of the 32", "all but ten of its 30 members"."""
    of = sentence.run_start(at, "{whole}|then|alliance|nato*") - 1
    value = sentence.members[at]
    if not sentence.after(of, "of|among"):
        return False
    if of == 0 or sentence.before(at, "among"):
        whole = sentence.before(at, "{whole}") or not sentence.after(at + 1, ",")
        return whole and (sentence.lows[of] == "of" or value >= _FEWEST_BARE)
    some = sentence.members_at(sentence.run_start(of, "out") - 1)
    return (some is not None and some <= value) or sentence.before(of, "{part-of-all}")


def _is_whole(sentence: Clauses, at: int, noun: int) -> bool:
    """Whether a number of members is that of all: "now includes 31 countries", "its 31 members"."""
    if sentence.after(noun + 1, "that|which|who|whose"):
        return False
    owner = sentence.lows[at - 1] if at else ""
    if sentence.before(at, "{whole} then?") or owner.endswith("'s"):
        # "The 12 countries" may be any; "all 31 allies" and "NATO's 31 members" are all.
        named = sentence.within(at + 1, noun, "nato|alliance|allied")
        clear = named or sentence.after(noun, "allies|members")
        return clear or not sentence.before(at, "the then?")
    subject = sentence.run_start(at, "{body}|it !{body}|it*11")
    club = any(percent.last == subject for percent in sentence.percents)
    possessive = sentence.tokens[subject].is_possessive
    near = subject < at and not club and not possessive
    return near and sentence.before(at, "{having}|{growing}|from|to .*2")


def _is_ours(sentence: Clauses, at: int, carried: Carried) -> bool:
    """Whether the organisation named last before token `at` is NATO, or none is and none need be."""
    bodies = [place.code for place in sentence.places if place.kind == "organisation"]
    named = [p.code for p in sentence.places if p.kind == "organisation" and p.first <= at]
    if named:
        return named[-1] == "NATO"
    if sentence.within(0, len(sentence.lows), "eu|eu's|union"):
        return False
    here = "NATO" in bodies or _is_about_spending(sentence)
    return sentence.about_alliance and (here or not carried.about_union)


def _total(sentence: Clauses, value: int, at: int, last: int, is_newest: bool) -> Counted:
    first = sentence.words_before(at, 4)
    first = max([first, *(i + 1 for i in range(first, at) if number_of(sentence.tokens[i]))])
    year = None
    if is_newest and sentence.before(at, "{entering} .*7"):
        # "became the 31st member yesterday"
        dates = [d for d in sentence.dates if not sentence.before(d.first, "since|before|until .?")]
        near = min(dates, key=lambda date: abs(date.first - at), default=None)
        year = int(near.value[:4]) if near else None
    elif sentence.before(at, "{having}|{growing}|from|to .*2"):
        year = sentence.year_of(at, last, list(sentence.members))
    exact = sentence.exact(first, last)
    return Counted("members_total", float(value), *sentence.span(first, last), exact, year=year)

"""Finds the members in all, the guideline as a share of GDP, and years of rising spending."""

from collections.abc import Iterator

from dashboard.language.counted import MOST_MEMBERS, Clauses, Counted
from dashboard.language.meeting import GUIDELINE, MEMBERS, MODIFYING, earlier_numbers
from dashboard.language.numbers import Percent, number_of, ordinal_of

_FEWEST_IN_ALL = 12
"""As many founded the Alliance; a smaller number counts some of the members."""
_HIGHEST_SHARE = 10.0
_HAVING = frozenset(
    "includes include has had counts comprises numbers consists contains unites have with".split()
)
_GROWING = frozenset("grew grown expanded enlarged to".split())
_WHOLE = frozenset("the its all nato's alliance's bloc's organisation's organization's our".split())
_BODIES = frozenset("alliance bloc organisation organization pact club group nato".split())
_AIMING = GUIDELINE | frozenset(
    """agreed agree should must aim aims least committed promise promised promises pledged obliged
    require requires required recommended asks""".split()
)
_OUTPUT = (
    ("gdp",),
    ("gross", "domestic", "product"),
    ("national", "output"),
    ("economic", "output"),
    ("national", "income"),
)
_RISING = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows grew grown
    growing growth boost boosted higher up""".split()
)
_FALLING = frozenset("fall fell fallen falling decline declined drop dropped cut cuts".split())
_SPENDING = frozenset(
    "spending spend spent budget budgets expenditure expenditures investment investments".split()
)
_SUCCESSIVE = frozenset("consecutive successive straight".split())


def members_in_all(sentence: Clauses) -> Iterator[Counted]:
    """Yield the members that a sentence says the Alliance has; the EU's are none."""
    for at, token in enumerate(sentence.tokens):
        stem, _, tail = token.stem.partition("-")
        if tail in ("nation", "member", "country", "strong", "state"):
            following = range(at + 1, min(at + 4, len(sentence.tokens)))
            body = any(sentence.tokens[index].stem in _BODIES for index in following)
            value = number_of(token._replace(low=stem))
            ours = body and value is not None and _is_ours(sentence, at + 3)
            if ours and value is not None and _FEWEST_IN_ALL <= value <= MOST_MEMBERS:
                yield _total(sentence, int(value), at, following[-1] + 1)
            continue
        members = sentence.members_at(at)
        if members is None or members < _FEWEST_IN_ALL:
            continue
        noun = at + 1
        while noun < len(sentence.tokens) and sentence.lows[noun] in MODIFYING:
            noun += 1
        if noun >= len(sentence.tokens) or sentence.lows[noun] not in MEMBERS:
            continue
        if _is_whole(sentence, at, noun) and _is_ours(sentence, noun):
            yield _total(sentence, members, at, noun + 1)


def _is_whole(sentence: Clauses, at: int, noun: int) -> bool:
    """Whether a number of members is that of all: "now includes 31 countries", "its 31 members"."""
    after = sentence.lows[noun + 1] if noun + 1 < len(sentence.tokens) else ""
    if after in ("that", "which", "who", "whose"):
        return False
    before = sentence.lows[at - 1] if at else ""
    if before in _WHOLE:
        # "The 12 countries" may be any; "all 31 allies" and "NATO's 31 members" are all.
        named = any(sentence.lows[index] in ("nato", "alliance") for index in range(at + 1, noun))
        return before != "the" or named or sentence.lows[noun] in ("allies", "members")
    body = [place for place in sentence.places if place.code == "NATO" and place.last <= at]
    near = body and at - body[-1].last <= 4 and not body[-1].possessive
    return bool(near) and sentence.has(at - 3, at, _HAVING | _GROWING)


def _is_ours(sentence: Clauses, at: int) -> bool:
    """Whether the organisation named last before token `at` is NATO, or none is and none need be."""
    named = [
        place.code
        for place in sentence.places
        if place.kind == "organisation" and place.first <= at
    ]
    return "EU" not in named[-1:] and (
        "NATO" in named or sentence.has(0, at, frozenset({"allies"}))
    )


def _total(sentence: Clauses, value: int, at: int, last: int) -> Counted:
    having = sentence.has(at - 3, at, _HAVING | _GROWING)
    date = sentence.date_of(at, last) if having else None
    first = sentence.words_before(at, 4)
    while any(number_of(token) is not None for token in sentence.tokens[first:at]):
        first += 1
    return Counted(
        "members_total",
        float(value),
        *sentence.span(first, last),
        sentence.exact(first, last),
        year=int(date.value[:4]) if date is not None else None,
    )


def guidelines(sentence: Clauses) -> Iterator[Counted]:
    """Yield the shares of GDP that a sentence gives as a guideline, not those a state spends.

    "at least 2% of its gross domestic product" and "the 2% target" both count.
    """
    for percent in sentence.percents:
        if not 0 < percent.value <= _HIGHEST_SHARE:
            continue
        output = _output_end(sentence, percent)
        after = sentence.lows[percent.last : percent.last + 3]
        target = bool(after) and (
            after[0] in GUIDELINE
            or (after[:1] == ["-"] and len(after) > 1 and after[1] in GUIDELINE)
            or (
                after[0] in ("spending", "defence", "defense", "nato")
                and set(after) & GUIDELINE != set()
            )
        )
        if output is None and not target:
            continue
        if not target and (_is_spent(sentence, percent) or not _is_aimed(sentence, percent)):
            continue
        last = output or percent.last + next(
            index for index, low in enumerate(after, start=1) if low in GUIDELINE
        )
        first = percent.first
        comparison = sentence.comparison_at(first)
        if comparison != "exactly":
            first -= 1 if sentence.lows[first - 1] == "over" else 2
        yield Counted(
            "guideline_share_of_gdp",
            percent.value,
            *sentence.span(sentence.words_before(max(0, first), 6), last),
            sentence.exact(first, last),
            comparison,
        )


def _is_aimed(sentence: Clauses, percent: Percent) -> bool:
    return sentence.has(percent.first - 14, percent.last + 10, _AIMING)


def _is_spent(sentence: Clauses, percent: Percent) -> bool:
    """Whether a state stands so close before a share that it is the state's own."""
    return any(
        place.kind != "organisation"
        and 0 <= percent.first - place.last <= 7
        and not sentence.has(place.last, percent.first, GUIDELINE)
        for place in sentence.places
    )


def _output_end(sentence: Clauses, percent: Percent) -> int | None:
    """The end of "of its gross domestic product" after a share."""
    at = percent.last
    if at >= len(sentence.tokens) or sentence.lows[at] not in ("of", "-"):
        return None
    for index in range(at + 1, min(at + 5, len(sentence.tokens))):
        for words in _OUTPUT:
            if tuple(sentence.lows[index : index + len(words)]) == words:
                return index + len(words)
    return None


def years_of_increase(sentence: Clauses) -> Iterator[Counted]:
    """Yield for how many years in a row a sentence says that spending rose."""
    lows = sentence.lows
    if not (sentence.has(0, len(lows), _RISING) and sentence.has(0, len(lows), _SPENDING)):
        return
    if sentence.has(0, len(lows), _FALLING):
        return
    for at, token in enumerate(sentence.tokens):
        value = number_of(token)
        rank = ordinal_of(token) if value is None else None
        count = value if value is not None else rank
        if count is None or count != int(count) or not 1 < count < 80:
            continue
        after = lows[at + 1 : at + 5]
        last = at
        if after[:1] and after[0] in _SUCCESSIVE and after[1:2] in (["year"], ["years"]):
            last = at + 3
        elif after[:1] in (["year"], ["years"]):
            if after[1:2] == ["running"]:
                last = at + 3
            elif after[1:4] == ["in", "a", "row"]:
                last = at + 5
        if last == at:
            continue
        first = at
        while first > 0 and lows[first - 1] in ("for", "the", "a", "in"):
            first -= 1
        date = sentence.date_of(at, last, [date for _, date, _ in earlier_numbers(sentence)])
        yield Counted(
            "consecutive_years_of_increase",
            float(count),
            *sentence.span(sentence.words_before(first, 8), last),
            sentence.exact(first, last),
            year=int(date.value[:4]) if date else None,
        )

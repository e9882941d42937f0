"""Finds what states spend, plan or are asked to spend, in shares of GDP, and by how much it grew."""

from collections.abc import Iterator

from dashboard.language.counted import Clauses, Counted, Metric
from dashboard.language.dates import FoundDate
from dashboard.language.numbers import Percent
from dashboard.language.places import Place

_HIGHEST_SHARE = 15.0
_HIGHEST_GROWTH = 400.0
_OUTPUT = frozenset("gdp output economy product income".split())
_SPENDING = frozenset(
    """spending spend spends spent budget budgets expenditure expenditures outlays investment
    invest invests invested investing defence defense military devote devotes devoted allocate
    allocates allocated""".split()
)
_DEFENCE = frozenset("defence defense military nato arms security forces".split())
_RISING = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows grew grown
    growing growth jump jumps jumped jumping climb climbed climbs surge surged surging up higher
    boost boosted raise raised raising expanded swelled""".split()
)
_FALLING = frozenset(
    "fall fell fallen falling decline declined drop dropped cut cuts lower down shrank".split()
)
_PLANNED = frozenset(
    """will plan plans planned planning aim aims aimed pledge pledges pledged vow vowed vows
    promise promised promises commit committed commits intend intends expects expected projected
    set target goal reach by would should earmarked budgeted proposes hopes towards toward
    due""".split()
)
_ASKING = frozenset(
    """propose proposed proposes proposing proposal call called calls calling demand demanded
    demands demanding suggest suggested suggests suggesting push pushed pushing pushes urge urged
    urges urging want wanted wants ask asked asks seek seeks sought floated float floats
    recommend recommended argued idea backed debate discuss discussing discussed
    insisted""".split()
)
_RAISED = frozenset(
    """target targets guideline guidelines goal goals benchmark threshold floor minimum bar allies
    members everyone countries nations all alliance nato each every states""".split()
)
_AGREED = frozenset(
    "agreed agree adopted current existing present old longstanding long-standing today's".split()
)
_PARTS = frozenset(
    """core infrastructure resilience related wider broader cyber hard requirements capabilities
    security-related defence-related defense-related innovation civil roads""".split()
)
_TARGETS = frozenset(
    "target targets guideline guidelines goal goals benchmark threshold floor minimum pledge".split()
)


def shares(sentence: Clauses, carried: Place | None) -> Iterator[Counted]:
    """Yield shares of GDP that states spend, plan or are asked to spend, and parts of guidelines.

    `carried` is the state that the sentence before was about, for "it" and "the country".
    """
    lows = sentence.lows
    output = any(low in _OUTPUT for low in lows)
    for percent in sentence.percents:
        if not 0 < percent.value <= _HIGHEST_SHARE or not output:
            continue
        named = sentence.has(0, len(lows), _SPENDING | _TARGETS | _DEFENCE)
        if not (named or sentence.about_alliance):
            continue
        kind, state = _kind_of(sentence, percent, carried)
        if kind is None:
            continue
        last = (
            min(percent.last + 2, len(lows))
            if lows[percent.last : percent.last + 1] == ["of"]
            else percent.last
        )
        first = state.first if state and state.last <= percent.first else percent.first
        if percent.first - first > 25:
            first = percent.first
        date = _year_of(sentence, percent)
        yield Counted(
            kind,
            percent.value,
            *sentence.span(first, last),
            sentence.exact(first, last),
            sentence.comparison_at(percent.first),
            year=int(date.value[:4]) if date else None,
            is_forecast=kind == "planned_share_of_gdp",
            iso3=state.code if state else None,
        )


def _kind_of(
    sentence: Clauses, percent: Percent, carried: Place | None
) -> tuple[Metric | None, Place | None]:
    lows, (_, first, last) = sentence.lows, percent
    after = frozenset(lows[last : last + 6])
    before = lows[max(0, first - 14) : first]
    if _is_part(sentence, percent):
        return "guideline_part_share_of_gdp", None
    asked = [at for at in range(max(0, first - 14), first) if lows[at] in _ASKING]
    state = _state_of(sentence, percent, carried)
    targeted = bool(set(lows[last : last + 4]) & _TARGETS) or (
        lows[max(0, first - 3) : first][-1:] == ["of"]
        and bool(set(lows[max(0, first - 4) : first]) & _TARGETS)
    )
    if (
        asked
        and (set(before) | after) & _RAISED
        and not set(lows[max(0, first - 3) : last + 3]) & _AGREED
    ):
        old = lows[max(0, first - 1) : first] == ["from"]
        own = (
            state is not None
            and state.first > asked[-1]
            and not set(lows[asked[-1] : first]) & _RAISED
        )
        if not old and not own:
            return "proposed_guideline_share_of_gdp", None
    if targeted or state is None:
        return None, None
    between = frozenset(lows[max(0, state.first if state.last <= first else first - 8) : first])
    ahead = _year_of(sentence, percent)
    future = ahead is not None and ahead.value[:4] > (sentence.published_on or "9999")[:4]
    earlier = lows[max(0, first - 1) : first] == ["from"]
    if not earlier and (between & _PLANNED or future):
        return "planned_share_of_gdp", state
    spent = sentence.has(first - 14, first, _SPENDING) or sentence.has(last, last + 8, _SPENDING)
    if not spent and not earlier:
        return None, None
    return "share_of_gdp", state


def _is_part(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is one of several that a guideline is made of: "3.5% on core defence"."""
    window = sentence.lows[percent.last : percent.last + 7]
    stop = next((at for at, low in enumerate(window) if low in (",", ";", "and", "plus")), 7)
    near = frozenset(window[: max(stop, 1)])
    return len(sentence.percents) > 1 and bool(near & _PARTS)


def _state_of(sentence: Clauses, percent: Percent, carried: Place | None) -> Place | None:
    """The state whose spending it is: the nearest before the share, else just after it."""
    states = [place for place in sentence.places if place.kind != "organisation"]
    earlier = [other.last for other in sentence.percents if other.last <= percent.first]
    floor = max(earlier, default=0)
    before = [place for place in states if floor <= place.first and place.last <= percent.first]
    if before:
        return before[-1]
    after = [
        place
        for place in states
        if percent.last <= place.first <= percent.last + 6
        and sentence.has(place.first - 2, place.first, frozenset({"in", "for", "by"}))
    ]
    if after:
        return after[0]
    if floor:
        return next((place for place in reversed(states) if place.last <= percent.first), None)
    own = frozenset(
        {"it", "its", "country", "country's", "government", "berlin", "we", "he", "she"}
    )
    return carried if sentence.has(0, 4, own) else None


def _year_of(sentence: Clauses, percent: Percent) -> FoundDate | None:
    return sentence.date_of(percent.first, sentence.clause_end(percent.last - 1))


def growth(sentence: Clauses) -> Iterator[Counted]:
    """Yield by how many percent a sentence says that spending grew."""
    lows = sentence.lows
    if not sentence.has(0, len(lows), _SPENDING):
        return
    for percent in sentence.percents:
        value, first, last = percent
        if not 0 < value <= _HIGHEST_GROWTH:
            continue
        following = lows[last : last + 3]
        if following[:1] == ["of"] and set(lows[last : last + 5]) & _OUTPUT:
            continue
        if set(following) & (_TARGETS | _OUTPUT) or lows[max(0, first - 1) : first] in (
            ["to"],
            ["from"],
        ):
            continue
        near = range(max(0, first - 6), min(len(lows), last + 5))
        if not any(lows[at] in _RISING for at in near) or any(lows[at] in _FALLING for at in near):
            continue
        states = [place for place in sentence.places if place.kind != "organisation"]
        before = [place for place in states if place.last <= first]
        several = sentence.has(0, first, frozenset({"allies", "europe", "members", "nato"}))
        state = before[-1] if before and not several else None
        date = _year_of(sentence, percent)
        begin = max(min(near), sentence.words_before(first, 6))
        yield Counted(
            "spending_growth",
            value,
            *sentence.span(begin, max(last, begin + 1)),
            sentence.exact(begin, max(last, begin + 1)),
            sentence.comparison_at(first),
            year=int(date.value[:4]) if date else None,
            iso3=state.code if state else None,
        )

"""Finds what states spend or plan to spend, and what members are asked to, in shares of GDP."""

from collections.abc import Iterator, Sequence

from dashboard.language.anchors import Anchor, anchors_in
from dashboard.language.asking import deadline
from dashboard.language.carried import Carried
from dashboard.language.counted import Clauses, Counted, Metric
from dashboard.language.group_words import GUIDELINE, MEETING, is_agreed
from dashboard.language.owners import owner_of
from dashboard.language.percents import Percent
from dashboard.language.proposals import adds_up, is_long_agreed, is_part, is_proposed, is_target
from dashboard.language.share_links import link_of
from dashboard.language.share_words import (
    COMPARED,
    FALSE_FRIENDS,
    LEADING,
    LINKS,
    NEAR,
    PLANNED,
    SPENDING,
    TARGETS,
    UNMET,
    gauge_of,
)

_HIGHEST_SHARE = 60.0
_HIGHEST_BARE = 15.0
"""A larger number that does not say of what counts voters, seats or prices."""
_LONGEST_SPAN = 25
_IMPOSSIBLE = frozenset("question impossible unrealistic unthinkable unaffordable illusion".split())
_SUFFICING = frozenset("needs need needed enough plenty sufficient suffice".split())
_SPENDS = frozenset("spends devotes invests allocates contributes pays puts".split())
_SIZES = frozenset("share level ratio figure proportion effort record rate".split())
_SEVERAL = frozenset("allies members nato alliance each their combined together joint".split())
_SHIFTING = frozenset("off back forward delayed postponed moved shifted pushed".split())
_RULING = frozenset("rules ruled rule ruling".split())
_SPENT = frozenset("spent spends managed devoted devotes allocated reached".split())
_INTENTIONS = frozenset(
    """plan plans intention intentions wish desire need reason way date timetable deadline
    schedule""".split()
)
_RANGING = frozenset("and or to - –".split())
_LOOSE = frozenset(", ( of for with on or is was over above".split())
_PLAIN = frozenset(", and at on with to for ( ) the while or".split())


def shares(sentence: Clauses, carried: Carried, met: frozenset[int]) -> Iterator[Counted]:
    """Yield shares of GDP that states spend, plan or are asked to spend, and parts of guidelines.

    `met` are the percentages that members are counted by ("ten members reached 2%").
    """
    anchors: list[Anchor] | None = None
    metric: Metric | None
    earlier: tuple[Metric, int] | None = None
    for number, percent in enumerate(sentence.percents):
        gauge = gauge_of(sentence, percent)
        most = _HIGHEST_SHARE if gauge == "gdp" else _HIGHEST_BARE
        if not 0 < percent.value <= most or percent.first in met:
            continue
        told = gauge is not None or _may_be_share(sentence, percent, carried, earlier)
        if gauge == "other" or not (told or adds_up(sentence, percent, carried.lines)):
            continue
        if is_part(sentence, percent, carried.lines):
            yield _made(sentence, "guideline_part_share_of_gdp", percent, None, ())
            continue
        anchors = anchors_in(sentence, carried) if anchors is None else anchors
        owner = owner_of(sentence, percent, anchors, sentence.percents)
        if is_proposed(sentence, percent, owner):
            proposed = not is_long_agreed(sentence, percent)
            metric = "proposed_guideline_share_of_gdp" if proposed else "guideline_share_of_gdp"
            yield _made(sentence, metric, percent, None, ())
            continue
        if _is_old_line(sentence, percent):
            continue
        if is_target(sentence, percent) and not _is_met(sentence, percent, owner):
            continue
        codes = owner.codes if owner else _unnamed(sentence, percent, carried)
        if not codes or _is_unmet(sentence, percent, owner):
            continue
        metric = _metric(sentence, percent, owner, number, earlier)
        if metric is None:
            continue
        earlier = metric, percent.last
        for code in _paired(sentence, number, codes):
            yield _made(sentence, metric, percent, owner, (code,))


def _made(
    sentence: Clauses,
    metric: Metric,
    percent: Percent,
    owner: Anchor | None,
    codes: tuple[str, ...],
) -> Counted:
    _, first, last = percent
    lows = sentence.lows
    of_part = metric == "guideline_part_share_of_gdp"
    end = min(last + 2, len(lows)) if lows[last : last + 1] == ["of"] else last
    begin = owner.first if owner and owner.last <= first else first
    if first - begin > _LONGEST_SPAN:
        begin = first
    return Counted(
        metric,
        percent.value,
        *sentence.span(begin, end),
        sentence.exact(begin, end),
        sentence.comparison_at(first),
        year=_year(sentence, percent) if codes or of_part else deadline(sentence, percent),
        is_forecast=metric == "planned_share_of_gdp",
        iso3=codes[0] if codes else None,
    )


def _year(sentence: Clauses, percent: Percent) -> int | None:
    """The year of a share; of "between 5 and 6 percent from 2026", both have the one year."""
    own = sentence.percents.index(percent)
    last = percent.last
    shared = sentence.percents[own + 1 :] if link_of(sentence, percent) != "from" else []
    for other in shared:
        if not set(sentence.lows[last : other.first]) <= _RANGING:
            break
        last = other.last
    others = [one.first for one in sentence.percents if not percent.last <= one.first < last]
    dates = [date for date in sentence.dates if last <= date.first <= last + 4]
    if len(dates) > 1 and sentence.has(0, percent.first, _SHIFTING):
        # "has put off the date for reaching 2 percent from 2024 to 2030"
        return int(dates[1].value[:4])
    return sentence.year_of(percent.first, last, others)


def _may_be_share(sentence: Clauses, percent: Percent, carried: Carried, earlier: object) -> bool:
    """Whether a bare percentage may be one of GDP: "Spain, at 1.28 percent, came last"."""
    lows, at = sentence.lows, percent.first
    about = sentence.has(0, len(lows), SPENDING | TARGETS) or carried.about_spending
    if not about and earlier is None:
        return False
    for index in range(at - 1, max(-1, at - 16), -1):
        if lows[index] in SPENDING and lows[max(0, index - 1)] not in FALSE_FRIENDS:
            break
        if lows[index] == ";":
            break
        if lows[index] in FALSE_FRIENDS:
            return False
    if sentence.has(percent.last, percent.last + 1, COMPARED):
        return False
    if sentence.has(at - 1, at, frozenset({"and", "or"})) and earlier is not None:
        # "2.1 percent of output in 2020 and 2.5 percent by 2030"
        return True
    if _is_spent_behind(sentence, percent) or _has_day(sentence, percent):
        return True
    if sentence.has(at - 6, at, MEETING) and sentence.has(
        percent.last, percent.last + 1, GUIDELINE
    ):
        return True  # "had reached the 2 percent level"
    if link_of(sentence, percent) == "of" and not _is_sized(sentence, percent):
        return False
    return link_of(sentence, percent) is not None or is_part(sentence, percent, carried.lines)


def _is_spent_behind(sentence: Clauses, percent: Percent) -> bool:
    """Whether what is spent is told behind a share: "triple the 1.1 percent it managed in 2014"."""
    the = sentence.lows[percent.first - 1 : percent.first] in (["the"], ["mere"])
    spent = sentence.has(percent.last + 1, percent.last + 5, _SPENT)
    dated = sentence.has(percent.last, percent.last + 1, frozenset({"of", "in"})) and any(
        date.first == percent.last + 1 for date in sentence.dates
    )
    return the and (spent or dated)


def _has_day(sentence: Clauses, percent: Percent) -> bool:
    """Whether a day is set for a share: "1.54 percent by 2030 is what parliament agreed to"."""
    by = deadline(sentence, percent)
    ahead = by is not None and by > int((sentence.published_on or "9999")[:4])
    return ahead and sentence.lows[percent.last] == "by"


def _is_sized(sentence: Clauses, percent: Percent) -> bool:
    """Whether "of" ties a share to spending: "a budget of 2 percent", not "a loss of 14 percent"."""
    at = percent.first - 1
    while at > 0 and sentence.lows[at] != "of":
        at -= 1
    return sentence.has(at - 2, at, SPENDING | TARGETS | _SIZES)


def _is_old_line(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is the line that is to move: "lift its target from 2 to 3 percent"."""
    at = percent.first - 1
    return sentence.lows[at : at + 1] == ["from"] and sentence.has(at - 4, at, TARGETS)


def _is_unmet(sentence: Clauses, percent: Percent, owner: Anchor | None) -> bool:
    """Whether a share is one that the state does not spend: "did not reach 2%", "below 2%"."""
    if owner and sentence.has(owner.first - 2, owner.first, frozenset({"whether"})):
        return True
    behind = sentence.lows[percent.last : sentence.clause_end(percent.last - 1)]
    if {"is", "was", "would"} & set(behind) and set(behind) & _IMPOSSIBLE:
        return True
    if link_of(sentence, percent) in ("with", "at"):
        # "falls short with 1.98%": that much it does spend.
        return False
    floor = max(owner.last if owner else 0, percent.first - 8, 0)
    for at in range(percent.first - 1, floor - 1, -1):
        if sentence.lows[at] in (",", ";"):
            return False
        if sentence.lows[at] in UNMET:
            return True
        if sentence.lows[at] == "out" and sentence.has(at - 1, at, _RULING):
            return True
        if sentence.lows[at] == "no" and sentence.has(at + 1, at + 2, _INTENTIONS):
            return True
    return False


def _metric(
    sentence: Clauses,
    percent: Percent,
    owner: Anchor | None,
    number: int,
    earlier: tuple[Metric, int] | None,
) -> Metric | None:
    """Whether a state's share is spent or planned; None if nothing tells that it is either."""
    lows, first = sentence.lows, percent.first
    if link_of(sentence, percent) == "from":
        return "share_of_gdp"
    floor = owner.last if owner and owner.last <= first else max(0, first - 8)
    if number:
        floor = max(floor, sentence.percents[number - 1].last)
    if (
        "with" in lows[floor:first]
        and lows[first - 1 - lows[:first][::-1].index("with") - 1] == ","
    ):
        # "had kept its promise, with spending of 2.1 percent"
        floor = first - 1 - lows[:first][::-1].index("with")
    if lows[floor : floor + 1] == [","] and "," in lows[floor + 1 : first]:
        # "Germany, which is set to meet the target, spends ...": what stands between is an aside.
        floor = first - 1 - lows[floor:first][::-1].index(",")
    lifted = bool(number) and _is_lifted(sentence, percent, sentence.percents[number - 1])
    if lifted:
        # "pledged to lift it from 1.2 to 2 percent"
        floor = min(floor, max(0, sentence.percents[number - 1].first - 12))
    between = lows[floor:first]
    year = _year(sentence, percent)
    if year is not None and year > int((sentence.published_on or "9999")[:4]):
        return "planned_share_of_gdp"
    if link_of(sentence, percent) in _SPENDS | {"with"}:
        return "share_of_gdp"
    listed = set(between) <= _PLAIN | NEAR or (
        owner is not None and owner.last == floor and set(lows[floor:first]) <= _PLAIN | NEAR
    )
    if (
        listed
        and not lifted
        and earlier is not None
        and _runs_on(sentence, earlier[1], owner, first)
    ):
        return earlier[0]
    behind = set(lows[percent.last : sentence.clause_end(percent.last - 1)])
    if {"is", "was", "would"} & behind and behind & _SUFFICING:
        # "2.1 percent is all that Spain needs", not "2 percent is enough"
        return None if is_agreed(percent.value, None) else "planned_share_of_gdp"
    if set(between) & PLANNED or _is_led(sentence, owner, floor):
        return "planned_share_of_gdp"
    return "share_of_gdp"


def _is_met(sentence: Clauses, percent: Percent, owner: Anchor | None) -> bool:
    """Whether a state meets the members' target on a day: "will reach the 2% goal by 2032"."""
    if owner is None or len(owner.codes) != 1 or owner.is_weak or owner.last > percent.first:
        return False
    by = deadline(sentence, percent) or _year(sentence, percent)
    if by is None or not sentence.has(percent.first - 6, percent.first, MEETING):
        return False
    ahead = by >= int((sentence.published_on or "9999")[:4])
    return ahead == sentence.has(owner.last, percent.first, PLANNED)


def _is_lifted(sentence: Clauses, percent: Percent, before: Percent) -> bool:
    """Whether two shares are where something began and where it goes: "from 1.2 to 2 percent"."""
    return link_of(sentence, before) == "from" and link_of(sentence, percent) == "to"


def _runs_on(sentence: Clauses, end: int, owner: Anchor | None, first: int) -> bool:
    """Whether nothing but a state stands between two shares: "Poland 4.1, Estonia 3.4 percent"."""
    stop = owner.first if owner and end <= owner.first <= first else first
    dates = {at for date in sentence.dates for at in range(date.first - 1, date.last)}
    rest = {sentence.lows[at] for at in range(end, stop) if at not in dates}
    return rest <= _PLAIN | NEAR | {"of", "gdp"}


def _is_led(sentence: Clauses, owner: Anchor | None, floor: int) -> bool:
    """Whether a plan is named just before its owner: "plans for Poland to spend", "will Spain"."""
    if owner is None or owner.last != floor:
        return False
    if sentence.lows[owner.first] in PLANNED:
        return True  # "we'll do 3.5%"
    lead = owner.first - 1
    while lead > 0 and sentence.lows[lead] in ("the", "his", "her", "their", "its", "our"):
        lead -= 1
    if sentence.lows[lead] in LEADING:
        # "a fund that would lift Germany above 2%", "wording that lets his country stop at 2.1%"
        return sentence.has(lead - 4, lead + 1, PLANNED | {"to", "vow"})
    return sentence.has(owner.first - 3, owner.first, frozenset("plan plans aim goal".split()))


def _paired(sentence: Clauses, number: int, codes: Sequence[str]) -> Sequence[str]:
    """Of several states the one whose number it is: "Latvia and Estonia, at 3.2 and 3.4 percent"."""
    if len(codes) == 1:
        return codes
    percents = sentence.percents
    first = last = number
    while first and _touch(sentence, percents[first - 1], percents[first]):
        first -= 1
    while last + 1 < len(percents) and _touch(sentence, percents[last], percents[last + 1]):
        last += 1
    return [codes[number - first]] if last - first + 1 == len(codes) else codes


def _touch(sentence: Clauses, one: Percent, other: Percent) -> bool:
    return set(sentence.lows[one.last : other.first]) <= {",", "and"}


def _unnamed(sentence: Clauses, percent: Percent, carried: Carried) -> tuple[str, ...]:
    """The state that a sentence without one goes on about: "Spending will reach 2% by 2024"."""
    lows, first = sentence.lows, percent.first
    verbs = link_of(sentence, percent) in LINKS - _LOOSE
    several = sentence.has(0, len(lows), _SEVERAL)
    code = carried.topic or carried.speaker or carried.home or carried.before
    future = sentence.has(0, first, PLANNED)
    return (code,) if code and (verbs or future) and not several else ()

"""Tells what a state plans to spend from what it spends, and for which year."""

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.asking import deadline
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.group_words import MEETING, is_agreed
from dashboard.extraction.rules.counts.share_links import link_of
from dashboard.extraction.rules.counts.share_words import LEADING, NEAR, PLANNED
from dashboard.extraction.rules.words.percents import Percent
from dashboard.facts.vocabulary import Metric

_SUFFICING = frozenset("needs need needed enough plenty sufficient suffice".split())
_SPENDS = frozenset("spends devotes invests allocates contributes pays puts".split())
_SHIFTING = frozenset("off back forward delayed postponed moved shifted pushed".split())
_RANGING = frozenset("and or to - –".split())
_PLAIN = frozenset(", and at on with to for ( ) the while or".split())


def year_of_share(sentence: Clauses, percent: Percent) -> int | None:
    """The year of a share; of "between 5 and 6 percent from 2026", both have the one year."""
    own = sentence.percents.index(percent)
    last = percent.last
    shared = sentence.percents[own + 1 :] if link_of(sentence, percent) != "from" else []
    for other in shared:
        if not set(sentence.lows[last : other.first]) <= _RANGING:
            break
        last = other.last
    others = [one.first for one in sentence.percents if not percent.last <= one.first < last]
    others += _next_plans(sentence, last)
    dates = [date for date in sentence.dates if last <= date.first <= last + 4]
    if len(dates) > 1 and sentence.has(0, percent.first, _SHIFTING):
        # "has put off the date for reaching 2 percent from 2024 to 2030"
        return int(dates[1].value[:4])
    year = sentence.year_of(percent.first, last, others)
    return year if year is not None else _at_the_latest(sentence, last)


def _next_plans(sentence: Clauses, last: int) -> list[int]:
    """Where another plan begins, whose year is not this share's: "spends 1% and wants to ... by"."""
    lows = sentence.lows
    stop = sentence.clause_end(last - 1)
    return [
        at
        for at in range(last, stop)
        if lows[at] in ("and", "but") and PLANNED.intersection(lows[at + 1 : at + 4])
    ]


def _at_the_latest(sentence: Clauses, last: int) -> int | None:
    """The year that a plan has as its limit: "2%, and no later than 2028", "at the latest in 2035"."""
    for date in sentence.dates:
        if date.first >= last:
            before = sentence.lows[max(last, date.first - 4) : date.first]
            limited = before[-2:] == ["later", "than"] or "latest" in before
            return int(date.value[:4]) if limited else None
    return None


def metric_of(
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
    year = year_of_share(sentence, percent)
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


def is_met(sentence: Clauses, percent: Percent, owner: Anchor | None) -> bool:
    """Whether a state meets the members' target on a day: "will reach the 2% goal by 2032"."""
    if owner is None or len(owner.codes) != 1 or owner.is_weak or owner.last > percent.first:
        return False
    by = deadline(sentence, percent) or year_of_share(sentence, percent)
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

"""Tells whether a percentage that does not say of what may be a share of GDP: "Spain, at 1.28"."""

from dashboard.extraction.rules.counts.asking import deadline
from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.group_words import GUIDELINE, MEETING
from dashboard.extraction.rules.counts.proposed_guidelines import is_part
from dashboard.extraction.rules.counts.share_links import link_of
from dashboard.extraction.rules.counts.share_words import COMPARED, FALSE_FRIENDS, SPENDING, TARGETS
from dashboard.extraction.rules.words.percents import Percent

_SIZES = frozenset("share level ratio figure proportion effort record rate average".split())
_SPENT = frozenset("spent spends managed devoted devotes allocated reached".split())


def may_be_share(sentence: Clauses, percent: Percent, carried: Carried, earlier: object) -> bool:
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
        if lows[index] in FALSE_FRIENDS and not _is_aside(lows, index, at):
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


def _is_aside(lows: list[str], index: int, at: int) -> bool:
    """Whether a word stands in a relative clause that ends before a share: ", which has debts, will"."""
    opened = next((i for i in range(index, -1, -1) if lows[i] in (",", ";")), None)
    return opened is not None and lows[opened + 1] in ("which", "who", "whose") and (
        "," in lows[index:at]
    )  # fmt: skip


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

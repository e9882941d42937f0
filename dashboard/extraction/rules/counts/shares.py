"""Tell what states spend or plan to spend in shares of GDP, of which year."""

from collections.abc import Iterable, Sequence
from typing import Literal

from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import Anchor, CountSentence, Quantity
from dashboard.extraction.rules.counts.guidelines import is_part
from dashboard.extraction.rules.counts.token_patterns import lexicon
from dashboard.facts.vocabulary import Metric

_HIGHEST_SHARE = 60.0
_HIGHEST_BARE = 15.0
"""A larger number that does not say of what counts voters, seats or prices."""
_LOOSE = frozenset(", ( of for with on or is was over above".split())


def is_share(
    sentence: CountSentence, percent: Quantity, context: CountContext, is_listed: bool
) -> bool:
    """Whether a percentage is one of GDP; `is_listed` says that one before it is."""
    gauge = gauge_of(sentence, percent)
    most = _HIGHEST_SHARE if gauge == "gdp" else _HIGHEST_BARE
    if not 0 < percent.value <= most or gauge == "other":
        return False
    return gauge == "gdp" or _may_be_share(sentence, percent, context, is_listed)


def states_of_share(
    sentence: CountSentence, number: int, owner: Anchor | None, context: CountContext
) -> Sequence[str]:
    """Return the states that spend or plan a share; none for a target or for what nobody spends."""
    percent = Quantity(*sentence.percents[number])
    if _is_unmet(sentence, percent, owner):
        return ()
    codes = owner.codes if owner else _unnamed(sentence, percent, context)
    return _paired(sentence, number, codes)


def _may_be_share(
    sentence: CountSentence, percent: Quantity, context: CountContext, is_listed: bool
) -> bool:
    """Whether a bare percentage may be one of GDP: "Spain, at 1.28 percent, came last"."""
    first = percent.first
    about = sentence.within(0, len(sentence.lows), "{spending}|{guideline}")
    if not (about or context.about_spending or is_listed):
        return False
    # Not what a clause says that ends before: "Spain, which has debts, will".
    aside = sentence.before(first, "which|who|whose !,*20 , !,|;*15")
    begin = sentence.run_start(first, "!,*15" if aside else "!;*15")
    among = range(first - 1, begin - 1, -1)
    if is_rival(sentence, among):
        return False
    if is_listed and sentence.before(first, "and|or"):
        return True  # "2.1 percent of output in 2020 and 2.5 percent by 2030"
    link = link_of(sentence, percent)
    if link == "of" and not sentence.before(first, "{spending}|{guideline}|{size} .? of !of*6"):
        return False  # "a budget of 2 percent", not "a loss of 14 percent"
    return link is not None or is_part(sentence, percent, context.lines)


def _paired(sentence: CountSentence, number: int, codes: Sequence[str]) -> Sequence[str]:
    """Return the state whose number it is: "Latvia and Estonia, at 3.2 and 3.4 percent"."""
    percent = sentence.percents[number]
    begin = sentence.run_start(percent.first, "<percent>|,|and*")
    end = sentence.run_end(percent.last, "<percent>|,|and*")
    listed = [other for other in sentence.percents if begin <= other.first < end]
    return [codes[listed.index(percent)]] if len(listed) == len(codes) else codes


def _unnamed(sentence: CountSentence, percent: Quantity, context: CountContext) -> tuple[str, ...]:
    """Return the state that a sentence without one goes on about: "Spending will reach 2%"."""
    code = context.topic or context.home
    tied = sentence.within(0, percent.first, "{planned}") or (
        link_of(sentence, percent) in lexicon("link") - _LOOSE
    )
    several = sentence.within(0, len(sentence.lows), "{several}")
    return (code,) if code and tied and not several else ()


def year_of_share(sentence: CountSentence, percent: Quantity) -> int | None:
    """Return the year of a share; "between 5 and 6 percent from 2026" gives both the same."""
    last, lifted = percent.last, link_of(sentence, percent) == "from"
    if not lifted:
        end = sentence.run_end(last, "<percent>|and|or|to|-|–*")
        last = max(other.last for other in sentence.percents if other.first < max(end, last))
    others = [p.first for p in sentence.percents if not percent.last <= p.first < last]
    # "spends 1% and wants to ... by": another plan's year is not this share's.
    plan = "to" if lifted else "and|but .*2 {planned}"
    others += [at for at in range(last, len(sentence.lows)) if sentence.after(at, plan)]
    dates = [date for date in sentence.dates if last <= date.first <= last + 4]
    if len(dates) > 1 and sentence.within(0, percent.first, "{shifting}"):
        # "has put off the date for reaching 2 percent from 2024 to 2030"
        return int(dates[1].value[:4])
    year = sentence.year_of(percent.first, last, others)
    # "2%, and no later than 2028", "at the latest in 2035"
    date = next((date for date in sentence.dates if date.first >= last), None)
    if year is None and date and sentence.before(date.first, "later_than|latest .*3"):
        return int(date.value[:4])
    return year


def metric_of_share(
    sentence: CountSentence, percent: Quantity, number: int, earlier: tuple[Metric, int] | None
) -> Metric:
    """Return whether a state's share is spent or planned."""
    first, link = percent.first, link_of(sentence, percent)
    if link == "from":
        return "share_of_gdp"
    before = sentence.percents[number - 1] if number else None
    # "pledged to lift it from 1.2 to 2 percent"
    lifted = before is not None and link == "to" and link_of(sentence, Quantity(*before)) == "from"
    if sentence.is_ahead(year_of_share(sentence, percent)):
        return "planned_share_of_gdp"
    if link == "with":
        return "share_of_gdp"
    # "Poland 4.1, Estonia 3.4 percent": a list is spent or planned as a whole.
    gap = "{plain}|{near}|of|gdp|<date>|<state>|in|by*"
    if earlier and not lifted and sentence.run_end(earlier[1], gap) >= first:
        return earlier[0]
    words = [at for at in sentence.subjects.governing(first) if at < first]
    planned = any(sentence.before(at + 1, "{planned} / to {leading}") for at in words)
    return "planned_share_of_gdp" if planned else "share_of_gdp"


def _is_unmet(sentence: CountSentence, percent: Quantity, owner: Anchor | None) -> bool:
    """Whether a share is one that the state does not spend: "did not reach 2%", "below 2%"."""
    if owner and sentence.before(owner.first, "whether .?"):
        return True
    # "2 percent is enough", "3 percent would be unthinkable"
    judged = "!{clause-mark}* is|was|would !{clause-mark}* {impossible}|{sufficing}"
    if sentence.after(percent.last, judged):
        return True
    floor = sentence.run_start(percent.first, "!,|;*8")
    floor = max(floor, owner.last if owner else 0)
    refusal = "{unmet}|rules_out|ruled_out|rule_out|ruling_out|no_{intention}"
    return sentence.within(floor, percent.first, refusal)


def gauge_of(sentence: CountSentence, percent: Quantity) -> Literal["gdp", "other"] | None:
    """Return what a percentage is a share of: GDP, something else, or None where nothing says.

    "2% of its gross domestic product" → gdp; "2% of voters" → other.
    """
    last = percent.last
    if sentence.after(last, "of|- !,|;|\\.*5 {output}"):
        return "other" if _is_foreign(sentence, percent) else "gdp"
    return "other" if sentence.after(last, "of") else None


def is_rival(sentence: CountSentence, among: Iterable[int], besides: str = "") -> bool | None:
    """Whether what stands first `among` tokens is a rival of spending: prices, growth, votes.

    `besides` are words that are none here. None where neither is named.
    """
    for at in among:
        if sentence.lows[at] in lexicon("rival") - set(besides.split()):
            return True
        if sentence.lows[at] in lexicon("spending"):
            return sentence.before(at, "{rival}")
    return None


def _is_foreign(sentence: CountSentence, percent: Quantity) -> bool:
    """Whether a share of GDP goes to something else: "a deficit of 4% of GDP", "aid"."""
    before = range(percent.first - 1, max(-1, percent.first - 12), -1)
    behind = range(percent.last + 2, min(percent.last + 7, len(sentence.lows)))
    nearest = is_rival(sentence, before, "economy growth support party rate rates")
    return bool(is_rival(sentence, behind) if nearest is None else nearest)


def link_of(sentence: CountSentence, percent: Quantity) -> str | None:
    """Return the word that ties a share to its owner: "at", "reach"; None if there is none."""
    end = sentence.run_start(percent.first, "{near}|<date>|at_least|at_most*")
    tied = sentence.before(end, "{link}|{asking}|its|our|whose|<state>|<body>")
    return sentence.lows[end - 1] if tied else None

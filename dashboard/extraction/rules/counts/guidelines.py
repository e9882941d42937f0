"""Tell the shares of GDP that members are to spend: agreed, asked for, and their parts."""

from collections.abc import Collection

from dashboard.extraction.rules.counts.counted import CountSentence, Quantity
from dashboard.facts.vocabulary import Metric

_LARGEST = 5.0
_AGREED_ON = {2.0: "2006", 3.5: "2025-06-25", 1.5: "2025-06-25", _LARGEST: "2025-06-25"}


def guideline_metric(sentence: CountSentence, percent: Quantity, is_owned: bool) -> Metric | None:
    """Return what a share is that members are to spend: a guideline, or the proposal of one.

    "at least 2% of its gross domestic product", "the 2% target" and "a floor of 2%" all count. One
    that members had not agreed on by the article's day is proposed. `is_owned` says that a state
    may own it.
    """
    agreed = _is_agreed(percent.value, sentence.published_on)
    called = is_called(sentence, percent) and (agreed or not is_owned)
    if called or _is_asked(sentence, percent, agreed, is_owned):
        return "guideline_share_of_gdp" if agreed else "proposed_guideline_share_of_gdp"
    return None


def deadline(sentence: CountSentence, percent: Quantity) -> int | None:
    """Return the year by which a share is to be reached: "reach 5% of GDP by 2035"."""
    end = sentence.run_end(percent.last, "!<date>|<percent>*11 by")
    date = next((date for date in sentence.dates if date.first == end), None)
    return int(date.value[:4]) if date and end > percent.last else None


def is_called(sentence: CountSentence, percent: Quantity) -> bool:
    """Whether a share is called a guideline: "the 2% target", "a floor of 2%"."""
    before = sentence.before(percent.first, "[called-before]")
    return before or sentence.after(percent.last, "[called-behind]")


def _is_agreed(share: float, published_on: str | None) -> bool:
    """Whether members had agreed on a share of GDP by an article's day; another is a proposal."""
    return share in _AGREED_ON and _AGREED_ON[share] <= (published_on or "9999")


def _is_asked(sentence: CountSentence, percent: Quantity, agreed: bool, is_owned: bool) -> bool:
    """Whether several are asked for a share: "wants every ally to spend 5%", "should spend 2%"."""
    _, first, last, _ = percent
    words = sentence.subjects.governing(first)
    asking = [at for at in words if at < first and sentence.after(at, "{asking}")]
    if is_owned:
        return any(sentence.within(at, last + 6, "{raised} !that / {guideline}") for at in asking)
    owed = "{duty}" if agreed else "should|must|ought"
    aimed = sentence.within(first - 18, last + 10, "{aiming}|{guideline}|level")
    return (
        bool(asking)
        or any(sentence.after(at, owed) for at in words)
        or (aimed and sentence.after(last, "[output]"))
        or sentence.before(first, "[line-before]")
    )


def is_part(sentence: CountSentence, percent: Quantity, lines: Collection[float]) -> bool:
    """Whether a share is one of several that a guideline is made of: "3.5% on core defence".

    `lines` are the guidelines named before. With its neighbour the share makes one of them:
    "3.5 is for troops, 1.5 for bridges", or the text says what it is for.
    """
    others = [other.value for other in sentence.percents if other.first != percent.first]
    if _is_agreed(_LARGEST, sentence.published_on):
        lines = {*lines, _LARGEST}
    used = sentence.after(percent.last, "[part-of-line]")
    if used and (others or percent.value < max(lines, default=0)):
        return True
    serving = sentence.before(percent.first, "plus") or sentence.after(
        percent.last, "[serving-part]"
    )
    sums = {round(percent.value + other, 6) for other in others}
    return serving and bool(sums & {*lines, *others})

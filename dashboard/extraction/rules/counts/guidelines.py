"""Find the shares of GDP that members are to spend: agreed, asked for, and their parts."""

from collections.abc import Collection

from dashboard.extraction.rules.counts.counted import Anchor, CountSentence, Figure
from dashboard.facts.vocabulary import Metric

_HIGHEST_SHARE = 10.0
_OLDEST, _LARGEST = 2.0, 5.0
_AGREED_ON = {_OLDEST: "2006", 3.5: "2025-06-25", 1.5: "2025-06-25", _LARGEST: "2025-06-25"}
OUTPUT = "of|- .*3 gdp|gross_domestic_product|national_output|economic_output|national_income"

_SERVING = "plus / !,|;|and|plus|<percent>*8 {serving}"


def is_agreed(share: float, published_on: str | None) -> bool:
    """Whether members had agreed on a share of GDP by an article's day; another is a proposal."""
    return share in _AGREED_ON and _AGREED_ON[share] <= (published_on or "9999")


def asked_metric(
    sentence: CountSentence, percent: Figure, owner: Anchor | None, lines: Collection[float]
) -> Metric | None:
    """Return what is asked of members with a share: a part of a guideline, or one that is wished."""
    if is_part(sentence, percent, lines):
        return "guideline_part_share_of_gdp"
    return _line_metric(sentence, percent) if is_proposed(sentence, percent, owner) else None


def guideline_metric(sentence: CountSentence, percent: Figure) -> Metric | None:
    """Return what a share is that a sentence gives as a guideline, not as one a state spends.

    "at least 2% of its gross domestic product", "the 2% target" and "a floor of 2%" all count. One
    that members had not agreed on by the article's day is proposed.
    """
    agreed = is_agreed(percent.value, sentence.published_on)
    if not 0 < percent.value <= _HIGHEST_SHARE or (not agreed and _is_own(sentence, percent)):
        return None
    named = _named(sentence, percent, agreed) is not None
    return _line_metric(sentence, percent) if named else None


def _line_metric(sentence: CountSentence, percent: Figure) -> Metric:
    agreed = is_agreed(percent.value, sentence.published_on)
    return "guideline_share_of_gdp" if agreed else "proposed_guideline_share_of_gdp"


def _named(sentence: CountSentence, percent: Figure, agreed: bool) -> int | None:
    """Return where the words for a guideline end; None for no guideline."""
    first, last = percent.first, percent.last
    output = sentence.run_end(last, OUTPUT)
    name = sentence.run_end(last, "{guideline-gap}*5 {guideline}|level")
    if name > last:
        return max(name, output)  # "the 2% target", "2%-of-GDP goal"
    if _is_called_line(sentence, percent) or (agreed and _is_duty(sentence, percent)):
        return output
    spent = sentence.before(first, "<state> !{guideline}|level|<state>*7")
    aimed = sentence.within(first - 18, last + 10, "{aiming}|{guideline}|level")
    return output if output > last and aimed and not spent else None


def _is_own(sentence: CountSentence, percent: Figure) -> bool:
    """Whether a target is a state's own: "Poland's 5 percent target", "its goal of 3% of GDP"."""
    near = range(percent.first - 8, percent.first)
    return any(place.kind != "demonym" and place.first in near for place in sentence.states)


def _is_called_line(sentence: CountSentence, percent: Figure) -> bool:
    """Whether a share is called a line: "the benchmark of 2%", "2 percent a floor"."""
    likened = "{likening} !of|,|above|below|{guideline}*3 {guideline}|promise"
    end = sentence.run_start(percent.first, "{line-gap}|<date>*13")
    named = sentence.before(end, "{guideline}|aim|promise")
    return named or sentence.after(percent.last, likened)


def _is_duty(sentence: CountSentence, percent: Figure) -> bool:
    """Whether a share is the duty of several: "allies are supposed to spend 2%"."""
    first = percent.first
    duty = sentence.run_start(first, "{duty} !{duty}|;|but*15")
    return sentence.within(duty, first, "{pursuing}|{spending}")


def deadline(sentence: CountSentence, percent: Figure) -> int | None:
    """Return the year by which a share is to be reached: "reach 5% of GDP by 2035"."""
    end = sentence.run_end(percent.last, "!<date>|<percent>*11 by")
    date = next((date for date in sentence.dates if date.first == end), None)
    return int(date.value[:4]) if date and end > percent.last else None


def is_part(sentence: CountSentence, percent: Figure, lines: Collection[float]) -> bool:
    """Whether a share is one of several that a guideline is made of: "3.5% on core defence".

    `lines` are the guidelines named before. With its neighbour the share makes one of them:
    "3.5 is for troops, 1.5 for bridges", or the text says what it is for.
    """
    others = [other.value for other in sentence.percents if other.first != percent.first]
    if is_agreed(_LARGEST, sentence.published_on):
        lines = {*lines, _LARGEST}
    used = sentence.after(percent.last, "!,|;|and|plus|<percent>*8 {guideline-part}")
    if used and (others or percent.value < max(lines, default=0)):
        return True
    serving = sentence.before(percent.first, "plus") or sentence.after(percent.last, _SERVING)
    sums = {round(percent.value + other, 6) for other in others}
    return serving and bool(sums & {*lines, *others})


def is_target(sentence: CountSentence, percent: Figure) -> bool:
    """Whether a share is called a target: "the 2% goal", "a target of 3%", "NATO's 2 percent"."""
    named = sentence.before(percent.first, "{owner} / {guideline} .? of .? / {guideline} .*3 from")
    return named or sentence.after(percent.last, ".*3 {guideline}")


def is_proposed(sentence: CountSentence, percent: Figure, owner: Anchor | None) -> bool:
    """Whether somebody asks for a share: "wants every ally to spend 5%", "has asked for 5%"."""
    _, first, last, _ = percent
    if sentence.before(first, "from"):
        return False
    asked = [at for at in range(max(0, first - 14), first) if sentence.after(at, "{asking}")]
    if not asked:
        ought = "should|must|ought|need|needs"
        # "they should double it to 4 percent"
        if sentence.before(first, f"{ought} .? double|triple|treble .*5"):
            return not is_agreed(percent.value, sentence.published_on)
        # "4 percent of GDP would be a fairer target"
        return sentence.after(last, ".*7 would|should|ought .*4 be .*6 {guideline}|{enough}")
    own = owner is not None and bool(owner.codes) and asked[-1] < owner.first < first
    if own and owner and not owner.is_weak:
        return False
    # Whom is asked stands behind the wish: "allies want to spend 3%" asks nobody.
    raised = sentence.within(asked[0], last + 6, "{raised} !that")
    if raised or sentence.within(first - 14, last + 6, "{guideline}"):
        return True
    # "the president has called for spending to be raised to 5%", "has asked for 5%"
    direct = sentence.before(first, "{calling} .* / {asking} {near}|for|of*")
    return direct and (owner is None or not owner.codes)

"""Interpret percentages, sums and runs of years: what each states, of which state and year."""

from collections.abc import Iterator

from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import Anchor, Counted, CountSentence, Quantity
from dashboard.extraction.rules.counts.growth import is_growth, runs_in
from dashboard.extraction.rules.counts.guidelines import (
    deadline,
    guideline_metric,
    is_called,
    is_part,
)
from dashboard.extraction.rules.counts.money import home_of_sum, sums_in
from dashboard.extraction.rules.counts.owners import anchors_in, owner_of
from dashboard.extraction.rules.counts.shares import (
    is_share,
    metric_of_share,
    states_of_share,
    year_of_share,
)
from dashboard.facts.vocabulary import Metric

_LONGEST_SPAN = 25
_PART: Metric = "guideline_part_share_of_gdp"


def quantities(
    sentence: CountSentence, context: CountContext, met: frozenset[int]
) -> Iterator[Counted]:
    """Yield what the quantities of a sentence state: money, shares, guidelines and growth.

    `met` are the percentages that members are counted by ("ten members reached 2%").
    """
    anchors = anchors_in(sentence, context)
    sums = list(sums_in(sentence, context))
    context.about_sums = context.about_sums or bool(sums)
    owners = anchors if sentence.places else []
    # "£2.3bn ($2.9bn) last year": what stands in brackets is the same amount.
    starts = [amount.first for amount in sums if not sentence.before(amount.first, "(")]
    for amount in sums:
        owner = owner_of(sentence, amount, [a for a in owners if a.last <= amount.first], ())
        state = _only_state(owner) or home_of_sum(sentence, amount, context)
        year = sentence.year_of(amount.first, amount.last, starts)
        yield _made(sentence, "money", amount, None, state, year)
    yield from _percentages(sentence, context, anchors, met)
    for run in runs_in(sentence, context):
        owner = owner_of(sentence, run, anchors, sentence.percents)
        yield _grown(sentence, "consecutive_years_of_increase", run, owner)


def _percentages(
    sentence: CountSentence, context: CountContext, anchors: list[Anchor], met: frozenset[int]
) -> Iterator[Counted]:
    earlier: tuple[Metric, int] | None = None
    for number, (value, first, last) in enumerate(sentence.percents):
        percent = Quantity(value, first, last)
        owner = owner_of(sentence, percent, anchors, sentence.percents)
        if is_growth(sentence, percent, context):
            yield _grown(sentence, "spending_growth", percent, owner)
            continue
        fits = first not in met and is_share(sentence, percent, context, earlier is not None)
        states = states_of_share(sentence, number, owner, context) if fits else ()
        owned = bool(owner.codes) and owner.first < first if owner else bool(states)
        parted = fits and is_part(sentence, percent, context.lines)
        asked = _PART if parted else guideline_metric(sentence, percent, owned)
        if asked is not None:
            yield _made(sentence, asked, percent, None, None, deadline(sentence, percent))
            continue
        if states and not is_called(sentence, percent):
            metric = metric_of_share(sentence, percent, number, earlier)
            earlier = metric, last
            year = year_of_share(sentence, percent)
            for state in states:
                yield _made(sentence, metric, percent, owner, state, year)


def _grown(
    sentence: CountSentence, metric: Metric, quantity: Quantity, owner: Anchor | None
) -> Counted:
    """Return a growth, without a state where it is that of several."""
    together = sentence.within(0, quantity.first, "{together-growing}")
    year = sentence.year_of(
        quantity.first, quantity.last, [share.first for share in sentence.percents]
    )
    return _made(sentence, metric, quantity, None, None if together else _only_state(owner), year)


def _only_state(owner: Anchor | None) -> str | None:
    return owner.codes[0] if owner and len(owner.codes) == 1 else None


def _made(
    sentence: CountSentence,
    metric: Metric,
    quantity: Quantity,
    owner: Anchor | None,
    state: str | None,
    year: int | None,
) -> Counted:
    value, first, last, unit = quantity
    last = sentence.run_end(last, "[output]")
    near = owner is not None and owner.last <= first <= owner.first + _LONGEST_SPAN
    return sentence.counted(
        metric,
        value,
        (owner.first if owner and near else first, last),
        before=0 if near else 6,
        comparison=sentence.comparison_at(first),
        year=year,
        is_forecast=metric == "planned_share_of_gdp",
        iso3=state,
        unit=unit,
    )

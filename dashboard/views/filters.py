"""Every filter, declared once: its name in addresses, its label, its type and its choices."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dashboard.facts.figure_vocabulary import AGGREGATES, MEASURES
from dashboard.facts.vocabulary import CHANNELS, STANCES, labels
from dashboard.views.filter_types import (
    Choice,
    Codes,
    Day,
    DayRange,
    FilterType,
    Mark,
    Number,
    Value,
    YearRange,
)

TABS = {"chart": "Chart", "table": "Table"}


@dataclass(frozen=True)
class Filter:
    """One filter. Its choices are fixed, or come from ``sql/options/<name>.sql`` (code, label)."""

    name: str
    label: str
    kind: FilterType
    default: Value | None = None
    """The value of an address without the parameter; None is no restriction."""
    choices: Mapping[str, str] = field(default_factory=dict)
    help: str = ""
    unset: str = "Newest"
    """The label of "no choice" in a menu."""
    options: str = ""
    """Name of the query of its choices, if it shares another filter's."""

    @property
    def from_store(self) -> bool:
        """Return whether the choices are read from the store."""
        return self.kind.coded and not self.choices

    @property
    def parameters(self) -> frozenset[str]:
        """The SQL parameters that this filter binds."""
        return frozenset(self.kind.bind(self.name, None))


FILTERS = (
    Filter(
        "measure",
        "Measure",
        Choice(),
        default="expenditure_constant_prices",
        choices=labels(MEASURES),
    ),
    Filter("member", "Members", Codes()),
    Filter("aggregate", "Totals and groups", Codes(), choices=labels(AGGREGATES)),
    Filter("time", "Years", YearRange()),
    Filter("guideline", "Guideline", Codes(), default=("2",)),
    Filter("organisation", "Organisation", Codes()),
    Filter("official", "Official", Codes()),
    Filter("stance", "Stance", Codes(), choices=labels(STANCES)),
    Filter("channel", "Channel", Codes(), choices=labels(CHANNELS)),
    Filter("days", "Days", DayRange()),
    Filter("source", "Article", Codes()),
    Filter(
        "vintage",
        "NATO release",
        Choice(),
        help="NATO revises its figures: each release is kept as it was published.",
    ),
    Filter(
        "compared",
        "Compared with",
        Choice(),
        options="vintage",
        unset="First that gives a figure",
        help="An earlier NATO release; without one, the first that gives each figure.",
    ),
    Filter(
        "asof",
        "As of",
        Day(),
        help="Shows what had been published by that day, and nothing later.",
    ),
)
"""Filters that a view has when its SQL names their parameters, in the order they are shown."""

EVERYWHERE = (
    Filter("tab", "Show as", Choice(), default="chart", choices=TABS),
    Filter("mark", "Mark", Mark()),
    Filter("rev", "Revision", Number()),
)
"""Parameters of every view's address beside its own filters."""


def filters_of(parameters: Collection[str]) -> tuple[Filter, ...]:
    """Return the filters whose SQL parameters are among `parameters`, in the order shown."""
    return tuple(filter_ for filter_ in FILTERS if filter_.parameters <= set(parameters))

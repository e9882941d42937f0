"""Official figures, kept by release (vintage) because they are revised."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.figure_vocabulary import Completeness, Measure, Rule
from dashboard.facts.row import Code, Edtf, Sourced


class Release(Sourced):
    """One NATO release; without a known `published_on` no as-of date selects it."""

    table: ClassVar[str] = "releases"
    key_fields: ClassVar[tuple[str, ...]] = ("vintage",)

    vintage: Code
    title: str
    short_title: str
    """Its short title in charts and menus: ``June 2024``."""
    published_on: Edtf | None = None
    data_cut_off_on: Edtf | None = None
    first_year: int
    last_year: int
    price_base_year: int | None = None
    concept: str
    completeness: Completeness
    """Completeness of the recorded release."""
    note: str | None = None


class Figure(Sourced):
    """One cell of a release's table; `entity` is a member's alpha-3 or the code of a total.

    Totals are ``NATO``, ``NATO_EUROPE_CANADA``, and until 2016 ``NATO_EUROPE`` and
    ``NORTH_AMERICA``.
    """

    table: ClassVar[str] = "figures"
    key_fields: ClassVar[tuple[str, ...]] = ("vintage", "measure", "entity", "year")

    vintage: Code
    measure: Measure
    entity: Code
    year: int = Field(ge=1949, le=2100)
    value: float
    is_estimate: bool | None = None
    """None where the text that was read does not say."""
    decimals_in_source: int | None = Field(default=None, ge=-6, le=15)
    """Places after the point in the source; -2 for hundreds."""
    cell: str | None = None
    """Sheet and cell of the workbook, where it was read from one: ``TABLE3!D9``."""
    note: str | None = None


class Discrepancy(Sourced):
    """A figure that breaks a rule in the source itself, with the reason as far as it is known."""

    table: ClassVar[str] = "discrepancies"
    key_fields: ClassVar[tuple[str, ...]] = ("vintage", "rule", "measure", "entity", "year")

    vintage: Code
    rule: Rule
    measure: Measure
    entity: Code
    year: int = Field(ge=1949, le=2100)
    reason: str

"""The record of a view: its query, a pure figure and the sentence of its finding."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class ReleaseInForce:
    """The NATO release that a chart shows."""

    vintage: str
    title: str
    short_title: str
    published_on: date | None
    completeness: str
    publisher: str
    url: str | None
    licence: str
    published_edtf: str | None = None
    """The date as it is known: ``2022-06`` counts from the end of that month."""


@dataclass(frozen=True)
class Guideline:
    """A guideline that a chart draws: its code, share of GDP in percent, and name on the line."""

    code: str
    share_of_gdp: float
    label: str
    agreed_on: date


@dataclass(frozen=True)
class ChartContext:
    """The context of a figure and its finding beside the rows."""

    release: ReleaseInForce | None = None
    guidelines: tuple[Guideline, ...] = ()
    asof: date | None = None
    narrowed: frozenset[str] = field(default_factory=frozenset)
    """Names of the filters that exclude rows."""
    mark: str | None = None
    """The mark whose evidence is open."""
    dark: bool = False


Draw = Callable[[pd.DataFrame, ChartContext], go.Figure]
"""Rows of a query, at least one → the figure; every mark's first custom value is its key."""

Find = Callable[[pd.DataFrame, ChartContext], str]
"""The same rows → one sentence with the number that matters most."""


@dataclass(frozen=True)
class Form:
    """A form of a view: its SQL is ``sql/charts/<stem>.sql``, which may be the view's own."""

    of: str
    """Slug of the view."""
    code: str
    """Its name in addresses: ``form=map``."""
    label: str
    stem: str
    figure: Draw
    finding: Find


@dataclass(frozen=True)
class View:
    """One chart. Its SQL is ``sql/charts/<stem>.sql``, its words ``data/metadata/<stem>.yml``."""

    stem: str
    figure: Draw
    finding: Find
    when_high: str = ""
    """Code of the form for pictures that are lower than the view's figure."""
    forms: tuple[Form, ...] = ()
    """Its other forms: every module in this folder with a FORM of it."""

    @property
    def slug(self) -> str:
        """The view's name in addresses: ``share-of-gdp``."""
        return self.stem.replace("_", "-")

    def form(self, code: object) -> Form:
        """Return the form with a code, or the view's own form."""
        own = Form(self.slug, "chart", "Chart", self.stem, self.figure, self.finding)
        return next((form for form in self.forms if form.code == code), own)

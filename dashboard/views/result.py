"""Evaluation of a view: from the parameters of an address, or from a state, to rows and a finding.

    parameters ──► parse ──► state ──► evaluate ──► ViewResult (rows, finding, captions, figure)

Page, API, first HTML, feed, preview, fact page and static site use it; nothing is drawn here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.errors import NotThereError, UnknownRevisionError
from dashboard.store.snapshot import Snapshot, named_sql
from dashboard.views import captions
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.charts.view import ChartContext, Form, ReleaseInForce, View
from dashboard.views.filter_types import Choice, Years
from dashboard.views.filters import EVERYWHERE, Filter, filters_of
from dashboard.views.metadata import Metadata, metadata
from dashboard.views.queries import choices, guidelines, query, release_in_force
from dashboard.views.url import InvalidParameter, PageState, bind_parameters, parse, serialise

FORM = "form"
"""Name of the parameter that selects a view's form: ``form=map``."""

REVISION = tuple(filter_ for filter_ in EVERYWHERE if filter_.name == "rev")
"""The filter that pins an address to a revision."""

_RANGE_COLUMNS = {"time": "year", "days": "stated_on"}
"""Range filter → the column with its minimum and maximum."""


@dataclass(frozen=True)
class ViewResult:
    """A view in one state of one snapshot, with its rows.

    Without rows there is no finding, no subtitle and no figure.
    """

    app: AppContext
    view: View
    form: Form
    snapshot: Snapshot
    filters: tuple[Filter, ...]
    state: PageState
    rows: pd.DataFrame
    chart_context: ChartContext
    metadata: Metadata
    left_out: tuple[InvalidParameter, ...] = ()
    """The parameters that do not apply."""
    unreleased: str | None = None
    """The reason why no NATO release, and so no row, can be shown."""
    is_pinned: bool = False
    """Whether the address names a revision."""

    @property
    def parameters(self) -> dict[str, str]:
        """The state as parameters of an address, without the revision."""
        return serialise(self.state, self.filters)

    @property
    def pinned_parameters(self) -> dict[str, str]:
        """The parameters of the permanent address of these rows."""
        return {**self.parameters, "rev": str(self.snapshot.revision)}

    @property
    def own_parameters(self) -> dict[str, str]:
        """The parameters of the current address, with its revision if it is pinned."""
        return self.pinned_parameters if self.is_pinned else self.parameters

    @property
    def messages(self) -> tuple[str, ...]:
        """A sentence for each parameter that does not apply."""
        reason = (self.unreleased,) if self.unreleased else ()
        return tuple(str(parameter) for parameter in self.left_out) + reason

    @property
    def release(self) -> ReleaseInForce | None:
        """The NATO release that the chart shows."""
        return self.chart_context.release

    @property
    def finding(self) -> str:
        """The sentence above the chart, with the number that matters most."""
        return self.form.finding(self.rows, self.chart_context)

    @property
    def subtitle(self) -> str:
        """Measure, coverage and release, below the finding."""
        return captions.subtitle(self.rows, self.chart_context, self.metadata)

    @property
    def alternative(self) -> str:
        """The text for readers who do not see the chart."""
        return captions.alternative_text(self.metadata, self.finding)

    @property
    def credit(self) -> list[str]:
        """Source and terms of the figures, a sentence each."""
        return captions.credit(self.metadata, self.release)

    @property
    def source_line(self) -> str:
        """Reading aid, credit and revision of the chart."""
        return captions.source_line(self.metadata, self.form, self.release, self.snapshot)

    def figure(self, form: Form | None = None, **changes: Any) -> Any:
        """Return the cached Plotly figure, of `form` if one is named.

        `changes` are different fields of the chart context: ``dark=True``, ``mark=None``. The
        figure is shared: read it only.
        """
        form, context = form or self.form, replace(self.chart_context, **changes)
        return self.app.caches.figures.get(
            (self.snapshot.identity, form, tuple(self.parameters.items()), context),
            lambda: form.figure(self.rows, context),
        )

    def bounds(self) -> dict[str, tuple[Any, Any] | None]:
        """Return range filter → first and last year or day of the view's rows without ranges."""
        names = [filter_.name for filter_ in self.filters if filter_.name in _RANGE_COLUMNS]
        if not names:
            return {}
        unranged = {
            name: value
            for name, value in self.state.items()
            if name not in _RANGE_COLUMNS and name != FORM
        }
        rows = evaluate(self.app, self.view, self.snapshot, unranged).rows
        if rows.empty:
            return {}
        bounds: dict[str, tuple[Any, Any] | None] = {}
        for name in names:
            column = rows[_RANGE_COLUMNS[name]].dropna()
            low, high = column.min(), column.max()
            is_day = isinstance(low, pd.Timestamp)
            bounds[name] = (low.date(), high.date()) if is_day else (int(low), int(high))
        return bounds


def resolve(
    app: AppContext, slug: str, query_pairs: Iterable[tuple[str, str]], everything: bool = False
) -> ViewResult:
    """Return the result of the view `slug` for decoded parameters.

    `everything` leaves out the filters, but not the form and the revision. Raises NotThereError
    for an unknown view, UnknownRevisionError for an unknown revision, and the store's errors.
    """
    if slug not in views():
        raise NotThereError(f"There is no view {slug[:60]!r}.", f"There are {', '.join(views())}.")
    view, pairs = views()[slug], list(query_pairs)
    snapshot, is_pinned = snapshot_of(app, pairs)
    state, left_out = parse(pairs, (*view_filters(app, view), *EVERYWHERE), choices(app, snapshot))
    if everything:
        state = {name: value for name, value in state.items() if name == FORM}
    return replace(
        evaluate(app, view, snapshot, state), left_out=tuple(left_out), is_pinned=is_pinned
    )


def snapshot_of(app: AppContext, query_pairs: Iterable[tuple[str, str]]) -> tuple[Snapshot, bool]:
    """Return the snapshot of ``rev=`` or the current one, and whether the address named one.

    Raises UnknownRevisionError for an unknown revision.
    """
    pinned, invalid = parse([pair for pair in query_pairs if pair[0] == "rev"], REVISION, {})
    if invalid and not pinned:
        raise UnknownRevisionError(f"rev={invalid[0].given} is no revision: {invalid[0].why}.")
    revision = pinned.get("rev")
    return app.snapshot(revision if isinstance(revision, int) else None), bool(pinned)


def evaluate(
    app: AppContext, view: View, snapshot: Snapshot, state: PageState, dark: bool = False
) -> ViewResult:
    """Return the result of a view in a state of one snapshot; raise StoreError."""
    filters = view_filters(app, view)
    form = view.form(state.get(FORM))
    context, unreleased = _chart_context(app, snapshot, filters, state, dark)
    rows = _rows(app, snapshot, form.stem, filters, state, context)
    return ViewResult(
        app=app,
        view=view,
        form=form,
        snapshot=snapshot,
        filters=filters,
        state=state,
        rows=rows.head(0) if unreleased else rows,
        chart_context=context,
        metadata=metadata(app.settings.data, form.stem),
        unreleased=unreleased,
    )


def view_filters(app: AppContext, view: View) -> tuple[Filter, ...]:
    """Return the filters named in the view's SQL, and the filter of its forms."""
    filters = filters_of(named_sql(app.settings.sql, f"charts/{view.stem}")[1])
    if not view.forms:
        return filters
    forms = {form.code: form.label for form in view.forms}
    return (*filters, Filter(FORM, "Form", Choice(), choices=forms))


def shared_parameters(app: AppContext, slug: str, state: PageState) -> dict[str, str]:
    """Return the parameters that a link from a page in `state` to the view `slug` keeps."""
    return serialise(state, [*view_filters(app, views()[slug]), *REVISION])


def menu_labels(app: AppContext) -> dict[str, str]:
    """Return slug → label of every view, in the order of the menu."""
    records = {slug: metadata(app.settings.data, view.stem) for slug, view in views().items()}
    return {
        slug: records[slug].menu for slug in sorted(records, key=lambda slug: records[slug].order)
    }


def _chart_context(
    app: AppContext, snapshot: Snapshot, filters: tuple[Filter, ...], state: PageState, dark: bool
) -> tuple[ChartContext, str | None]:
    """Return the chart context, or the reason why no release can be shown."""
    asof, vintage, mark = state.get("asof"), state.get("vintage"), state.get("mark")
    day = asof if isinstance(asof, date) else None
    release, unreleased = None, None
    if any(filter_.name == "vintage" for filter_ in filters):
        release, unreleased = release_in_force(
            app, snapshot, vintage if isinstance(vintage, str) else None, day
        )
    codes: Any = bind_parameters(state, filters).get("guideline") or ()
    context = ChartContext(
        release=release,
        guidelines=guidelines(app, snapshot, tuple(codes)),
        asof=day,
        narrowed=frozenset(state),
        mark=mark if isinstance(mark, str) else None,
        dark=dark,
    )
    return context, unreleased


def _rows(
    app: AppContext,
    snapshot: Snapshot,
    stem: str,
    filters: tuple[Filter, ...],
    state: PageState,
    context: ChartContext,
) -> pd.DataFrame:
    """Return the rows of ``sql/charts/<stem>.sql`` for a state."""
    values = bind_parameters(state, filters)
    if context.release is not None:
        values["vintage"] = context.release.vintage
    time = state.get("time")
    if isinstance(time, Years) and time.latest:
        every_year = query(app, snapshot, f"charts/{stem}", **values)
        if every_year.empty:
            return every_year
        newest = int(every_year["year"].max())
        values |= {"time_from": newest, "time_to": newest}
    return query(app, snapshot, f"charts/{stem}", **values)

"""Views that show a fact, by the evidence of their rows, so that new views are included."""

from dataclasses import dataclass
from typing import Any

from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.captions import mark_label
from dashboard.views.charts import views
from dashboard.views.charts.view import Form, View
from dashboard.views.metadata import Metadata, metadata
from dashboard.views.queries import choices
from dashboard.views.result import FORM, evaluate, view_filters
from dashboard.views.url import PageState, serialise

_MOST_MARKS = 12


@dataclass(frozen=True)
class FactMark:
    """One mark of a view, and the parameters that show it with its evidence open."""

    label: str
    parameters: dict[str, str]


@dataclass(frozen=True)
class FactView:
    """A view or form with its marks of one fact; `more` counts the marks that are not listed."""

    slug: str
    title: str
    marks: tuple[FactMark, ...]
    more: int


def views_of_fact(
    app: AppContext, snapshot: Snapshot, fact_id: str, vintage: str | None
) -> list[FactView]:
    """Return every view that shows the fact by default or with a release or guideline chosen.

    `vintage` is the release of a figure. A form that draws the view's own rows is not named again.
    """
    fact_views = []
    for view in sorted(views().values(), key=lambda view: _metadata(app, view.stem).order):
        forms = [view.form(None), *(form for form in view.forms if form.stem != view.stem)]
        for form in forms:
            for state in _states(app, snapshot, view, vintage):
                marks = _marks(app, snapshot, view, form, state).get(fact_id, [])
                if marks:
                    parameters = serialise(state, view_filters(app, view))
                    of_form = {} if form.code == "chart" else {FORM: form.code}
                    fact_marks = tuple(
                        FactMark(label, {**parameters, **of_form, "mark": mark})
                        for mark, label in marks[:_MOST_MARKS]
                    )
                    name = _metadata(app, view.stem).menu
                    title = name if not of_form else f"{name}, {form.label.lower()}"
                    more = max(0, len(marks) - _MOST_MARKS)
                    fact_views.append(FactView(view.slug, title, fact_marks, more))
                    break
    return fact_views


def _metadata(app: AppContext, stem: str) -> Metadata:
    return metadata(app.settings.data, stem)


def _states(
    app: AppContext, snapshot: Snapshot, view: View, vintage: str | None
) -> list[PageState]:
    """Return the states to search: the default state, then the states that defaults exclude."""
    names = {filter_.name for filter_ in view_filters(app, view)}
    states: list[PageState] = [{}]
    if vintage is not None and "vintage" in names:
        states.append({"vintage": vintage})
    if "guideline" in names:
        every = tuple(choices(app, snapshot)["guideline"])
        states += [{**state, "guideline": every} for state in states]
    return states


def _marks(
    app: AppContext, snapshot: Snapshot, view: View, form: Form, state: PageState
) -> dict[str, list[tuple[str, str]]]:
    """Return evidence id → marks (key, label) of the rows in a state, computed once."""

    def compute() -> dict[str, list[tuple[str, str]]]:
        marks: dict[str, list[tuple[str, str]]] = {}
        of_form: PageState = {} if form.code == "chart" else {FORM: form.code}
        for _, row in evaluate(app, view, snapshot, {**state, **of_form}).rows.iterrows():
            for evidence_id in dict.fromkeys(row["evidence"]):
                marks.setdefault(evidence_id, []).append((str(row["mark"]), mark_label(row)))
        return marks

    marks: dict[str, list[tuple[str, str]]] = app.caches.rows.get(
        (snapshot.identity, "marks", form.stem, repr(sorted(state.items()))), compute
    )
    return marks


def verdict_of(app: AppContext, snapshot: Snapshot, fact_id: str) -> dict[str, Any] | None:
    """Return the row with the verdict on this fact, or None if no view judges it.

    A row with a verdict is about the first fact in its evidence.
    """
    for view in views().values():
        columns = _metadata(app, view.stem).columns
        if "verdict" not in columns:
            continue
        for row in evaluate(app, view, snapshot, {}).rows.to_dict("records"):
            if len(row["evidence"]) and row["evidence"][0] == fact_id:
                label = columns["verdict"].values.get(row["verdict"], row["verdict"])
                return {**{str(name): value for name, value in row.items()}, "label": label}
    return None

"""Which views show a fact: found in the evidence of their rows, so that a new view is found too."""

from dataclasses import dataclass
from typing import Any

from dashboard.store.snapshot import Snapshot
from dashboard.views.charts import views
from dashboard.views.metadata import metadata
from dashboard.views.queries import answers, choices, store
from dashboard.views.result import FORM, heading, rows_of, scene_of, view_filters
from dashboard.views.url import State, serialise

_MOST_MARKS = 12


@dataclass(frozen=True)
class ShownMark:
    """One mark of a view, and the parameters that show it with its evidence open."""

    label: str
    parameters: dict[str, str]


@dataclass(frozen=True)
class Shown:
    """One view, or another form of it, with its marks that rest on a fact; `more` are not listed."""

    slug: str
    title: str
    marks: tuple[ShownMark, ...]
    more: int


def shown_in(snapshot: Snapshot, fact_id: str, vintage: str | None) -> list[Shown]:
    """Return every view that shows the fact, as the page opens or else with a release or guideline.

    `vintage` is the release of a figure. A form that draws the view's own rows is not named again.
    """
    found = []
    for view in sorted(views().values(), key=lambda one: _words(one.stem).order):
        forms = [view.form(None), *(one for one in view.forms if one.stem != view.stem)]
        for form in forms:
            for state in _states(snapshot, view.slug, vintage):
                marks = _marks(snapshot, view.slug, form.stem, state).get(fact_id, [])
                if marks:
                    said = serialise(state, view_filters(view))
                    of_form = {} if form.code == "chart" else {FORM: form.code}
                    listed = tuple(
                        ShownMark(label, {**said, **of_form, "mark": mark})
                        for mark, label in marks[:_MOST_MARKS]
                    )
                    name = _words(view.stem).menu
                    title = name if not of_form else f"{name}, {form.label.lower()}"
                    found.append(Shown(view.slug, title, listed, max(0, len(marks) - _MOST_MARKS)))
                    break
    return found


def _words(stem: str) -> Any:
    return metadata(store().settings.data, stem)


def _states(snapshot: Snapshot, slug: str, vintage: str | None) -> list[State]:
    """Return the states to look in: as the page opens, then what its defaults leave out."""
    names = {one.name for one in view_filters(views()[slug])}
    states: list[State] = [{}]
    if vintage is not None and "vintage" in names:
        states.append({"vintage": vintage})
    if "guideline" in names:
        every = tuple(choices(snapshot)["guideline"])
        states += [{**one, "guideline": every} for one in states]
    return states


def _marks(
    snapshot: Snapshot, slug: str, stem: str, state: State
) -> dict[str, list[tuple[str, str]]]:
    """Return evidence id → marks (key, heading) of the rows in a state; worked out once."""

    def make() -> dict[str, list[tuple[str, str]]]:
        filters = view_filters(views()[slug])
        scene, unreleased = scene_of(snapshot, filters, state)
        rests: dict[str, list[tuple[str, str]]] = {}
        if unreleased is not None:
            return rests
        for _, row in rows_of(snapshot, stem, filters, state, scene).iterrows():
            for one in dict.fromkeys(row["evidence"]):
                rests.setdefault(one, []).append((str(row["mark"]), heading(row)))
        return rests

    found: dict[str, list[tuple[str, str]]] = answers().get(
        (snapshot.identity, "marks", stem, repr(sorted(state.items()))), make
    )
    return found


def verdict_of(snapshot: Snapshot, fact_id: str) -> dict[str, Any] | None:
    """Return the row of the view that judges this very fact, or None where none does.

    A row with a verdict is about the first thing that it rests on.
    """
    for view in views().values():
        if "verdict" not in _words(view.stem).columns:
            continue
        filters = view_filters(view)
        scene, _ = scene_of(snapshot, filters, {})
        for row in rows_of(snapshot, view.stem, filters, {}, scene).to_dict("records"):
            if len(row["evidence"]) and row["evidence"][0] == fact_id:
                words = _words(view.stem).columns["verdict"].values
                label = words.get(row["verdict"], row["verdict"])
                return {**{str(k): v for k, v in row.items()}, "label": label}
    return None

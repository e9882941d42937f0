"""What a view shows in a state: its filters, its scene and its rows; nothing is drawn here."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.snapshot import Snapshot, named_sql
from dashboard.views.charts import views
from dashboard.views.charts.view import Scene, View
from dashboard.views.filter_types import Choice, Years
from dashboard.views.filters import EVERYWHERE, Filter, filters_of
from dashboard.views.queries import ask, guidelines, release_in_force, store
from dashboard.views.url import State, bound, serialise

FORM = "form"
"""Name of the parameter that says which of a view's forms is shown: ``form=map``."""

_KEPT = [one for one in EVERYWHERE if one.name == "rev"]


def view_filters(view: View) -> tuple[Filter, ...]:
    """Return the filters that the view's SQL names, and which of its forms is shown."""
    found = filters_of(named_sql(store().settings.sql, f"charts/{view.stem}")[1])
    if not view.forms:
        return found
    return (*found, Filter(FORM, "Form", Choice(), choices={f.code: f.label for f in view.forms}))


def taken_along(slug: str, state: State) -> dict[str, str]:
    """Return what of a page's state a link to another view takes along."""
    return serialise(state, [*view_filters(views()[slug]), *_KEPT])


def scene_of(
    snapshot: Snapshot, filters: tuple[Filter, ...], state: State, dark: bool = False
) -> tuple[Scene, str | None]:
    """Return what a figure knows beside its rows, or why no release can be shown."""
    names = {one.name for one in filters}
    asof, vintage = state.get("asof"), state.get("vintage")
    day = asof if isinstance(asof, date) else None
    release, unreleased = None, None
    if "vintage" in names:
        release, unreleased = release_in_force(
            snapshot, vintage if isinstance(vintage, str) else None, day
        )
    codes: Any = bound(state, filters).get("guideline") or ()
    mark = state.get("mark")
    scene = Scene(
        release=release,
        guidelines=guidelines(snapshot, tuple(codes)),
        asof=day,
        narrowed=frozenset(state),
        mark=mark if isinstance(mark, str) else None,
        dark=dark,
    )
    return scene, unreleased


def rows_of(
    snapshot: Snapshot, stem: str, filters: tuple[Filter, ...], state: State, scene: Scene
) -> pd.DataFrame:
    """Return the rows of ``sql/charts/<stem>.sql`` for a state."""
    values = bound(state, filters)
    if scene.release is not None:
        values["vintage"] = scene.release.vintage
    time = state.get("time")
    if isinstance(time, Years) and time.latest:
        everything = ask(snapshot, f"charts/{stem}", **values)
        if everything.empty:
            return everything
        newest = int(everything["year"].max())
        values |= {"time_from": newest, "time_to": newest}
    return ask(snapshot, f"charts/{stem}", **values)


def heading(row: "pd.Series[Any]") -> str:
    """Name a mark by what its row holds."""
    named = [row.get(name) for name in ("claim", "official", "member", "stated_by", "release")]
    who = next((str(name) for name in named if isinstance(name, str)), "")
    if isinstance(row.get("members_meeting"), float | int) and "guideline" in row:
        return (
            f"{row['members_meeting']:.0f} members at {row['guideline']}% in {row['year']} · {who}"
        )
    when = row.get("year")
    return f"{who} · {when}" if when is not None else who

"""What a view shows in a state: its filters, its scene and its rows; nothing is drawn here."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts.view import Form, Release, Scene, View
from dashboard.components.reading import ask, guidelines, release_in_force, store
from dashboard.filters import Filter, filters_of
from dashboard.links import State, bound
from dashboard.metadata import Metadata
from dashboard.snapshot import Snapshot, named_sql
from dashboard.values import Choice, Years

FORM = "form"
"""Name of the parameter that says which of a view's forms is shown: ``form=map``."""


def view_filters(view: View) -> tuple[Filter, ...]:
    """Return the filters that the view's SQL names, and which of its forms is shown."""
    found = filters_of(named_sql(store().settings.sql, f"charts/{view.stem}")[1])
    if not view.forms:
        return found
    return (*found, Filter(FORM, "Form", Choice(), choices={f.code: f.label for f in view.forms}))


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


def subtitle(rows: pd.DataFrame, scene: Scene, words: Metadata) -> str:
    """Say what is measured, of whom and when, and by which release."""
    parts = [f"{words.measure} ({words.unit})", _coverage(rows)]
    if scene.release is not None:
        published = scene.release.published_on
        when = f"published {published:%Y-%m-%d}" if published else "publication date not known"
        held = "" if scene.release.completeness == "full" else ", of which we hold a part"
        parts.append(f"NATO release of {scene.release.short_title}, {when}{held}")
    if scene.asof is not None:
        parts.append(f"as of {scene.asof}")
    return " · ".join(part for part in parts if part)


def _coverage(rows: pd.DataFrame) -> str:
    """Say what the rows cover: how many states and which years or days."""
    states = rows["iso3"].nunique() if "iso3" in rows and "official" not in rows else 0
    people = rows["official"].nunique() if "official" in rows else 0
    who = f"{people} officials" if people else f"{states} states" if states else ""
    if "year" in rows:
        ends = (str(int(rows["year"].min())), str(int(rows["year"].max())))
    else:
        days = rows["stated_on"]
        ends = (f"{days.min():%Y-%m-%d}", f"{days.max():%Y-%m-%d}")
    when = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return ", ".join(filter(None, (who, when)))


def credit(words: Metadata, release: Release | None) -> list[str]:
    """Say whose figures these are and on what terms, a sentence each."""
    lines = [words.credit]
    if release is not None:
        lines.append(f"Source: {release.publisher}, {release.title}. Terms: {release.licence}.")
    return lines


def recorded(snapshot: Snapshot) -> str:
    """Say which revision of the store is shown."""
    return f"Pledgewatch revision {snapshot.revision}, recorded on {snapshot.recorded_at[:10]}."


def source_line(words: Metadata, form: Form, release: Release | None, snapshot: Snapshot) -> str:
    """Say how to read a chart, whose figures it shows and which revision."""
    reading = words.forms.get(form.code, words.how_to_read)
    return " ".join([reading, *credit(words, release), recorded(snapshot)])


def cell(value: Any, labels: Mapping[str, str] | None = None) -> str:
    """Return what a table shows of a value; `labels` says what readers see instead of codes."""
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        return ", ".join(cell(one, labels) for one in value)
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return (labels or {}).get(text, text)

"""Captions of a chart: subtitle, how to read it, credit, alternative text, labels of marks."""

from collections.abc import Mapping
from numbers import Real
from typing import Any

import pandas as pd

from dashboard.facts.figure_vocabulary import MEASURES
from dashboard.store.snapshot import Snapshot
from dashboard.views.charts.view import ChartContext, Form, ReleaseInForce, View
from dashboard.views.filters import TABS
from dashboard.views.metadata import Metadata


def subtitle(rows: pd.DataFrame, context: ChartContext, words: Metadata) -> str:
    """Return the subtitle: measure, unit, coverage, release and as-of day."""
    parts = [_measured(rows, words), _coverage(_of_release(rows, context.release))]
    if context.release is not None:
        when = _published(context.release)
        coverage = "" if context.release.completeness == "full" else ", of which we hold a part"
        parts.append(f"NATO release of {context.release.short_title}, {when}{coverage}")
    if context.asof is not None:
        parts.append(f"as of {context.asof}")
    return " · ".join(part for part in parts if part)


def _published(release: ReleaseInForce) -> str:
    """Return when the release was published, to the day or as far as it is known."""
    if release.published_on is None:
        return "publication date not known"
    written = release.published_edtf or f"{release.published_on:%Y-%m-%d}"
    if len(written) == len("2024-02-12"):
        return f"published {written}"
    return f"published in {written}, counted from {release.published_on:%Y-%m-%d} on"


def _measured(rows: pd.DataFrame, words: Metadata) -> str:
    """Return the measure with its unit: that of the rows, where readers choose one, else the view's."""
    if "measure" not in rows:
        return f"{words.measure} ({words.unit})"
    term = MEASURES[rows.iloc[0]["measure"]]
    bases = rows["price_base_year"].dropna().unique()
    base = f", prices of {int(bases[0])}" if len(bases) else ""
    return f"{term.label} ({term.unit}{base})"


def _of_release(rows: pd.DataFrame, release: ReleaseInForce | None) -> pd.DataFrame:
    """Return the rows of the shown release, if the rows of several releases are mixed."""
    if release is None or "vintage" not in rows:
        return rows
    own = rows[rows["vintage"] == release.vintage]
    return rows if own.empty else own


def _coverage(rows: pd.DataFrame) -> str:
    """Return the coverage of the rows: how many states or officials, which years or days."""
    states = rows["iso3"].nunique() if "iso3" in rows and "official" not in rows else 0
    people = rows["official"].nunique() if "official" in rows else 0
    count = f"{people} officials" if people else f"{states} states" if states else ""
    if "year" in rows:
        ends = (str(int(rows["year"].min())), str(int(rows["year"].max())))
    else:
        days = rows["stated_on"]
        ends = (f"{days.min():%Y-%m-%d}", f"{days.max():%Y-%m-%d}")
    when = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return ", ".join(filter(None, (count, when)))


def credit(words: Metadata, release: ReleaseInForce | None) -> list[str]:
    """Return the credit: source and terms of the figures, a sentence each."""
    lines = [words.credit]
    if release is not None:
        lines.append(f"Source: {release.publisher}, {release.title}. Terms: {release.licence}.")
    return lines


def revision_sentence(snapshot: Snapshot) -> str:
    """Return the sentence that names the revision of the store."""
    return f"Pledgewatch revision {snapshot.revision}, recorded on {snapshot.recorded_at[:10]}."


def source_line(
    words: Metadata, form: Form, release: ReleaseInForce | None, snapshot: Snapshot
) -> str:
    """Return the line below a chart: how to read it, its credit and its revision."""
    reading = words.forms.get(form.code, words.how_to_read)
    return " ".join([reading, *credit(words, release), revision_sentence(snapshot)])


def cell(value: Any, labels: Mapping[str, str] | None = None) -> str:
    """Return the text of a value in a table; `labels` maps codes to readers' words."""
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        return ", ".join(cell(item, labels) for item in value)
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return (labels or {}).get(text, text)


def alternative_text(words: Metadata, finding: str) -> str:
    """Return the alternative text of a chart, for readers who do not see it."""
    return f"{words.question} {finding}."


def pinned_notice(snapshot: Snapshot) -> str:
    """Return the notice of a pinned page."""
    return f"Pinned to revision {snapshot.revision}, recorded on {snapshot.recorded_at[:10]}."


def form_labels(view: View) -> dict[str, str]:
    """Return code → label of a view's forms: its own form, the others and its table."""
    own = view.form(None)
    return {form.code: form.label for form in (own, *view.forms)} | {"table": TABS["table"]}


def mark_label(row: "pd.Series[Any]") -> str:
    """Return the label of a row's mark: its subject, and its year or number."""
    names = [row.get(name) for name in ("claim", "official", "member", "stated_by", "release")]
    subject = next((str(name) for name in names if isinstance(name, str)), "")
    counts = [row.get(name) for name in ("members_meeting", "meeting")]
    count = next((count for count in counts if isinstance(count, Real)), None)
    if count is not None and "guideline" in row:
        year = row.get("reference_year", row["year"])
        counted = f"{count:.0f} members at {row['guideline']}% in {year}"
        return f"{counted} · {subject}" if subject else counted
    when = row.get("year")
    return f"{subject} · {when}" if when is not None else subject

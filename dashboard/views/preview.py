"""What a review would change: each view's finding and rows before and after, and nothing else."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from dashboard.store.snapshot import Snapshot
from dashboard.views.charts import views
from dashboard.views.charts.view import View
from dashboard.views.metadata import metadata
from dashboard.views.queries import store
from dashboard.views.result import rows_of, scene_of, view_filters


@dataclass(frozen=True)
class ChangedView:
    """A view that would show something else: its rows that are new and gone, its finding twice."""

    slug: str
    label: str
    new: int
    gone: int
    before: str
    after: str


def changed_views(before: Snapshot, after: Snapshot) -> list[ChangedView]:
    """Return the views whose rows differ without any filter, by their place in the menu."""
    found = []
    words = {slug: metadata(store().settings.data, view.stem) for slug, view in views().items()}
    for slug in sorted(words, key=lambda one: words[one].order):
        view = views()[slug]
        (old_rows, old), (new_rows, new) = _shown(view, before), _shown(view, after)
        if old_rows != new_rows:
            found.append(
                ChangedView(
                    slug,
                    words[slug].menu,
                    (new_rows - old_rows).total(),
                    (old_rows - new_rows).total(),
                    old,
                    new,
                )
            )
    return found


def _shown(view: View, snapshot: Snapshot) -> tuple[Counter[str], str]:
    filters = view_filters(view)
    scene, unreleased = scene_of(snapshot, filters, {})
    rows = pd.DataFrame() if unreleased else rows_of(snapshot, view.stem, filters, {}, scene)
    if rows.empty:
        return Counter(), ""
    return Counter(map(repr, rows.to_dict("records"))), view.finding(rows, scene)

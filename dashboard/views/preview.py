"""Preview of a review: each view's finding and rows before and after it."""

from collections import Counter
from dataclasses import dataclass

from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.result import evaluate, menu_labels


@dataclass(frozen=True)
class ChangedView:
    """A view that would change: numbers of new and removed rows, finding before and after."""

    slug: str
    label: str
    new: int
    gone: int
    before: str
    after: str


def changed_views(app: AppContext, before: Snapshot, after: Snapshot) -> list[ChangedView]:
    """Return the views whose unfiltered rows differ, in the order of the menu."""
    changed = []
    for slug, label in menu_labels(app).items():
        (old_rows, old), (new_rows, new) = (
            _rows_and_finding(app, slug, snapshot) for snapshot in (before, after)
        )
        if old_rows != new_rows:
            added, removed = (new_rows - old_rows).total(), (old_rows - new_rows).total()
            changed.append(ChangedView(slug, label, added, removed, old, new))
    return changed


def _rows_and_finding(app: AppContext, slug: str, snapshot: Snapshot) -> tuple[Counter[str], str]:
    result = evaluate(app, views()[slug], snapshot, {})
    if result.rows.empty:
        return Counter(), ""
    return Counter(map(repr, result.rows.to_dict("records"))), result.finding

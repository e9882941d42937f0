"""What the last release and the last article changed: the findings of the views that show it."""

from dataclasses import dataclass
from datetime import date

from dashboard.store.snapshot import Snapshot
from dashboard.views.charts import views
from dashboard.views.queries import ask, choices
from dashboard.views.result import rows_of, scene_of, view_filters
from dashboard.views.url import parse


@dataclass(frozen=True)
class News:
    """One finding: of what, published when, and the view and parameters that show it."""

    published_on: date
    about: str
    finding: str
    slug: str
    parameters: dict[str, str]


def news(snapshot: Snapshot) -> list[News]:
    """Return what is new, the last article first; a view without rows is no news."""
    labels = choices(snapshot)
    found = []
    for row in ask(snapshot, "evidence/news").to_dict("records"):
        view = views()[row["slug"]]
        filters = view_filters(view)
        parameters = dict(zip(row["names"], row["texts"], strict=True))
        state, _ = parse(parameters.items(), filters, labels)
        scene, unreleased = scene_of(snapshot, filters, state)
        rows = rows_of(snapshot, view.stem, filters, state, scene)
        if unreleased is None and not rows.empty:
            found.append(
                News(
                    row["published_on"].date(),
                    row["about"],
                    view.finding(rows, scene),
                    row["slug"],
                    parameters,
                )
            )
    return found

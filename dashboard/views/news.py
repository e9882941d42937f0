"""News: findings of the views that the last release and article changed."""

from dataclasses import dataclass
from datetime import date

from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.queries import choices, query
from dashboard.views.result import evaluate, view_filters
from dashboard.views.url import parse


@dataclass(frozen=True)
class News:
    """One finding: its topic, the day of publication, and its view."""

    published_on: date
    about: str
    finding: str
    slug: str
    parameters: dict[str, str]


def news(app: AppContext, snapshot: Snapshot) -> list[News]:
    """Return the news, the last article first; a view without rows gives none."""
    labels, items = choices(app, snapshot), []
    for row in query(app, snapshot, "evidence/news").to_dict("records"):
        view = views()[row["slug"]]
        parameters = dict(zip(row["names"], row["texts"], strict=True))
        state, _ = parse(parameters.items(), view_filters(app, view), labels)
        result = evaluate(app, view, snapshot, state)
        if not result.rows.empty:
            day = row["published_on"].date()
            items.append(News(day, row["about"], result.finding, row["slug"], parameters))
    return items

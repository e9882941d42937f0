"""No view as of a day returns a row that was published later, for any day."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.views.charts import views
from dashboard.views.filters import FILTERS
from dashboard.views.url import bind_parameters

STEMS = {view.stem for view in views().values()} | {
    form.stem for view in views().values() for form in view.forms
}
_DATED = ("stated_from", "stated_on", "happened_on", "published_on", "ended_on")


@pytest.mark.parametrize("stem", sorted(STEMS))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asof=some.dates(date(2012, 1, 1), date(2027, 1, 1)))
def test_no_view_returns_what_was_published_later(real_store: Store, stem: str, asof: date) -> None:
    snapshot = real_store.current()
    release = snapshot.query("evidence/release_in_force", vintage=None, asof=asof).iloc[0]
    values = bind_parameters({"asof": asof}, FILTERS) | {
        "vintage": release["vintage"] if release["is_in_force"] else None
    }
    rows = snapshot.query(f"charts/{stem}", **values)
    for name in set(_DATED) & set(rows):
        assert (pd.to_datetime(rows[name].dropna()) <= pd.Timestamp(asof)).all(), name
    assert figures_later_than(snapshot, rows, asof) == []


def figures_later_than(snapshot: Snapshot, rows: pd.DataFrame, asof: date) -> list[str]:
    ids = sorted({evidence_id for ids in rows["evidence"] for evidence_id in ids})
    cells = snapshot.query("evidence/by_id", ids=ids) if ids else pd.DataFrame()
    if cells.empty or "release_published_on" not in cells:
        return []
    cells = cells[cells["kind"] == "figure"]
    later = ~(pd.to_datetime(cells["release_published_on"]) <= pd.Timestamp(asof))
    return list(cells[later]["evidence_id"])

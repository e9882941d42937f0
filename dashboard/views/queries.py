"""Cached queries of a snapshot: rows, choices of filters, guidelines, the release in force."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.snapshot import Snapshot, named_sql
from dashboard.views.app_context import AppContext
from dashboard.views.charts.view import Guideline, ReleaseInForce
from dashboard.views.filters import FILTERS


def query(context: AppContext, snapshot: Snapshot, name: str, **values: object) -> pd.DataFrame:
    """Run ``sql/<name>.sql`` once per snapshot and values; every caller gets the same frame.

    Raises StoreError as `Snapshot.query` does.
    """
    _, parameters = named_sql(snapshot.sql, name)
    bound_values = {key: values.get(key) for key in sorted(parameters)}
    rows: pd.DataFrame = context.caches.rows.get(
        (snapshot.identity, name, repr(bound_values)),
        lambda: snapshot.query(name, **bound_values),
    )
    return rows


def choices(context: AppContext, snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """Return filter name → code → label, for filters with choices in the store."""
    labels = {}
    for filter_ in FILTERS:
        if filter_.from_store:
            rows = query(context, snapshot, f"options/{filter_.options or filter_.name}")
            labels[filter_.name] = dict(zip(rows["code"], rows["label"], strict=True))
    return labels


def guidelines(
    context: AppContext, snapshot: Snapshot, codes: tuple[str, ...]
) -> tuple[Guideline, ...]:
    """Return the guidelines with these codes, lowest first."""
    return tuple(
        Guideline(row["code"], row["share_of_gdp"], row["label"], row["agreed_on"].date())
        for row in query(context, snapshot, "options/guideline").to_dict("records")
        if row["code"] in codes
    )


def release_in_force(
    context: AppContext, snapshot: Snapshot, vintage: str | None, asof: date | None
) -> tuple[ReleaseInForce | None, str | None]:
    """Return the release for the charts, or None and the sentence with the reason."""
    rows = query(context, snapshot, "evidence/release_in_force", vintage=vintage, asof=asof)
    row = rows.iloc[0]
    if row["is_in_force"]:
        return (
            ReleaseInForce(*(_plain(row[name]) for name in ReleaseInForce.__dataclass_fields__)),
            None,
        )
    first = query(context, snapshot, "evidence/first_release").iloc[0]
    if vintage is not None and pd.isna(row["published_on"]):
        return None, (
            f"When the release of {row['short_title']} was published is not known, so it takes no "
            "part in what was known as of a day."
        )
    if vintage is not None:
        return None, (
            f"The release of {row['short_title']} was published on {row['published_on']:%Y-%m-%d}, "
            f"after the as-of date {asof}."
        )
    return None, (
        f"No release that we hold had been published by {asof}: the first, of "
        f"{first['short_title']}, came out on {first['published_on']:%Y-%m-%d}."
    )


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value

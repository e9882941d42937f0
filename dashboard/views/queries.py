"""What the pages read: the store, one revision's snapshot, and the answers it has given before."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from threading import Lock
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.errors import StoreError
from dashboard.settings import Settings
from dashboard.store.snapshot import Snapshot, named_sql
from dashboard.store.store import Store
from dashboard.views.charts.view import Form, Guideline, ReleaseInForce, Scene
from dashboard.views.filters import FILTERS

_MOST_ANSWERS, _MOST_FIGURES = 300, 64
"""How many are kept: rows of some ten kilobytes each, figures of about a megabyte."""


class Answers:
    """The last things worked out from snapshots: rows, or figures drawn from them.

    A snapshot never changes and its name holds its content, so nothing here grows stale.
    """

    def __init__(self, most: int) -> None:
        """Keep at most so many; what was not asked for longest goes first."""
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what `make` returned for this key before, or returns now; for reading only.

        Of those who ask for the same at the same time one makes it, and the others wait.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return self._kept[key]
            try:
                made = make()
                with self._lock:
                    self._kept[key] = made
                    while len(self._kept) > self._most:
                        self._kept.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the one store of this process."""
    return Store(Settings.from_environment())


@st.cache_resource(show_spinner=False)
def answers() -> Answers:
    """Return the rows that all sessions share."""
    return Answers(_MOST_ANSWERS)


@st.cache_resource(show_spinner=False)
def figures() -> Answers:
    """Return the figures that all sessions share."""
    return Answers(_MOST_FIGURES)


def ask(snapshot: Snapshot, name: str, **values: object) -> pd.DataFrame:
    """Run ``sql/<name>.sql`` or return what it answered before; the same frame goes to all."""
    _, parameters = named_sql(snapshot.sql, name)
    used = {key: values.get(key) for key in sorted(parameters)}
    rows: pd.DataFrame = answers().get(
        (snapshot.identity, name, repr(used)), lambda: snapshot.query(name, **used)
    )
    return rows


def drawn(
    snapshot: Snapshot, form: Form, parameters: Mapping[str, str], rows: pd.DataFrame, scene: Scene
) -> Any:
    """Return the form's figure of `rows`, which `parameters` (the state, written) asked for."""
    return figures().get(
        (snapshot.identity, form, tuple(parameters.items()), scene),
        lambda: form.figure(rows, scene),
    )


def snapshot_of(revision: int | None) -> tuple[Snapshot, str | None]:
    """Return the snapshot of a revision, or the current one and why the other is not shown."""
    if revision is None:
        return store().current(), None
    try:
        return store().at(revision), None
    except StoreError as error:
        return store().current(), error.public


def choices(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """Return filter name → code → label, for the filters whose choices the store knows."""
    found = {}
    for one in FILTERS:
        if one.from_store:
            rows = ask(snapshot, f"options/{one.options or one.name}")
            found[one.name] = dict(zip(rows["code"], rows["label"], strict=True))
    return found


def guidelines(snapshot: Snapshot, codes: tuple[str, ...]) -> tuple[Guideline, ...]:
    """Return the guidelines of those codes, lowest first."""
    return tuple(
        Guideline(row["code"], row["share_of_gdp"], row["label"], row["agreed_on"].date())
        for row in ask(snapshot, "options/guideline").to_dict("records")
        if row["code"] in codes
    )


def release_in_force(
    snapshot: Snapshot, vintage: str | None, asof: date | None
) -> tuple[ReleaseInForce | None, str | None]:
    """Return the release that charts show, or None and the sentence that says why there is none."""
    rows = ask(snapshot, "evidence/release_in_force", vintage=vintage, asof=asof)
    row = rows.iloc[0]
    if row["is_in_force"]:
        return ReleaseInForce(
            *(_plain(row[name]) for name in ReleaseInForce.__dataclass_fields__)
        ), None
    first = ask(snapshot, "evidence/first_release").iloc[0]
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

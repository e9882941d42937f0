"""Reasons why no chart shows a fact, found by a search of the rows of every view.

The rows come from a snapshot in which the fact is accepted: the published one, or a temporary one.
No rule of the charts' SQL is repeated here.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from dashboard.facts.fact import Fact
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.replay import StoreState, recorded_fact
from dashboard.store.revision import TextRow
from dashboard.store.snapshot import Snapshot, named_sql
from dashboard.store.store import Store
from dashboard.views.charts import views
from dashboard.views.filters import filters_of
from dashboard.views.url import bind_parameters

_OPTIONS = {
    "about": "context_event",
    "guideline": "guideline",
    "iso3": "member",
    "ratified_by": "member",
    "vintage": "vintage",
    "official_id": "official_named",
    "organisation_id": "organisation_named",
}
"""Column → the query whose first code replaces a missing value."""

_DATES = ("stated_on", "happened_on")

_NAMES = {
    "about": "event that it is about",
    "stated_on": "date",
    "happened_on": "date",
    "iso3": "state",
    "official_id": "official",
    "organisation_id": "organisation",
    "vintage": "NATO release",
}

_MOST_EXPLAINED = 100
"""Maximum facts whose empty columns are tried out at once; each takes some twenty rows."""

_MOST_COLUMNS = 2
"""Maximum empty columns filled together; a fact with more gets no explanation by columns."""


def rows_by_view(snapshot: Snapshot) -> dict[str, pd.DataFrame]:
    """Return chart query → its rows with every guideline and no other filter.

    The rows of figures are those of the newest release. Raises StoreError.
    """
    release = snapshot.query("evidence/release_in_force", vintage=None, asof=None).iloc[0]
    values: dict[str, object] = {
        "vintage": release["vintage"],
        "guideline": list(snapshot.query("options/guideline")["code"]),
    }
    stems = {
        stem
        for view in views().values()
        for stem in (view.stem, *(form.stem for form in view.forms))
    }
    rows = {}
    for stem in sorted(stems):
        filters = filters_of(named_sql(snapshot.sql, f"charts/{stem}")[1])
        rows[stem] = snapshot.query(f"charts/{stem}", **{**bind_parameters({}, filters), **values})
    return rows


def rehearsed_reasons(store: Store, facts: Sequence[Fact]) -> dict[str, str]:
    """Return fact id → remark on the charts, as if all these candidates were accepted.

    Nothing is recorded. The facts may hold unsaved corrections; saving them, not this function,
    reports a broken schema or a failed check. Raises StoreError.
    """
    with store.rehearsal(_accepted_rows(facts), checked=False) as snapshot:
        return _reasons(store, snapshot, facts)


def published_reasons(store: Store, state: StoreState, fact_ids: Sequence[str]) -> dict[str, str]:
    """Return fact id → remark on the charts, for facts that are accepted in the newest snapshot."""
    facts = []
    for fact_id in fact_ids:
        fact_type, recorded = recorded_fact(state, fact_id)
        fact = FACT_TYPES[fact_type].from_text(recorded.row, f"fact {fact_id}")
        if fact.status in ("accepted", "corrected"):
            facts.append(fact)
    return _reasons(store, store.current(), facts) if facts else {}


def _reasons(store: Store, snapshot: Snapshot, facts: Sequence[Fact]) -> dict[str, str]:
    charts = rows_by_view(snapshot)
    charted = _evidence_ids(charts)
    remarks = _without_organisation(charts)
    reasons: dict[str, str] = {}
    hidden: list[Fact] = []
    for fact in facts:
        evidence_id = _evidence_id(fact)
        counted_as = snapshot.query("evidence/fact", id=evidence_id)["counted_as"].dropna()
        if len(counted_as):
            repeated = str(counted_as.iloc[0]).partition("/")[2]
            reasons[fact.fact_id] = (
                f"It repeats {repeated}: it adds a source to that one, and no mark of its own."
            )
        elif evidence_id not in charted:
            hidden.append(fact)
        elif evidence_id in remarks:
            reasons[fact.fact_id] = remarks[evidence_id]
    if hidden:
        reasons |= _missing_columns(store, snapshot, hidden)
    return reasons


def _missing_columns(store: Store, snapshot: Snapshot, hidden: Sequence[Fact]) -> dict[str, str]:
    """Return fact id → a reason that names the empty columns which keep it off every chart."""
    options = {
        column: str(codes.iloc[0])
        for column, query in _OPTIONS.items()
        if len(codes := snapshot.query(f"options/{query}")["code"])
    }
    day = snapshot.recorded_at[:10]
    explained = hidden[:_MOST_EXPLAINED]
    reasons = {fact.fact_id: "No chart would show it." for fact in hidden}
    filled = {
        fact.fact_id: list(_filled_variants(fact, {**options, **dict.fromkeys(_DATES, day)}))
        for fact in explained
    }
    variants = [variant for of_fact in filled.values() for _, variant in of_fact]
    with store.rehearsal(_accepted_rows(variants), checked=False) as rehearsed:
        charted = _evidence_ids(rows_by_view(rehearsed))
    for fact in explained:
        columns: tuple[str, ...] = next(
            (names for names, variant in filled[fact.fact_id] if _evidence_id(variant) in charted),
            (),
        )
        names = " and no ".join(_NAMES.get(name, name.replace("_", " ")) for name in columns)
        reasons[fact.fact_id] = (
            f"No chart would show it: it has no {names}."
            if columns
            else f"No chart shows facts of this kind ({_kind(fact)})."
        )
    return reasons


def _filled_variants(
    fact: Fact, options: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], Fact]]:
    """Yield the empty columns and the fact with values for them, one column first, then two."""
    row = fact.to_text()
    year = str(row.get("stated_on") or row.get("happened_on") or options["stated_on"])[:4]
    values = {**options, "reference_year": year}
    empty = [name for name in row if row[name] is None and name in values]
    for size in range(1, _MOST_COLUMNS + 1):
        for columns in combinations(empty, size):
            filled_values = {name: values[name] for name in columns}
            variant_id = f"{fact.fact_id}.{'.'.join(columns)}"
            yield (
                columns,
                type(fact).from_text({**row, **filled_values, "fact_id": variant_id}, variant_id),
            )


def _accepted_rows(facts: Sequence[Fact]) -> dict[str, list[TextRow]]:
    put: dict[str, list[TextRow]] = {}
    for fact in facts:
        decided = {"status": "accepted", "decided_by": "rehearsal", "decided_on": None}
        put.setdefault(fact.table, []).append({**fact.to_text(), **decided})
    return put


def _evidence_ids(charts: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """Return the evidence ids of all rows."""
    return frozenset(
        evidence_id
        for rows in charts.values()
        for evidence in rows["evidence"]
        for evidence_id in evidence
    )


def _without_organisation(charts: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return evidence id → remark for statements whose speaker is matched to no official."""
    remarks: dict[str, str] = {}
    for rows in charts.values():
        if "organisation_id" not in rows:
            continue
        row: dict[Any, Any]
        for row in rows[rows["organisation_id"].isna()].to_dict("records"):
            remarks[row["evidence"][0]] = (
                f"{row['official']} is matched to no official: the chart shows this under "
                f"“{row['organisation']}” unless you choose an official or an organisation."
            )
    return remarks


def _evidence_id(fact: Fact) -> str:
    return f"{fact.fact_type}/{fact.fact_id}"


def _kind(fact: Fact) -> str:
    row = fact.to_text()
    kind = row.get("metric") or row.get("event") or fact.fact_type
    return kind.replace("_", " ")

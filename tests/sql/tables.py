"""Snapshots made from small text tables, so that every row is visible in its test.

A table's first line names its columns, separated by ``|``; an empty cell is unknown::

    iso3 | accession_on
    DEU  | 1955-05-06

Other values are filled in: sources, terms, editors of facts, guidelines.
"""

from pathlib import Path
from textwrap import dedent

from dashboard.facts.tables import TABLES
from dashboard.store.revision import TextRow
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from tests.conftest import settings

_SOURCED = {"source_id": "press", "verification": "one_source"}
_FACT = {**_SOURCED, "gist": "Invented.", "decided_by": "tests", "decided_on": "2026-01-01"}
_HELD = {"role": "Minister", "organisation_id": "office"}
_FILLED: dict[str, dict[str, str]] = {
    "sources": {"publisher": "Tests", "title": "Invented", "licence": "none", "read_as": "drawn"},
    "members": {**_SOURCED, "is_founding_member": "false", "has_armed_forces": "true"},
    "pledges": {
        **_SOURCED,
        "agreed_on": "2014-09-05",
        "venue": "Wales",
        "what_counts": "share of GDP",
        "strength": "guideline",
    },
    "releases": {
        **_SOURCED,
        "title": "Invented tables",
        "first_year": "2023",
        "last_year": "2024",
        "concept": "invented",
        "completeness": "full",
    },
    "figures": {
        **_SOURCED,
        "vintage": "newest",
        "measure": "share_of_gdp",
        "is_estimate": "false",
    },
    "discrepancies": {**_SOURCED, "vintage": "newest", "reason": "Invented."},
    "counts": {**_FACT, "metric": "members_meeting_guideline", "stated_by": "Tiny Times"},
    "membership_events": _FACT,
    "officials": {
        **_SOURCED,
        **_HELD,
        "attested_from": "2014-01-01",
        "attested_to": "2026-12-31",
    },
    "context_events": {**_SOURCED, "event": "remark", "label": "The remark", "gist": "Invented."},
    "reactions": {**_FACT, **_HELD, "target": "the remark", "about": "remark"},
}
"""Table → column → default value if the test has no such column."""
_DEFAULTS = {
    "sources": "source_id | published_on\npress | 2024-06-18",
    "pledges": "pledge_id | guideline | share_of_gdp\ntwo | 2 | 2.0\nthree | 3.5 | 3.5",
    "releases": "vintage | published_on\nnewest | 2024-06-17",
}
"""Tables in which every query needs a row."""


def snapshot_of(folder: Path, **tables: str) -> Snapshot:
    """Return the snapshot of a new store in `folder` with these tables and no other rows.

    It is built like any other: rows checked by their class, recorded as a revision, and built
    through staging, marts and checks. Raises DataError for an invalid cell and CheckError for a
    failed check.
    """
    put: dict[str, list[TextRow]] = {table: [] for table in TABLES}
    for table, text in {**_DEFAULTS, **tables}.items():
        for number, cells in enumerate(_cells(text), start=1):
            row = {**_FILLED.get(table, {}), **_named(table, cells), **cells}
            put[table].append(TABLES[table].from_text(row, f"{table}, row {number}").to_text())
    store = Store(settings(folder / "store", folder))
    with store.ledger.writing():
        store.ledger.append("import", "tests", "Drawn in a test", put, {})
        return store.publish()


def _cells(text: str) -> list[TextRow]:
    head, *lines = (
        [cell.strip() for cell in line.split("|")] for line in dedent(text).strip().splitlines()
    )
    return [dict(zip(head, line, strict=True)) for line in lines]


def _named(table: str, cells: TextRow) -> TextRow:
    """Return a row's default names, derived from its code."""
    match table:
        case "members":
            code = str(cells["iso3"])
            return {"name": code.title(), "iso2": code[:2]}
        case "releases":
            return {"short_title": str(cells["vintage"])}
        case "officials":
            return {"name": str(cells["official_id"]).title()}
        case "reactions":
            return {"speaker": str(cells["official_id"]).title()}
        case _:
            return {}

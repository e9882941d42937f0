"""Evidence pages of a bundle: a page per fact, a page per release, and citations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from dashboard.citations.registry import STYLES
from dashboard.exports import formats
from dashboard.exports.cited_sources import cited_source
from dashboard.exports.fact_page.page_context import fact_json, page_context
from dashboard.exports.site.folder_urls import (
    FolderUrls,
    above,
    cell_anchor,
    fact_path,
    source_path,
)
from dashboard.exports.templates import render
from dashboard.store.snapshot import MOST_ROWS, Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.charts.precision import estimate_label, format_number


@dataclass(frozen=True)
class EvidencePages:
    """The evidence rows by evidence id, in the order of the ids."""

    rows: dict[str, dict[str, Any]]

    def label(self, fact_id: str) -> str:
        """Return a fact's label in a list: subject, date and source."""
        row = self.rows[fact_id]
        when = f", {row['happened']}" if row["happened"] else ""
        return f"{row['subject']}{when} ({row['release'] or row['publisher']})"

    def as_json(self, ids: Iterable[str]) -> bytes:
        """Return the evidence of these ids as JSON; omit missing values."""
        rows = [self.rows[evidence_id] for evidence_id in sorted(set(ids))]
        return orjson.dumps(
            [{name: value for name, value in row.items() if value is not None} for row in rows]
        )


def evidence_of(snapshot: Snapshot, ids: Iterable[str]) -> EvidencePages:
    """Read the evidence of the ids in a bundle's rows."""
    distinct = sorted(set(ids))
    rows: dict[str, dict[str, Any]] = {}
    for start in range(0, len(distinct), MOST_ROWS):
        page = snapshot.query("evidence/by_id", ids=distinct[start : start + MOST_ROWS])
        rows |= {row["evidence_id"]: row for row in formats.records(formats.plain_days(page))}
    return EvidencePages(rows)


def evidence_files(
    app: AppContext, snapshot: Snapshot, rests_on: EvidencePages, base: str
) -> dict[str, bytes]:
    """Return the page and the JSON of every fact, and one page of cells per release."""
    made: dict[str, bytes] = {}
    releases: dict[str, list[dict[str, Any]]] = {}
    for fact_id, row in rests_on.rows.items():
        if row["kind"] == "figure":
            releases.setdefault(fact_path(fact_id), []).append(row)
        else:
            made |= _fact(app, snapshot, fact_id, base)
    return made | {path: _release(path, cells, base) for path, cells in releases.items()}


def _fact(app: AppContext, snapshot: Snapshot, fact_id: str, base: str) -> dict[str, bytes]:
    path = fact_path(fact_id)
    up = above(path)
    # A bundle is published: of an article it holds the exact words without their context.
    page_fields = page_context(app, snapshot, True, fact_id, FolderUrls(up), in_place=False)
    page = render(
        "bundle/fact",
        title=page_fields["fact"].heading,
        address=_canonical(base, path),
        up=up,
        **page_fields,
    )
    return {path: page.encode(), fact_path(f"{fact_id}.json"): fact_json(page_fields)}


def _release(path: str, cells: list[dict[str, Any]], base: str) -> bytes:
    up, first = above(path), cells[0]
    tables: dict[str, list[dict[str, Any]]] = {}
    for cell in cells:
        tables.setdefault(cell["table_name"], []).append(
            {
                **cell,
                "anchor": cell_anchor(cell["evidence_id"]),
                "written": format_number(cell["value"], cell["decimals"]),
                "told": estimate_label(cell["is_estimate"]),
            }
        )
    return render(
        "bundle/release",
        title=f"{first['table_title']} ({first['release']})",
        release=first,
        tables=tables,
        cites={
            style.label: FolderUrls(up).source(first["source_id"], ending)
            for ending, style in STYLES.items()
        },
        address=_canonical(base, path),
        up=up,
    ).encode()


def _canonical(base: str, path: str) -> str:
    return f"{base}/{path.removesuffix('index.html')}" if base else ""


def source_files(
    app: AppContext, snapshot: Snapshot, rests_on: EvidencePages, day: str
) -> dict[str, bytes]:
    """Return the citations of every source, in every style."""
    source_ids = {
        row[name]
        for row in rests_on.rows.values()
        for name in ("source_id", "second_source_id")
        if row[name]
    }
    citables = {
        source_id: cited_source(app, snapshot, source_id, date.fromisoformat(day))
        for source_id in sorted(source_ids)
    }
    return {
        source_path(source_id, ending): style.write(citable).encode()
        for source_id, citable in citables.items()
        for ending, style in STYLES.items()
    }

"""The HTML pages of a bundle: its index, and one page per view and form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.exports.formats import FORMATS
from dashboard.exports.site.evidence_pages import EvidencePages
from dashboard.exports.site.folder_urls import FolderUrls, above, file_path, page_path
from dashboard.exports.standalone import figures
from dashboard.exports.templates import render
from dashboard.exports.view_json_ld import view_json_ld
from dashboard.pictures.chart import chart_svg
from dashboard.store.snapshot import Snapshot
from dashboard.views.captions import cell
from dashboard.views.result import ViewResult

_WIDTHS = {"wide": 960, "narrow": 380}
"""Widths of a chart's pictures in CSS pixels: desktop and phone."""

_MOST_OPEN = 3
"""Maximum facts of a row that are listed unfolded."""


@dataclass(frozen=True)
class Page:
    """A view, or another form of it (`form` is its code), with its rows."""

    result: ViewResult
    menu: str
    form: str | None
    label: str

    @property
    def path(self) -> str:
        """The path in the bundle."""
        return page_path(self.result.view.slug, self.form)

    @property
    def title(self) -> str:
        """The finding, or the question without rows."""
        words = self.result.metadata
        return words.question if self.result.rows.empty else self.result.finding

    @property
    def evidence(self) -> list[str]:
        """The evidence ids of its rows."""
        return [evidence_id for ids in self.result.rows.get("evidence", ()) for evidence_id in ids]


def index_page(snapshot: Snapshot, pages: Sequence[Page], base: str) -> str:
    """Return the index page: each view's finding and forms, and the credit for the figures."""
    own = [page for page in pages if page.form is None]
    return render(
        "bundle/index",
        title="Who meets NATO's spending guideline, who joined when, and who said what",
        views=[
            {
                "menu": page.menu,
                "question": page.result.metadata.question,
                "finding": page.title,
                "path": page.path,
                "forms": [form for form in pages if form.menu == page.menu and form.form],
            }
            for page in own
        ],
        credit=list(dict.fromkeys(line for page in pages for line in page.result.credit)),
        revision=snapshot.revision,
        recorded_on=snapshot.recorded_at[:10],
        address=f"{base}/" if base else "",
        up=".",
    )


def view_page(page: Page, pages: Sequence[Page], rests_on: EvidencePages, base: str) -> str:
    """Return the page of a view: its chart, its rows with their evidence, its files."""
    result, up = page.result, above(page.path)
    here = FolderUrls(up)
    empty = result.rows.empty
    columns = {
        code: column for code, column in result.metadata.columns.items() if code in result.rows
    }
    return render(
        "bundle/view",
        json_ld=view_json_ld(result, FolderUrls(base or up), "" if empty else result.finding),
        data=None if empty else {"figures": figures(result), "theme": "", "page": ""},
        ours={} if empty else _pictures(result),
        title=page.title,
        question=result.metadata.question,
        subtitle="" if empty else result.subtitle,
        source=result.source_line,
        words=result.metadata,
        has_chart=not empty,
        labels=[column.label for column in columns.values()],
        rows=[_row(row, columns, rests_on, here) for row in result.rows.to_dict("records")],
        forms=[form for form in pages if form.result.view.slug == result.view.slug],
        page=page,
        files=_files(page),
        address=FolderUrls(base).page(result.view.slug, result.pinned_parameters) if base else "",
        revision=result.snapshot.revision,
        up=up,
    )


def _pictures(result: ViewResult) -> dict[str, str]:
    """Return the chart as pictures for readers without scripts: wide and narrow, light and dark."""
    light, dark = result.figure(), result.figure(dark=True)
    return {name: chart_svg(light, width, dark) for name, width in _WIDTHS.items()}


def _row(row: dict[Any, Any], columns: Any, rests_on: EvidencePages, here: FolderUrls) -> Any:
    ids = list(dict.fromkeys(row["evidence"]))
    return {
        "mark": row["mark"],
        "cells": [cell(row[code], column.values) for code, column in columns.items()],
        "facts": [
            {"label": rests_on.label(evidence_id), "address": here.fact(evidence_id, {})}
            for evidence_id in ids
        ],
        "is_folded": len(ids) > _MOST_OPEN,
    }


def _files(page: Page) -> dict[str, str]:
    """Return file name → description, for the files beside a page."""
    slug = page.result.view.slug
    descriptions = {
        file_path(slug, page.form, ending).rpartition("/")[2]: format_.description
        for ending, format_ in FORMATS.items()
        if FolderUrls("").has_format(ending)
    }
    return {
        **descriptions,
        "evidence.json": "What the rows rest on: every fact and cell, by its id",
    }

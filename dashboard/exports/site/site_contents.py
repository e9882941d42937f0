"""The contents of a bundle by path: pages, data, evidence, citations, scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from dashboard.exports.formats import FORMATS
from dashboard.exports.site.evidence_pages import (
    EvidencePages,
    evidence_files,
    evidence_of,
    source_files,
)
from dashboard.exports.site.folder_urls import FolderUrls, above, file_path, page_path
from dashboard.exports.site.view_pages import Page, index_page, view_page
from dashboard.exports.standalone import FONTS, chart_js, fonts_css
from dashboard.exports.urls import SiteUrls
from dashboard.exports.view_files import view_bytes
from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.charts.interactive import plotly_js
from dashboard.views.result import FORM, ViewResult, menu_labels, resolve

EVIDENCE = "evidence.json"
_LINKED = "application/ld+json"


@dataclass(frozen=True)
class Contents:
    """Path → bytes, and the credit for the figures."""

    files: dict[str, bytes]
    credit: list[str]


def contents(app: AppContext, snapshot: Snapshot, base: str) -> Contents:
    """Return every file of a bundle; `base` is its address of publication, or empty."""
    pages = list(_pages(app, snapshot))
    rests_on = evidence_of(
        snapshot, (evidence_id for page in pages for evidence_id in page.evidence)
    )
    day = snapshot.recorded_at[:10]
    files = {
        "assets/plotly.min.js": plotly_js().encode(),
        "assets/chart.js": chart_js().encode(),
        "assets/fonts.css": fonts_css().encode(),
        "assets/fonts-licence.txt": (FONTS / "OFL.txt").read_bytes(),
        "index.html": index_page(snapshot, pages, base).encode(),
    }
    for page in pages:
        files |= _files(page, pages, rests_on, base, day)
    files |= evidence_files(app, snapshot, rests_on, base)
    files |= source_files(app, snapshot, rests_on, day)
    credit = dict.fromkeys(line for page in pages for line in page.result.credit)
    return Contents(files, list(credit))


def _pages(app: AppContext, snapshot: Snapshot) -> Iterator[Page]:
    """Yield every view with its forms, in the order of the menu."""
    pin = ("rev", str(snapshot.revision))
    for slug, label in menu_labels(app).items():
        view = views()[slug]
        yield Page(resolve(app, slug, [pin]), label, None, view.form(None).label)
        for form in view.forms:
            result = resolve(app, slug, [pin, (FORM, form.code)])
            yield Page(result, label, form.code, form.label)


def _files(
    page: Page, pages: list[Page], rests_on: EvidencePages, base: str, day: str
) -> dict[str, bytes]:
    """Return a view's page, its files in every format, and the evidence of its rows."""
    result = page.result
    slug, form = result.view.slug, page.form
    path = page_path(slug, form)
    here = FolderUrls(above(path))
    made = {
        path: view_page(page, pages, rests_on, base).encode(),
        path.replace("index.html", EVIDENCE): rests_on.as_json(page.evidence),
    }
    for ending, format_ in FORMATS.items():
        if not here.has_format(ending):
            continue
        # Addresses in linked data are relative to the file, all others to the bundle's root.
        urls = here if format_.media_type == _LINKED and not base else FolderUrls(base)
        own = {"accessed": day} if "accessed" in format_.parameters else {}
        made[file_path(slug, form, ending)] = _body(result, ending, own, urls)
    return made


def _body(result: ViewResult, ending: str, own: dict[str, str], urls: SiteUrls) -> bytes:
    """Return a view in a format; JSON without paging."""
    body, _ = view_bytes(result, ending, own, urls)
    if "_next" not in FORMATS[ending].parameters:
        return body
    whole: dict[str, Any] = orjson.loads(body)
    while whole["next"]:
        body, _ = view_bytes(result, ending, own | {"_next": whole["next"]}, urls)
        more = orjson.loads(body)
        whole["rows"] += more["rows"]
        whole["next"] = more["next"]
    return orjson.dumps(whole)

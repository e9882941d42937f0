"""Everything that a bundle holds, path by path: pages, data, evidence, citations, scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from dashboard.exports.asked import Asked, asked
from dashboard.exports.formats import FORMATS
from dashboard.exports.site.evidence_pages import (
    EvidencePages,
    evidence_files,
    evidence_of,
    source_files,
)
from dashboard.exports.site.folder_urls import FolderPlaces, above, file_path, page_path
from dashboard.exports.site.view_pages import Page, index_page, view_page
from dashboard.exports.standalone import FONTS, chart_js, fonts_css
from dashboard.exports.urls import Places
from dashboard.exports.view_files import body_of
from dashboard.store.snapshot import Snapshot
from dashboard.views.charts import views
from dashboard.views.charts.interactive import plotly_js
from dashboard.views.metadata import metadata
from dashboard.views.queries import store
from dashboard.views.result import FORM

EVIDENCE = "evidence.json"
_LINKED = "application/ld+json"


@dataclass(frozen=True)
class Contents:
    """Path → bytes, and whose figures these are."""

    files: dict[str, bytes]
    credit: list[str]


def contents(snapshot: Snapshot, base: str) -> Contents:
    """Return every file of a bundle; `base` is where it will be published, or empty."""
    pages = list(_pages(snapshot))
    rests_on = evidence_of(snapshot, (one for page in pages for one in page.evidence))
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
    files |= evidence_files(snapshot, rests_on, base)
    files |= source_files(snapshot, rests_on, day)
    credit = dict.fromkeys(line for page in pages for line in page.found.credit)
    return Contents(files, list(credit))


def _pages(snapshot: Snapshot) -> Iterator[Page]:
    """Yield every view and every form of it, as the menu has them."""
    words = {slug: metadata(store().settings.data, view.stem) for slug, view in views().items()}
    pin = ("rev", str(snapshot.revision))
    for slug in sorted(words, key=lambda one: words[one].order):
        view = views()[slug]
        yield Page(asked(slug, [pin]), words[slug].menu, None, view.form(None).label)
        for form in view.forms:
            found = asked(slug, [pin, (FORM, form.code)])
            yield Page(found, words[slug].menu, form.code, form.label)


def _files(
    page: Page, pages: list[Page], rests_on: EvidencePages, base: str, day: str
) -> dict[str, bytes]:
    """Return a view's page, and beside it the view in every format and what its rows rest on."""
    found = page.found
    slug, form = found.view.slug, page.form
    path = page_path(slug, form)
    here = FolderPlaces(above(path))
    made = {
        path: view_page(page, pages, rests_on, base).encode(),
        path.replace("index.html", EVIDENCE): rests_on.as_json(page.evidence),
    }
    for ending, one in FORMATS.items():
        if not here.holds(ending):
            continue
        # Addresses in linked data are read from where it stands, all others from the bundle's folder.
        places = here if one.media_type == _LINKED and not base else FolderPlaces(base)
        own = {"accessed": day} if "accessed" in one.takes else {}
        made[file_path(slug, form, ending)] = _body(found, ending, own, places)
    return made


def _body(found: Asked, ending: str, own: dict[str, str], places: Places) -> bytes:
    """Return a view in a format; JSON, which comes in pages, in one piece."""
    body, _ = body_of(found, ending, own, places)
    if "_next" not in FORMATS[ending].takes:
        return body
    whole: dict[str, Any] = orjson.loads(body)
    while whole["next"]:
        body, _ = body_of(found, ending, own | {"_next": whole["next"]}, places)
        more = orjson.loads(body)
        whole["rows"] += more["rows"]
        whole["next"] = more["next"]
    return orjson.dumps(whole)

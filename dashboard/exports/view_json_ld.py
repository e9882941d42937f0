"""A view as JSON-LD for search engines: a schema.org Dataset with its downloads."""

import pandas as pd

from dashboard.citations.citable import PUBLISHER
from dashboard.citations.json_ld import Node, interval, linked_document, organisation, work
from dashboard.exports.formats import FORMATS
from dashboard.exports.urls import SiteUrls
from dashboard.views.charts.view import ReleaseInForce
from dashboard.views.result import ViewResult


def view_json_ld(result: ViewResult, urls: SiteUrls, finding: str = "") -> Node:
    """Return the JSON-LD of the page that shows `result`; `urls` makes the addresses in it.

    ``@id`` is the pinned address and ``url`` the live one.
    """
    metadata, release, slug = result.metadata, result.release, result.view.slug
    licence = release.licence if release else None
    return linked_document(
        {
            "@type": "Dataset",
            "@id": urls.page(slug, result.pinned_parameters),
            "url": urls.page(slug, result.parameters),
            "name": metadata.question,
            "description": f"{finding}. {metadata.definition}" if finding else metadata.definition,
            "creator": organisation(PUBLISHER),
            "publisher": organisation(PUBLISHER),
            "isAccessibleForFree": True,
            "version": str(result.snapshot.revision),
            "dateModified": result.snapshot.recorded_at[:10],
            "temporalCoverage": _temporal(result.rows),
            "measurementTechnique": metadata.definition,
            "variableMeasured": [
                {"@type": "PropertyValue", "name": metadata.measure, "unitText": metadata.unit},
                *(
                    {"@type": "PropertyValue", "name": column.label, "alternateName": code}
                    for code, column in metadata.columns.items()
                ),
            ],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": urls.file(slug, ending, result.pinned_parameters),
                    "encodingFormat": format_.media_type.partition(";")[0],
                }
                for ending, format_ in FORMATS.items()
                if urls.has_format(ending)
            ],
            "license": licence if licence and licence.startswith("https://") else None,
            "conditionsOfAccess": licence,
            "creditText": " ".join(result.credit),
            "isBasedOn": _release(release),
        }
    )


def _release(release: ReleaseInForce | None) -> Node | None:
    if release is None:
        return None
    published = release.published_on.isoformat() if release.published_on else None
    return work(release.title, release.publisher, published, release.url)


def _temporal(rows: pd.DataFrame) -> str | None:
    for name in ("year", "stated_on"):
        if name in rows and rows[name].notna().any():
            first, last = rows[name].dropna().min(), rows[name].dropna().max()
            if name == "year":
                return interval(int(first), int(last))
            return interval(first.date(), last.date())
    return None

"""A fact as schema.org: a figure is a Dataset, a reaction a Quotation, everything else a Claim."""

from typing import Any

from dashboard.citations.citable import PUBLISHER
from dashboard.citations.json_ld import Node, linked_document, organisation, work
from dashboard.exports.fact_page.fact_details import FactDetails
from dashboard.views.passage import clickable_url


def fact_json_ld(
    fact: FactDetails, page: str, verdict: dict[str, Any] | None, recorded_on: str
) -> Node:
    """Return the fact, and a ClaimReview beside it if a view judges it.

    `page` is the pinned address, `verdict` the row of the view that judges it, `recorded_on` the
    day of the revision, which stands for a decision without a day.
    """
    row = fact.row
    source = work(
        row["source_title"], row["publisher"], row["source_published"], clickable_url(row["url"])
    )
    shared = {
        "@id": page,
        "url": page,
        "name": f"{fact.heading}: {fact.kind_label}",
        "description": fact.sentence,
        "datePublished": row["source_published"],
        "citation": f"{row['publisher']}, {row['source_title']}",
        "isBasedOn": source,
    }
    if fact.kind == "figure":
        return linked_document({**shared, **_figure(row)})
    if fact.kind == "reaction":
        node = {
            **shared,
            "@type": "Quotation",
            "text": row["quoted"] or row["exact"],
            "abstract": row["gist"],
            "author": {"@type": "Person", "name": row["speaker"] or row["subject"]},
            "spokenByCharacter": {"@type": "Person", "name": row["speaker"] or row["subject"]},
            "dateCreated": row["happened"],
        }
    else:
        node = {
            **shared,
            "@type": "Claim",
            "text": fact.sentence,
            "author": organisation(row["publisher"]),
            "appearance": source,
        }
    if verdict is None:
        return linked_document(node)
    review = {
        "@type": "ClaimReview",
        "@id": f"{page}#review",
        "url": page,
        "claimReviewed": verdict["claim"],
        "datePublished": row["decided_on"] or recorded_on,
        "author": organisation(PUBLISHER),
        "itemReviewed": {"@id": page},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdict["label"],
            "ratingExplanation": verdict["explained"],
        },
    }
    return linked_document(node, review)


def _figure(row: dict[str, Any]) -> Node:
    return {
        "@type": "Dataset",
        "creator": organisation(row["publisher"]),
        "author": organisation(row["publisher"]),
        "datePublished": row["release_published"],
        "temporalCoverage": row["happened"],
        "spatialCoverage": {"@type": "Place", "name": row["subject"]},
        "conditionsOfAccess": row["licence"],
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": row["table_name"],
            "value": float(row["value"]),
            "unitText": row["unit"],
        },
        "creativeWorkStatus": "Estimate" if row["is_estimate"] else None,
    }

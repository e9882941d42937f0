"""The template context of a fact's page and JSON, without a request."""

from dataclasses import asdict
from typing import Any

import orjson

from dashboard.exports.fact_page.fact_details import quote_of, read_fact, releases_of, sources_of
from dashboard.exports.fact_page.fact_json_ld import fact_json_ld
from dashboard.exports.fact_page.views_of_fact import verdict_of, views_of_fact
from dashboard.exports.fact_page.web_annotation import annotation
from dashboard.exports.urls import SiteUrls
from dashboard.store.history import history
from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext


def page_context(
    app: AppContext,
    snapshot: Snapshot,
    pinned: bool,
    fact_id: str,
    urls: SiteUrls,
    in_place: bool = True,
) -> dict[str, Any]:
    """Return the page's template context; `in_place` adds the passage around the exact words.

    Raises NotThereError and the store's errors.
    """
    details = read_fact(app, snapshot, fact_id)
    pin = {"rev": str(snapshot.revision)} if pinned else {}
    pinned_address = urls.fact(fact_id, {"rev": str(snapshot.revision)})
    verdict = verdict_of(app, snapshot, fact_id)
    quote, touches = quote_of(app, details, in_place), history(fact_id, app.revisions(snapshot))
    return {
        "fact": details,
        "verdict": verdict,
        "quote": quote,
        "sources": sources_of(details, urls),
        "counted_as": urls.fact(details.row["counted_as"], pin)
        if details.row["counted_as"]
        else None,
        "releases": releases_of(app, snapshot, details, urls, pin),
        "shown": [
            {
                "view": view.slug,
                "title": view.title,
                "more": view.more,
                "marks": [
                    {
                        "label": mark.label,
                        "address": urls.page(view.slug, mark.parameters | pin),
                    }
                    for mark in view.marks
                ],
            }
            for view in views_of_fact(app, snapshot, fact_id, details.row["vintage"])
            if urls.has_state(view.marks[0].parameters)
        ],
        "history": [touch.to_json() for touch in touches],
        "annotation": annotation(details, quote, pinned_address, touches),
        "revision": snapshot.revision,
        "pinned": pinned,
        "live_address": urls.fact(fact_id, {}),
        "pinned_address": pinned_address,
        "json_address": urls.fact(f"{fact_id}.json", pin),
        "json_ld": fact_json_ld(details, pinned_address, verdict, snapshot.recorded_at[:10]),
    }


def fact_json(page: dict[str, Any]) -> bytes:
    """Serialize the page context to JSON."""
    details, verdict, quote = page["fact"], page["verdict"], page["quote"]
    fields = ("claim", "verdict", "label", "explained")
    body = {
        "ok": True,
        "id": details.id,
        "kind": details.kind,
        "subject": details.row["subject"],
        "happened": details.row["happened"],
        "says": details.sentence,
        "note": details.note,
        "value": None if details.row["value"] is None else float(details.row["value"]),
        "unit": details.unit,
        "cell": details.cell or None,
        "quote": None if quote is None else asdict(quote),
        "verification": details.row["verification"],
        "carried_by": details.row["carried_by"],
        "counted_as": page["counted_as"],
        "verdict": None if verdict is None else {name: verdict[name] for name in fields},
        "sources": [asdict(source) for source in page["sources"]],
        "releases": page["releases"],
        "shown_in": page["shown"],
        "history": page["history"],
        "revision": page["revision"],
        "address": page["pinned_address"],
        "json_ld": page["json_ld"],
        "annotation": page["annotation"],
    }
    return orjson.dumps(body)

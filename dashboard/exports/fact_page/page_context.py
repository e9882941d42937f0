"""Everything that the page and the JSON of a fact say, put together without a request."""

from dataclasses import asdict
from typing import Any

import orjson

from dashboard.exports.fact_page.fact_details import quote_of, read_fact, releases_of, sources_of
from dashboard.exports.fact_page.fact_json_ld import fact_json_ld
from dashboard.exports.fact_page.shown_in import shown_in, verdict_of
from dashboard.exports.fact_page.web_annotation import annotation
from dashboard.exports.urls import Places
from dashboard.store.history import history
from dashboard.store.revision import Revision
from dashboard.store.snapshot import Snapshot
from dashboard.views.queries import answers, store


def gathered(
    snapshot: Snapshot, pinned: bool, fact_id: str, places: Places, in_place: bool = True
) -> dict[str, Any]:
    """Return everything that the page says, `in_place` with the passage around exact words.

    Raises NotThereError and the store's errors.
    """
    one = read_fact(snapshot, fact_id)
    pin = {"rev": str(snapshot.revision)} if pinned else {}
    pinned_address = places.fact(fact_id, {"rev": str(snapshot.revision)})
    verdict = verdict_of(snapshot, fact_id)
    quote, touches = quote_of(one, in_place), history(fact_id, _revisions(snapshot))
    return {
        "fact": one,
        "verdict": verdict,
        "quote": quote,
        "sources": sources_of(one, places),
        "counted_as": places.fact(one.row["counted_as"], pin) if one.row["counted_as"] else None,
        "releases": releases_of(snapshot, one, places, pin),
        "shown": [
            {
                "view": shown.slug,
                "title": shown.title,
                "more": shown.more,
                "marks": [
                    {
                        "label": mark.label,
                        "address": places.page(shown.slug, mark.parameters | pin),
                    }
                    for mark in shown.marks
                ],
            }
            for shown in shown_in(snapshot, fact_id, one.row["vintage"])
            if places.shows(shown.marks[0].parameters)
        ],
        "history": [touch.to_json() for touch in touches],
        "annotation": annotation(one, quote, pinned_address, touches),
        "revision": snapshot.revision,
        "pinned": pinned,
        "live_address": places.fact(fact_id, {}),
        "pinned_address": pinned_address,
        "json_address": places.fact(f"{fact_id}.json", pin),
        "json_ld": fact_json_ld(one, pinned_address, verdict, snapshot.recorded_at[:10]),
    }


def _revisions(snapshot: Snapshot) -> list[Revision]:
    """Return the ledger up to a snapshot's revision, read and checked once."""
    found: list[Revision] = answers().get(
        (snapshot.identity, "revisions"),
        lambda: store().ledger.revisions(upto=snapshot.revision),
    )
    return found


def fact_json(found: dict[str, Any]) -> bytes:
    """Return what was gathered, for programs."""
    one, verdict, quote = found["fact"], found["verdict"], found["quote"]
    kept = ("claim", "verdict", "label", "explained")
    body = {
        "ok": True,
        "id": one.id,
        "kind": one.kind,
        "subject": one.row["subject"],
        "happened": one.row["happened"],
        "says": one.sentence,
        "note": one.note,
        "value": None if one.row["value"] is None else float(one.row["value"]),
        "unit": one.unit,
        "cell": one.cell or None,
        "quote": None if quote is None else asdict(quote),
        "verification": one.row["verification"],
        "carried_by": one.row["carried_by"],
        "counted_as": found["counted_as"],
        "verdict": None if verdict is None else {name: verdict[name] for name in kept},
        "sources": [asdict(source) for source in found["sources"]],
        "releases": found["releases"],
        "shown_in": found["shown"],
        "history": found["history"],
        "revision": found["revision"],
        "address": found["pinned_address"],
        "json_ld": found["json_ld"],
        "annotation": found["annotation"],
    }
    return orjson.dumps(body)

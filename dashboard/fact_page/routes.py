"""``/fact/<id>`` and ``/fact/<id>.json``: one fact for readers and for programs."""

from dataclasses import asdict
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import FOR_A_MINUTE, FOR_EVER, answered, is_known, tag_of
from dashboard.api.asked import revision_of
from dashboard.components.reading import answers, store
from dashboard.errors import NotThereError, PledgewatchError, UnknownRevisionError
from dashboard.fact_page.annotation import annotation
from dashboard.fact_page.fact import quote_of, read_fact, releases_of, sources_of
from dashboard.fact_page.history import history
from dashboard.fact_page.json_ld import fact_json_ld
from dashboard.fact_page.shown_in import shown_in, verdict_of
from dashboard.ledger.revision import Revision
from dashboard.links import address
from dashboard.snapshot import Snapshot
from dashboard.templates import render


def fact(request: Request) -> Response:
    """Answer with a fact's page or JSON; Starlette runs this off the event loop."""
    if request.path_params["id"].endswith(".json"):
        return answered(lambda: _answer(request, as_json=True))
    try:
        return _answer(request, as_json=False)
    except PledgewatchError as error:
        status = 404 if isinstance(error, NotThereError | UnknownRevisionError) else 503
        html = render("not_there", title="Nothing here", sentence=str(error))
        return Response(html, status, media_type="text/html")


def _answer(request: Request, as_json: bool) -> Response:
    found = _gathered(request, request.path_params["id"].removesuffix(".json"))
    if as_json:
        body, media_type = _json(found), "application/json"
    else:
        title, here = found["fact"].heading, found["live_address"]
        body = render("fact", title=title, address=here, **found).encode()
        media_type = "text/html"
    tag = tag_of(body)
    headers = {
        "ETag": tag,
        "Cache-Control": FOR_EVER if found["pinned"] else FOR_A_MINUTE,
        "Link": f'<{found["pinned_address"]}>; rel="canonical"',
        "Access-Control-Allow-Origin": "*",
    }
    if is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def _gathered(request: Request, fact_id: str) -> dict[str, Any]:
    """Return everything that the page says. Raises NotThereError and the store's errors."""
    snapshot, pinned = revision_of(request.query_params.multi_items())
    one = read_fact(snapshot, fact_id)
    base = str(request.base_url)
    pin = {"rev": str(snapshot.revision)} if pinned else {}
    pinned_address = address(base, f"fact/{fact_id}", {"rev": str(snapshot.revision)})
    verdict = verdict_of(snapshot, fact_id)
    quote, touches = quote_of(one), history(fact_id, _revisions(snapshot))
    return {
        "fact": one,
        "verdict": verdict,
        "quote": quote,
        "sources": sources_of(one, base),
        "counted_as": address(base, f"fact/{one.row['counted_as']}", pin)
        if one.row["counted_as"]
        else None,
        "releases": releases_of(snapshot, one, base, pin),
        "shown": [
            {
                "view": shown.slug,
                "title": shown.title,
                "more": shown.more,
                "marks": [
                    {
                        "label": mark.label,
                        "address": address(base, shown.slug, mark.parameters | pin),
                    }
                    for mark in shown.marks
                ],
            }
            for shown in shown_in(snapshot, fact_id, one.row["vintage"])
        ],
        "history": touches,
        "annotation": annotation(one, quote, pinned_address, touches),
        "revision": snapshot.revision,
        "pinned": pinned,
        "live_address": address(base, f"fact/{fact_id}", {}),
        "pinned_address": pinned_address,
        "json_address": address(base, f"fact/{fact_id}.json", pin),
        "json_ld": fact_json_ld(one, pinned_address, verdict, snapshot.recorded_at[:10]),
    }


def _revisions(snapshot: Snapshot) -> list[Revision]:
    """Return the ledger up to a snapshot's revision, read and checked once."""
    found: list[Revision] = answers().get(
        (snapshot.identity, "revisions"),
        lambda: store().ledger.revisions(upto=snapshot.revision),
    )
    return found


def _json(found: dict[str, Any]) -> bytes:
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
        "history": [asdict(touch) for touch in found["history"]],
        "revision": found["revision"],
        "address": found["pinned_address"],
        "json_ld": found["json_ld"],
        "annotation": found["annotation"],
    }
    return orjson.dumps(body)

"""``/fact/<id>`` and ``/fact/<id>.json``: one fact for readers and for programs."""

from dataclasses import asdict
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from dashboard.components.reading import answers, store
from dashboard.errors import NotThereError, PledgewatchError, UnknownRevisionError
from dashboard.fact_page.fact import quote_of, read_fact, releases_of, sources_of
from dashboard.fact_page.history import history
from dashboard.fact_page.json_ld import fact_json_ld
from dashboard.fact_page.shown_in import shown_in, verdict_of
from dashboard.filters import EVERYWHERE
from dashboard.ledger.revision import Revision
from dashboard.links import address, parse
from dashboard.snapshot import Snapshot
from dashboard.templates import render

_REVISION = [one for one in EVERYWHERE if one.name == "rev"]


def fact(request: Request) -> Response:
    """Answer with a fact's page or JSON; Starlette runs this off the event loop."""
    fact_id = request.path_params["id"]
    as_json = fact_id.endswith(".json")
    try:
        found = _gathered(request, fact_id.removesuffix(".json"))
    except (NotThereError, UnknownRevisionError) as error:
        return _refused(404, error, as_json)
    except PledgewatchError as error:
        return _refused(503, error, as_json)
    lasting = "public, max-age=31536000, immutable" if found["pinned"] else "public, max-age=60"
    headers = {
        "Cache-Control": lasting,
        "Link": f'<{found["pinned_address"]}>; rel="canonical"',
    }
    if as_json:
        headers["Access-Control-Allow-Origin"] = "*"
        return Response(_json(found), media_type="application/json", headers=headers)
    html = render("fact", title=found["fact"].heading, address=found["live_address"], **found)
    return Response(html, media_type="text/html", headers=headers)


def _refused(status: int, error: PledgewatchError, as_json: bool) -> Response:
    if as_json:
        body = {"ok": False, "error": error.sentence, "errors": [str(error)], "status": status}
        return Response(orjson.dumps(body), status, media_type="application/json")
    html = render("not_there", title="Nothing here", sentence=str(error))
    return Response(html, status, media_type="text/html")


def _gathered(request: Request, fact_id: str) -> dict[str, Any]:
    """Return everything that the page says. Raises NotThereError and the store's errors."""
    asked, wrong = parse(
        [pair for pair in request.query_params.multi_items() if pair[0] == "rev"], _REVISION, {}
    )
    if wrong:
        raise UnknownRevisionError(str(wrong[0]))
    revision = asked.get("rev")
    pinned = isinstance(revision, int)
    snapshot = store().at(revision) if isinstance(revision, int) else store().current()
    one = read_fact(snapshot, fact_id)
    base = str(request.base_url)
    pin = {"rev": str(snapshot.revision)} if pinned else {}
    pinned_address = address(base, f"fact/{fact_id}", {"rev": str(snapshot.revision)})
    verdict = verdict_of(snapshot, fact_id)
    return {
        "fact": one,
        "verdict": verdict,
        "quote": quote_of(one),
        "sources": sources_of(one, base),
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
        "history": history(fact_id, _revisions(snapshot)),
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
        "verdict": None if verdict is None else {name: verdict[name] for name in kept},
        "sources": [asdict(source) for source in found["sources"]],
        "releases": found["releases"],
        "shown_in": found["shown"],
        "history": [asdict(touch) for touch in found["history"]],
        "revision": found["revision"],
        "address": found["pinned_address"],
        "json_ld": found["json_ld"],
    }
    return orjson.dumps(body)

"""Details of one fact for its page and JSON: words, cell or quote, sources, other releases."""

from dataclasses import dataclass
from typing import Any

from dashboard.citations.registry import STYLES
from dashboard.errors import NotThereError
from dashboard.exports.urls import SiteUrls
from dashboard.store.snapshot import Snapshot
from dashboard.views.app_context import AppContext
from dashboard.views.charts.precision import (
    estimate_ending,
    estimate_label,
    estimated,
    format_number,
    remark,
)
from dashboard.views.passage import (
    VERIFIED,
    carried_by_words,
    clickable_url,
    is_empty,
    outdated_words,
    passage,
    with_fragment,
)
from dashboard.views.queries import query

_KINDS = {
    "figure": "Figure of a NATO release",
    "accession": "Accession of a member",
    "count": "Count that a source states",
    "membership_event": "Step towards membership",
    "reaction": "Reaction of an official",
    "plan": "Plan to spend",
    "cost_share": "Part of common funding",
    "ratification": "Ratification of an accession",
}


@dataclass(frozen=True)
class Quote:
    """The exact words behind a fact; `before` and `after` where the text is stored."""

    words: str
    before: str | None
    after: str | None
    start: int
    end: int
    sha256: str
    outdated: str | None


@dataclass(frozen=True)
class Origin:
    """A source of the fact; `cite` maps a label to the address of a citation."""

    publisher: str
    title: str
    published: str | None
    url: str | None
    read_as: str | None
    note: str | None
    cite: dict[str, str]


@dataclass(frozen=True)
class FactDetails:
    """The details of a fact; `cell` maps name to value for a table's cell, else it is empty."""

    id: str
    kind: str
    kind_label: str
    heading: str
    sentence: str
    note: str | None
    unit: str | None
    cell: dict[str, str]
    verified: str
    carried: str | None
    row: dict[str, Any]


def read_fact(app: AppContext, snapshot: Snapshot, fact_id: str) -> FactDetails:
    """Return the fact of an evidence id; raise NotThereError for one that no chart may show."""
    rows = query(app, snapshot, "evidence/fact", id=fact_id)
    if rows.empty:
        raise NotThereError(
            f"There is no fact {fact_id[:60]!r} in revision {snapshot.revision}.",
            "Facts are named by the evidence of a view's rows.",
        )
    row: dict[str, Any] = {
        str(name): None if is_empty(value) else value
        for name, value in rows.astype(object).iloc[0].items()
    }
    cell = _cell(row) if row["kind"] == "figure" else {}
    when = f", {row['happened']}" if row["happened"] else ""
    decided = (
        f" Decided by {row['decided_by']} on {row['decided_on']}." if row["decided_by"] else ""
    )
    return FactDetails(
        id=fact_id,
        kind=row["kind"],
        kind_label=_KINDS.get(row["kind"], str(row["kind"])),
        heading=f"{row['subject']}{when}",
        sentence=_sentence(row),
        note=row["note"],
        unit=row["unit"],
        cell=cell,
        verified=f"{VERIFIED[row['verification']]}{decided}",
        carried=carried_by_words(row),
        row=row,
    )


def _sentence(row: dict[str, Any]) -> str:
    if row["kind"] == "figure":
        estimate = estimate_ending([row["is_estimate"]])
        return (
            f"{row['table_name']}: {_number(row)} in {row['happened']}"
            f"{estimate}, says the release of {row['release']}."
        )
    if row["kind"] == "accession":
        return f"{row['subject']} joined on {row['happened']}."
    return str(row["gist"] or row["exact"] or "")


def _cell(row: dict[str, Any]) -> dict[str, str]:
    return {
        "Value": f"{_number(row)}{remark(row['is_estimate'])}",
        "Table": row["table_name"],
        "Row": row["subject"],
        "Column": row["happened"],
        **({"Cell": row["cell"]} if row["cell"] else {}),
        "Release": f"{row['release']}: {row['table_title']}",
        "Published": row["release_published"] or "on a day not known",
    }


def _number(row: dict[str, Any]) -> str:
    space = "" if row["unit"].startswith("%") else " "
    return f"{format_number(row['value'], row['decimals'])}{space}{row['unit']}"


def quote_of(app: AppContext, fact: FactDetails, in_place: bool = True) -> Quote | None:
    """Return the fact's quote, with its context if `in_place`; None without a stored text."""
    row = fact.row
    if row["text_sha256"] is None or row["exact"] is None:
        return None
    around = passage(app.store, row) if in_place else None
    before, words, after = around or (None, row["exact"], None)
    start, end = int(row["passage_start"]), int(row["passage_end"])
    return Quote(words, before, after, start, end, row["text_sha256"], outdated_words(row))


def sources_of(fact: FactDetails, urls: SiteUrls) -> list[Origin]:
    """Return the fact's sources, the first one first; its link scrolls to the quote."""
    row = fact.row
    where = clickable_url(row["url"])
    origins = [
        Origin(
            row["publisher"],
            row["source_title"],
            row["source_published"],
            with_fragment(where, row["exact"]) if where else None,
            row["read_as"],
            row["source_note"],
            _cite(urls, row["source_id"]),
        )
    ]
    if row["second_title"] is not None:
        origins.append(
            Origin(
                row["second_publisher"],
                row["second_title"],
                row["second_published"],
                clickable_url(row["second_url"]),
                None,
                None,
                _cite(urls, row["second_source_id"]),
            )
        )
    return origins


def _cite(urls: SiteUrls, source_id: str) -> dict[str, str]:
    return {style.label: urls.source(source_id, ending) for ending, style in STYLES.items()}


def releases_of(
    app: AppContext, snapshot: Snapshot, fact: FactDetails, urls: SiteUrls, pin: dict[str, str]
) -> list[dict[str, Any]]:
    """Return a figure's cell in every release, oldest first; an empty list for other facts."""
    if fact.kind != "figure":
        return []
    row = fact.row
    cells = query(
        app,
        snapshot,
        "evidence/same_cell",
        measure=row["measure"],
        entity=row["entity"],
        year=int(row["year"]),
    )
    return [
        {
            "release": cell["release"],
            "published": None
            if is_empty(cell["published_on"])
            else f"{cell['published_on']:%Y-%m-%d}",
            "value": format_number(cell["value"], cell["decimals"]),
            "is_estimate": estimated(cell["is_estimate"]),
            "told": estimate_label(cell["is_estimate"]),
            "here": cell["figure_id"] == fact.id,
            "address": urls.fact(cell["figure_id"], pin),
        }
        for cell in cells.to_dict("records")
    ]

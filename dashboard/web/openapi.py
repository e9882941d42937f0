"""The API's description, OpenAPI 3.1, made from the view records, filters and formats. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.citations.registry import STYLES
from dashboard.exports.formats import EVIDENCE_COLUMNS, FORMATS, PARAMETERS, Format
from dashboard.views.filters import EVERYWHERE, Filter
from dashboard.views.metadata import Metadata

Node = dict[str, Any]
_MOST_NAMED = 40
_TEXT = {"type": "string"}
_ERROR = {
    "type": "object",
    "required": ["ok", "error", "errors", "status"],
    "properties": {
        "ok": {"const": False},
        "error": {**_TEXT, "description": "What is wrong, in one sentence"},
        "errors": {"type": "array", "items": _TEXT, "description": "Each with what to do"},
        "status": {"type": "integer", "enum": [400, 404, 405, 503]},
    },
}
_ABOUT = {
    "type": "object",
    "required": ["title", "measure", "definition", "credit", "revision", "address"],
    "properties": {
        "title": _TEXT,
        "measure": _TEXT,
        "definition": _TEXT,
        "credit": {**_TEXT, "description": "Whose figures these are and on what terms"},
        "revision": _TEXT,
        "address": {**_TEXT, "format": "uri", "description": "The pinned page of these rows"},
    },
}
_REFUSALS = {
    "304": {"description": "You hold this answer already"},
    "400": "A parameter of the API's own cannot be read",
    "404": "There is no such thing, or no such revision",
    "503": "The store cannot be read at the moment",
}


@dataclass(frozen=True)
class ViewDescription:
    """A view's part of the description: its slug, metadata and filters."""

    slug: str
    words: Metadata
    filters: Sequence[Filter]


def openapi_document(
    described: Sequence[ViewDescription], allowed: Mapping[str, Mapping[str, str]], base: str
) -> Node:
    """Return the OpenAPI document; `allowed` maps filter → code → label from the store."""
    filters = {
        filter_.name: filter_
        for view in described
        for filter_ in view.filters
        if filter_.name != "form"
    }
    every = {**filters, **{filter_.name: filter_ for filter_ in EVERYWHERE}}
    parameters = {name: _filter(filter_, allowed.get(name, {})) for name, filter_ in every.items()}
    parameters |= {
        name: _query(
            name, parameter.description, {**_TEXT, "pattern": parameter.pattern}, parameter.example
        )
        for name, parameter in PARAMETERS.items()
    }
    parameters["If-None-Match"] = {
        "name": "If-None-Match",
        "in": "header",
        "description": "ETag of the answer that you hold",
        "schema": {**_TEXT, "pattern": '^"[0-9a-f]{32}"$'},
    }
    paths: Node = {}
    for view in described:
        for ending, format_ in FORMATS.items():
            paths[f"/api/v1/{view.slug}.{ending}"] = {"get": _view(view, ending, format_)}
    for ending, style in STYLES.items():
        paths[f"/api/v1/sources/{{source}}.{ending}"] = {
            "get": _item("source", f"sources.{ending}", style.label, style.media_type, "accessed")
        }
    paths["/fact/{fact}.json"] = {
        "get": _item("fact", "fact.json", "A fact: evidence, history, views", "application/json")
    }
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Pledgewatch",
            "version": "1",
            "description": (
                "Every view in every format, by the parameters of its page's address. A filter "
                "that does not apply is left out and named, and the rest apply."
            ),
            "license": {"name": "Apache-2.0 (code); figures: see each answer's credit"},
        },
        "tags": [{"name": view.slug, "description": view.words.question} for view in described],
        "servers": [{"url": base.rstrip("/") or "/"}],
        "paths": paths,
        "components": {
            "parameters": parameters,
            "schemas": {
                "Error": _ERROR,
                "About": _ABOUT,
                **{f"row.{view.slug}": _row(view) for view in described},
            },
            "responses": _responses(),
        },
    }


def _query(name: str, description: str, schema: Node, example: str = "") -> Node:
    example_schema = {**schema, "examples": [example]} if example else schema
    return {"name": name, "in": "query", "description": description, "schema": example_schema}


def _filter(filter_: Filter, allowed: Mapping[str, str]) -> Node:
    codes = dict(filter_.choices or allowed)
    description = ". ".join(part.rstrip(".") for part in (filter_.label, filter_.help) if part)
    if filter_.kind.coded and codes and not _is_list(filter_):
        return _query(filter_.name, description, {**_TEXT, "enum": list(codes)}, next(iter(codes)))
    if codes:
        sample = ", ".join(f"{code} ({label})" for code, label in list(codes.items())[:_MOST_NAMED])
        description = f"{description}. Codes: {sample}"
    example = "~".join(list(codes)[:2]) if len(codes) > 1 else filter_.kind.example
    return _query(filter_.name, description, {**_TEXT, "pattern": filter_.kind.pattern}, example)


def _is_list(filter_: Filter) -> bool:
    """Return whether a value may hold several codes."""
    return "~" in filter_.kind.pattern


def _view(view: ViewDescription, ending: str, format_: Format) -> Node:
    own = ["rev", *format_.parameters]
    filter_names = [part.name for part in view.filters if part.name != "form"]
    parameters: list[Node] = [
        {"$ref": f"#/components/parameters/{name}"}
        for name in (*filter_names, *own, "If-None-Match")
    ]
    parameters += [
        _query("form", part.label, {**_TEXT, "enum": list(part.choices)})
        for part in view.filters
        if part.name == "form"
    ]
    content: Node = {format_.media_type: {"schema": _body(view, ending)}}
    if format_.other_media_type:
        content[format_.other_media_type] = {"schema": {}}
    return {
        "operationId": f"{view.slug}.{ending}",
        "tags": [view.slug],
        "summary": format_.description,
        "description": view.words.question,
        "parameters": parameters,
        "responses": {
            "200": {"description": format_.description, "headers": _headers(), "content": content},
            **_refusals(),
        },
    }


def _item(subject: str, operation: str, description: str, media_type: str, *takes: str) -> Node:
    examples = {"source": "nato_2024_06", "fact": "count/cnn_c01"}
    return {
        "operationId": operation,
        "tags": [subject],
        "summary": description,
        "parameters": [
            {
                "name": subject,
                "in": "path",
                "required": True,
                "description": f"Id of a {subject}, as evidence names it",
                "schema": {**_TEXT, "minLength": 1, "examples": [examples[subject]]},
            },
            *({"$ref": f"#/components/parameters/{name}"} for name in ("rev", *takes)),
        ],
        "responses": {
            "200": {"description": description, "content": {media_type: {"schema": {}}}},
            **_refusals(),
        },
    }


def _body(view: ViewDescription, ending: str) -> Node:
    if ending == "json":
        rows = {"type": "array", "items": {"$ref": f"#/components/schemas/row.{view.slug}"}}
        page = {
            "type": "object",
            "required": ["ok", "rows", "total", "next", "about", "left_out"],
            "properties": {
                "ok": {"const": True},
                "rows": rows,
                "total": {"type": "integer", "description": "Rows in all pages"},
                "next": {"type": ["string", "null"], "description": "The `_next` that goes on"},
                "about": {"$ref": "#/components/schemas/About"},
                "left_out": {"type": "array", "items": _TEXT},
            },
        }
        return {"oneOf": [page, rows]}
    if ending == "metadata.json":
        return {
            "type": "object",
            "required": ["title", "credit", "revision", "columns", "caveats", "left_out"],
            "properties": {"columns": {"type": "object"}, "revision": {"type": "integer"}},
        }
    return {}


def _row(view: ViewDescription) -> Node:
    return {
        "type": "object",
        "required": list(EVIDENCE_COLUMNS),
        "properties": {
            **{
                name: {"title": column.label, "description": column.description or column.label}
                for name, column in view.words.columns.items()
            },
            "mark": {**_TEXT, "description": "The mark on the page: `mark=` opens its evidence"},
            "evidence": {
                "type": "array",
                "items": _TEXT,
                "description": "Ids of the facts that it rests on: /fact/<id>",
            },
        },
    }


def _headers() -> Node:
    return {
        "ETag": {"description": "Names this answer", "schema": _TEXT},
        "Link": {"description": "The pinned page, and what the columns mean", "schema": _TEXT},
        "X-Parameters-Left-Out": {
            "description": "How many parameters do not apply",
            "schema": {"type": "integer"},
        },
    }


def _responses() -> Node:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {
        f"status{status}": refusal
        if isinstance(refusal, dict)
        else {"description": refusal, "content": error}
        for status, refusal in _REFUSALS.items()
    }


def _refusals() -> Node:
    return {status: {"$ref": f"#/components/responses/status{status}"} for status in _REFUSALS}

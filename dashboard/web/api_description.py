"""The API description: ``/api/v1/openapi.json`` for programs and ``/api`` for readers."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.exports import formats
from dashboard.exports.templates import render
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.metadata import metadata
from dashboard.views.queries import choices
from dashboard.views.result import view_filters
from dashboard.web.base_url import base_url
from dashboard.web.http import FOR_A_MINUTE, etag, handle_errors, not_modified_or
from dashboard.web.openapi import Node, ViewDescription, openapi_document


def openapi(app: AppContext, request: Request) -> Response:
    """Answer with the OpenAPI document; Starlette runs this off the event loop."""

    def make() -> Response:
        body = formats.json(_document(app, request))
        return not_modified_or(
            request,
            etag(body),
            {"Cache-Control": FOR_A_MINUTE},
            lambda: Response(body, media_type="application/json"),
        )

    return handle_errors(make)


def api_page(app: AppContext, request: Request) -> Response:
    """Answer with the same document as an HTML page without scripts."""

    def make() -> Response:
        html = render("api", title="Data for programs", **_page_context(_document(app, request)))
        return Response(html, media_type="text/html", headers={"Cache-Control": FOR_A_MINUTE})

    return handle_errors(make)


def _document(app: AppContext, request: Request) -> Node:
    data = app.settings.data
    described = [
        ViewDescription(slug, metadata(data, view.stem), view_filters(app, view))
        for slug, view in views().items()
    ]
    described.sort(key=lambda view: view.words.order)
    return openapi_document(described, choices(app, app.store.current()), base_url(request))


def _page_context(whole: Node) -> Node:
    """Return the page's context: the document's addresses by view, each parameter once."""
    groups: dict[str, Node] = {}
    questions = {tag["name"]: tag["description"] for tag in whole["tags"]}
    parameters: dict[str, Node] = {}
    for path, methods in whole["paths"].items():
        (operation,) = methods.values()
        own = [_named(whole, parameter) for parameter in operation["parameters"]]
        parameters |= {
            parameter["name"]: parameter for parameter in own if parameter["in"] == "query"
        }
        (name,) = operation["tags"]
        group = groups.setdefault(
            name, {"name": name, "question": questions.get(name), "operations": [], "takes": {}}
        )
        group["takes"] |= {
            parameter["name"]: True for parameter in own if parameter["in"] == "query"
        }
        group["operations"].append({"path": path, "says": operation["summary"]})
    return {
        "info": whole["info"],
        "groups": list(groups.values()),
        "parameters": list(parameters.values()),
        "statuses": {
            status.removeprefix("status"): response["description"]
            for status, response in whole["components"]["responses"].items()
        },
        "server": whole["servers"][0]["url"],
    }


def _named(whole: Node, parameter: Node) -> Node:
    where = parameter.get("$ref")
    if where is None:
        return parameter
    resolved: Node = whole["components"]["parameters"][where.rpartition("/")[2]]
    return resolved

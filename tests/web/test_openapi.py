"""The API's description: valid, complete, and true of the API."""

import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from dashboard.exports.formats import FORMATS, PARAMETERS
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.filter_types import (
    Choice,
    Codes,
    Day,
    DayRange,
    FilterType,
    Mark,
    Number,
    UnreadableError,
    YearRange,
)
from dashboard.views.result import view_filters

KINDS: list[FilterType] = [Choice(), Codes(), Day(), DayRange(), Mark(), Number(), YearRange()]


@pytest.fixture
def whole(client: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return document


def test_the_document_is_openapi_3_1(whole: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(whole).validate()


def test_every_view_format_and_parameter_is_in_it(whole: dict[str, Any], app: AppContext) -> None:
    for slug, view in views().items():
        for ending, format_ in FORMATS.items():
            operation = whole["paths"][f"/api/v1/{slug}.{ending}"]["get"]
            named = {
                part.get("name", part.get("$ref", "").rpartition("/")[2])
                for part in operation["parameters"]
            }
            assert {part.name for part in view_filters(app, view)} | {
                "rev",
                *format_.parameters,
            } <= named
            assert format_.media_type in operation["responses"]["200"]["content"]
    assert set(PARAMETERS) <= set(whole["components"]["parameters"])


def test_the_page_shows_every_address_and_parameter(
    client: TestClient, whole: dict[str, Any]
) -> None:
    answer = client.get("/api")
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script" not in answer.text
    for path in whole["paths"]:
        assert path in answer.text
    for name, parameter in whole["components"]["parameters"].items():
        if parameter["in"] == "query" and name not in ("tab", "mark"):
            assert f'id="parameter-{name}"' in answer.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_the_pattern_of_a_kind_is_its_grammar(kind: FilterType) -> None:
    assert re.fullmatch(kind.pattern, kind.example)

    @given(some.from_regex(kind.pattern, fullmatch=True, alphabet="0123456789.~-_ADEU"))
    def is_read(text: str) -> None:
        codes = [code for code in text.split("~") if code]
        try:
            value, unknown = kind.read(text, codes)
        except UnreadableError as error:
            # Numbers that match the pattern may be no valid year or day.
            assert re.search("run from|comes after|no such day", str(error))
            return
        assert value is not None
        assert not unknown
        assert re.fullmatch(kind.pattern, kind.write(value))

    is_read()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_api_keeps_to_its_description(client: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app)
    asked = set()
    for result in schema.get_all_operations():
        assert isinstance(result, Ok), result
        operation = result.ok()

        @settings(
            max_examples=4,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy())
        def holds(case: Any) -> None:
            case.call_and_validate(
                checks=[
                    not_a_server_error,
                    status_code_conformance,
                    content_type_conformance,
                    response_schema_conformance,
                ]
            )

        holds()
        asked.add(operation.path)
    assert len(asked) > len(views()) * len(FORMATS)

"""The Host header: a name and a port are accepted, and anything else is never echoed."""

import pytest
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from dashboard.web.base_url import base_url

NO_NAMES = [
    'x"><script>',
    "a b",
    "",
    "x/../y",
    "é",
    "[::1",
    "ev'il$(x).example",
    "me:pw@evil.example",
    "evil.example>; rel=x",
    "evil.example:99999",
    "evil.example:1:2",
    "evil.example#",
]


def connection(host: str, scheme: str = "https") -> HTTPConnection:
    header = (b"host", host.encode("utf-8"))
    at = {"type": "http", "scheme": scheme, "path": "/x", "server": ("10.0.0.1", 8501)}
    return HTTPConnection({**at, "query_string": b"", "headers": [header]})


@pytest.mark.parametrize("host", NO_NAMES)
def test_a_host_that_is_no_name_gives_way_to_where_the_server_listens(host: str) -> None:
    assert base_url(connection(host)) == "https://10.0.0.1:8501"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("example.org:8443", "https://example.org:8443"),
        ("example.org", "https://example.org"),
        ("[::1]:8501", "https://[::1]:8501"),
    ],
)
def test_a_host_that_is_one_stands_in_every_address(host: str, expected: str) -> None:
    assert base_url(connection(host)) == expected


PATHS = [
    "/api",
    "/api/v1/openapi.json",
    "/api/v1/share-of-gdp.bib",
    "/api/v1/share-of-gdp.metadata.json",
    "/api/v1/share-of-gdp.jsonld",
    "/api/v1/share-of-gdp.svg?member=~POL",
    "/fact/c01",
    "/fact/c01.json",
    "/feed.atom",
    "/oembed?url=http://testserver/claims",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_answer_holds_what_another_host_header_says(client: TestClient, path: str) -> None:
    hostile = {
        "Host": "evil'.example",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Prefix": "/evil",
        "Forwarded": "host=evil.example",
    }
    answer = client.get(path, headers=hostile)
    assert "evil" not in answer.text
    assert "evil" not in str(answer.headers)

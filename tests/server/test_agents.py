"""Programs may use the pages only if the server's operator has allowed it."""

from collections.abc import Iterator

import httpx2
import pytest

from dashboard.settings import Settings
from tests.browser.site import Site, serving
from tests.waiting import WAIT_SECONDS

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = "application/json, text/event-stream"


def test_agents_are_off_unless_the_environment_says_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, on in (("1", True), ("0", False), ("", False), ("yes", False)):
        monkeypatch.setenv("PLEDGEWATCH_AGENTS", text)
        assert Settings.from_environment().agents is on


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the endpoint's address of a server that lets programs use its pages."""
    with serving(tmp_path_factory.mktemp("driven"), PLEDGEWATCH_AGENTS="1") as served:
        yield f"{served.address}/_stcore/agent"


def post(address: str, content: object, **headers: str) -> httpx2.Response:
    return httpx2.post(address, json=content, headers=headers, timeout=WAIT_SECONDS)


def test_the_endpoint_is_not_there_when_off(site: Site) -> None:
    base = f"{site.address}/_stcore/agent"
    assert post(f"{base}/interact", {}).status_code == 404
    assert post(f"{base}/mcp", CALL, Accept=ACCEPT).status_code == 404
    assert httpx2.get(f"{base}/openapi.json", timeout=WAIT_SECONDS).status_code == 404


def test_the_endpoint_answers_when_on(driven: str) -> None:
    shown = post(f"{driven}/interact", {})
    assert shown.status_code == 200
    assert "What is new" in shown.text
    tools = post(f"{driven}/mcp", CALL, Accept=ACCEPT)
    assert tools.status_code == 200
    assert "interact" in tools.text
    # A page of another site cannot use it.
    assert post(f"{driven}/interact", {}, Origin="https://evil.example").status_code == 403


def test_who_comes_through_a_proxy_is_not_taken_for_the_user_at_the_server(driven: str) -> None:
    desk = {"page": "desk"}
    assert "Add an article" in post(f"{driven}/interact", desk).text
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        shown = post(f"{driven}/interact", desk, **{header: "203.0.113.9"}).text
        assert "Add an article" not in shown
        assert "editors who have signed in" in shown

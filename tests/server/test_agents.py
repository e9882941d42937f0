"""Programs may drive the pages where whoever runs the server has said so, and nowhere else."""

from pathlib import Path

import httpx2
import pytest

from dashboard.settings import Settings
from tests.browser.site import serving

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def test_agents_are_off_unless_the_environment_says_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, on in (("1", True), ("0", False), ("", False), ("yes", False)):
        monkeypatch.setenv("PLEDGEWATCH_AGENTS", text)
        assert Settings.from_environment().agents is on


def test_the_endpoint_is_not_there_when_off(tmp_path: Path) -> None:
    with serving(tmp_path, PLEDGEWATCH_AGENTS="0") as site:
        base = f"{site.address}/_stcore/agent"
        assert httpx2.post(f"{base}/interact", json={}).status_code == 404
        assert httpx2.post(f"{base}/mcp", json=CALL, headers=ACCEPT).status_code == 404
        assert httpx2.get(f"{base}/openapi.json").status_code == 404


def test_the_endpoint_answers_when_on(tmp_path: Path) -> None:
    with serving(tmp_path, PLEDGEWATCH_AGENTS="1") as site:
        base = f"{site.address}/_stcore/agent"
        shown = httpx2.post(f"{base}/interact", json={}, timeout=60)
        assert shown.status_code == 200
        assert "What is new" in shown.text
        tools = httpx2.post(f"{base}/mcp", json=CALL, headers=ACCEPT, timeout=60)
        assert tools.status_code == 200
        assert "interact" in tools.text
        # A page of another site does not drive it.
        foreign = {"Origin": "https://evil.example"}
        assert httpx2.post(f"{base}/interact", json={}, headers=foreign).status_code == 403


def test_who_comes_through_a_proxy_is_not_taken_for_the_user_at_the_server(tmp_path: Path) -> None:
    with serving(tmp_path, PLEDGEWATCH_AGENTS="1") as site:
        base = f"{site.address}/_stcore/agent/interact"
        asked = {"page": "desk"}
        assert "Add an article" in httpx2.post(base, json=asked, timeout=60).text
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
            passed_on = {header: "203.0.113.9"}
            shown = httpx2.post(base, json=asked, headers=passed_on, timeout=60).text
            assert "Add an article" not in shown
            assert "editors who have signed in" in shown

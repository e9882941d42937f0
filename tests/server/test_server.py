"""The complete server: the answers of our routes behind all middleware."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from tests.browser.site import Site
from tests.waiting import WAIT_SECONDS


@pytest.mark.parametrize("coding", ["gzip", "identity", "gzip;q=0", "br"])
@pytest.mark.parametrize("name", ["claims.html", "claims.json", "claims.svg"])
def test_an_answer_says_once_that_it_varies(site: Site, name: str, coding: str) -> None:
    path = f"{site.address}/api/v1/{name}"
    answer = httpx2.get(path, headers={"Accept-Encoding": coding}, timeout=WAIT_SECONDS)
    assert answer.headers.get_list("vary") == ["Accept-Encoding"]
    held = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": "identity"}
    again = httpx2.get(path, headers=held, timeout=WAIT_SECONDS)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers.get_list("vary") == ["Accept-Encoding"]


def test_the_first_html_takes_no_host_that_is_no_name(site: Site) -> None:
    shown = httpx2.get(
        f"{site.address}/claims", headers={"Host": "evil'.example"}, timeout=WAIT_SECONDS
    )
    assert "evil" not in shown.text
    assert f'<link rel="canonical" href="{site.address}/claims">' in shown.text


def test_a_flood_of_pictures_leaves_room_for_everybody_else(site: Site) -> None:
    def drawn(at: int) -> httpx2.Response:
        query = f"time={2014 + at % 8}..2026&member=~{'DEU POL FRA ITA ESP TUR'.split()[at // 8]}"
        return httpx2.get(f"{site.address}/api/v1/share-of-gdp.png?{query}", timeout=WAIT_SECONDS)

    with ThreadPoolExecutor(48) as many:
        asked = [many.submit(drawn, at) for at in range(48)]
        while not any(future.done() for future in asked):
            time.sleep(0.05)
        assert httpx2.get(f"{site.address}/healthz", timeout=WAIT_SECONDS).status_code == 200
        assert httpx2.get(f"{site.address}/readyz", timeout=WAIT_SECONDS).status_code == 200
        assert not all(future.done() for future in asked), "answered after the flood, not in it"
        answers = [future.result() for future in asked]
    assert {answer.status_code for answer in answers} == {200, 503}
    for answer in answers:
        if answer.status_code == 503:
            assert answer.headers["retry-after"] == "2"
            assert answer.json()["error"] == "Many pictures are being drawn just now."

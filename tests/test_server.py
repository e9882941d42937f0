"""The server as it is started: what our routes answer once everything stands around them."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.browser.site import Site, serving


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(Path(tmp_path_factory.mktemp("served"))) as site:
        yield site


@pytest.mark.parametrize("coding", ["gzip", "identity", "gzip;q=0", "br"])
@pytest.mark.parametrize("name", ["claims.html", "claims.json", "claims.svg"])
def test_an_answer_says_once_that_it_varies(site: Site, name: str, coding: str) -> None:
    path = f"{site.address}/api/v1/{name}"
    answer = httpx2.get(path, headers={"Accept-Encoding": coding}, timeout=30)
    assert answer.headers.get_list("vary") == ["Accept-Encoding"]
    held = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": "identity"}
    again = httpx2.get(path, headers=held, timeout=30)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers.get_list("vary") == ["Accept-Encoding"]


def test_the_first_html_takes_no_host_that_is_no_name(site: Site) -> None:
    shown = httpx2.get(f"{site.address}/claims", headers={"Host": "evil'.example"}, timeout=30)
    assert "evil" not in shown.text
    assert f'<link rel="canonical" href="{site.address}/claims">' in shown.text

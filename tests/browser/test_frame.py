"""A view in a frame of another site's page, in a real browser."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.exports.embed import FOLLOWING
from tests.browser.site import Site


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve another site; return its folder and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", tmp_path
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_of_another_site_holds_the_chart(
    page: Page, site: Site, elsewhere: tuple[str, Path]
) -> None:
    address, folder = elsewhere
    url = f"{site.address}/share-of-gdp?member=DEU~POL"
    code = page.request.get(f"{site.address}/oembed", params={"url": url}).json()["html"]
    (folder / "page.html").write_text(f"<!doctype html>{FOLLOWING}<p>Ours</p>{code}")
    page.goto(f"{address}/page.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".js-plotly-plot")).to_be_visible()
    expect(frame.get_by_role("heading")).to_contain_text("Poland spends most")
    expect(frame.get_by_text("Source: NATO")).to_be_visible()
    expect(frame.get_by_role("link", name="Explore at Pledgewatch")).to_have_attribute("href", url)
    for name in ("stSidebar", "stMainMenu", "stButtonGroup", "stMultiSelect"):
        expect(frame.get_by_test_id(name)).to_have_count(0)
    # The frame gets the height of its page: nothing in it scrolls.
    expect(page.locator("iframe")).not_to_have_attribute("height", "860")
    main = "document.querySelector('[data-testid=stMain]')"
    page.frames[1].wait_for_function(f"{main}.scrollHeight - {main}.clientHeight <= 1")


def test_a_whole_page_stands_in_no_frame(
    page: Page, site: Site, elsewhere: tuple[str, Path]
) -> None:
    address, folder = elsewhere
    (folder / "page.html").write_text(f'<iframe src="{site.address}/share-of-gdp"></iframe>')
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(f"{address}/page.html")


def test_what_the_dialog_offers_is_all_that_a_page_needs(
    page: Page, site: Site, elsewhere: tuple[str, Path]
) -> None:
    address, folder = elsewhere
    page.goto(f"{site.address}/reactions?stance=~support")
    page.get_by_role("button", name="Share").click()
    page.get_by_text("Embed in a web page").click()
    code, script = (
        page.get_by_role("dialog").locator("code").filter(has_text=code)
        for code in ("<iframe", "<script>")
    )
    html = code.inner_text() + script.inner_text()
    assert 'title="Who reacted how, when, and to what?"' in html
    # Messages from other senders do not change it.
    noise = "<script>postMessage(null); postMessage('x')</script>"
    (folder / "page.html").write_text(f"<!doctype html>{html}{noise}")
    page.goto(f"{address}/page.html")
    expect(page.frame_locator("iframe").locator(".js-plotly-plot")).to_be_visible()
    expect(page.locator("iframe")).not_to_have_attribute("height", "860")

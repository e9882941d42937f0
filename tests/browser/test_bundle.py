"""A bundle in a real browser without our server: from a plain file server, and from a disk."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site, new_context, watch
from tests.cli.terminal import WrittenBundle


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module", params=["file server", "disk"])
def bundle(request: pytest.FixtureRequest, real_bundle: WrittenBundle) -> Iterator[Site]:
    folder = real_bundle.folder
    if request.param == "disk":
        yield Site(folder.as_uri(), folder)
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", folder)
    server.shutdown()
    thread.join()
    server.server_close()


def test_its_charts_tables_and_evidence_open(page: Page, bundle: Site) -> None:
    seen = watch(page, bundle)
    page.goto(f"{bundle.address}/index.html")
    page.get_by_role("link", name="Reactions").click()
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    expect(page.locator("figure .on-wide")).to_have_count(0)
    row = page.get_by_role("row", name="Joe Biden").first
    row.get_by_text("4 facts").click()
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Evidence")).to_be_visible()
    expect(page.locator("blockquote, main p").first).to_be_visible()
    page.get_by_role("listitem").filter(has_text="Reactions:").get_by_role("link").first.click()
    expect(page.locator("tr:target")).to_contain_text("Joe Biden")
    page.get_by_role("link", name="Pledgewatch").click()
    page.get_by_role("link", name="Share of GDP").click()
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.get_by_role("link", name="Poland, 2024").first.click()
    expect(page.locator("tr:target")).to_contain_text("Poland")
    assert seen.foreign == []
    assert seen.complaints == []


def test_a_click_on_a_mark_leads_to_its_row(page: Page, bundle: Site) -> None:
    page.goto(f"{bundle.address}/claims/index.html")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    page.locator(".js-plotly-plot .point").first.click(force=True)
    expect(page.locator("tr.here")).to_be_in_viewport()
    expect(page.locator("tr.here")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_it_is_a_picture_that_fits(
    browser: Browser, bundle: Site, scheme: str
) -> None:
    context = new_context(
        browser,
        java_script_enabled=False,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    seen = watch(page, bundle)
    for path in sorted(bundle.store.glob("*/index.html")):
        if path.parent.name == "fact":
            continue
        page.goto(f"{bundle.address}/{path.parent.name}/index.html")
        picture = page.locator("figure .on-narrow > svg")
        expect(picture).to_be_visible()
        expect(page.locator("figure .on-wide")).to_be_hidden()
        box = picture.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert seen.foreign == []
    assert seen.complaints == []
    context.close()

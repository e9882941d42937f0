"""A downloaded chart, opened from disk without network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site, new_context, watch


@pytest.fixture
def chart(page: Page, site: Site, tmp_path: Path) -> Path:
    answer = page.request.get(f"{site.address}/api/v1/share-of-gdp.html?member=DEU~POL")
    assert answer.headers["content-disposition"].startswith("attachment")
    path = tmp_path / "chart.html"
    path.write_bytes(answer.body())
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_draws_by_itself_in_its_readers_colours(
    browser: Browser, chart: Path, site: Site, scheme: str
) -> None:
    context = new_context(
        browser, offline=True, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    seen = watch(page, Site(chart.as_uri(), chart))
    page.goto(chart.as_uri())
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    expect(page.get_by_role("heading")).to_contain_text("Poland spends most")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 23, 28)" if scheme == "dark" else "rgb(255, 255, 255)")
    for name in ("cloud", "Edit in Chart Studio", "Produced with Plotly"):
        expect(page.locator(f".modebar-btn[data-title*='{name}']")).to_have_count(0)
    page.locator(".js-plotly-plot .point").first.click(force=True)
    evidence = page.get_by_role("link", name="Open the evidence of this mark")
    wanted = f"{site.address}/share-of-gdp?member=DEU~POL&rev=1&mark="
    assert (evidence.get_attribute("href") or "").startswith(wanted)
    assert seen.foreign == []
    assert seen.complaints == []
    context.close()

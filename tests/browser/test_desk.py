"""The desk in a real browser: paste, check, accept, see the chart change, undo."""

import html
import json
import urllib.request

from playwright.sync_api import Browser, Page, expect

from dashboard.review.deciding import Decision, decide_all
from dashboard.review.queue import queue, waiting
from dashboard.settings import Settings
from dashboard.store.store import Store
from tests.browser.site import Site, new_context, watch

TEXT = """<b>Written for these tests</b> & nothing else, on 2024-07-02.

In 2023, twelve members met the 2% target, the tiny office said on Monday.

The plan is reckless and weakens every ally, Minister Ada Example said on Sunday.
"""
VIEW = "members-meeting-guideline"


def claims(site: Site) -> list[str]:
    """Return the marks of the chart with evidence in articles."""
    with urllib.request.urlopen(f"{site.address}/api/v1/{VIEW}.json?_shape=array") as answer:
        return [row["mark"] for row in json.load(answer) if "pasted" in str(row.get("evidence"))]


def paste(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/desk")
    page.get_by_label("Text or address").fill(TEXT)
    page.get_by_label("Publisher").fill("_The_ <i>Example</i>")
    page.get_by_role("button", name="Read and propose").click()
    expect(page.get_by_text("facts are proposed")).to_be_visible()


def press(page: Page, key: str, button: str) -> None:
    """Press a button's shortcut after the button is visible and the page is drawn."""
    expect(page.get_by_role("button", name=button).first).to_be_enabled()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.keyboard.press(key)


def test_paste_check_accept_and_undo(page: Page, own_site: Site) -> None:
    seen = watch(page, own_site)
    paste(page, own_site)
    # The article's text is shown literally, and the candidate's words are marked in it.
    expect(page.get_by_text("<b>Written for these tests</b> & nothing else")).to_be_visible()
    expect(page.locator("mark").first).to_contain_text("twelve members met the 2% target")
    assert claims(own_site) == []

    expect(page.get_by_text("members meeting guideline · 12 · 2023")).to_be_visible()
    press(page, "a", "Accept")
    expect(page.get_by_text("✓ members meeting guideline")).to_be_visible()
    page.get_by_role("button", name="What would change?").click()
    expect(page.get_by_text("Members at 2%: 1 row new")).to_be_visible()
    page.get_by_role("button", name="Save 1 as one revision").click()
    expect(page.get_by_text("Revision 3 is saved")).to_be_visible()
    assert len(claims(own_site)) == 1

    page.get_by_role("button", name="Undo revision 3").click()
    expect(page.get_by_text("Revision 4 is saved")).to_be_visible()
    assert claims(own_site) == []
    assert (seen.foreign, seen.complaints) == ([], [])


def test_a_file_sent_to_the_desk_becomes_an_article(page: Page, own_site: Site) -> None:
    seen = watch(page, own_site)
    page.goto(f"{own_site.address}/desk")
    paragraphs = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in TEXT.split("\n\n"))
    content = f"<!doctype html><html lang=en><body><article>{paragraphs}</article></body></html>"
    field = page.locator("input[type=file]")
    field.set_input_files(
        {"name": "<i>a</i>.html", "mimeType": "text/html", "buffer": content.encode()}
    )
    page.get_by_label("Publisher").fill("The Example")
    page.get_by_label("Published on").fill("2024-07-02")
    expect(page.get_by_text("<i>a</i>.html")).to_be_visible()
    page.get_by_role("button", name="Read and propose").click()
    expect(page.get_by_text("facts are proposed")).to_be_visible()
    expect(page.locator("mark").first).to_contain_text("twelve members met the 2% target")
    expect(page.get_by_text("<i>a</i>.html")).to_have_count(0)

    page.get_by_text("Add an article").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": bytes(range(256))}
    )
    expect(page.get_by_text("a.txt")).to_be_visible()
    page.get_by_role("button", name="Read and propose").click()
    expect(page.get_by_text("a.txt is not text in UTF-8.")).to_be_visible()
    assert (seen.foreign, seen.complaints) == ([], [])


def test_the_second_to_save_is_told_what_changed(page: Page, own_site: Site) -> None:
    paste(page, own_site)
    expect(page.get_by_text("○ members meeting guideline")).to_be_visible()
    press(page, "a", "Accept")
    expect(page.get_by_role("button", name="Save 1 as one revision")).to_be_visible()

    store = Store(Settings.from_environment().at(own_site.store))
    (article,) = waiting(store)
    every = queue(store, article.source_id).facts
    decide_all(store, [Decision(fact.fact_id, False) for fact in every], "the other one")

    page.get_by_role("button", name="Save 1 as one revision").click()
    expect(page.get_by_text("by the other one")).to_be_visible()
    assert store.ledger.head() == 3


def test_keys_alone_review_and_a_reload_finds_it_again(
    page: Page, browser: Browser, own_site: Site
) -> None:
    paste(page, own_site)
    # The form is closed to give room to the review.
    expect(page.get_by_label("Text or address")).to_be_hidden()
    press(page, "a", "Accept")
    expect(page.get_by_role("button", name="Save 1 as one revision")).to_be_visible()
    press(page, "x", "Reject")
    save = page.get_by_role("button", name="Save 2 as one revision")
    expect(save).to_be_visible()
    page.reload()
    expect(save).to_be_visible()

    other = new_context(browser).new_page()
    other.goto(f"{own_site.address}/desk")
    expect(other.get_by_role("button", name="Accept")).to_be_visible()
    expect(other.get_by_role("button", name="Save")).to_have_count(0)
    other.context.close()

    press(page, "s", "Save 2 as one revision")
    expect(page.get_by_text("Revision 3 is saved")).to_be_visible()
    article = page.url
    page.get_by_role("link", name="Reactions").click()
    expect(page.get_by_role("button", name="Share")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Decided here: 2")).to_be_visible()
    assert page.url == article
    page.get_by_role("button", name="Undo revision 3").focus()
    press(page, "u", "Undo revision 3")
    expect(page.get_by_text("Revision 4 is saved")).to_be_visible()


def test_on_a_phone_nothing_runs_off_the_page(browser: Browser, own_site: Site) -> None:
    context = new_context(browser, viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = context.new_page()
    paste(page, own_site)
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()

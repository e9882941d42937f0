"""The desk in Streamlit: refused visitors, and a new check of the editor at every write."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.articles.text_reader import read_text
from dashboard.review.adding import add_article
from dashboard.store.store import Store
from dashboard.ui.script_context import install
from dashboard.views.app_context import AppContext

pytestmark = pytest.mark.slow

TEXT = "Written for these tests on 2024-07-02.\n\nIn 2023, ten members met the 2% target.\n"


@pytest.fixture
def store(tiny_store: Store) -> Store:
    add_article(tiny_store, read_text(TEXT, label="written"), "adder")
    install(AppContext(tiny_store.settings, tiny_store, admission=lambda *_: "ada"))
    return tiny_store


def desk() -> AppTest:
    def script() -> None:
        from dashboard.ui.desk.desk_page import show_desk
        from dashboard.ui.script_context import app_context

        show_desk(app_context())

    return AppTest.from_function(script, default_timeout=60)


def test_from_afar_without_a_sign_in_there_is_no_desk(store: Store) -> None:
    settings = replace(store.settings, host="0.0.0.0", editors=("ada@example.org",))
    install(AppContext(settings, store))
    page = desk().run()
    assert not page.exception
    assert "editors who have signed in" in page.text[0].value
    assert not page.text_area


def test_a_write_asks_again_who_it_is(store: Store) -> None:
    present = ["ada"]
    admission = lambda *_: present[0] if present else None  # noqa: E731
    install(AppContext(store.settings, store, admission=admission))
    opened = desk().run()
    assert not opened.exception
    button(opened, "Accept").click().run()
    head = store.ledger.head()
    button(opened, "Save 1 as one revision").click().run()
    assert store.ledger.head() == head + 1
    # If an editor is removed from the list, an open page cannot write any more.
    undo = button(opened, f"Undo revision {head + 1}")
    present.clear()
    undo.click().run()
    assert store.ledger.head() == head + 1


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-07-11", ["President (2017–2021)"]),
        ("2025-06", ["President"]),
        ("2023-01-01", ["President", "President (2017–2021)"]),  # neither: the reviewer decides
        (None, ["President", "President (2017–2021)"]),
    ],
)
def test_an_official_has_the_role_of_the_day(day: str | None, expected: list[str]) -> None:
    from dashboard.ui.desk.candidate_card import roles_on

    rows = pd.DataFrame(
        {
            "role": ["President", "President (2017–2021)"],
            "since": pd.to_datetime(["2025-01-20", "2017-01-20"]),
            "until": pd.to_datetime(["2026-08-31", "2021-01-20"]),
        }
    )
    assert list(roles_on(rows, day)["role"]) == expected


def test_a_changed_article_offers_to_move_what_still_stands(store: Store) -> None:
    url = "https://example.org/ten"
    said = "Minister Ada Example said on Sunday that the plan was reckless.\n"
    first = add_article(store, read_text(f"{TEXT}\n{said}", url=url), "adder")
    add_article(store, read_text(f"Corrected.\n\n{TEXT}", url=url), "adder")
    opened = desk().run()
    opened.selectbox(key="desk_article").select(first.article.source.source_id).run()
    assert not opened.exception
    text = " ".join(element.value for element in opened.text)
    assert "text no. 2 is its newest" in text
    assert "1 fact no longer stands in it" in text
    move = next(button for button in opened.button if button.label.startswith("Move"))
    move.click().run()
    assert not opened.exception
    assert "moved to version 2" in opened.success[0].value
    assert not [button for button in opened.button if button.label.startswith("Move")]


def test_a_feed_lists_its_entries_and_marks_those_that_are_known(store: Store) -> None:
    from dashboard.articles.intake import Entry
    from dashboard.ui.desk.feed_form import FEED

    add_article(store, read_text(TEXT + "More.\n", url="https://example.org/one"), "adder")
    opened = desk()
    opened.session_state[FEED] = [
        Entry("https://www.example.org/one?utm_source=feed", "<b>One</b>", "2024-07-02"),
        Entry("http://127.0.0.1/two", "Two", None),
    ]
    opened.run()
    assert not opened.exception
    (entries,) = opened.multiselect
    assert entries.options == ["✓ in the store · 2024-07-02 · <b>One</b>", "no day · Two"]
    # Addresses in a feed are fetched with the same checks as a user's.
    head = store.ledger.head()
    entries.select(entries.options[1]).run()
    button(opened, "Add the chosen").click().run()
    assert not opened.exception
    assert "not an address on the public internet" in opened.warning[0].value.replace("\\", "")
    assert store.ledger.head() == head
    button(opened, "Close the feed").click().run()
    assert not opened.multiselect


def test_a_feed_that_was_added_leaves_an_empty_form(store: Store) -> None:
    from dashboard.articles.intake import Entry
    from dashboard.system.fetch import Fetched
    from dashboard.ui.desk import feed_form as feed

    web = Fetched("https://example.org/one", "text/plain", TEXT.encode())
    install(
        AppContext(store.settings, store, admission=lambda *_: "ada", fetch=lambda *_, **__: web)
    )
    opened = desk()
    opened.session_state[feed.FEED] = [Entry("https://example.org/one", "One", "2024-07-02")]
    opened.session_state["desk_text"] = "https://example.org/feed"
    opened.run()
    (entries,) = opened.multiselect
    entries.select(entries.options[0]).run()
    button(opened, "Add the chosen").click().run()
    assert not opened.exception
    assert "proposed from One" in opened.success[0].value
    assert opened.text_area(key="desk_text").value == ""
    assert not opened.multiselect


def test_an_official_brings_the_organisation_and_the_role(store: Store) -> None:
    said = "On 2024-02-12, Minister Cy Sample said on Sunday that the plan was reckless.\n"
    added = add_article(store, read_text(said), "adder")
    opened = desk().run()
    opened.selectbox(key="desk_article").select(added.article.source.source_id).run()
    (fact,) = added.candidates
    opened.selectbox(key=f"desk_{fact.fact_id}_about").select("tiny_remark").run()
    assert "matched to no official" in " ".join(caption.value for caption in opened.caption)
    opened.selectbox(key=f"desk_{fact.fact_id}_official_id").select("ada-example").run()
    assert not opened.exception
    assert not opened.warning
    assert opened.selectbox(key=f"desk_{fact.fact_id}_organisation_id").value == "germany"
    assert opened.text_input(key=f"desk_{fact.fact_id}_role").value == "Minister"
    assert "matched to no official" not in " ".join(caption.value for caption in opened.caption)


def button(page: AppTest, label: str) -> Any:
    return next(button for button in page.button if button.label == label)


def test_of_many_facts_a_notice_names_a_few() -> None:
    from dashboard.ui.desk.session_messages import saved_sentence

    assert saved_sentence(3, "accepted: a, b; rejected: c") == (
        "Revision 3 is saved: accepted: a, b; rejected: c."
    )
    many = saved_sentence(4, "accepted: " + ", ".join(f"f{at}" for at in range(34)))
    assert many.endswith("f6, f7 and 26 more.")

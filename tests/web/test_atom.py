"""The Atom feed: the news of the home page, each entry a link to the view of its finding."""

from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest

from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.news import News, news
from dashboard.views.queries import choices
from dashboard.views.result import evaluate, view_filters
from dashboard.views.url import parse
from dashboard.web.atom import atom

_ATOM = "{http://www.w3.org/2005/Atom}"
_UPDATED = "2026-11-24T12:00:00+00:00"


@pytest.fixture
def news_items(app: AppContext) -> list[News]:
    return news(app, app.store.current())


def test_news_tell_of_the_newest_release_and_the_last_article(news_items: list[News]) -> None:
    assert {entry.about.split(",")[0] for entry in news_items} == {
        "NATO release of July 2026",
        "Article: CNN",
    }
    assert {entry.slug for entry in news_items} >= {
        "claims",
        "revisions",
        "members-meeting-guideline",
    }


def test_every_entry_links_to_the_view_that_shows_it(
    news_items: list[News], app: AppContext
) -> None:
    feed = ElementTree.fromstring(atom(news_items, "https://example.org/", _UPDATED))
    elements = feed.findall(f"{_ATOM}entry")
    assert [element.findtext(f"{_ATOM}title") for element in elements] == [
        entry.finding for entry in news_items
    ]
    snapshot = app.store.current()
    for element in elements:
        link = element.find(f"{_ATOM}link")
        assert link is not None
        where = urlsplit(link.attrib["href"])
        view = views()[where.path.lstrip("/")]
        filters = view_filters(app, view)
        state, invalid = parse(parse_qsl(where.query), filters, choices(app, snapshot))
        assert not invalid
        assert evaluate(app, view, snapshot, state).finding == element.findtext(f"{_ATOM}title")


def test_an_entry_is_the_same_until_its_finding_changes(news_items: list[News]) -> None:
    def ids(items: list[News]) -> list[str | None]:
        feed = ElementTree.fromstring(atom(items, "https://example.org", _UPDATED))
        return [entry.findtext(f"{_ATOM}id") for entry in feed.findall(f"{_ATOM}entry")]

    assert ids(news_items) == ids(news_items)
    assert len(set(ids(news_items))) == len(news_items)
    first = news_items[0]
    other = News(first.published_on, first.about, "Other", first.slug, first.parameters)
    assert ids([first]) != ids([other])


def test_what_a_source_is_called_stays_text(news_items: list[News]) -> None:
    hostile = News(
        news_items[0].published_on, "<b>&amp;</b>", "]]><script>", "claims", {"source": "~a&b"}
    )
    feed = ElementTree.fromstring(atom([hostile], "https://example.org", _UPDATED))
    entry = feed.find(f"{_ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{_ATOM}title") == "]]><script>"
    assert entry.findtext(f"{_ATOM}summary") == "<b>&amp;</b>"

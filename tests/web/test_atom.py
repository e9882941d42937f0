"""The Atom feed: the news of home, each entry a link that shows what it says."""

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
def found(app: AppContext) -> list[News]:
    return news(app, app.store.current())


def test_news_tell_of_the_newest_release_and_the_last_article(found: list[News]) -> None:
    assert {one.about.split(",")[0] for one in found} == {
        "NATO release of July 2026",
        "Article: CNN",
    }
    assert {one.slug for one in found} >= {"claims", "revisions", "members-meeting-guideline"}


def test_every_entry_links_to_the_view_that_shows_it(found: list[News], app: AppContext) -> None:
    feed = ElementTree.fromstring(atom(found, "https://example.org/", _UPDATED))
    entries = feed.findall(f"{_ATOM}entry")
    assert [entry.findtext(f"{_ATOM}title") for entry in entries] == [one.finding for one in found]
    snapshot = app.store.current()
    for entry in entries:
        link = entry.find(f"{_ATOM}link")
        assert link is not None
        where = urlsplit(link.attrib["href"])
        view = views()[where.path.lstrip("/")]
        filters = view_filters(app, view)
        state, invalid = parse(parse_qsl(where.query), filters, choices(app, snapshot))
        assert not invalid
        assert evaluate(app, view, snapshot, state).finding == entry.findtext(f"{_ATOM}title")


def test_an_entry_is_the_same_until_its_finding_changes(found: list[News]) -> None:
    def ids(items: list[News]) -> list[str | None]:
        feed = ElementTree.fromstring(atom(items, "https://example.org", _UPDATED))
        return [entry.findtext(f"{_ATOM}id") for entry in feed.findall(f"{_ATOM}entry")]

    assert ids(found) == ids(found)
    assert len(set(ids(found))) == len(found)
    first = found[0]
    other = News(first.published_on, first.about, "Other", first.slug, first.parameters)
    assert ids([first]) != ids([other])


def test_what_a_source_is_called_stays_text(found: list[News]) -> None:
    hostile = News(
        found[0].published_on, "<b>&amp;</b>", "]]><script>", "claims", {"source": "~a&b"}
    )
    feed = ElementTree.fromstring(atom([hostile], "https://example.org", _UPDATED))
    entry = feed.find(f"{_ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{_ATOM}title") == "]]><script>"
    assert entry.findtext(f"{_ATOM}summary") == "<b>&amp;</b>"

"""Intake of articles, on benign and hostile pages and feeds written for these tests."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dashboard.articles.intake import at_address, entries_of, from_address, from_file
from dashboard.articles.sandboxed_reader import READING
from dashboard.errors import InputError
from dashboard.system.fetch import Fetched

WORDS = (
    "The tiny office said on Monday that ten members met the 2% target in 2023, and that the "
    "others were expected to follow in the years to come, as it had told them before."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Ten members at the target</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-07-02T10:00:00Z">
<link rel="canonical" href="https://example.org/ten"></head>
<body><nav>Home · News · Sport</nav><article><h1>Ten members at the target</h1>
<p>{WORDS}</p><p>It was a good year &amp; a long one.</p></article>
<script>alert("never")</script><footer>All rights</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Tiny news</title>
<item><title>One</title><link>https://example.org/one</link>
<pubDate>Tue, 02 Jul 2024 10:00:00 GMT</pubDate></item>
<item><title>Two &lt;b&gt;bold&lt;/b&gt;</title><link>https://example.org/two</link></item>
<item><title>No address</title></item></channel></rss>"""


ASKED = "https://example.org/asked"


def answering(content: str | bytes, media_type: str = "text/html") -> Any:
    body = content.encode("utf-8") if isinstance(content, str) else content
    return lambda url, **_: Fetched(ASKED, media_type, body)


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"  # the content counts, not the name
    path.write_text(PAGE, "utf-8")
    for article in (
        from_file(path, {}),
        from_address("https://example.org/ten", {}, answering(PAGE)),
    ):
        source = article.source
        assert WORDS in article.text
        assert "It was a good year & a long one." in article.text
        assert "alert" not in article.text
        assert "Sport" not in article.text
        assert (source.title, source.publisher) == ("Ten members at the target", "The Example")
        assert (source.published_on, source.url) == ("2024-07-02", "https://example.org/ten")


def test_what_the_user_says_goes_first() -> None:
    given = {"publisher": "Another", "published_on": "2024-07-03", "title": None}
    source = from_address("https://example.org/ten", given, answering(PAGE)).source
    assert (source.publisher, source.published_on) == ("Another", "2024-07-03")
    assert source.title == "Ten members at the target"


def test_plain_text_at_an_address_is_taken_as_it_stands() -> None:
    article = from_address("https://example.org/t", {}, answering(WORDS, "text/plain"))
    assert article.text == WORDS
    assert article.source.url == "https://example.org/asked"


@pytest.mark.parametrize(
    "content",
    [
        "<html>" + "<div>" * 300_000,
        "<html>" + "<!--" * 50_000,
        "<html><![",
        "<html><body></body></html>",
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY b{i} "{"&a;" * 99}">' for i in range(9))
        + "]><a>&b8;</a>",
    ],
    ids=["nested", "comments", "torn", "empty", "entities"],
)
def test_a_hostile_page_is_refused_or_read_but_holds_nobody_up(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(content, "utf-8")
    begun = time.monotonic()
    with pytest.raises(InputError):
        from_file(path, {})
    assert time.monotonic() - begun < 4 * READING.seconds


def test_files_by_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "words.html"
    path.write_bytes(WORDS.encode("utf-16"))
    assert from_file(path, {}).text == WORDS
    for content, message in [
        (b"", "is empty"),
        (b"\x7fELF\x00\x01", "is not"),
        (b"\xff\xfe\x00", "is not text"),
        (b"MZ" + bytes(20), "is not plain text"),
        (("a " * 1_100_000).encode(), "longer than"),
    ]:
        path.write_bytes(content)
        with pytest.raises(InputError, match=message):
            from_file(path, {})


@pytest.mark.parametrize(
    "text",
    [
        "Die Verteidigungsausgaben der Bündnispartner sind im vergangenen Jahr deutlich gestiegen. "
        * 8,
        "Les dépenses de défense des alliés ont fortement augmenté au cours de la dernière année. "
        * 8,
        "Расходы союзников на оборону заметно выросли за последний год, сообщили в ведомстве. " * 8,
    ],
    ids=["German", "French", "Russian"],
)
def test_another_language_is_said_and_not_guessed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="does not read as English"):
        from_file(path, {})


def test_a_feed_gives_its_entries() -> None:
    entries = entries_of("https://example.org/feed", answering(FEED, "application/rss+xml"))
    assert [(entry.url, entry.published_on) for entry in entries] == [
        ("https://example.org/one", "2024-07-02"),
        ("https://example.org/two", None),
    ]


def test_an_address_is_an_article_or_a_feed_by_what_it_answers() -> None:
    for media_type in ("application/rss+xml", "application/xml", "text/xml"):
        entries = at_address("https://example.org/feed", {}, answering(FEED, media_type))
        assert isinstance(entries, list)
        assert entries[0].title == "One"
    article = at_address("https://example.org/ten", {}, answering(PAGE))
    assert not isinstance(article, list)
    assert WORDS in article.text
    with pytest.raises(InputError):
        at_address("https://example.org/x", {}, answering("<?xml?><a/>", "application/xml"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PAGE, "is not a feed"),
        ("no feed at all", "is not a feed"),
        ('<rss version="2.0"><channel><title>T</title></channel></rss>', "has no entries"),
    ],
)
def test_what_is_no_feed_is_said(content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        entries_of("https://example.org/feed", answering(content))


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ("https://example.org/other", "https://example.org/other"),
        ("https://www.example.org/other", "https://www.example.org/other"),
        ("https://nato.example/report", ASKED),
        ("javascript:alert(1)", ASKED),
        ("https://[", ASKED),
    ],
)
def test_a_page_speaks_for_its_own_host_alone(claimed: str, expected: str) -> None:
    page = PAGE.replace("https://example.org/ten", claimed)
    assert from_address(ASKED, {}, answering(page)).source.url == expected


@pytest.mark.parametrize(
    "entities",
    [
        "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(1, 12)),
        "<!ENTITY a12 SYSTEM 'file:///etc/hostname'>",
        "<!ENTITY a12 SYSTEM 'http://127.0.0.1:9/'>",
    ],
    ids=["bomb", "file", "address"],
)
def test_what_a_feed_declares_is_not_unfolded(entities: str) -> None:
    declared = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a1 'aaaaaaaaaa'>{entities}]>"
    feed = FEED.split("?>", 1)[-1].replace("<title>One", "<title>&a12;One")
    begun = time.monotonic()
    with suppress(InputError):
        for entry in entries_of(ASKED, answering(declared + feed, "application/rss+xml")):
            assert len(entry.title) < 1000
    assert time.monotonic() - begun < 4 * READING.seconds

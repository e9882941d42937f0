"""Read an article from a file, a web address or a feed, or raise InputError."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.articles.sandboxed_reader import read_in_sandbox
from dashboard.articles.text_reader import decode_text, read_bytes, read_text
from dashboard.errors import InputError
from dashboard.facts.article import Article
from dashboard.system.fetch import Fetched, fetch
from dashboard.text.plain import printable

Fetch = Callable[..., Fetched]

Given = Mapping[str, str | None]
"""A user's metadata of an article: ``publisher``, ``title``, ``url``, ``published_on``."""

_FEEDS = ("application/rss+xml", "application/atom+xml")
_FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


@dataclass(frozen=True)
class Entry:
    """One entry of a feed."""

    url: str
    title: str
    published_on: str | None


def is_address(words: str) -> bool:
    """Return whether text is a web address and not a file's name."""
    return words.lower().startswith(("http://", "https://"))


def from_file(path: Path, given: Given) -> Article:
    """Return the article in a text or HTML file; the content decides the type, not the name.

    `given` has priority over the file's own metadata. Raises InputError.
    """
    return from_content(read_bytes(path), path.name, given)


def from_content(content: bytes, name: str, given: Given) -> Article:
    """Return the article in the content of a file named `name`, as `from_file` does."""
    label = printable(name)
    if _is_markup(content):
        return _from_page(content, label, given.get("url") or "", given)
    return _read(decode_text(content, label), label, given)


def from_address(url: str, given: Given, ask: Fetch = fetch) -> Article:
    """Return the article at a web address; raise the InputError of `fetch`."""
    return _from_fetched(ask(url), url, given)


def _from_fetched(response: Fetched, url: str, given: Given) -> Article:
    if response.media_type == "text/plain":
        text = decode_text(response.content, printable(url))
        return _read(text, printable(response.url), {"url": response.url, **_set(given)})
    return _from_page(response.content, printable(url), response.url, given)


def at_address(url: str, given: Given, ask: Fetch = fetch) -> Article | list[Entry]:
    """Return the article at a web address, or the entries of a feed.

    Raises InputError as `from_address` and `entries_of` do.
    """
    response = ask(url, feeds=True)
    begins = response.content[:2000].lower()
    if response.media_type in _FEEDS or any(root in begins for root in _FEED_ROOTS):
        return _entries(response.content, url)
    return _from_fetched(response, url, given)


def entries_of(url: str, ask: Fetch = fetch) -> list[Entry]:
    """Return the entries of the RSS or Atom feed at an address, in the feed's order.

    Raises InputError for other content, and for a feed without entries.
    """
    return _entries(ask(url, feeds=True).content, url)


def _entries(content: bytes, url: str) -> list[Entry]:
    feed = read_in_sandbox("feed", content)
    if not feed["is_feed"]:
        raise InputError(
            f"{printable(url, 80)} is not a feed.", "Give the address of an RSS or Atom feed."
        )
    entries = [
        Entry(
            str(entry["url"]), printable(str(entry["title"] or entry["url"])), entry["published_on"]
        )
        for entry in feed["entries"]
    ]
    if not entries:
        raise InputError(f"{printable(url, 80)} has no entries.", "Try again later.")
    return entries


def _from_page(content: bytes, label: str, url: str, given: Given) -> Article:
    page = read_in_sandbox("page", content, url)
    if not page.get("text"):
        raise InputError(f"No article was found in {label}.", "Paste the article's text instead.")
    metadata = {name: page.get(name) for name in ("publisher", "title", "published_on")}
    fields = {**metadata, "url": _own_address(page.get("url"), url), **_set(given)}
    return _read(_normalised(str(page["text"])), label, fields)


def _own_address(claimed: str | None, url: str) -> str | None:
    """Return the page's canonical address if it is on the host that served the page.

    Otherwise any page could pass for the next version of another site's article.
    """
    try:
        own, fetched = urlsplit(claimed or ""), urlsplit(url)
    except ValueError:
        return url or None
    hosts = {parts.netloc.lower().removeprefix("www.") for parts in (own, fetched)}
    is_web = own.scheme in ("http", "https") and (claimed or "").isprintable()
    return claimed if is_web and (not url or len(hosts) == 1) else url or None


def _read(text: str, label: str, given: Given) -> Article:
    return read_text(
        text,
        label=label,
        publisher=given.get("publisher"),
        title=given.get("title"),
        url=given.get("url"),
        published_on=given.get("published_on"),
    )


def _set(given: Given) -> dict[str, str | None]:
    return {name: value for name, value in given.items() if value}


def _is_markup(content: bytes) -> bool:
    return content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP)


def _normalised(text: str) -> str:
    """Normalise a page's text: composed letters, one kind of line end, no control characters."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    cleaned = "".join(c for c in lines if c in "\t\n" or unicodedata.category(c) != "Cc")
    return "\n\n".join(line for line in cleaned.split("\n") if line.strip()) + "\n"

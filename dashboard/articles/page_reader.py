"""Extract the article from a page's HTML and the entries from a feed; run in the sandbox."""

import json
import sys
from typing import Any

MOST_ENTRIES = 50


def print_result(kind: str, url: str) -> None:
    """Read bytes from standard input and print the page or feed as a JSON object."""
    content = sys.stdin.buffer.read()
    result = read_page(content, url) if kind == "page" else read_feed(content)
    sys.stdout.write(json.dumps(result))


def read_page(content: bytes, url: str) -> dict[str, Any]:
    """Return a page's title, publisher, day (ISO 8601), address and text; None for missing ones."""
    import trafilatura
    from htmldate import find_date

    document = trafilatura.bare_extraction(
        content,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
    )
    if document is None:
        return {"text": None}
    about = document if isinstance(document, dict) else document.as_dict()
    tree = trafilatura.load_html(content)
    day = find_date(tree, url=url or None, original_date=True, extensive_search=False)
    return {
        "title": about.get("title"),
        "publisher": about.get("sitename") or about.get("hostname"),
        "published_on": day or about.get("date"),
        "url": about.get("url") or url or None,
        "text": about.get("text"),
    }


def read_feed(content: bytes) -> dict[str, Any]:
    """Return whether the content is a feed, and its entries with address, title and day."""
    import feedparser

    parsed = feedparser.parse(content)
    entries = []
    for entry in parsed.entries[:MOST_ENTRIES]:
        day = entry.get("published_parsed") or entry.get("updated_parsed")
        entries.append(
            {
                "url": entry.get("link"),
                "title": entry.get("title"),
                "published_on": "{:04d}-{:02d}-{:02d}".format(*day[:3]) if day else None,
            }
        )
    return {
        "is_feed": bool(parsed.version),
        "entries": [entry for entry in entries if entry["url"]],
    }

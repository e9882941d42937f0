"""Sources: articles, official releases and datasets that rows rest on."""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from pydantic import Field

from dashboard.facts.row import Code, Edtf, Row


class Source(Row):
    """One source; `published_on` is its own date, `url` where a reader finds it."""

    table: ClassVar[str] = "sources"
    key_fields: ClassVar[tuple[str, ...]] = ("source_id",)

    source_id: Code
    publisher: str
    title: str
    published_on: Edtf | None = None
    url: str | None = None
    licence: str
    read_as: str
    """What was read: the document itself, a copy, an excerpt."""
    text_sha256: str | None = None
    """Of an article whose text the store may hold; the newest that was read."""
    version: int | None = Field(default=None, ge=2)
    """Which text of its address that is, from the second on."""
    copy_of: Code | None = None
    """The source of which this is the same text elsewhere; both count as one."""
    note: str | None = None


_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid)=")


def normalised_address(url: str | None) -> str | None:
    """Return an article's address without spelling differences; None for none and for a front page.

    Neither http or https, ``www.``, a slash at the end, the fragment, nor what mail programs and
    networks add makes another article.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    query = [part for part in parts.query.split("&") if part and not _TRACKING.match(part)]
    path = parts.path.rstrip("/")
    if parts.scheme not in ("http", "https") or not parts.netloc or not (path or query):
        return None
    host = parts.netloc.lower().removeprefix("www.")
    return "?".join(filter(None, (host + path, "&".join(query))))

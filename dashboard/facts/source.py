"""Sources of rows: articles, official releases and datasets."""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from pydantic import Field

from dashboard.facts.row import Code, Edtf, Row


class Source(Row):
    """One source; `published_on` is its own date, `url` its address for readers."""

    table: ClassVar[str] = "sources"
    key_fields: ClassVar[tuple[str, ...]] = ("source_id",)

    source_id: Code
    publisher: str
    title: str
    published_on: Edtf | None = None
    url: str | None = None
    licence: str
    read_as: str
    """The form that was read: the document itself, a copy, an excerpt."""
    text_sha256: str | None = None
    """Hash of an article's newest text, which the store may contain."""
    version: int | None = Field(default=None, ge=2)
    """Number of that text among those of its address, from the second on."""
    copy_of: Code | None = None
    """The source whose text this one copies; both count as one."""
    note: str | None = None


_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid)=")


def normalised_address(url: str | None) -> str | None:
    """Return an article's normalised address; None without an address and for a front page.

    Scheme, ``www.``, a final slash, the fragment, and tracking parameters do not make another
    article.
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

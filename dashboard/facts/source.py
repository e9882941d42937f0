"""Sources: articles, official releases and datasets that rows rest on."""

from typing import ClassVar

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
    """Of an article whose text the store may hold."""
    note: str | None = None

"""Citable items: a view at one revision, or a source, each with its day of reading."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

PUBLISHER = "Pledgewatch"
MONTHS = (
    "January February March April May June July August September October November December"
).split()
"""English names of months for both styles, independent of the machine's language."""

Kind = Literal["dataset", "report", "webpage"]


@dataclass(frozen=True)
class Citable:
    """One item to cite; each of its texts is one line, because citations have no line breaks."""

    key: str
    """Citation key in a bibliography file: letters, digits, ``_``, ``-`` and ``.``."""
    kind: Kind
    author: str
    title: str
    issued: str | None
    """A day, month or year (EDTF level 0), or None if unknown."""
    read_on: date
    url: str | None
    version: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("author", "title", "version", "note"):
            object.__setattr__(self, name, one_line(getattr(self, name)))
        object.__setattr__(self, "key", re.sub(r"[^A-Za-z0-9_.-]", "_", self.key))

    @property
    def issued_parts(self) -> list[int]:
        """Year, month and day of `issued`, without unknown parts."""
        return [int(part) for part in self.issued.split("-")] if self.issued else []


def one_line(text: str) -> str:
    """Replace every run of spaces, line ends and control characters by one space."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())


def of_view(
    slug: str,
    title: str,
    revision: int,
    recorded_at: str,
    pinned: str,
    read_on: date,
    release: str | None = None,
    credit: str = "",
) -> Citable:
    """Return the Citable of a view at `revision` (recorded at an ISO 8601 time) and `pinned` address.

    `release` is the short title of the shown NATO release, `credit` the source of the figures.
    """
    ending = f", NATO release of {release}" if release else ""
    return Citable(
        key=f"pledgewatch_{slug}_{revision}",
        kind="dataset",
        author=PUBLISHER,
        title=title,
        issued=recorded_at[:10],
        read_on=read_on,
        url=pinned,
        version=f"Revision {revision}{ending}",
        note=credit,
    )


def of_source(
    source_id: str,
    publisher: str,
    title: str,
    published: str | None,
    url: str | None,
    read_on: date,
    is_release: bool = False,
) -> Citable:
    """Return the Citable of a source by its publisher; a release of figures is a report."""
    return Citable(
        key=source_id,
        kind="report" if is_release else "webpage",
        author=publisher,
        title=title,
        issued=published,
        read_on=read_on,
        url=url,
    )

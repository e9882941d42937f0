"""Finds which official a text means, by name or by the office that somebody held on that day."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from dashboard.facts.official import Official

_Text = dict[str, str | None]
_HEADS_OF_STATE = ("president", "prime minister", "chancellor", "federal president")
_OFFICES = {
    "president": ("president",),
    "prime minister": ("prime minister",),
    "premier": ("prime minister",),
    "chancellor": ("chancellor",),
    "leader": _HEADS_OF_STATE,
    "secretary general": ("secretary general",),
    "secretary-general": ("secretary general",),
    "chief": ("secretary general",),
    "foreign minister": ("foreign minister",),
    "foreign secretary": ("foreign secretary",),
    "defence minister": ("defence minister", "minister of defence", "minister of national defence"),
    "defense minister": ("defence minister", "minister of defence", "minister of national defence"),
}
"""Words of an office in a text → the roles in ``officials.csv`` that they may mean."""

_NOT_IN_OFFICE = ("former ", "ex-", "then-", "deputy ", "vice ", "vice-", "-elect", "candidate")


@dataclass(frozen=True)
class Officials:
    """The recorded officials with their terms, and the state of each organisation, if it has one."""

    rows: tuple[Official, ...] = ()
    states: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def from_text(cls, officials: Iterable[_Text], organisations: Iterable[_Text]) -> Self:
        """Make it of the rows of both tables as they are recorded; raises DataError."""
        rows = (Official.from_text(row, f"official {row['official_id']}") for row in officials)
        return cls(tuple(rows), {str(row["organisation_id"]): row["iso3"] for row in organisations})

    def meant(
        self, name: str, role: str | None, iso3: str | None, day: str | None
    ) -> Official | None:
        """Return the one official in a role on `day` (EDTF) whom these words mean, or None.

        A name goes before an office; a surname or an office that several share means nobody.
        """
        if day is None:
            return None
        serving = [row for row in self.rows if _serves(row, day)]
        named = [row for row in serving if _is_name(_plain(row.name), _plain(name))]
        if named:
            return _one(named)
        offices = _offices(f"{role or ''} {name}") if role is None else ()
        body = "nato" if "nato" in _plain(name).split() else None
        holders = [
            row
            for row in serving
            if row.role.lower() in offices
            and (row.organisation_id == body if body else self._state(row) == iso3 is not None)
        ]
        return _one(holders)

    def _state(self, row: Official) -> str | None:
        return self.states.get(row.organisation_id)


def _one(rows: Iterable[Official]) -> Official | None:
    found = {row.official_id: row for row in rows}
    return next(iter(found.values())) if len(found) == 1 else None


def _serves(row: Official, day: str) -> bool:
    """Whether a source shows the official in the role on `day`; a term open at its end is not."""
    first, last = row.held_from or row.attested_from, row.held_to or row.attested_to
    width = min(len(first), len(day))
    return first[:width] <= day[:width] and day[: len(last)] <= last[: len(day)]


def _is_name(known: str, given: str) -> bool:
    known_words, words = known.split(), given.split()
    if not words or words[-1] != known_words[-1]:
        return known_words == words
    return len(words) == 1 or words[0] == known_words[0]


def _offices(words: str) -> tuple[str, ...]:
    low = words.lower()
    if any(word in low for word in _NOT_IN_OFFICE):
        return ()
    best = max((office for office in _OFFICES if low.endswith(office)), key=len, default=None)
    return _OFFICES[best] if best else ()


def _plain(name: str) -> str:
    """Lower case without accents, hyphens and a leading article, so that spellings meet."""
    letters = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    low = letters.encode("ascii", "ignore").decode().lower().replace("-", " ")
    return low.removeprefix("the ").strip()

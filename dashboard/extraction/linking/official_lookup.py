"""Finds which official a text means, by name or by the office that somebody held on that day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from dashboard.extraction.linking.offices import Office, office_meant, plain, says_former
from dashboard.facts.official import Official

_Text = dict[str, str | None]
_BODIES = dict.fromkeys(("no 10", "number 10", "10 downing street", "number ten"), "downing street")
"""Other names of a body → that in ``officials.csv``."""


@dataclass(frozen=True)
class Officials:
    """The recorded officials with their terms, and the name and state of each organisation."""

    rows: tuple[Official, ...] = ()
    states: Mapping[str, str | None] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_text(cls, officials: Iterable[_Text], organisations: Iterable[_Text]) -> Self:
        """Make it of the rows of both tables as they are recorded; raises DataError."""
        rows = (Official.from_text(row, f"official {row['official_id']}") for row in officials)
        known = {str(row["organisation_id"]): row for row in organisations}
        return cls(
            tuple(rows),
            {key: row["iso3"] for key, row in known.items()},
            {key: str(row.get("name") or "") for key, row in known.items()},
        )

    def meant(
        self, name: str, role: str | None, iso3: str | None, day: str | None
    ) -> Official | None:
        """Return the one official in a role on `day` (EDTF) whom these words mean, or None.

        A name goes before an office; a surname or an office that several share means nobody, so
        on the day of a handover the office does not say who spoke.
        """
        if day is None:
            return None
        given = _BODIES.get(plain(name), plain(name))
        named = [
            row
            for row, known in self._known.get(given.rpartition(" ")[2], ())
            if _is_name(known, given) and self._is_serving(row, day)
        ]
        # A person who is known to speak for another state only shares the name.
        named = [row for row in named if not self._elsewhere(row, iso3)]
        if named:
            return None if " " not in given and says_former(role or "") else _one(named)
        office = office_meant(name, iso3) if role is None else None
        if office is None:
            return None
        return _one(
            row
            for row in self.rows
            if office_of(row) in office.roles
            and self._speaks_for(row, office, iso3)
            and self._is_serving(row, day)
        )

    def among(
        self, names: Iterable[str], office: str, iso3: str | None, day: str | None
    ) -> Official | None:
        """Return who of the people named so far holds an office, or None: "the secretary-general"."""
        for name in names:
            row = self.meant(name, None, iso3, day)
            if row is None:
                continue
            owner = self.states.get(row.organisation_id) or row.organisation_id
            meant = office_meant(office, owner)
            if meant and office_of(row) in meant.roles and self._speaks_for(row, meant, owner):
                return row
        return None

    def state_of(self, name: str) -> str | None:
        """Return the one state that whoever bears this full name has spoken for, on any day."""
        given = plain(name)
        states = {
            self.states.get(row.organisation_id)
            for row, known in self._known.get(given.rpartition(" ")[2], ())
            if " " in given and _is_name(known, given)
        }
        return states.pop() if len(states) == 1 else None

    @cached_property
    def _known(self) -> Mapping[str, list[tuple[Official, str]]]:
        """The last word of a plain name → the rows that it belongs to, with that name."""
        by_surname: dict[str, list[tuple[Official, str]]] = {}
        for row in self.rows:
            name = plain(row.name)
            by_surname.setdefault(name.rpartition(" ")[2], []).append((row, name))
        return by_surname

    def _is_serving(self, row: Official, day: str) -> bool:
        return self._is_body(row) or serves(row, day)

    def _speaks_for(self, row: Official, office: Office, owner: str | None) -> bool:
        """Whether a row is of the office's organisation, or else of the state that owns it."""
        if office.organisation:
            return row.organisation_id == office.organisation
        return owner == (self.states.get(row.organisation_id) or row.organisation_id)

    def _elsewhere(self, row: Official, iso3: str | None) -> bool:
        state = self.states.get(row.organisation_id)
        return iso3 is not None and state is not None and state != iso3

    def _is_body(self, row: Official) -> bool:
        """Whether a row is an organisation that speaks as such: nobody's term begins or ends."""
        return row.name == self.bodies.get(row.organisation_id)


def office_of(row: Official) -> str:
    """Return the office of a role, without the years of a term and whether it is acting."""
    return re.sub(r"^acting | \(.*\)$", "", row.role.lower())


def serves(row: Official, day: str) -> bool:
    """Return whether a source shows the official in the role on `day`.

    A term that is open at its end does not go on beyond the day that a source attests. One that
    began or ended in a year we know without the day counts for the years between.
    """
    has_begun = _is_reached(row.attested_from, day) or (
        row.held_from is not None and _is_reached(row.held_from, day)
    )
    is_over = not _is_reached(day, row.attested_to) and (
        row.held_to is None or not _is_reached(day, row.held_to)
    )
    return has_begun and not is_over


def _is_reached(first: str, then: str) -> bool:
    """Whether a day is not before another; of two within a year known alone, nobody can say."""
    width = min(len(first), len(then))
    is_vague = width == len("2024") < max(len(first), len(then))
    return first[:width] < then[:width] or (first[:width] == then[:width] and not is_vague)


def _one(rows: Iterable[Official]) -> Official | None:
    people = {row.official_id: row for row in rows}
    return next(iter(people.values())) if len(people) == 1 else None


def _is_name(known: str, given: str) -> bool:
    """Whether a given name may be the known one, which ends with the same word."""
    known_words, words = known.split(), given.split()
    return len(words) == 1 or words[:1] == known_words[:1] or set(words) <= set(known_words)

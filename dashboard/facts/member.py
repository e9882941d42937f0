"""Members: the states of the Alliance, with the day they joined."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.row import Edtf, Sourced


class Member(Sourced):
    """One state, by ISO 3166-1 alpha-3."""

    table: ClassVar[str] = "members"
    key_fields: ClassVar[tuple[str, ...]] = ("iso3",)

    iso3: str = Field(pattern=r"^[A-Z]{3}$")
    iso2: str = Field(pattern=r"^[A-Z]{2}$")
    name: str
    accession_on: Edtf
    protocol_signed_on: Edtf | None = None
    is_founding_member: bool
    has_armed_forces: bool
    """Iceland has none and is in no spending table."""
    note: str | None = None

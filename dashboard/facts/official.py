"""Officials, their organisations, and their roles with terms."""

from typing import ClassVar

from pydantic import Field

from dashboard.facts.row import Code, Edtf, Row, Sourced


class Organisation(Row):
    """A state, body or office with officials; `iso3` if it belongs to one state."""

    table: ClassVar[str] = "organisations"
    key_fields: ClassVar[tuple[str, ...]] = ("organisation_id",)

    organisation_id: Code
    name: str
    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")


class Official(Sourced):
    """A person or body in one role; one row per role.

    `held_from` and `held_to` are the term, if a source gives it. `attested_from` and `attested_to`
    are the first and last day for which a source shows the official in the role.
    """

    table: ClassVar[str] = "officials"
    key_fields: ClassVar[tuple[str, ...]] = ("official_id", "organisation_id", "role")

    official_id: Code
    name: str
    role: str
    organisation_id: Code
    held_from: Edtf | None = None
    held_to: Edtf | None = None
    attested_from: Edtf
    attested_to: Edtf
    note: str | None = None

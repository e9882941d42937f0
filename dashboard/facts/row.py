"""A recorded row: its table, its key, and its form as plain text."""

import re
from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from dashboard.errors import DataError
from dashboard.facts.vocabulary import Verification

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _edtf(value: str) -> str:
    match = _EDTF.fullmatch(value)
    if match is None:
        raise ValueError("is not a date: write 2024, 2024-02 or 2024-02-12")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    date(year, month, day)
    return value


def _code(value: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", value) is None:
        raise ValueError("is not a code: letters, digits, '_', '-' and '.' only")
    return value


Edtf = Annotated[str, AfterValidator(_edtf)]
"""A day, month or year: level 0 of ISO 8601-2's Extended Date/Time Format, ``2024-02``."""

Code = Annotated[str, AfterValidator(_code)]
"""A stable code for addresses: ``DEU``, ``nato_2024_06``, ``jens-stoltenberg``."""


def _spans(value: str) -> str:
    if re.fullmatch(r"\d+-\d+(~\d+-\d+)*", value) is None:
        raise ValueError("is not a list of spans: write 27-54, or 71-97~102-137")
    return value


Spans = Annotated[str, AfterValidator(_spans)]
"""Spans of a text in code points, end exclusive, one or more: ``71-97~102-137``."""


class Row(BaseModel):
    """A frozen row of one table; unknown fields are rejected, `None` means unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    table: ClassVar[str]
    key_fields: ClassVar[tuple[str, ...]]
    retired: ClassVar[frozenset[str]] = frozenset()
    """Columns of earlier versions, which a ledger may contain; they are ignored."""

    @property
    def key(self) -> str:
        """The row's identity in its table, stable across revisions: ``nato_2024_06/DEU/2024``."""
        return "/".join(str(getattr(self, name)) for name in self.key_fields)

    def to_text(self) -> dict[str, str | None]:
        """Return the row in its recorded form: column → text, empty as None."""
        return {
            name: None
            if value is None
            else str(value).lower()
            if isinstance(value, bool)
            else str(value)
            for name, value in self.model_dump(mode="json").items()
        }

    @classmethod
    def from_text(cls, values: dict[str, str | None], where: str) -> Self:
        """Make a row from text cells; an empty cell takes the field's default.

        Raises DataError with `where` (a file and row), the column and the error.
        """
        fields = {
            name: value
            for name, value in values.items()
            if value not in (None, "") and name not in cls.retired
        }
        try:
            return cls.model_validate(fields)
        except ValidationError as error:
            first = error.errors()[0]
            column = ".".join(str(part) for part in first["loc"]) or "row"
            raise DataError(
                f"{where}: {column}: {first['msg'].removeprefix('Value error, ')}.",
                "Correct this value and try again.",
            ) from error


class Sourced(Row):
    """A row with a source."""

    source_id: Code
    second_source_id: Code | None = None
    verification: Verification

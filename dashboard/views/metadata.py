"""Metadata of a view: titles, definitions, units and caveats, read from data/metadata."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.errors import DataError


class Column(BaseModel):
    """A column of a view's table: its label, and its definition if it needs one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    description: str = ""
    values: dict[str, str] = Field(default_factory=dict)
    """Code → label for readers."""


class Metadata(BaseModel):
    """The text of pages and exports about a view."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: int
    """Its place in the menu."""
    menu: str
    question: str
    measure: str
    unit: str
    definition: str
    how_to_read: str
    forms: dict[str, str] = Field(default_factory=dict)
    """Form → how to read it, if that differs."""
    caveats: list[str] = Field(min_length=1)
    credit: str
    """Source and terms of the figures; the release's own source is added."""
    columns: dict[str, Column]
    """The columns of the table, in order; the query may return more."""


@cache
def metadata(data: Path, stem: str) -> Metadata:
    """Read a view's metadata; raise DataError with the file and the wrong field."""
    path = data / "metadata" / f"{stem}.yml"
    try:
        return Metadata.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except FileNotFoundError:
        raise DataError(f"The view {stem} has no metadata.", f"Write {path}.") from None
    except (ValidationError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {error}") from error

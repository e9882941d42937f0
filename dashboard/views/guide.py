"""Text of the method and glossary pages, read from ``data/method.yml`` and ``glossary.yml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from dashboard.errors import DataError
from dashboard.facts import figure_vocabulary, vocabulary
from dashboard.facts.vocabulary import Term


class Section(BaseModel):
    """One section of the method page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str
    text: str


class GlossaryEntry(BaseModel):
    """One word of the project with its meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    definition: str


Item = TypeVar("Item")

VOCABULARY: Mapping[str, Mapping[Any, Term]] = {
    "Stance": vocabulary.STANCES,
    "Channel": vocabulary.CHANNELS,
    "Form of speech": vocabulary.SPEECH_FORMS,
    "Basis of a date": vocabulary.DATE_BASES,
    "Metric of a count": vocabulary.METRICS,
    "Comparison of a count": vocabulary.COMPARISONS,
    "Step towards membership": vocabulary.STEPS,
    "Status of a fact": vocabulary.STATUSES,
    "Verification": vocabulary.VERIFICATIONS,
    "Measure of a release": figure_vocabulary.MEASURES,
    "Completeness of a release": figure_vocabulary.COMPLETENESS,
    "Rules that figures keep": figure_vocabulary.RULES,
    "Aggregate of members": figure_vocabulary.AGGREGATES,
    "Kind of a plan": figure_vocabulary.PLAN_KINDS,
    "Scope of a plan": figure_vocabulary.PLAN_SCOPES,
    "Step of a ratification": figure_vocabulary.RATIFICATION_STEPS,
}
"""Heading → a part of the vocabulary, in the order of the glossary page."""


@cache
def method_sections(data: Path) -> list[Section]:
    """Read the sections of the method page; raise DataError if the file breaks its schema."""
    return _read(data / "method.yml", TypeAdapter(list[Section]))


@cache
def glossary_terms(data: Path) -> list[GlossaryEntry]:
    """Read the glossary by term; raise DataError if the file breaks its schema."""
    entries = _read(data / "glossary.yml", TypeAdapter(list[GlossaryEntry]))
    return sorted(entries, key=lambda entry: entry.term.lower())


def _read(path: Path, adapter: TypeAdapter[list[Item]]) -> list[Item]:
    try:
        return adapter.validate_python(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, ValidationError, yaml.YAMLError) as error:
        raise DataError(f"{path.name} cannot be read: {error}") from error

"""Plain HTML pages for readers and programs without scripts; every value is escaped."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.citations.json_ld import Node, script_safe
from dashboard.text.plain import expose_bidi_controls

_FOLDER = Path(__file__).resolve().parent


def _in_order(value: Any) -> Any:
    """Neutralise control characters that reorder text; our own HTML is Markup and stays."""
    return (
        expose_bidi_controls(value)
        if isinstance(value, str) and not isinstance(value, Markup)
        else value
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        finalize=_in_order,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    template: str,
    json_ld: Node | None = None,
    data: Node | None = None,
    ours: Mapping[str, str] | None = None,
    **values: Any,
) -> str:
    """Render ``<template>.html``; a missing value is an error.

    `json_ld` and `data` are escaped for their script element. `ours` is inserted without escaping:
    packaged scripts and our own pictures.
    """
    as_it_is = {name: Markup(text) for name, text in (ours or {}).items()}  # noqa: S704
    return (
        _environment()
        .get_template(f"{template}.html")
        .render(json_ld=_in_script(json_ld), data=_in_script(data), ours=as_it_is, **values)
    )


def _in_script(document: Node | None) -> Markup:
    return Markup("" if document is None else script_safe(document))  # noqa: S704 - for JSON

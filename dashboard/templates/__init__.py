"""Plain HTML pages, for readers and programs without scripts: every value in them is escaped."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.citing.json_ld import Node, script_safe

_FOLDER = Path(__file__).resolve().parent


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, json_ld: Node | None = None, **values: Any) -> str:
    """Return the HTML of ``<template>.html``; a value that it names and does not get is an error.

    `json_ld` is written so that it cannot leave the script that it stands in.
    """
    data = "" if json_ld is None else Markup(script_safe(json_ld))  # noqa: S704 - escaped for JSON
    return _environment().get_template(f"{template}.html").render(json_ld=data, **values)

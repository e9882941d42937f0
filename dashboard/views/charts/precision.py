"""Precision of a figure: the decimals of its source, and whether it is an estimate. Pure."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

NOT_SAID = "estimate or final: not said"
"""Remark on a figure if its source does not say whether it is an estimate."""


def format_number(value: float, decimals: float) -> str:
    """Format a number with the decimals of its source: 2.1, 2.10."""
    return f"{value:,.{int(decimals)}f}"


def estimated(is_estimate: Any) -> bool | None:
    """Return whether a row is an estimate, or None if unknown."""
    return None if pd.isna(is_estimate) else bool(is_estimate)


def estimate_label(is_estimate: Any) -> str:
    """Return a figure's precision in words; an empty string for a final figure."""
    return {True: "estimate", False: "", None: NOT_SAID}[estimated(is_estimate)]


def remark(is_estimate: Any) -> str:
    """Return the precision in brackets for use behind a figure, with a leading space."""
    words = estimate_label(is_estimate)
    return f" ({words})" if words else ""


def estimate_ending(flags: Iterable[Any]) -> str:
    """Return the ending of a finding if one of its figures is or may be an estimate."""
    estimates = {estimated(flag) for flag in flags}
    return ", by estimate" if True in estimates else f" ({NOT_SAID})" if None in estimates else ""


def symbol(is_estimate: Any, shape: str = "circle") -> str:
    """Return a mark's shape: hollow for an estimate, hollow with a dot if that is unknown."""
    ending = {True: "-open", False: "", None: "-open-dot"}[estimated(is_estimate)]
    return shape + ending


def share_of_gdp(row: Any, ending: str = "") -> str:
    """Format a row's share with its source's decimals; `ending` is the suffix of merged columns."""
    return format_number(row[f"share{ending}"], row[f"decimals{ending}"])

"""Precision of a figure: the decimals of its source, and whether it is an estimate. Pure."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

NOT_SAID = "estimate or final: not said"
"""The remark on a figure whose source does not say whether it is an estimate."""


def exactly(value: float, decimals: float) -> str:
    """Write a number with no more decimals than its source gives: 2.1, 2.10."""
    return f"{value:,.{int(decimals)}f}"


def estimated(is_estimate: Any) -> bool | None:
    """Return what a row says of being an estimate, None where nothing is known of it."""
    return None if pd.isna(is_estimate) else bool(is_estimate)


def told(is_estimate: Any) -> str:
    """Return what is told of a figure in words of its own, nothing of a final one."""
    return {True: "estimate", False: "", None: NOT_SAID}[estimated(is_estimate)]


def remark(is_estimate: Any) -> str:
    """Return the same as it stands in brackets behind a figure, with a space before it."""
    words = told(is_estimate)
    return f" ({words})" if words else ""


def by_estimate(flags: Iterable[Any]) -> str:
    """Return how a finding goes on when any of its figures is an estimate, or may be one."""
    estimates = {estimated(one) for one in flags}
    return ", by estimate" if True in estimates else f" ({NOT_SAID})" if None in estimates else ""


def symbol(is_estimate: Any, shape: str = "circle") -> str:
    """Return a mark's shape: hollow for an estimate, hollow with a dot where that is not known."""
    ending = {True: "-open", False: "", None: "-open-dot"}[estimated(is_estimate)]
    return shape + ending


def share_of_gdp(row: Any, ending: str = "") -> str:
    """Write a row's share as its source gives it; `ending` is that of merged columns."""
    return exactly(row[f"share{ending}"], row[f"decimals{ending}"])

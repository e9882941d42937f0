"""The views: every module here that holds a VIEW is one, found by its own name."""

import importlib
import pkgutil
from functools import cache

from dashboard.charts.view import View


@cache
def views() -> dict[str, View]:
    """Return every view by slug. Adding a module with a VIEW adds a view; nothing else changes."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    )
    found = [module.VIEW for module in modules if hasattr(module, "VIEW")]
    return {view.slug: view for view in found}
